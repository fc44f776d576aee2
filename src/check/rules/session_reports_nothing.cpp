// A BMP session, or a view in it, is set up but says nothing about what to report.
//
// By default no routes are reported to any server: a session needs a `monitor` or trace view, a `monitor` view needs
// a `route-mode`, and a trace view needs a `trace-prefix`. In a change script the finding is a note, because the
// device may have these already; in a view with lines that are not understood there is none.
//
// Mend: Say in the view what is to be reported, or take the view out.
// Source: NE40E and CE6800 command references, `route-mode` ("By default, a BMP device is not enabled to report").
#include <algorithm>

#include "check/bmp.hpp"

namespace vrpc::check::rules {
namespace {

void check_views(const Config& config, Report& report, const std::vector<EntryId>& views, std::string_view wanted) {
  const auto undone = [&](EntryId id) { return config.entry(id).undone; };
  for (const EntryId view : views) {
    const std::vector<EntryId> lines = config.children(view);
    if (!std::all_of(lines.begin(), lines.end(), undone)) continue;
    lacking(config, report, Kind::session_reports_nothing, config.span(view),
            fmt::format("`{}`", shown(config, config.statement(view))), fmt::format("it has no `{}`", wanted));
  }
}

}  // namespace

void session_reports_nothing(const Config& config, Report& report) {
  for (const BmpSession& session : bmp_sessions(config)) {
    const std::vector<EntryId> lines = config.children(session.entry);
    const auto opens = [&](EntryId id) { return enters_view(config, id) && !config.entry(id).undone; };
    if (config.has_unknown(session.entry) || std::any_of(lines.begin(), lines.end(), opens)) continue;
    lacking(config, report, Kind::session_reports_nothing, config.span(session.entry),
            fmt::format("the session to `{}`", server_text(config, session)),
            "it has neither a `monitor` nor a trace view");
  }
  std::vector<EntryId> monitors;
  for (const BmpMonitor& monitor : bmp_monitors(config)) monitors.push_back(monitor.entry);
  check_views(config, report, monitors, "route-mode");
  check_views(config, report, config.entries("ipv4-unicast"), "trace-prefix");
  check_views(config, report, config.entries("ipv4-vpn"), "trace-prefix");
}

}  // namespace vrpc::check::rules
