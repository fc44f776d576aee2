// The BMP sessions of a configuration and what they monitor, with addresses as values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/query.hpp"

namespace vrpc::check {

struct BmpSession {
  EntryId entry;
  IpAddress server;
  std::string vpn_instance;  // through which the server is reached; empty: the public network
  std::string alias;         // empty: none
};

// In the order in which they were created.
[[nodiscard]] std::vector<BmpSession> bmp_sessions(const Config& config);

// A `monitor` view.
struct BmpMonitor {
  EntryId entry;
  bool all_vpn_instances = false;
  std::string vpn_instance;       // whose peers are monitored; empty: the public network, or all VPN instances
  std::optional<IpAddress> peer;  // nothing: all peers
};

[[nodiscard]] std::vector<BmpMonitor> bmp_monitors(const Config& config);

// As it is written on its line.
[[nodiscard]] std::string_view server_text(const Config& config, const BmpSession& session);
[[nodiscard]] text::Span server_span(const Config& config, const BmpSession& session);

// `the public network`, or the VPN instance by name.
[[nodiscard]] std::string network_text(std::string_view vpn_instance);

}  // namespace vrpc::check
