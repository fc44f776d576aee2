// A VPN instance, or the public network, has more BMP sessions than the device takes.
//
// The limit is four in each, and sessions that differ only in their alias count. It is reported once, at the fifth
// session. The command references do not mention the limit, and later releases may take more, so it is a warning.
//
// Mend: Take out sessions that are not needed.
// Source: Huawei's YANG model huawei-bmp, releases 8.21.0 to 8.22.0 (`max-elements 4`).
#include <map>

#include "check/bmp.hpp"

namespace vrpc::check::rules {

void too_many_bmp_sessions(const Config& config, Report& report) {
  constexpr std::size_t kMost = 4;
  std::map<std::string, std::vector<EntryId>> by_network;
  for (const BmpSession& session : bmp_sessions(config)) by_network[session.vpn_instance].push_back(session.entry);
  for (const auto& [vpn_instance, sessions] : by_network)
    if (sessions.size() > kMost)
      report(Kind::too_many_bmp_sessions, config.span(sessions[kMost]), network_text(vpn_instance), sessions.size())
          .label("the fifth");
}

}  // namespace vrpc::check::rules
