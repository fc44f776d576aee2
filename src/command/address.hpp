// IP addresses as values: read from a word, compared, asked what they are, printed the way VRP prints them.
//
// Not here: whether a command allows an address (definitions), and the two-word forms `10.1.1.1 24`.
// Sources: IPv4 RFC 791 and, for special addresses, RFC 1122 section 3.2.1.3, RFC 3927 (link-local), RFC 5771
// (multicast); IPv6 RFC 4291; canonical text RFC 5952, but in capitals, as VRP prints it.
// The words that are accepted are those of `peg/value.hpp`. These readers are written by hand because they run on
// every line; a test holds them to the rules.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/hash.hpp"

namespace vrpc::command {

struct IpAddress {
  enum class Family : std::uint8_t { ipv4, ipv6 };

  Family family = Family::ipv4;
  std::array<std::uint8_t, 16> bytes{};  // network order; IPv4 takes the first four, the others stay 0

  // An order as well as equality, for sorted output: IPv4 before IPv6, then by value.
  auto operator<=>(const IpAddress&) const = default;
};
static_assert(sizeof(IpAddress) == 17);
struct IpAddressHash {
  std::size_t operator()(const IpAddress& address) const {
    return text::memory_hash({reinterpret_cast<const char*>(address.bytes.data()), address.bytes.size()});
  }
};

struct IpPrefix {
  IpAddress address;  // as written: bits beyond the length are kept
  std::uint8_t length = 0;

  auto operator<=>(const IpPrefix&) const = default;
};

// The whole word must be the value. No allocation.
std::optional<IpAddress> parse_ipv4(std::string_view word);
std::optional<IpAddress> parse_ipv6(std::string_view word);
std::optional<IpPrefix> parse_ipv6_prefix(std::string_view word);  // 2001:DB8::1/64

std::string to_text(const IpAddress& address);
std::string to_text(const IpPrefix& prefix);

bool is_unspecified(const IpAddress& address);  // 0.0.0.0, ::
bool is_loopback(const IpAddress& address);     // 127.0.0.0/8, ::1
bool is_link_local(const IpAddress& address);   // 169.254.0.0/16, FE80::/10
bool is_multicast(const IpAddress& address);    // 224.0.0.0/4, FF00::/8
bool is_broadcast(const IpAddress& address);    // 255.255.255.255

// Whether the first `prefix_length` bits agree. Bits of `network` beyond them do not matter. Never so for different
// families, nor for a length that the family does not have: a wrong length is reported where it stands.
bool contains(const IpAddress& network, int prefix_length, const IpAddress& address);

// 24 for 255.255.255.0; nothing for a mask with holes, or for a wildcard (0.0.0.255).
std::optional<int> mask_length(const IpAddress& mask);
// 255.255.255.0 for 24; at most 32.
IpAddress mask_of(int length);

}  // namespace vrpc::command
