#include "command/address.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <span>
#include <system_error>

#include <fmt/format.h>

namespace vrpc::command {
namespace {

constexpr std::size_t kIpv4Bytes = 4;
constexpr std::size_t kIpv6Bytes = 16;
constexpr std::size_t kIpv4LongestText = sizeof("255.255.255.255") - 1;
constexpr std::size_t kIpv6LongestText = sizeof("FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:255.255.255.255") - 1;

constexpr std::size_t byte_count(IpAddress::Family family) {
  return family == IpAddress::Family::ipv4 ? kIpv4Bytes : kIpv6Bytes;
}

constexpr bool is_digit(char character) { return character >= '0' && character <= '9'; }

// -1 if it is none.
constexpr int hex_value(char character) {
  if (is_digit(character)) return character - '0';
  const char lower = static_cast<char>(character | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Reads what stands between and beside the `::` of an IPv6 address into consecutive bytes, and remembers the gap.
class Ipv6Reader {
 public:
  explicit Ipv6Reader(std::string_view word) : rest_(word) {}

  bool read() {
    if (rest_.starts_with("::")) {
      gap_ = 0;
      rest_.remove_prefix(2);
    }
    while (!rest_.empty()) {
      if (!read_group() || !read_separator()) return false;
    }
    // "::" stands for at least one group.
    return has_gap() ? filled_ < kIpv6Bytes : filled_ == kIpv6Bytes;
  }

  IpAddress address() const {
    IpAddress address{IpAddress::Family::ipv6, bytes_};
    if (has_gap()) {
      const auto gap = static_cast<std::ptrdiff_t>(gap_);
      const auto filled = static_cast<std::ptrdiff_t>(filled_);
      std::fill(address.bytes.begin() + gap, address.bytes.end(), std::uint8_t{0});
      std::copy(bytes_.begin() + gap, bytes_.begin() + filled, address.bytes.end() - (filled - gap));
    }
    return address;
  }

 private:
  static constexpr std::size_t kNoGap = kIpv6Bytes + 1;

  bool has_gap() const { return gap_ != kNoGap; }

  bool read_group() {
    unsigned value = 0;
    std::size_t length = 0;
    for (; length < rest_.size() && length < 4; ++length) {
      const int digit = hex_value(rest_[length]);
      if (digit < 0) break;
      value = value << 4 | static_cast<unsigned>(digit);
    }
    if (length < rest_.size() && rest_[length] == '.') return read_dotted_end();
    if (length == 0 || filled_ == kIpv6Bytes) return false;
    bytes_[filled_++] = static_cast<std::uint8_t>(value >> 8);
    bytes_[filled_++] = static_cast<std::uint8_t>(value & 0xFF);
    rest_.remove_prefix(length);
    return true;
  }

  bool read_dotted_end() {
    const std::optional<IpAddress> end = parse_ipv4(rest_);
    if (!end || filled_ + kIpv4Bytes > kIpv6Bytes) return false;
    std::copy_n(end->bytes.begin(), kIpv4Bytes, bytes_.begin() + static_cast<std::ptrdiff_t>(filled_));
    filled_ += kIpv4Bytes;
    rest_ = {};
    return true;
  }

  bool read_separator() {
    if (rest_.empty()) return true;
    if (rest_.starts_with("::")) {
      if (has_gap()) return false;
      gap_ = filled_;
      rest_.remove_prefix(2);
      return true;
    }
    if (rest_.front() != ':' || rest_.size() == 1) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest_;
  std::array<std::uint8_t, kIpv6Bytes> bytes_{};
  std::size_t filled_ = 0;
  std::size_t gap_ = kNoGap;
};

struct Run {
  std::size_t start = 0;
  std::size_t length = 0;
};

// RFC 5952, section 4.2: the longest run of zero groups, the first of several; one group alone is not shortened.
Run zero_run(std::span<const unsigned, 8> groups) {
  Run longest;
  for (std::size_t start = 0; start < groups.size();) {
    std::size_t end = start;
    while (end < groups.size() && groups[end] == 0) ++end;
    if (end - start > longest.length) longest = {start, end - start};
    start = end + 1;
  }
  return longest.length > 1 ? longest : Run{};
}

void append_number(unsigned number, std::string& text) {
  const fmt::format_int digits(number);
  text.append(digits.data(), digits.size());
}

// Without leading zeros.
void append_hex(unsigned value, std::string& text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  int shift = 12;
  while (shift > 0 && value >> shift == 0) shift -= 4;
  for (; shift >= 0; shift -= 4) text += kDigits[value >> shift & 0xF];
}

// Intentionally no dotted end for ::FFFF:0:0/96 (RFC 5952, section 5, leaves it open): no VRP output with one is known.
std::string ipv6_to_text(const IpAddress& address) {
  std::array<unsigned, 8> groups{};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    groups[i] = static_cast<unsigned>(address.bytes[2 * i] << 8 | address.bytes[2 * i + 1]);
  }
  const Run gap = zero_run(groups);
  std::string text;
  for (std::size_t i = 0; i < groups.size();) {
    if (gap.length > 0 && i == gap.start) {
      text += "::";
      i += gap.length;
      continue;
    }
    if (!text.empty() && text.back() != ':') text += ':';
    append_hex(groups[i++], text);
  }
  return text;
}

}  // namespace

std::optional<IpAddress> parse_ipv4(std::string_view word) {
  if (word.size() > kIpv4LongestText) return std::nullopt;
  IpAddress address;
  std::size_t at = 0;
  for (std::size_t octet = 0; octet < kIpv4Bytes; ++octet) {
    if (octet > 0 && (at == word.size() || word[at++] != '.')) return std::nullopt;
    const std::size_t start = at;
    unsigned value = 0;
    for (; at < word.size() && at - start < 3 && is_digit(word[at]); ++at) {
      value = value * 10 + static_cast<unsigned>(word[at] - '0');
    }
    if (at == start || value > 255) return std::nullopt;
    address.bytes[octet] = static_cast<std::uint8_t>(value);
  }
  if (at != word.size()) return std::nullopt;
  return address;
}

std::optional<IpAddress> parse_ipv6(std::string_view word) {
  if (word.size() < 2 || word.size() > kIpv6LongestText) return std::nullopt;
  Ipv6Reader reader(word);
  if (!reader.read()) return std::nullopt;
  return reader.address();
}

std::optional<IpPrefix> parse_ipv6_prefix(std::string_view word) {
  const std::size_t slash = word.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::optional<IpAddress> address = parse_ipv6(word.substr(0, slash));
  if (!address) return std::nullopt;
  const char* const end = word.data() + word.size();
  unsigned length = 0;
  const auto [stop, error] = std::from_chars(word.data() + slash + 1, end, length);
  if (error != std::errc{} || stop != end || length > 8 * kIpv6Bytes) return std::nullopt;
  return IpPrefix{*address, static_cast<std::uint8_t>(length)};
}

std::string to_text(const IpAddress& address) {
  if (address.family == IpAddress::Family::ipv6) return ipv6_to_text(address);
  std::string text;
  for (std::size_t i = 0; i < 4; ++i) {
    if (i > 0) text += '.';
    append_number(address.bytes[i], text);
  }
  return text;
}

std::string to_text(const IpPrefix& prefix) {
  std::string text = to_text(prefix.address) + '/';
  append_number(prefix.length, text);
  return text;
}

bool is_unspecified(const IpAddress& address) {
  return std::ranges::all_of(address.bytes, [](std::uint8_t byte) { return byte == 0; });
}

bool is_loopback(const IpAddress& address) {
  if (address.family == IpAddress::Family::ipv4) return address.bytes[0] == 127;
  constexpr IpAddress kLoopback{IpAddress::Family::ipv6, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
  return address == kLoopback;
}

bool is_link_local(const IpAddress& address) {
  if (address.family == IpAddress::Family::ipv4) return address.bytes[0] == 169 && address.bytes[1] == 254;
  return address.bytes[0] == 0xFE && (address.bytes[1] & 0xC0) == 0x80;
}

bool is_multicast(const IpAddress& address) {
  if (address.family == IpAddress::Family::ipv4) return (address.bytes[0] & 0xF0) == 0xE0;
  return address.bytes[0] == 0xFF;
}

bool is_broadcast(const IpAddress& address) {
  return address == IpAddress{IpAddress::Family::ipv4, {255, 255, 255, 255}};
}

bool contains(const IpAddress& network, int prefix_length, const IpAddress& address) {
  if (network.family != address.family || prefix_length < 0) return false;
  const auto length = static_cast<std::size_t>(prefix_length);
  if (length > 8 * byte_count(network.family)) return false;
  const std::size_t whole = length / 8;
  if (!std::equal(network.bytes.data(), network.bytes.data() + whole, address.bytes.data())) return false;
  if (length % 8 == 0) return true;
  return (network.bytes[whole] ^ address.bytes[whole]) >> (8 - length % 8) == 0;
}

std::optional<int> mask_length(const IpAddress& mask) {
  int length = 0;
  for (std::size_t i = 0; i < byte_count(mask.family); ++i) {
    const int ones = std::countl_one(mask.bytes[i]);
    const bool contiguous = std::popcount(mask.bytes[i]) == ones && (ones == 0 || length == static_cast<int>(8 * i));
    if (!contiguous) return std::nullopt;
    length += ones;
  }
  return length;
}

IpAddress mask_of(int length) {
  IpAddress mask;
  for (int bit = 0; bit < length; ++bit) {
    auto& byte = mask.bytes[static_cast<std::size_t>(bit / 8)];
    byte = static_cast<unsigned char>(byte | 0x80U >> (bit % 8));
  }
  return mask;
}

}  // namespace vrpc::command
