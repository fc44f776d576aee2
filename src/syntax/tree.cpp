#include "syntax/tree.hpp"

#include <algorithm>

#include <tao/pegtl.hpp>

#include "peg/config_text.hpp"

namespace vrpc::syntax {
namespace {

namespace peg = vrpc::peg::config_text;

struct Builder {
  const char* start;
  std::vector<Line>& lines;
  std::vector<Word>& words;
  std::size_t most_words = 0;  // with those of the line at hand

  void start_line(const char* at) {
    Line& line = lines.emplace_back();
    line.begin = offset(at);
    line.first_word = static_cast<std::uint32_t>(words.size());
    most_words = words.size() + Tree::kMostWords;
  }
  [[nodiscard]] Line& line() { return lines.back(); }
  [[nodiscard]] std::uint32_t offset(const char* p) const { return static_cast<std::uint32_t>(p - start); }

  template <typename Input> void add_word(const Input& in, bool quoted, bool unterminated) {
    const std::uint32_t end = offset(in.end());
    if (words.size() >= most_words) {
      words.back().size = (end - words.back().begin) & 0x3FFFFFFF;
      return;
    }
    const std::uint32_t begin = offset(in.begin());
    words.push_back({begin, (end - begin) & 0x3FFFFFFF, quoted, unterminated});
  }
};

template <typename Rule> struct Action : tao::pegtl::nothing<Rule> {};

template <LineKind kind> struct SetKind {
  static void apply0(Builder& builder) { builder.line().kind = kind; }
};

template <> struct Action<peg::separator> : SetKind<LineKind::separator> {};
template <> struct Action<peg::comment> : SetKind<LineKind::comment> {};
template <> struct Action<peg::command> : SetKind<LineKind::command> {};
template <> struct Action<peg::output> : SetKind<LineKind::output> {};

template <> struct Action<peg::indentation> {
  template <typename Input> static void apply(const Input& in, Builder& builder) {
    builder.line().indentation = static_cast<std::uint16_t>(std::min<std::size_t>(in.size(), Line::kDeepest));
  }
};
template <> struct Action<peg::prompt> {
  template <typename Input> static void apply(const Input& in, Builder& builder) {
    builder.line().prompt_size = static_cast<std::uint8_t>(std::min<std::size_t>(in.size(), 255));
  }
};
template <> struct Action<peg::mark> {
  static void apply0(Builder& builder) { builder.line().marked = true; }
};
template <> struct Action<peg::plain_word> {
  template <typename Input> static void apply(const Input& in, Builder& builder) { builder.add_word(in, false, false); }
};
template <> struct Action<peg::quoted_word> {
  template <typename Input> static void apply(const Input& in, Builder& builder) { builder.add_word(in, true, false); }
};
template <> struct Action<peg::unterminated_word> {
  template <typename Input> static void apply(const Input& in, Builder& builder) { builder.add_word(in, false, true); }
};

// Offsets are taken from the pointers, so the input need not count lines.
using Input = tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy>;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

template <typename Rule> void parse_lines(Input& in, Builder& builder) {
  while (!in.empty()) {
    builder.start_line(in.current());
    tao::pegtl::parse<Rule, Action>(in, builder);
  }
}

// How many lines and words the text has, if all of it is like its middle.
struct Estimate {
  std::size_t lines = 1;
  std::size_t words = 0;

  static bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }
  explicit Estimate(std::string_view bytes) {
    constexpr std::size_t kSize = 65536;
    const std::string_view part = bytes.size() <= kSize ? bytes : bytes.substr((bytes.size() - kSize) / 2, kSize);
    char before = ' ';
    for (const char c : part) {
      lines += c == '\n' ? 1 : 0;
      words += is_blank(before) && !is_blank(c) && c != '#' ? 1 : 0;
      before = c;
    }
    if (part.size() == bytes.size()) return;
    const double times = 1.02 * static_cast<double>(bytes.size()) / static_cast<double>(part.size());
    lines = static_cast<std::size_t>(times * static_cast<double>(lines));
    words = static_cast<std::size_t>(times * static_cast<double>(words));
  }
};

}  // namespace

std::string_view to_text(InputKind kind) {
  switch (kind) {
    case InputKind::saved: return "saved";
    case InputKind::script: return "script";
    case InputKind::transcript: return "transcript";
  }
  return {};
}

Tree::Tree(const text::Source& source, InputKind kind) : source_(&source), kind_(kind) {
  const std::string_view bytes = source.bytes();
  const Estimate estimate(bytes);
  lines_.reserve(estimate.lines + 1);
  words_.reserve(estimate.words);
  Builder builder{bytes.data(), lines_, words_};
  const std::size_t skipped = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  Input in(bytes.data() + skipped, bytes.data() + bytes.size(), "");
  if (kind == InputKind::transcript) {
    parse_lines<peg::transcript_line>(in, builder);
  } else {
    parse_lines<peg::statement_line>(in, builder);
  }
  if (lines_.empty() && !bytes.empty()) lines_.emplace_back();  // a byte order mark and nothing else
  if (!lines_.empty()) lines_.front().begin = 0;
  Line end;
  end.begin = static_cast<std::uint32_t>(bytes.size());
  end.first_word = static_cast<std::uint32_t>(words_.size());
  lines_.push_back(end);
}

std::uint32_t Tree::command_count() const {
  const auto is_command = [](const Line& line) { return line.kind == LineKind::command; };
  return static_cast<std::uint32_t>(std::ranges::count_if(lines_, is_command));
}

text::Span Tree::words_span(LineId id) const {
  if (word_count(id) == 0) return {line(id).begin, line(id).begin};
  return {words_[first_word(id)].begin, words_[end_word(id) - 1].span().end};
}

std::string_view Tree::body(LineId id) const {
  std::string_view text = source_->text(span(id));
  text.remove_prefix(prompt(id).size());
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::string_view Tree::prompt(LineId id) const {
  const std::string_view text = source_->text(span(id));
  const std::size_t size = line(id).prompt_size;
  if (size < 255) return text.substr(0, size);
  return text.substr(0, text.find(text.front() == '<' ? '>' : ']') + 1);
}

}  // namespace vrpc::syntax
