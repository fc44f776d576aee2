// Two interfaces in one VPN instance, or in the public network, have the same address.
//
// The device refuses the second one. Primary, secondary and global IPv6 addresses count; those that several routers
// share (anycast, VRRP), borrowed ones, and link-local ones, which are a matter of one link, do not. What a change
// script does not say may take one of the two away, so nothing is found there.
//
// Mend: Give one of the interfaces another address, or take the address off the one that no longer needs it.
// Source: NE40E and CE6800 command references, `ip address`, `ipv6 address`, precautions.
#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <tuple>

#include "check/addresses.hpp"

namespace vrpc::check::rules {

namespace {

using Addresses = std::span<const InterfaceAddress>;

// Of equal addresses, those that are in one network.
void report_in_one_network(const Config& config, Report& report, Addresses equal, Bindings& bindings) {
  std::map<std::string, const InterfaceAddress*> first_in;
  for (const InterfaceAddress& address : equal) {
    const std::string& network = bindings.vpn_instance_of(address.interface);
    const InterfaceAddress& first = *first_in.try_emplace(network, &address).first->second;
    if (first.interface == address.interface) continue;
    const text::Span span = interface_address_span(config, address.entry);
    report(Kind::duplicate_address, span, config.document().source().text(span),
           config.value(first.interface, "interface-name").value_or(""))
        .related(interface_address_span(config, first.entry), "the other one");
  }
}

// Most addresses have none like them.
void keep_repeated(std::vector<InterfaceAddress>& addresses) {
  const auto hash_of = [](const InterfaceAddress& address) { return command::IpAddressHash()(address.address); };
  std::vector<std::size_t> hashes(addresses.size());
  std::ranges::transform(addresses, hashes.begin(), hash_of);
  std::ranges::sort(hashes);
  std::vector<std::size_t> repeated;
  for (std::size_t i = 1; i < hashes.size(); ++i)
    if (hashes[i] == hashes[i - 1]) repeated.push_back(hashes[i]);
  std::erase_if(addresses, [&](const InterfaceAddress& address) {
    return !std::ranges::binary_search(repeated, hash_of(address));
  });
}

}  // namespace

void duplicate_address(const Config& config, Report& report) {
  if (!shows_views_whole(config)) return;
  std::vector<InterfaceAddress> addresses = interface_addresses(config);
  keep_repeated(addresses);
  std::ranges::sort(addresses, [](const InterfaceAddress& a, const InterfaceAddress& b) {
    return std::tie(a.address, a.entry) < std::tie(b.address, b.entry);
  });
  // Their network may stand on a line that is not understood.
  const UnknownLines unknown(config, "ip binding");
  std::erase_if(addresses, [&](const InterfaceAddress& address) { return unknown.in(address.interface); });
  Bindings bindings(config);
  const Addresses all(addresses);
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && all[end].address == all[begin].address) ++end;
    if (end - begin > 1) report_in_one_network(config, report, all.subspan(begin, end - begin), bindings);
    begin = end;
  }
}

}  // namespace vrpc::check::rules
