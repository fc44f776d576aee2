// Routes are to be reported as they were before the import policy, but BGP keeps only those that it accepted.
//
// `route-mode ... adj-rib-in pre-policy` reports what BGP has stored, and BGP stores refused routes only with
// `keep-all-routes` in the BGP view, or with `peer ... keep-all-routes` for the peer or its group in the address
// family. Where many peers are monitored, one that keeps all routes is enough to find nothing here. Labeled unicast has
// no such command, and is not looked at; nor are families that the file does not configure, peers that BGP does not
// have, and BGP views with lines that are not understood.
// Source: NE40E and CE6800 command references, `route-mode adj-rib-in`, precautions, and `keep-all-routes`.
#include <algorithm>

#include "check/bgp.hpp"
#include "check/bmp.hpp"

namespace vrpc::check::rules {
namespace {

struct Family {
  bool unknown = false;           // has lines that are not understood
  std::set<std::string> keepers;  // groups that keep all routes
  std::set<IpAddress> peers;      // and peers
  [[nodiscard]] bool keeps() const { return !keepers.empty() || !peers.empty(); }
};

// By the command that enters the family, and its VPN instance.
using Families = std::map<std::pair<std::string, std::string>, Family>;

Families families_of(const Config& config, const std::vector<BgpView>& views) {
  Families families;
  for (const BgpView& view : views) {
    // Typed in the BGP view, it is about IPv4 unicast, which is always there.
    Family& family = families[{view.command == "bgp" ? "ipv4-family-unicast" : view.command, view.vpn_instance}];
    family.unknown |= config.has_unknown(view.entry);
    for (const EntryId id : config.children(view.entry, "peer-keep-all-routes")) {
      if (const auto peer = address(config, id, "address")) family.peers.insert(*peer);
      if (const auto group = config.value(id, "group-name")) family.keepers.insert(*group);
    }
  }
  return families;
}

bool keeps_all(const Family& family, const BgpPeers& peers, const BmpMonitor& monitor) {
  if (family.unknown || !monitor.peer) return family.unknown || family.keeps();
  if (!peers.has(monitor.vpn_instance, *monitor.peer) || family.peers.contains(*monitor.peer)) return true;
  const auto& groups = peers.groups(monitor.vpn_instance, *monitor.peer);
  return std::any_of(groups.begin(), groups.end(),
                     [&](const std::string& group) { return family.keepers.contains(group); });
}

// The families that the `route-mode` is about are there, and none of them keeps all routes.
bool lacks(const Families& families, const BgpPeers& peers, const BmpMonitor& monitor, const std::string& command) {
  if (!monitor.all_vpn_instances) {
    const auto family = families.find({command, monitor.vpn_instance});
    return family != families.end() && !keeps_all(family->second, peers, monitor);
  }
  const auto begin = families.lower_bound({command, ""});
  const auto end = families.upper_bound({command + '\0', ""});
  return begin != end &&
         std::none_of(begin, end, [&](const auto& family) { return keeps_all(family.second, peers, monitor); });
}

}  // namespace

void pre_policy_without_keep_all_routes(const Config& config, Report& report) {
  const std::vector<BgpView> views = bgp_views(config);
  for (const BgpView& view : views)
    if (view.command == "bgp" && (config.child(view.entry, "keep-all-routes") || config.has_unknown(view.entry)))
      return;
  const Families families = families_of(config, views);
  const BgpPeers peers(config, views);
  for (const BmpMonitor& monitor : bmp_monitors(config)) {
    const bool vpn = monitor.all_vpn_instances || !monitor.vpn_instance.empty();
    for (const EntryId mode : config.children(monitor.entry, "route-mode-adj-rib")) {
      if (config.choice(mode, "rib") != "adj-rib-in" || config.choice(mode, "policy") != "pre-policy") continue;
      const std::string_view sub_family = config.choice(mode, "sub-family");
      if (sub_family == "labeled-unicast") continue;
      const std::string command =
          fmt::format("{}-{}", config.choice(mode, "family"), vpn ? "vpn-instance" : sub_family);
      if (!lacks(families, peers, monitor, command)) continue;
      const std::string who =
          monitor.peer ? fmt::format("peer `{}` does not have", command::to_text(*monitor.peer)) : "no peer has";
      lacking(config, report, Kind::pre_policy_without_keep_all_routes, keyword_span(config, mode, "pre-policy"), who)
          .help("without it, only routes that the import policy accepts are reported");
    }
  }
}

}  // namespace vrpc::check::rules
