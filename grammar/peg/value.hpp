// Parameter values of VRP commands: what one word must look like to be an address, an AS number, an interface...
//
// Rules and nothing else: no actions, no meaning. A rule says where a value ends, not that the word ends there, so
// a caller matches `word< Rule >`. What a particular parameter allows (a range, no multicast address) is its
// definition's business. Values as in the command references; formats shared with others as in the RFC named.
#pragma once

#include <cstddef>
#include <cstdint>

#include <tao/pegtl.hpp>

namespace vrpc::peg::value {

using namespace tao::pegtl;

template <typename Rule> struct word : seq<Rule, eof> {};

// --- Numbers ---
// More than the device: any number of leading zeros.

// A decimal number from `Minimum` to `Maximum`. PEGTL's own `maximum_rule`, and with it its `uri::IPv4address`, is
// avoided on purpose: in 3.2.7 it reads digits beyond the end of its input, and a word of a line has no end mark.
template <std::uint64_t Minimum, std::uint64_t Maximum> struct number : plus<digit> {
  template <typename ParseInput> [[nodiscard]] static bool match(ParseInput& in) {
    constexpr std::size_t kEverything = 0;  // how far ahead an input that reads in steps should look
    const std::size_t available = in.size(kEverything);
    std::uint64_t value = 0;
    std::size_t length = 0;
    for (; length < available; ++length) {
      const char character = in.peek_char(length);
      if (character < '0' || character > '9') break;
      const auto digit_value = static_cast<std::uint64_t>(character - '0');
      if (digit_value > Maximum || value > (Maximum - digit_value) / 10) return false;
      value = value * 10 + digit_value;
    }
    if (length == 0 || value < Minimum) return false;
    in.bump_in_this_line(length);
    return true;
  }
};

// clang-format off
struct unsigned_16       : number<0, 0xFFFF> {};
struct unsigned_32       : number<0, 0xFFFFFFFF> {};
struct integer           : number<0, 0xFFFFFFFFFFFFFFFF> {};
struct negative_integer  : seq<one<'-'>, number<0, 0x8000000000000000>> {};
struct signed_integer    : sor<negative_integer, number<0, 0x7FFFFFFFFFFFFFFF>> {};

// --- IPv4 addresses ---
// More than the device: leading zeros, up to three digits an octet. They are decimal: 010 is ten.

struct ipv4_octet        : seq<at<rep_min_max<1, 3, digit>>, number<0, 255>> {};
struct ipv4_address      : seq<ipv4_octet, rep<3, one<'.'>, ipv4_octet>> {};

// --- IPv6 addresses: RFC 4291, section 2.2; written as the ABNF of RFC 3986, section 3.2.2 ---
// Intentionally no zone (`FE80::1%if`): VRP names the interface in a parameter of its own.

struct ipv6_group        : rep_min_max<1, 4, xdigit> {};
struct ipv6_lead         : seq<ipv6_group, one<':'>> {};
struct ipv6_last_two     : sor<seq<ipv6_lead, ipv6_group>, ipv4_address> {};
struct ipv6_gap          : two<':'> {};
template <unsigned Count>
struct ipv6_up_to        : opt<ipv6_group, rep_opt<Count - 1, one<':'>, ipv6_group>> {};

struct ipv6_whole        : seq<                            rep<6, ipv6_lead>, ipv6_last_two> {};
struct ipv6_gap_0        : seq<               ipv6_gap,    rep<5, ipv6_lead>, ipv6_last_two> {};
struct ipv6_gap_1        : seq<ipv6_up_to<1>, ipv6_gap,    rep<4, ipv6_lead>, ipv6_last_two> {};
struct ipv6_gap_2        : seq<ipv6_up_to<2>, ipv6_gap,    rep<3, ipv6_lead>, ipv6_last_two> {};
struct ipv6_gap_3        : seq<ipv6_up_to<3>, ipv6_gap,    rep<2, ipv6_lead>, ipv6_last_two> {};
struct ipv6_gap_4        : seq<ipv6_up_to<4>, ipv6_gap,           ipv6_lead,  ipv6_last_two> {};
struct ipv6_gap_5        : seq<ipv6_up_to<5>, ipv6_gap,                       ipv6_last_two> {};
struct ipv6_gap_6        : seq<ipv6_up_to<6>, ipv6_gap,                       ipv6_group> {};
struct ipv6_gap_7        : seq<ipv6_up_to<7>, ipv6_gap> {};

struct ipv6_few_before   : sor<ipv6_gap_0, ipv6_gap_1, ipv6_gap_2, ipv6_gap_3> {};
struct ipv6_many_before  : sor<ipv6_gap_4, ipv6_gap_5, ipv6_gap_6, ipv6_gap_7> {};
struct ipv6_address      : sor<ipv6_whole, ipv6_few_before, ipv6_many_before> {};

// `<ipv6-address/prefix-length>`, as in `ipv6 address 2001:DB8::1/64`. IPv4 has no such word in VRP.
struct ipv6_prefix       : seq<ipv6_address, one<'/'>, number<0, 128>> {};

// --- MAC addresses: H-H-H, four hexadecimal digits each, of which leading zeros may be left out ---
// More than the device: multicast and all-F addresses, which some parameters refuse.

struct mac_group         : rep_min_max<1, 4, xdigit> {};
struct mac_address       : seq<mac_group, rep<2, one<'-'>, mac_group>> {};

// --- AS numbers: 1 to 4294967295, or x.y with x from 1 and y from 0 to 65535 ---

struct as_dotted         : seq<number<1, 0xFFFF>, one<'.'>, unsigned_16> {};
struct as_plain          : number<1, 0xFFFFFFFF> {};
struct as_number         : sor<as_dotted, as_plain> {};

// --- Route distinguishers, and VPN targets, which look the same ---
// 2-byte AS:4-byte, 4-byte AS:2-byte (as a number from 65536, or x.y where x may be 0), IPv4 address:2-byte. AS and
// number are not both 0. More than the device, perhaps: 0.0.0.0:0, which no manual excludes.

struct zeros             : plus<one<'0'>> {};
struct rd_zero           : seq<zeros, opt<one<'.'>, zeros>, one<':'>, zeros, not_at<digit>> {};
struct rd_of_address     : seq<ipv4_address, one<':'>, unsigned_16> {};
struct rd_of_dotted_as   : seq<unsigned_16, one<'.'>, unsigned_16, one<':'>, unsigned_16> {};
struct rd_of_short_as    : seq<unsigned_16, one<':'>, unsigned_32> {};
struct rd_of_long_as     : seq<number<0x10000, 0xFFFFFFFF>, one<':'>, unsigned_16> {};
struct route_distinguisher
                         : seq<not_at<rd_zero>, sor<rd_of_address, rd_of_dotted_as, rd_of_short_as, rd_of_long_as>> {};

// --- Interfaces: type and number in one word ---
// More than the device: any type, with any shape of number, of any length (63 characters there). Less: a type that
// ends in a digit (`E1`), for nothing tells where its number starts. VRP prints those in two words.
// Types may start with digits and hold hyphens and bars: 100GE, FlexE-50G, 50|100GE, Eth-Trunk.
// Numbers are N, N/N, N/N/N or N/N/N/N, then a channel :N, then a sub-interface .N.

struct interface_type    : seq<at<alnum>, plus<star<sor<digit, one<'-', '|'>>>, alpha>> {};
struct interface_place   : seq<plus<digit>, rep_opt<3, one<'/'>, plus<digit>>> {};
struct interface_number  : seq<interface_place, opt<one<':'>, plus<digit>>, opt<one<'.'>, plus<digit>>> {};
struct interface_name    : seq<interface_type, interface_number> {};
// clang-format on

}  // namespace vrpc::peg::value
