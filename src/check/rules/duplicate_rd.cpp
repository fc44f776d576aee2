// Two VPN instances have the same route distinguisher.
//
// It is what keeps the routes of VPN instances apart, so the device refuses it for a second one. The IPv4 and IPv6
// family of one instance may share it; EVPN instances and VSIs are compared with their like only. What a change
// script does not say may take one of the two away, so nothing is found there.
//
// Mend: Give one of the VPN instances another route distinguisher.
// Source: NE40E and CE6800 configuration guides, VPN instances ("each VPN instance has a unique RD").
#include <map>
#include <utility>

#include "check/query.hpp"

namespace vrpc::check::rules {
namespace {

// The line of the system view that it stands below.
EntryId owner_of(const Config& config, EntryId id) {
  while (config.entry(id).parent != Config::root()) id = config.entry(id).parent;
  return id;
}

}  // namespace

void duplicate_rd(const Config& config, Report& report) {
  if (!shows_views_whole(config)) return;
  std::map<std::pair<command::CommandId, std::string>, EntryId> owners;
  for (const EntryId id : config.entries("route-distinguisher")) {
    const auto distinguisher = config.value(id, "route-distinguisher");
    const EntryId owner = owner_of(config, id);
    if (!distinguisher || owner == id) continue;
    const auto [first, added] = owners.try_emplace({config.entry(owner).command, *distinguisher}, owner);
    if (added || first->second == owner) continue;
    report(Kind::duplicate_rd, config.span(id, "route-distinguisher"), *config.text(id, "route-distinguisher"),
           shown(config, config.statement(first->second)))
        .related(config.span(first->second), "the other one");
  }
}

}  // namespace vrpc::check::rules
