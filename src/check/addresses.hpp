// The addresses of interfaces, by the network that they are in.
#pragma once

#include <cstdint>
#include <vector>

#include "check/query.hpp"

namespace vrpc::check {

struct InterfaceAddress {
  EntryId interface;
  EntryId entry;          // the line that has it
  std::uint32_t network;  // equal in one VPN instance; 0: the public network
  IpAddress address;
};

// Primary and secondary ones that stand on their line, and are the interface's own: none that several routers share,
// and none of a link alone. Without interfaces whose VPN instance may stand on a line that is not understood.
[[nodiscard]] std::vector<InterfaceAddress> interface_addresses(const Config& config);

// As it stands on a line of an interface: in one word, or in two with its mask.
[[nodiscard]] std::optional<IpAddress> interface_address(const Config& config, EntryId id);
[[nodiscard]] text::Span interface_address_span(const Config& config, EntryId id);

}  // namespace vrpc::check
