// BMP is set up on a router that does not run BGP.
//
// BMP reports on BGP and nothing else. Only a whole configuration, with `sysname` and `return`, shows that BGP is
// missing, and a `bgp` line that is not understood is BGP all the same.
//
// Mend: Configure BGP, or take the BMP configuration out.
// Source: NE40E and CE6800 configuration guides, BMP, pre-configuration tasks ("Configure basic BGP functions").
#include "check/query.hpp"

namespace vrpc::check::rules {

void bmp_without_bgp(const Config& config, Report& report) {
  if (!config.shows_everything() || UnknownLines(config, "bgp").in(Config::root())) return;
  if (!config.entries("bgp").empty() || !config.entries("bgp-instance").empty()) return;
  for (const EntryId bmp : config.entries("bmp")) report(Kind::bmp_without_bgp, config.span(bmp));
}

}  // namespace vrpc::check::rules
