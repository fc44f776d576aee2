#include "check/addresses.hpp"

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

std::vector<InterfaceAddress> interface_addresses(const Config& config) {
  std::vector<InterfaceAddress> result;
  for (const std::string_view command : {"ip-address", "ip-address-sub", "ipv6-address"}) {
    result.reserve(result.size() + config.entries(command).size());
    for (const EntryId id : config.entries(command))
      if (const auto address = interface_address(config, id)) result.push_back({config.entry(id).parent, id, *address});
  }
  return result;
}

const std::string& Bindings::vpn_instance_of(EntryId interface) {
  const auto [found, added] = known_.try_emplace(interface);
  if (added)
    if (const auto binding = config_.child(interface, "ip-binding-vpn-instance"))
      found->second = config_.value(*binding, "vpn-instance-name").value_or("");
  return found->second;
}

}  // namespace vrpc::check
