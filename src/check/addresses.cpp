#include "check/addresses.hpp"

#include <map>

namespace vrpc::check {

std::optional<IpAddress> interface_address(const Config& config, EntryId id) {
  if (const auto text = config.text(id, "ip-address")) return command::parse_ipv4(*text);
  if (const auto text = config.text(id, "ipv6-address")) return command::parse_ipv6(*text);
  const auto text = config.text(id, "ipv6-address/prefix-length");
  const auto prefix = text ? command::parse_ipv6_prefix(*text) : std::nullopt;
  return prefix ? std::optional(prefix->address) : std::nullopt;
}

text::Span interface_address_span(const Config& config, EntryId id) {
  for (const std::string_view parameter : {"ipv6-address", "ipv6-address/prefix-length"})
    if (config.text(id, parameter)) return config.span(id, parameter);
  return config.span(id, "ip-address");
}

std::vector<InterfaceAddress> interface_addresses(const Config& config) {
  std::map<EntryId, std::string> networks;
  for (const EntryId binding : config.entries("ip-binding-vpn-instance"))
    networks[config.entry(binding).parent] = config.value(binding, "vpn-instance-name").value_or("");
  const UnknownLines unknown(config, "ip binding");
  std::vector<InterfaceAddress> result;
  for (const std::string_view command : {"ip-address", "ip-address-sub", "ipv6-address"}) {
    for (const EntryId id : config.entries(command)) {
      const EntryId interface = config.entry(id).parent;
      const auto address = interface_address(config, id);
      if (!address || unknown.in(interface)) continue;
      const auto network = networks.find(interface);
      result.push_back({interface, id, network != networks.end() ? network->second : "", *address});
    }
  }
  return result;
}

}  // namespace vrpc::check
