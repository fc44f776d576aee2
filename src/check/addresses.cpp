#include "check/addresses.hpp"

#include <string>
#include <unordered_map>

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

namespace {

// Of interfaces that are bound to a VPN instance, its number.
std::unordered_map<EntryId, std::uint32_t> bound_networks(const Config& config) {
  std::unordered_map<EntryId, std::uint32_t> networks;
  std::unordered_map<std::string, std::uint32_t> numbers;
  for (const EntryId binding : config.entries("ip-binding-vpn-instance")) {
    const std::string name = config.value(binding, "vpn-instance-name").value_or("");
    const auto number = static_cast<std::uint32_t>(numbers.size() + 1);
    networks[config.entry(binding).parent] = numbers.try_emplace(name, number).first->second;
  }
  return networks;
}

}  // namespace

std::vector<InterfaceAddress> interface_addresses(const Config& config) {
  const auto networks = bound_networks(config);
  const UnknownLines unknown(config, "ip binding");
  std::vector<InterfaceAddress> result;
  for (const std::string_view command : {"ip-address", "ip-address-sub", "ipv6-address"}) {
    for (const EntryId id : config.entries(command)) {
      const EntryId interface = config.entry(id).parent;
      const auto address = interface_address(config, id);
      if (!address || unknown.in(interface)) continue;
      const auto network = networks.find(interface);
      result.push_back({interface, id, network != networks.end() ? network->second : 0, *address});
    }
  }
  return result;
}

}  // namespace vrpc::check
