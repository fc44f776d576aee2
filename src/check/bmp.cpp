#include "check/bmp.hpp"

#include <array>

namespace vrpc::check {

std::vector<BmpSession> bmp_sessions(const Config& config) {
  std::vector<BmpSession> sessions;
  for (const EntryId id : config.entries("bmp-session")) {
    const auto server = address(config, id, "address");
    if (!server) continue;
    sessions.push_back(
        {id, *server, config.value(id, "vrf-name").value_or(""), config.value(id, "alias-name").value_or("")});
  }
  return sessions;
}

std::vector<BmpMonitor> bmp_monitors(const Config& config) {
  constexpr std::array<std::string_view, 5> kCommands = {"monitor-public", "monitor-peer", "monitor-vpn-instance",
                                                         "monitor-vpn-instance-peer", "monitor-all-vpn-instance"};
  std::vector<BmpMonitor> monitors;
  for (const std::string_view command : kCommands)
    for (const EntryId id : config.entries(command))
      monitors.push_back({id, command == kCommands.back(), config.value(id, "vpn-instance-name").value_or(""),
                          address(config, id, "address")});
  return monitors;
}

std::string_view server_text(const Config& config, const BmpSession& session) {
  return config.document().source().text(server_span(config, session));
}

text::Span server_span(const Config& config, const BmpSession& session) {
  return address_span(config, session.entry, "address");
}

std::string network_text(std::string_view vpn_instance) {
  return vpn_instance.empty() ? "the public network" : fmt::format("VPN instance `{}`", vpn_instance);
}

}  // namespace vrpc::check
