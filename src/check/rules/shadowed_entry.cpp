// An entry of a list never applies, because an earlier one takes all that it would match.
//
// A rule of an ACL, an entry of a prefix list, a node of a route-policy: the first that matches decides. Only what
// is certain is reported: the earlier entry has no condition or the same ones, or its prefix and lengths hold those
// of the other. ACLs that the device sorts itself (`match-order auto`) or whose rules it numbers are left out, and
// so are nodes that lead to another one (`goto next-node`) or have lines that are not understood. A change script
// does not show the whole list, so nothing is found there. A rule without `vpn-instance` is not taken for one about
// all VPN instances.
//
// Mend: Put the entry before the one that takes its place, or take it out.
// Source: NE40E and CE6800 command references, `rule`, `ip ip-prefix`, `route-policy`.
#include "check/lists.hpp"

namespace vrpc::check::rules {

void shadowed_entry(const Config& config, Report& report) {
  if (!shows_views_whole(config)) return;
  for (const auto find : {shadowed_acl_rules, shadowed_nodes, shadowed_prefixes})
    for (const Shadowed& found : find(config))
      report(Kind::shadowed_entry, config.span(found.entry), shown(config, config.statement(found.entry)),
             shown(config, config.statement(found.by)))
          .related(config.span(found.by), "the earlier one");
}

}  // namespace vrpc::check::rules
