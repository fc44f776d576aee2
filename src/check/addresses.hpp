// The addresses of interfaces, and the network that they are in.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "check/query.hpp"

namespace vrpc::check {

struct InterfaceAddress {
  EntryId interface;
  EntryId entry;  // the line that has it
  IpAddress address;
};

// Primary and secondary ones that stand on their line, and are the interface's own: none that several routers share,
// and none of a link alone.
[[nodiscard]] std::vector<InterfaceAddress> interface_addresses(const Config& config);

// The VPN instances that interfaces are bound to; empty: the public network. Looked for once in each.
class Bindings {
 public:
  explicit Bindings(const Config& config) : config_(config) {}

  const std::string& vpn_instance_of(EntryId interface);

 private:
  const Config& config_;
  std::map<EntryId, std::string> known_;
};

// As it stands on a line of an interface: in one word, or in two with its mask.
[[nodiscard]] std::optional<IpAddress> interface_address(const Config& config, EntryId id);
[[nodiscard]] text::Span interface_address_span(const Config& config, EntryId id);

}  // namespace vrpc::check
