// A BMP session has no port to connect to.
//
// There is no default: without `tcp connect port` the router never opens the connection, and `display bmp session`
// shows port 0. In a change script the finding is a note, because the device may have the port already; in a session
// with lines that are not understood there is none.
//
// Mend: Set `tcp connect port` to the port that the server listens on.
// Source: NE40E and CE6800 command references, `tcp connect port` and `display bmp session`.
#include "check/bmp.hpp"

namespace vrpc::check::rules {

void session_without_port(const Config& config, Report& report) {
  for (const BmpSession& session : bmp_sessions(config)) {
    if (config.child(session.entry, "tcp-connect") || config.has_unknown(session.entry)) continue;
    lacking(config, report, Kind::session_without_port, config.span(session.entry), server_text(config, session));
  }
}

}  // namespace vrpc::check::rules
