// Two interfaces in one VPN instance, or in the public network, have the same address.
//
// The device refuses the second one. Primary, secondary and global IPv6 addresses count; those that several routers
// share (anycast, VRRP), borrowed ones, and link-local ones, which are a matter of one link, do not. What a change
// script does not say may take one of the two away, so nothing is found there. Source: NE40E and CE6800 command
// references, `ip address`, `ipv6 address`, precautions.
#include <map>
#include <tuple>

#include "check/addresses.hpp"

namespace vrpc::check::rules {

void duplicate_address(const Config& config, Report& report) {
  if (!shows_views_whole(config)) return;
  std::map<std::tuple<std::string, IpAddress>, InterfaceAddress> seen;
  for (const InterfaceAddress& address : interface_addresses(config)) {
    const auto [first, added] = seen.try_emplace({address.vpn_instance, address.address}, address);
    if (added || first->second.interface == address.interface) continue;
    report(Kind::duplicate_address, address.span, config.document().source().text(address.span),
           config.value(first->second.interface, "interface-name").value_or(""))
        .related(first->second.span, "the other one");
  }
}

}  // namespace vrpc::check::rules
