// A BMP session starts at an interface of another VPN instance than its own.
//
// The address of the interface exists only in the VPN instance that the interface is bound to, so the session cannot
// be set up from there. An interface without `ip binding vpn-instance` is in the public network; if it has lines
// that are not understood, or stands in a change script, nothing is concluded from the missing binding. Interfaces
// that the file does not show are not looked at.
//
// Mend: Name an interface that is bound to the VPN instance of the session, or put the session into that of the
// interface.
// Source: NE40E and CE6800 command references, `ip binding vpn-instance`.
#include <map>

#include "check/bmp.hpp"

namespace vrpc::check::rules {

void source_vpn_mismatch(const Config& config, Report& report) {
  std::map<EntryId, EntryId> bindings;
  for (const EntryId binding : config.entries("ip-binding-vpn-instance"))
    bindings[config.entry(binding).parent] = binding;
  const UnknownLines unknown(config);
  for (const BmpSession& session : bmp_sessions(config)) {
    const auto source = config.child(session.entry, "connect-interface");
    const auto name = source ? config.value(*source, "interface-name") : std::nullopt;
    const Name* interface = name ? config.names().definition("interface", *name) : nullptr;
    if (interface == nullptr) continue;
    const auto binding = bindings.find(interface->entry);
    const bool bound = binding != bindings.end();
    if (!bound && (unknown.in(interface->entry) || !shows_views_whole(config))) continue;
    const std::string vpn_instance = bound ? config.value(binding->second, "vpn-instance-name").value_or("") : "";
    if (vpn_instance == session.vpn_instance) continue;
    report(Kind::source_vpn_mismatch, config.span(*source, "interface-name"), *name, network_text(vpn_instance),
           network_text(session.vpn_instance))
        .related(bound ? config.span(binding->second) : interface->span, "the interface")
        .related(config.span(session.entry), "the session");
  }
}

}  // namespace vrpc::check::rules
