// The source address of a BMP session is not an address of the interface that is named with it.
//
// Only if the file shows addresses of that interface, and knows them all: an address that is borrowed, negotiated or
// made from other data may be the one, and so may a line that starts with `ip` and is not understood.
//
// Mend: Name an address of that interface, or the interface that has the address.
// Source: NE40E and CE6800 command references, `connect-interface` in the BMP session view; that the address must be
// one of the interface is concluded, not quoted.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "check/addresses.hpp"
#include "check/bmp.hpp"

namespace vrpc::check::rules {
namespace {

// Their address does not stand on the line.
constexpr auto kElsewhere = std::to_array<std::string_view>(
    {"ip-address-unnumbered", "ip-address-dhcp-alloc", "ip-address-bootp-alloc", "ip-address-ppp-negotiate",
     "ipv6-address-eui-64", "ipv6-address-cga", "ipv6-address-auto-link-local"});
constexpr auto kAddresses = std::to_array<std::string_view>(
    {"ip-address", "ip-address-sub", "ipv6-address", "ipv6-address-anycast", "ipv6-address-link-local"});

// What the file shows of an interface.
struct Addresses {
  std::set<IpAddress> known;
  bool shown = false;
  bool elsewhere = false;  // it may have others

  Addresses(const Config& config, EntryId interface) {
    for (const EntryId id : config.children(interface)) {
      if (config.entry(id).undone) continue;
      const auto is = [&](std::string_view command) { return config.is(id, command); };
      elsewhere |= std::ranges::any_of(kElsewhere, is);
      if (!std::ranges::any_of(kAddresses, is)) continue;
      shown = true;
      if (const auto address = interface_address(config, id)) known.insert(*address);
    }
  }
};

}  // namespace

void source_not_on_interface(const Config& config, Report& report) {
  std::map<EntryId, Addresses> interfaces;
  const UnknownLines unknown(config, "ip");
  for (const BmpSession& session : bmp_sessions(config)) {
    const auto source = config.child(session.entry, "connect-interface");
    const auto source_address = source ? address(config, *source, "source-address") : std::nullopt;
    const auto name = source ? config.value(*source, "interface-name") : std::nullopt;
    const Name* interface = name ? config.names().definition("interface", *name) : nullptr;
    if (interface == nullptr || !source_address) continue;
    const Addresses& addresses = interfaces.try_emplace(interface->entry, config, interface->entry).first->second;
    if (!addresses.shown || addresses.elsewhere || addresses.known.contains(*source_address)) continue;
    if (unknown.in(interface->entry)) continue;
    const text::Span span = address_span(config, *source, "source-address");
    lacking(config, report, Kind::source_not_on_interface, span, config.document().source().text(span), *name)
        .related(interface->span, "the interface");
  }
}

}  // namespace vrpc::check::rules
