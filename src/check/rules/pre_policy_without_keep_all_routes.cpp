// Routes are to be reported as they were before the import policy, but BGP keeps only those that it accepted.
//
// `route-mode ... adj-rib-in pre-policy` reports what BGP has stored, and BGP stores refused routes only with
// `keep-all-routes` in the BGP view, or with `peer ... keep-all-routes` for the peer or its group in the address
// family. Where many peers are monitored, one that keeps all routes is enough to find nothing here. Labeled unicast
// has no such command, and is not looked at; nor are families that the file does not configure, peers that BGP does
// not have, and BGP views with lines that are not understood. In a change script the finding is a note.
//
// Mend: Set `keep-all-routes` in the BGP view, or for the peer in the address family; or report `post-policy`.
// Source: NE40E and CE6800 command references, `route-mode adj-rib-in`, precautions, and `keep-all-routes`.
#include <optional>

#include "check/bgp.hpp"
#include "check/bmp.hpp"

namespace vrpc::check::rules {
namespace {

bool nobody_keeps(const KeptRoutes& kept, const BmpMonitor& monitor, const std::string& family) {
  if (monitor.all_vpn_instances) return kept.none_in_vpn_instances(family);
  return monitor.peer ? kept.none_of(family, monitor.vpn_instance, *monitor.peer)
                      : kept.none(family, monitor.vpn_instance);
}

}  // namespace

void pre_policy_without_keep_all_routes(const Config& config, Report& report) {
  std::optional<KeptRoutes> kept;  // made when first needed
  for (const BmpMonitor& monitor : bmp_monitors(config)) {
    const bool vpn = monitor.all_vpn_instances || !monitor.vpn_instance.empty();
    for (const EntryId mode : config.children(monitor.entry, "route-mode-adj-rib")) {
      if (config.choice(mode, "rib") != "adj-rib-in" || config.choice(mode, "policy") != "pre-policy") continue;
      const std::string_view sub_family = config.choice(mode, "sub-family");
      if (sub_family == "labeled-unicast") continue;
      const std::string family = fmt::format("{}-{}", config.choice(mode, "family"), vpn ? "vpn-instance" : sub_family);
      if (!kept) kept.emplace(config, bgp_views(config));
      if (!nobody_keeps(*kept, monitor, family)) continue;
      const std::string who =
          monitor.peer ? fmt::format("peer `{}` does not have", command::to_text(*monitor.peer)) : "no peer has";
      lacking(config, report, Kind::pre_policy_without_keep_all_routes, keyword_span(config, mode, "pre-policy"), who)
          .help("without it, only routes that the import policy accepts are reported");
    }
  }
}

}  // namespace vrpc::check::rules
