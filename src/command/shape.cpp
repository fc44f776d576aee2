#include "command/shape.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <system_error>

#include <fmt/format.h>
#include <tao/pegtl.hpp>

#include "command/address.hpp"
#include "peg/value.hpp"

namespace vrpc::command {
namespace {

template <typename Rule> bool matches(std::string_view word) {
  // The source name is a `const char*`, as a `std::string` might allocate.
  using Input = tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy, tao::pegtl::eol::lf_crlf, const char*>;
  Input input(word.data(), word.data() + word.size(), "");
  return tao::pegtl::parse<peg::value::word<Rule>>(input);
}

template <typename Number> std::optional<Number> parse_whole(std::string_view word) {
  Number value = 0;
  const char* const end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

// For digits that a rule has already accepted as 32 bits at most.
std::uint32_t accepted_number(std::string_view digits) { return parse_whole<std::uint32_t>(digits).value_or(0); }

struct Halves {
  std::string_view before;
  std::string_view after;
};

Halves split_at(std::string_view word, std::size_t separator) {
  return {word.substr(0, separator), word.substr(separator + 1)};
}

// ASCII whatever the locale.
constexpr bool is_digit(char character) { return character >= '0' && character <= '9'; }
constexpr bool is_letter(char character) { return to_lower(character) >= 'a' && to_lower(character) <= 'z'; }

bool is_interface_type(std::string_view word) {
  const auto allowed = [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '|'; };
  if (word.empty() || !is_letter(word.back()) || word.front() == '-' || word.front() == '|') return false;
  return std::ranges::all_of(word, allowed);
}

// Each steps over what is there at `at`, and says whether it was.
bool skip_digits(std::string_view word, std::size_t& at) {
  const std::size_t start = at;
  while (at < word.size() && is_digit(word[at])) ++at;
  return at > start;
}

bool skip_part(std::string_view word, std::size_t& at, char separator) {
  std::size_t end = at + 1;
  if (at == word.size() || word[at] != separator || !skip_digits(word, end)) return false;
  at = end;
  return true;
}

}  // namespace

std::optional<std::uint64_t> parse_integer(std::string_view word) { return parse_whole<std::uint64_t>(word); }

std::optional<std::int64_t> parse_signed(std::string_view word) { return parse_whole<std::int64_t>(word); }

std::optional<std::uint32_t> parse_as_number(std::string_view word) {
  if (!matches<peg::value::as_number>(word)) return std::nullopt;
  const std::size_t dot = word.find('.');
  if (dot == std::string_view::npos) return accepted_number(word);
  const auto [high, low] = split_at(word, dot);
  return accepted_number(high) << 16 | accepted_number(low);
}

bool is_route_distinguisher(std::string_view word) { return matches<peg::value::route_distinguisher>(word); }

std::string canonical_route_distinguisher(std::string_view word) {
  if (!is_route_distinguisher(word)) return std::string(word);
  const auto [administrator, assigned] = split_at(word, word.find(':'));
  const std::uint32_t number = accepted_number(assigned);
  if (const std::optional<IpAddress> address = parse_ipv4(administrator)) {
    return fmt::format("{}:{}", to_text(*address), number);
  }
  const std::size_t dot = administrator.find('.');
  if (dot == std::string_view::npos) return fmt::format("{}:{}", accepted_number(administrator), number);
  const auto [high_digits, low_digits] = split_at(administrator, dot);
  const std::uint32_t high = accepted_number(high_digits);
  const std::uint32_t low = accepted_number(low_digits);
  if (high == 0) return fmt::format("0.{}:{}", low, number);
  return fmt::format("{}:{}", high << 16 | low, number);
}

bool is_mac_address(std::string_view word) { return matches<peg::value::mac_address>(word); }

std::string canonical_mac_address(std::string_view word) {
  if (!is_mac_address(word)) return std::string(word);
  std::string text;
  for (std::string_view rest = word;;) {
    const std::size_t hyphen = rest.find('-');
    fmt::format_to(std::back_inserter(text), "{:0>4}", rest.substr(0, hyphen));
    if (hyphen == std::string_view::npos) break;
    text += '-';
    rest.remove_prefix(hyphen + 1);
  }
  std::ranges::transform(text, text.begin(), to_lower);
  return text;
}

std::optional<InterfaceName> split_interface_name(std::string_view word) {
  std::size_t start = word.size();
  while (start > 0 && !is_letter(word[start - 1])) --start;
  const InterfaceName name{word.substr(0, start), word.substr(start)};
  if (!is_interface_type(name.type) || !is_interface_number(name.number)) return std::nullopt;
  return name;
}

bool is_interface_number(std::string_view word) {
  std::size_t at = 0;
  if (!skip_digits(word, at)) return false;
  int levels = 1;
  while (levels < 4 && skip_part(word, at, '/')) ++levels;
  skip_part(word, at, ':');
  skip_part(word, at, '.');
  return at == word.size();
}

}  // namespace vrpc::command
