// The source address of a BMP session is not an address of the interface that is named with it.
//
// Only if the file shows addresses of that interface, and knows them all: an address that is borrowed, negotiated or
// made from other data may be the one, and so may a line that starts with `ip` and is not understood.
// Source: NE40E and CE6800 command references, `connect-interface` in the BMP session view; that the address must be
// one of the interface is concluded, not quoted.
#include <array>
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

struct Addresses {
  std::set<EntryId> shown;      // interfaces that have some
  std::set<EntryId> elsewhere;  // and that may have others
  std::set<std::pair<EntryId, IpAddress>> known;

  explicit Addresses(const Config& config) {
    for (const std::string_view command : kElsewhere)
      for (const EntryId id : config.entries(command)) elsewhere.insert(config.entry(id).parent);
    for (const std::string_view command : kAddresses) {
      for (const EntryId id : config.entries(command)) {
        shown.insert(config.entry(id).parent);
        if (const auto address = interface_address(config, id)) known.emplace(config.entry(id).parent, *address);
      }
    }
  }
};

}  // namespace

void source_not_on_interface(const Config& config, Report& report) {
  const Addresses addresses(config);
  const UnknownLines unknown(config, "ip");
  for (const BmpSession& session : bmp_sessions(config)) {
    const auto source = config.child(session.entry, "connect-interface");
    const auto source_address = source ? address(config, *source, "source-address") : std::nullopt;
    const auto name = source ? config.value(*source, "interface-name") : std::nullopt;
    const Name* interface = name ? config.names().definition("interface", *name) : nullptr;
    if (interface == nullptr || !source_address || !addresses.shown.contains(interface->entry)) continue;
    if (addresses.elsewhere.contains(interface->entry) || unknown.in(interface->entry)) continue;
    if (addresses.known.contains({interface->entry, *source_address})) continue;
    const text::Span span = address_span(config, *source, "source-address");
    lacking(config, report, Kind::source_not_on_interface, span, config.document().source().text(span), *name)
        .related(interface->span, "the interface");
  }
}

}  // namespace vrpc::check::rules
