// A peer group is used in a BGP process that has no such group.
//
// The device refuses the command. A group belongs to its BGP process, so that of another process does not count; one
// that is defined for a VPN instance is taken to be known in the whole process. A fragment may rely on what it does
// not show, so there the finding is a note; a line that is not understood may define the group, so then there is
// none.
//
// Mend: Define the group with `group` in the same BGP process, or mend its name.
// Source: NE40E and CE6800 command references, `peer group`, `group`.
#include <set>

#include "check/bgp.hpp"

namespace vrpc::check::rules {

void undefined_peer_group(const Config& config, Report& report) {
  std::set<std::pair<EntryId, std::string_view>> defined;
  for (const Name& group : config.names().definitions("bgp-group"))
    defined.emplace(bgp_process(config, group.entry), group.name);
  const UnknownLines unknown(config, "group");
  for (const Name& use : config.names().uses("bgp-group")) {
    const EntryId process = bgp_process(config, use.entry);
    if (defined.contains({process, use.name}) || unknown.in(process) || unknown.in(config.entry(use.entry).parent))
      continue;
    report.missing(Kind::undefined_peer_group, use.span, use.name).label(fmt::format("no `group {}`", use.name));
  }
}

}  // namespace vrpc::check::rules
