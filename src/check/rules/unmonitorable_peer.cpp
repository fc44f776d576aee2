// A peer is monitored that BGP does not have.
//
// The device takes any address after `monitor peer`, and reports nothing as long as BGP has no peer of that address
// in the same VPN instance. Nothing is found where a group listens for peers, or where a line that is not understood
// may define the peer, and a configuration without BGP counts only if it is whole: with `sysname` and `return`.
//
// Mend: Name a peer that BGP has in that VPN instance, or configure the peer.
// Source: huawei-bmp.yang (a plain address); NE40E command reference, `peer as-number`.
#include <algorithm>

#include "check/bgp.hpp"
#include "check/bmp.hpp"

namespace vrpc::check::rules {

void unmonitorable_peer(const Config& config, Report& report) {
  const std::vector<BmpMonitor> monitors = bmp_monitors(config);
  if (std::ranges::none_of(monitors, [](const BmpMonitor& monitor) { return monitor.peer.has_value(); })) return;
  const std::vector<BgpView> views = bgp_views(config);
  if (views.empty() && (!config.shows_everything() || UnknownLines(config, "bgp").in(Config::root()))) return;
  const BgpPeers peers(config, views);
  for (const BmpMonitor& monitor : monitors) {
    const std::string& vpn_instance = monitor.vpn_instance;
    if (!monitor.peer || peers.may_have_others(vpn_instance)) continue;
    if (peers.has(vpn_instance, *monitor.peer)) continue;
    // An undefined VPN instance is one mistake, and found elsewhere.
    if (!vpn_instance.empty() && config.names().definition("vpn-instance", vpn_instance) == nullptr) continue;
    const text::Span span = address_span(config, monitor.entry, "address");
    diag::Draft draft =
        lacking(config, report, Kind::unmonitorable_peer, span, config.document().source().text(span),
                views.empty() ? "BGP is not configured" : "BGP has no such peer in " + network_text(vpn_instance));
    if (const std::string* network = peers.network_of(*monitor.peer))
      draft.help(fmt::format("there is one in {}", network_text(*network)));
  }
}

}  // namespace vrpc::check::rules
