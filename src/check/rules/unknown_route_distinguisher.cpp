// Routes of a VPN are traced by a route distinguisher that no VPN instance has.
//
// Distinguishers are compared by value: `1.1:1` is `65537:1`. A fragment may rely on what it does not show, so there
// the finding is a note, and there is none if it shows no distinguisher at all. Nor is there one if a line that
// starts with `route-distinguisher` is not understood.
//
// Mend: Use the route distinguisher of a VPN instance that is configured.
// Source: NE40E and CE6800 command references, `trace-prefix route-distinguisher` ("the RD of a VPN instance").
#include <set>

#include "check/query.hpp"

namespace vrpc::check::rules {

void unknown_route_distinguisher(const Config& config, Report& report) {
  if (config.entries("trace-prefix").empty() && config.entries("trace-prefix-all").empty()) return;
  if (!UnknownLines(config, "route-distinguisher").empty()) return;
  std::set<std::string> known;
  for (const EntryId id : config.entries("route-distinguisher"))
    known.insert(config.value(id, "route-distinguisher").value_or(""));
  if (known.empty() && !config.shows_everything()) return;
  for (const std::string_view command : {"trace-prefix", "trace-prefix-all"}) {
    for (const EntryId id : config.entries(command)) {
      const auto distinguisher = config.value(id, "route-distinguisher");
      if (!distinguisher || known.contains(*distinguisher)) continue;
      report.missing(Kind::unknown_route_distinguisher, config.span(id, "route-distinguisher"),
                     *config.text(id, "route-distinguisher"));
    }
  }
}

}  // namespace vrpc::check::rules
