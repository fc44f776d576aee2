// Two interfaces in one VPN instance, or in the public network, have the same address.
//
// The device refuses the second one. Primary, secondary and global IPv6 addresses count; those that several routers
// share (anycast, VRRP), borrowed ones, and link-local ones, which are a matter of one link, do not. What a change
// script does not say may take one of the two away, so nothing is found there. Source: NE40E and CE6800 command
// references, `ip address`, `ipv6 address`, precautions.
#include <map>
#include <utility>

#include "check/addresses.hpp"

namespace vrpc::check::rules {

void duplicate_address(const Config& config, Report& report) {
  if (!shows_views_whole(config)) return;
  std::map<std::pair<IpAddress, std::string>, InterfaceAddress> seen;
  for (const InterfaceAddress& address : interface_addresses(config)) {
    const auto [first, added] = seen.try_emplace({address.address, address.vpn_instance}, address);
    if (added || first->second.interface == address.interface) continue;
    const text::Span span = interface_address_span(config, address.entry);
    report(Kind::duplicate_address, span, config.document().source().text(span),
           config.value(first->second.interface, "interface-name").value_or(""))
        .related(interface_address_span(config, first->second.entry), "the other one");
  }
}

}  // namespace vrpc::check::rules
