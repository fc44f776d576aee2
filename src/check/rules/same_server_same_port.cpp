// Two sessions lead to the same port of the same server.
//
// Aliases are there for several ports of one server. Two sessions to one port make the server receive everything
// from one router twice, over two connections that it cannot tell apart. Sessions in different VPN instances are
// different servers.
//
// Mend: Give the second session the port that it is meant for, or take it out.
// Source: NE40E and CE6800 command references, `bmp-session`, precautions.
#include <map>
#include <tuple>

#include "check/bmp.hpp"

namespace vrpc::check::rules {

void same_server_same_port(const Config& config, Report& report) {
  std::map<std::tuple<std::string, IpAddress, std::string>, EntryId> first;
  for (const BmpSession& session : bmp_sessions(config)) {
    const auto connection = config.child(session.entry, "tcp-connect");
    const auto port = connection ? config.value(*connection, "port-number") : std::nullopt;
    if (!port) continue;
    const auto [known, is_first] = first.try_emplace({session.vpn_instance, session.server, *port}, *connection);
    if (is_first) continue;
    report(Kind::same_server_same_port, config.span(*connection, "port-number"), server_text(config, session), *port)
        .related(config.span(known->second, "port-number"), "the other session");
  }
}

}  // namespace vrpc::check::rules
