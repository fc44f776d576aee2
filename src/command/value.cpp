#include "command/value.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "command/address.hpp"
#include "command/shape.hpp"
#include "text/utf8.hpp"

namespace vrpc::command {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool in_ranges(const Grammar& grammar, Slice ranges, std::int64_t value) {
  if (ranges.count == 0) return true;
  const auto rows = grammar.range_list(ranges);
  return std::any_of(rows.begin(), rows.end(),
                     [value](const RangeRow& r) { return value >= r.low && value <= r.high; });
}

std::int64_t length(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
  return static_cast<std::int64_t>(ascii ? text.size() : text::count_code_points(text));
}

// `a-z0-9_`: a range where a hyphen stands between two characters.
bool has_only(std::string_view text, std::string_view characters) {
  const auto allowed = [characters](char c) {
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const bool range = i + 2 < characters.size() && characters[i + 1] == '-';
      if (c == characters[i] || (range && c >= characters[i] && c <= characters[i + 2])) return true;
      if (range) i += 2;
    }
    return false;
  };
  return std::all_of(text.begin(), text.end(), allowed);
}

bool is_reserved(const Grammar& grammar, const TypeRow& type, std::string_view text) {
  const auto words = grammar.text_list(type.reserved);
  return std::any_of(words.begin(), words.end(), [&](TextRef word) { return grammar.text(word) == text; });
}

std::optional<Fault> string_fault(const Grammar& grammar, const TypeRow& type, std::string_view word, bool quoted) {
  if (type.quotable != 0 && !quoted && word.starts_with('"')) return Fault::quote;
  const std::string_view text = type.quotable != 0 ? unquoted(word, quoted) : word;
  if (type.base == Base::secret && text == kMaskedSecret) return std::nullopt;
  if (!in_ranges(grammar, type.ranges, length(text))) return Fault::length;
  if (type.reserved.count > 0 && is_reserved(grammar, type, text)) return Fault::reserved;
  if (type.characters.size > 0 && !has_only(text, grammar.text(type.characters))) return Fault::characters;
  const bool blanks = quoted && type.quotable == 0 && text.find(' ') != std::string_view::npos;
  if (blanks && type.base != Base::text) return Fault::characters;
  return std::nullopt;
}

Fit integer_fit(const Grammar& grammar, const TypeRow& type, std::string_view word) {
  const auto value = parse_signed(word);
  if (value) return in_ranges(grammar, type.ranges, *value) ? Fit::yes : Fit::wrong;
  const bool digits = std::all_of(word.begin(), word.end(), is_digit);
  return digits ? Fit::wrong : Fit::no;  // longer than any number that is meant
}

Fit interface_fit(const Grammar& grammar, const TypeRow& type, std::string_view word) {
  const auto name = split_interface_name(word);
  if (!name) return Fit::no;
  return type.words.count == 0 || !enumerated(grammar, type, name->type).empty() ? Fit::yes : Fit::wrong;
}

Fit mask_fit(const Grammar& grammar, const TypeRow& type, std::string_view word) {
  if (const auto address = parse_ipv4(word)) return mask_length(*address) ? Fit::yes : Fit::wrong;
  return type.ranges.count == 0 ? Fit::no : integer_fit(grammar, type, word);
}

// `24` is 255.255.255.0.
std::optional<IpAddress> parse_mask(std::string_view word) {
  const auto length = parse_signed(word);
  return length && *length >= 0 && *length <= 32 ? mask_of(static_cast<int>(*length)) : parse_ipv4(word);
}

Fit shape(bool fitting) { return fitting ? Fit::yes : Fit::no; }

// Of 10.1.1.1, 65001, 65001:100: decimal numbers and what stands between them.
bool has_leading_zeros(std::string_view word) {
  for (std::size_t i = 0; i + 1 < word.size(); ++i)
    if (word[i] == '0' && (i == 0 || !is_digit(word[i - 1])) && is_digit(word[i + 1])) return true;
  return false;
}

// 65001 and 65001:100, but not 1.1:100: equal values are written alike.
bool is_plain_decimal(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == ':'; }) &&
         !has_leading_zeros(word);
}

}  // namespace

std::string_view unquoted(std::string_view word, bool quoted) {
  return quoted && word.size() >= 2 ? word.substr(1, word.size() - 2) : word;
}

