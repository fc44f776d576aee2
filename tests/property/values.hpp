// Random words that fit a type of the command grammar.
#pragma once

#include <algorithm>

#include <fmt/format.h>

#include "command/grammar.hpp"
#include "random.hpp"

namespace vrpc::property {

inline constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
inline constexpr std::string_view kNameCharacters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./";
inline constexpr std::string_view kCipherCharacters = "abcXYZ012!\"#$%&'()*+,-./:;<=>@[]^_`{|}~\\";

class Values {
 public:
  Values(const command::Grammar& grammar, Random& random) : grammar_(grammar), random_(random) {}

  std::string of(const command::TypeRow& type) {
    using command::Base;
    switch (type.base) {
      case Base::enumeration:
      case Base::interface_type: return keyword(type);
      case Base::ipv4_address: return ipv4();
      case Base::ipv4_mask: return mask();
      case Base::integer: return integer(type);
      case Base::as_number: return as_number();
      case Base::ipv6_address: return ipv6();
      case Base::ipv6_prefix: return fmt::format("{}/{}", ipv6(), random_.below(129));
      case Base::mac_address: return fmt::format("{:x}-{:04X}-{:x}", half(), half(), half());
      case Base::route_distinguisher: return fmt::format("{}:{}", random_.chance(50) ? ipv4() : as_number(), half());
      case Base::interface_number: return interface_number();
      case Base::interface_name:
        return (type.words.count > 0 ? keyword(type) : std::string("GigabitEthernet")) + interface_number();
      case Base::secret: return secret(type);
      case Base::string: return string(type);
      case Base::word: return random_.word(kNameCharacters, 1 + random_.below(12));
      case Base::text: return text(type);
    }
    return {};
  }

 private:
  std::size_t half() { return random_.below(65536); }

  std::string keyword(const command::TypeRow& type) {
    return std::string(grammar_.spelling(command::KeywordId{random_.pick(grammar_.list(type.words))}));
  }

  std::string ipv4() {
    return fmt::format("{}.{}.{}.{}", 1 + random_.below(223), random_.below(256), random_.below(256),
                       random_.below(256));
  }

  std::string mask() {
    const std::uint64_t bits = 0xFFFFFFFF00000000U >> random_.below(33);
    return fmt::format("{}.{}.{}.{}", bits >> 24 & 255, bits >> 16 & 255, bits >> 8 & 255, bits & 255);
  }

  std::string ipv6() {
    if (random_.chance(30)) return fmt::format("2001:DB8::{:X}", half());
    if (random_.chance(30)) return fmt::format("2001:db8:0:{:x}::", half());
    return fmt::format("{:x}:0:{:x}:0:0:{:X}:{:04x}:1", half(), half(), half(), half());
  }

  std::string integer(const command::TypeRow& type) {
    if (type.ranges.count == 0) return fmt::to_string(half());
    const command::RangeRow range = random_.pick(grammar_.range_list(type.ranges));
    if (random_.chance(10)) return fmt::to_string(random_.chance(50) ? range.low : range.high);
    return fmt::to_string(random_.between(range.low, range.high));
  }

  std::string as_number() {
    return random_.chance(20) ? fmt::format("{}.{}", 1 + random_.below(65535), half()) : fmt::to_string(1 + half());
  }

  std::string interface_number() {
    return fmt::format("{}/{}/{}{}", random_.below(9), random_.below(4), random_.below(48),
                       random_.chance(30) ? ".5" : "");
  }

  // Short, since a long one tests nothing more.
  std::size_t size(const command::RangeRow& range) {
    return static_cast<std::size_t>(random_.between(range.low, std::min(range.high, range.low + 11)));
  }

  std::string secret(const command::TypeRow& type) {
    const auto ranges = grammar_.range_list(type.ranges);
    if (ranges.size() > 1 && random_.chance(50))
      return "%^%#" + random_.word(kCipherCharacters, size(ranges[1])) + "%^%#";
    return random_.word(kNameCharacters, ranges.empty() ? 8 : size(ranges[0]));
  }

  // `a-z0-9_` as single characters.
  std::string alphabet(std::string_view characters) {
    std::string result;
    for (std::size_t i = 0; i < characters.size(); ++i) {
      result += characters[i];
      if (i + 2 >= characters.size() || characters[i + 1] != '-') continue;
      for (char c = characters[i]; c < characters[i + 2]; ++c) result += static_cast<char>(c + 1);
      i += 2;
    }
    return result;
  }

  std::string string(const command::TypeRow& type) {
    const std::string characters =
        type.characters.size > 0 ? alphabet(grammar_.text(type.characters)) : std::string(kNameCharacters);
    const auto ranges = grammar_.range_list(type.ranges);
    std::string word = random_.word(characters, ranges.empty() ? 8 : size(random_.pick(ranges)));
    if (type.quotable == 0 || !random_.chance(20)) return word;
    if (word.size() > 2 && type.characters.size == 0) word[1] = ' ';
    return '"' + word + '"';
  }

  std::string text(const command::TypeRow& type) {
    const auto ranges = grammar_.range_list(type.ranges);
    std::string text = random_.word(kLetters, ranges.empty() ? 8 : size(random_.pick(ranges)));
    constexpr std::string_view kGaps[] = {" ", "  ", " \t ", " # ", "\" ", " \x01"};
    if (text.size() > 4 && random_.chance(50)) text.replace(1, 1, random_.pick(kGaps));
    return text;
  }

  const command::Grammar& grammar_;
  Random& random_;
};

}  // namespace vrpc::property
