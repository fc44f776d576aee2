#include "check/addresses.hpp"

#include <string>
#include <unordered_map>

namespace vrpc::check {

std::optional<IpAddress> interface_address(const Config& config, EntryId id) {
  std::optional<IpAddress> address;
  config.document(id).visit_values(config.statement(id), [&](const bind::Value& value) {
    const std::string_view name = config.grammar().name(value.parameter);
    const std::string_view text = config.document(id).text(value);
    if (name == "ip-address") address = command::parse_ipv4(text);
    if (name == "ipv6-address") address = command::parse_ipv6(text);
    if (name == "ipv6-address/prefix-length")
      if (const auto prefix = command::parse_ipv6_prefix(text)) address = prefix->address;
    return !address;
  });
  return address;
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