std::string_view enumerated(const Grammar& grammar, const TypeRow& type, std::string_view word) {
  // In alphabetical order.
  const auto words = grammar.list(type.words);
  const auto folded = [&](std::uint32_t id) { return grammar.text(grammar.keyword(KeywordId{id}).folded); };
  const auto spelling = [&](auto place) {
    return grammar.text(grammar.text_list(type.spellings)[static_cast<std::size_t>(place - words.begin())]);
  };
  constexpr std::size_t kFew = 8;
  if (words.size() > kFew) {
    const std::uint32_t keyword = index(grammar.find_keyword(word));
    const auto exact = std::lower_bound(words.begin(), words.end(), keyword);
    if (exact != words.end() && *exact == keyword) return spelling(exact);
  }
  const auto first =
      std::partition_point(words.begin(), words.end(), [&](std::uint32_t id) { return is_after(word, folded(id)); });
  if (first == words.end() || !is_abbreviation(word, folded(*first))) return {};
  const bool exact = folded(*first).size() == word.size();
  const bool only = std::next(first) == words.end() || !is_abbreviation(word, folded(*std::next(first)));
  return exact || only ? spelling(first) : std::string_view();
}

Fit fits(const Grammar& grammar, const TypeRow& type, std::string_view word, bool quoted) {
  switch (type.base) {
    case Base::enumeration:
    case Base::interface_type: return shape(!enumerated(grammar, type, word).empty());
    case Base::ipv4_address: return shape(parse_ipv4(word).has_value());
    case Base::ipv4_mask: return mask_fit(grammar, type, word);
    case Base::integer: return integer_fit(grammar, type, word);
    case Base::as_number: return shape(parse_as_number(word).has_value());
    case Base::ipv6_address: return shape(parse_ipv6(word).has_value());
    case Base::ipv6_prefix: return shape(parse_ipv6_prefix(word).has_value());
    case Base::mac_address: return shape(is_mac_address(word));
    case Base::route_distinguisher: return shape(is_route_distinguisher(word));
    case Base::interface_number: return shape(is_interface_number(word));
    case Base::interface_name: return interface_fit(grammar, type, word);
    case Base::secret:
    case Base::string:
    case Base::text: return string_fault(grammar, type, word, quoted) ? Fit::wrong : Fit::yes;
    case Base::word: return Fit::yes;
  }
  return Fit::no;
}

Fault fault_of(const Grammar& grammar, const TypeRow& type, std::string_view word, bool quoted) {
  switch (type.base) {
    case Base::secret:
    case Base::string:
    case Base::text: return string_fault(grammar, type, word, quoted).value_or(Fault::shape);
    case Base::integer:
    case Base::ipv4_mask: return integer_fit(grammar, type, word) == Fit::wrong ? Fault::range : Fault::shape;
    default: return Fault::shape;
  }
}

void append_canonical(const Grammar& grammar, const TypeRow& type, std::string_view word, bool quoted,
                      std::string& out) {
  const auto append_or_keep = [&](const auto& value, const auto& text) {
    value ? void(out += text(*value)) : void(out += word);
  };
  const auto append_keyword = [&](std::string_view text) {
    const std::string_view known = enumerated(grammar, type, text);
    out += known.empty() ? text : known;
  };
  switch (type.base) {
    case Base::enumeration:
    case Base::interface_type: return append_keyword(word);
    case Base::interface_name:
      if (const auto name = split_interface_name(word)) {
        append_keyword(name->type);
        out += name->number;
        return;
      }
      break;
    case Base::ipv4_address:
      if (!has_leading_zeros(word)) break;
      return append_or_keep(parse_ipv4(word), [](const IpAddress& address) { return to_text(address); });
    case Base::ipv4_mask:
      if (word.find('.') != std::string_view::npos && !has_leading_zeros(word)) break;
      return append_or_keep(parse_mask(word), [](const IpAddress& address) { return to_text(address); });
    case Base::ipv6_address:
      return append_or_keep(parse_ipv6(word), [](const IpAddress& address) { return to_text(address); });
    case Base::ipv6_prefix:
      return append_or_keep(parse_ipv6_prefix(word), [](const IpPrefix& prefix) { return to_text(prefix); });
    case Base::integer:
      if (is_plain_decimal(word)) break;
      return append_or_keep(parse_signed(word), [](std::int64_t value) { return fmt::to_string(value); });
    case Base::as_number:
      if (is_plain_decimal(word)) break;
      return append_or_keep(parse_as_number(word), [](std::uint32_t value) { return fmt::to_string(value); });
    case Base::mac_address: out += is_mac_address(word) ? canonical_mac_address(word) : std::string(word); return;
    case Base::route_distinguisher:
      if (is_plain_decimal(word)) break;
      out += is_route_distinguisher(word) ? canonical_route_distinguisher(word) : std::string(word);
      return;
    default: break;
  }
  const std::size_t begin = out.size();
  out += type.quotable != 0 ? unquoted(word, quoted) : word;
  if (type.case_insensitive != 0)
    std::transform(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
                   out.begin() + static_cast<std::ptrdiff_t>(begin), to_lower);
}

