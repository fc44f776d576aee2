// Two interfaces in one VPN instance, or in the public network, have the same address.
//
// The device refuses the second one. Primary, secondary and global IPv6 addresses count; those that several routers
// share (anycast, VRRP), borrowed ones, and link-local ones, which are a matter of one link, do not. What a change
// script does not say may take one of the two away, so nothing is found there.
//
// Mend: Give one of the interfaces another address, or take the address off the one that no longer needs it.
// Source: NE40E and CE6800 command references, `ip address`, `ipv6 address`, precautions.
#include <algorithm>
#include <tuple>

#include "check/addresses.hpp"

namespace vrpc::check::rules {

void duplicate_address(const Config& config, Report& report) {
  if (!shows_views_whole(config)) return;
  std::vector<InterfaceAddress> addresses = interface_addresses(config);
  const auto place = [](const InterfaceAddress& address) { return std::tie(address.address, address.network); };
  std::ranges::stable_sort(addresses, {}, place);
  for (auto first = addresses.begin(); first != addresses.end();) {
    auto other = first + 1;
    for (; other != addresses.end() && place(*other) == place(*first); ++other) {
      if (other->interface == first->interface) continue;
      const text::Span span = interface_address_span(config, other->entry);
      report(Kind::duplicate_address, span, config.document().source().text(span),
             config.value(first->interface, "interface-name").value_or(""))
          .related(interface_address_span(config, first->entry), "the other one");
    }
    first = other;
  }
}

}  // namespace vrpc::check::rules
