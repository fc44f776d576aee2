// A peer of BGP is defined, and exchanges routes of no address family.
//
// IPv4 unicast is on for a peer with an IPv4 address, unless `undo default ipv4-unicast` or `undo peer ... enable`
// turns it off; everything else has to be turned on. Without any, the device sets up no session. A group that the
// peer belongs to may be enabled in its place. Peers of VPN instances are enabled where they are defined. Nothing is
// found where BGP has lines that are not understood, nor in a fragment, which may not show the address family.
//
// Mend: Turn on an address family for it, by `peer ... enable` there.
// Source: NE40E and CE6800 command references, `peer enable`, `default ipv4-unicast`.
#include <algorithm>

#include "check/bgp.hpp"

namespace vrpc::check::rules {

void peer_not_enabled_anywhere(const Config& config, Report& report) {
  if (!config.shows_everything()) return;
  for (const EntryId bgp : config.entries("bgp")) {
    const EnabledPeers enabled(config, bgp);
    for (const EntryId id : config.children(bgp, "peer-as-number")) {
      const auto peer = address(config, id, "address");
      if (peer && !enabled.may_have(*peer))
        report(Kind::peer_not_enabled_anywhere, address_span(config, id, "address"), command::to_text(*peer));
    }
  }
}

}  // namespace vrpc::check::rules
