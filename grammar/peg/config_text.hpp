// Configuration text, from bytes to words. No line is refused: what these rules cannot name is a word.
//
// Wider than the device: tabs and other control characters separate words (the device aborts a batch file
// there), a command may have any length, and what a pager leaves in a capture is skipped.
// Narrower: `//` starts no comment. Guides write remarks that way, devices print it inside URLs.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <tao/pegtl.hpp>

namespace vrpc::peg::config_text {

using namespace tao::pegtl;

struct line_end : sor<one<'\n'>, string<'\r', '\n'>, string<'\r', '\r', '\n'>> {};
struct at_line_end : at<sor<line_end, eof>> {};
struct control_character : seq<at<range<'\0', '\x1F'>>, not_at<line_end>, any> {};
struct blank : sor<one<' '>, control_character> {};
// star<blank>, but spaces, which most blanks are, are passed at once.
struct spaces {
  using rule_t = spaces;
  using subs_t = empty_list;
  template <typename Input> [[nodiscard]] static bool match(Input& in) {
    const char* at = in.current();
    for (const char* const end = in.end(); at != end && *at == ' ';) ++at;
    in.bump(static_cast<std::size_t>(at - in.current()));
    return true;
  }
};
struct other_blanks : star<control_character, spaces> {};
// What most words have around them, spaces or the end of the line, is passed at once.
struct blanks {
  using rule_t = blanks;
  using subs_t = empty_list;
  template <typename Input> [[nodiscard]] static bool match(Input& in) {
    (void)spaces::match(in);
    if (in.empty() || static_cast<unsigned char>(*in.current()) > ' ' || *in.current() == '\n') return true;
    return parse<other_blanks>(in);
  }
};
struct word_character : not_range<'\0', ' '> {};
// plus<word_character>, which most of a file is: eight characters are matched at once.
struct word_characters {
  using rule_t = word_characters;
  using subs_t = empty_list;

  // Up to the first of the eight that ends a word: 8 if none does.
  [[nodiscard]] static std::size_t leading(const char* at) {
    constexpr std::uint64_t kEach = 0x0101'0101'0101'0101;
    std::uint64_t block = 0;
    std::memcpy(&block, at, sizeof(block));
    // The highest bit of a byte that is at most a space; those behind the first may have it for no reason.
    const std::uint64_t ends = (block - kEach * (' ' + 1)) & ~block & (kEach * 0x80);
    return static_cast<std::size_t>(std::countr_zero(ends)) / 8;
  }
  template <typename Input> [[nodiscard]] static bool take(Input& in, const char* to) {
    if (to == in.current()) return false;
    in.bump(static_cast<std::size_t>(to - in.current()));
    return true;
  }
  template <typename Input> [[nodiscard]] static bool match(Input& in) {
    const char* at = in.current();
    const char* const end = in.end();
    if constexpr (std::endian::native == std::endian::little) {
      for (; end - at >= 8; at += 8)
        if (const std::size_t found = leading(at); found < 8) return take(in, at + found);
    }
    while (at != end && static_cast<unsigned char>(*at) > ' ') ++at;
    return take(in, at);
  }
};
struct at_word_end : at<sor<range<'\0', ' '>, eof>> {};

// A quote opens a quoted word only as the first character: ciphertexts hold quotes too.
struct quoted_character : not_one<'"', '\r', '\n'> {};
struct quoted_word : seq<one<'"'>, star<quoted_character>, one<'"'>, at_word_end> {};
struct unterminated_word : seq<at<one<'"'>, star<quoted_character>, sor<line_end, eof>>, plus<word_character>> {};
struct plain_word : word_characters {};
struct any_word : sor<seq<at<one<'"'>>, sor<quoted_word, unterminated_word>>, plain_word> {};
// What stands behind the last one need not be tried.
struct word : seq<not_at<one<'\n'>>, any_word> {};

// What a terminal shows when it stops at the foot of a page, and how it wipes that away again.
struct escape_sequence : seq<one<'\x1B'>, one<'['>, star<ranges<'0', '9', ';'>>, range<'@', '~'>> {};
struct pager_text : seq<blanks, string<'-', '-', '-', '-', ' ', 'M', 'o', 'r', 'e', ' ', '-', '-', '-', '-'>> {};
struct pager_wipe : seq<star<escape_sequence>, opt<plus<one<' '>>, plus<escape_sequence>>, star<one<'\b'>>> {};
struct pager : seq<pager_text, pager_wipe> {};

// `[~HUAWEI-bmp]`: the mark says whether the candidate configuration differs from the running one.
struct prompt_name : plus<not_one<'<', '>', '[', ']', '\r', '\n'>> {};
struct user_prompt : seq<one<'<'>, prompt_name, one<'>'>> {};
struct view_prompt : seq<one<'['>, opt<one<'~', '*'>>, prompt_name, one<']'>> {};
struct prompt : sor<user_prompt, view_prompt> {};

struct indentation : star<one<' ', '\t'>> {};
// `#` alone returns to the system view, or separates; followed by text it is a comment, as `!` always is.
struct separator : seq<one<'#'>, blanks, at_line_end> {};
struct comment : seq<one<'#', '!'>, until<at_line_end>> {};
struct empty_line : at_line_end {};
// `~` marks a default that was asked for, `*` the configuration of a board that is not there.
struct mark : seq<one<'~', '*'>, at<alpha>> {};
struct command : seq<opt<mark>, plus<word, blanks>> {};
// Most lines are told by their first letter.
struct statement : sor<seq<at<alpha>, command>, empty_line, separator, comment, command> {};
struct statement_line : seq<star<pager>, indentation, blanks, statement, sor<line_end, eof>> {};

struct prompted_line : seq<prompt, star<pager>, indentation, blanks, statement, sor<line_end, eof>> {};
struct output : until<at_line_end> {};
struct output_line : seq<output, sor<line_end, eof>> {};
struct transcript_line : sor<prompted_line, output_line> {};

}  // namespace vrpc::peg::config_text