bool looks_secret(std::string_view before, std::string_view word) {
  // Facts: NE40E and CE6800 configurations; each mark stands at the start of the word.
  constexpr std::string_view kMarks[] = {"%^%#", "%#%#", "%+%##!", "@%@%", "%@%@", "%@%#",
                                         "%$%$", "$1a$", "$1b$",   "$1c$", "$1d$"};
  constexpr std::string_view kAnnouncing[] = {
      "cipher",     "irreversible-cipher", "simple",           "plain", "md5", "password", "key-string", "auth-code",
      "shared-key", "pre-shared-key",      "shared-key-cipher"};
  const auto announces = [&](std::string_view text) {
    return std::any_of(std::begin(kAnnouncing), std::end(kAnnouncing), [text](std::string_view known) {
      return text.size() == known.size() &&
             std::equal(text.begin(), text.end(), known.begin(), [](char a, char b) { return to_lower(a) == b; });
    });
  };
  const bool marked =
      std::any_of(std::begin(kMarks), std::end(kMarks), [word](auto mark) { return word.starts_with(mark); });
  return marked || (announces(before) && !announces(word));
}

namespace {

std::string ranges_text(const Grammar& grammar, const TypeRow& type) {
  std::string text;
  for (const RangeRow& range : grammar.range_list(type.ranges)) {
    if (!text.empty()) text += " or ";
    text += range.low == range.high ? fmt::to_string(range.low) : fmt::format("{} to {}", range.low, range.high);
  }
  return text;
}

std::string words_text(const Grammar& grammar, const TypeRow& type) {
  constexpr std::size_t kMost = 8;
  std::string text;
  std::size_t count = 0;
  for (const TextRef word : grammar.text_list(type.spellings)) {
    if (++count > kMost) return text + ", ...";
    text += fmt::format("{}`{}`", text.empty() ? "" : ", ", grammar.text(word));
  }
  return text;
}

}  // namespace

std::string describe(const Grammar& grammar, const TypeRow& type) {
  const std::string_view unit = grammar.text(type.unit);
  switch (type.base) {
    case Base::enumeration: return fmt::format("one of {}", words_text(grammar, type));
    case Base::ipv4_address: return "an IPv4 address";
    case Base::ipv4_mask:
      return type.ranges.count == 0 ? "an IPv4 mask"
                                    : fmt::format("an IPv4 mask, or its length, {}", ranges_text(grammar, type));
    case Base::integer:
      return fmt::format("an integer, {}{}{}", ranges_text(grammar, type), unit.empty() ? "" : " ", unit);
    case Base::as_number: return "an AS number";
    case Base::ipv6_address: return "an IPv6 address";
    case Base::ipv6_prefix: return "an IPv6 prefix";
    case Base::mac_address: return "a MAC address";
    case Base::route_distinguisher: return "a route distinguisher";
    case Base::interface_number: return "an interface number";
    case Base::interface_type: return "an interface type";
    case Base::interface_name: return "an interface";
    case Base::secret: return "a secret";
    case Base::string: return fmt::format("a word of {} characters", ranges_text(grammar, type));
    case Base::word: return "a word";
    case Base::text: return fmt::format("text of {} characters", ranges_text(grammar, type));
  }
  return {};
}

}  // namespace vrpc::command
