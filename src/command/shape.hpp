// Values other than addresses: whether a word has the shape of one, and its canonical form, so that two spellings of
// one value compare equal.
//
// Shapes only: that an interface type exists, or that a number lies in a parameter's range, is known to definitions.
// The words that are accepted are those of `peg/value.hpp`. Nothing here allocates but the canonical forms; given a
// word that has not the shape, those give it back as written, so that what is wrong stays visible.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/bytes.hpp"

namespace vrpc::command {

// Decimal digits only, no sign; nothing if it does not fit. `parse_signed` allows a minus sign.
std::optional<std::uint64_t> parse_integer(std::string_view word);
std::optional<std::int64_t> parse_signed(std::string_view word);

// 65001, or 100.1 for 6553601.
std::optional<std::uint32_t> parse_as_number(std::string_view word);

// 100:1, 65537:1, 1.1:1, 10.1.1.1:1. Canonical: no leading zeros, and a dotted AS as one number, as 65537:1 for 1.1:1.
// The exception is 0.y:n, which stays: 0.100:1 has a 4-byte AS, while 100:1 is another distinguisher, with a 2-byte
// AS (RFC 4364, section 4.2, types 2 and 0).
bool is_route_distinguisher(std::string_view word);
std::string canonical_route_distinguisher(std::string_view word);

// e0-fc01-1. Canonical: 00e0-fc01-0001.
bool is_mac_address(std::string_view word);
std::string canonical_mac_address(std::string_view word);

// Parts of the word it was split from.
struct InterfaceName {
  std::string_view type;
  std::string_view number;
};

// 100GE1/0/1.5 is 100GE and 1/0/1.5. The number starts after the last letter.
std::optional<InterfaceName> split_interface_name(std::string_view word);
bool is_interface_number(std::string_view word);

[[nodiscard]] constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// `int` of `interface`, in any case. `folded` is in lower case.
[[nodiscard]] constexpr bool is_abbreviation(std::string_view word, std::string_view folded) {
  if (word.size() > folded.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (to_lower(word[i]) != folded[i]) return false;
  return true;
}

// The word itself, in any case. `folded` is ASCII in lower case.
[[nodiscard]] inline bool is_same_word(std::string_view word, std::string_view folded) {
  const std::size_t size = word.size();
  if (size != folded.size()) return false;
  const auto is_same = [](std::uint64_t part, std::uint64_t wanted) {
    const std::uint64_t other = part ^ wanted;
    if (other == 0) return true;
    // A capital letter differs from a small one by the bit 0x20, which also tells some other characters apart.
    const std::uint64_t small = (wanted + text::eight_of(0x80 - 'a')) & ~(wanted + text::eight_of(0x7F - 'z'));
    return (other & ~text::eight_of(0x20)) == 0 && (other << 2 & ~small) == 0;
  };
  const char* const a = word.data();
  const char* const b = folded.data();
  if (size < 4) return is_abbreviation(word, folded);
  if (size < 8) {
    return is_same(text::load<std::uint32_t>(a), text::load<std::uint32_t>(b)) &&
           is_same(text::load<std::uint32_t>(a + size - 4), text::load<std::uint32_t>(b + size - 4));
  }
  for (std::size_t i = 0; i + 8 <= size; i += 8)
    if (!is_same(text::load<std::uint64_t>(a + i), text::load<std::uint64_t>(b + i))) return false;
  return is_same(text::load<std::uint64_t>(a + size - 8), text::load<std::uint64_t>(b + size - 8));
}

// Whether the word, in any case, comes after a word in lower case.
[[nodiscard]] constexpr bool is_after(std::string_view word, std::string_view folded) {
  for (std::size_t i = 0; i < word.size() && i < folded.size(); ++i) {
    const char c = to_lower(word[i]);
    if (c != folded[i]) return static_cast<unsigned char>(c) > static_cast<unsigned char>(folded[i]);
  }
  return word.size() > folded.size();
}

}  // namespace vrpc::command
