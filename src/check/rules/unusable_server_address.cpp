// A BMP session leads to an address that no server can be reached at.
//
// The unspecified address, loopback, multicast and broadcast addresses are nobody's; the device takes them, and the
// session never comes up. A link-local IPv6 address is refused by NE8000 and not mentioned for other devices, so
// there the finding is a warning.
//
// Mend: Name the address of the server.
// Source: RFC 1122 section 3.2.1.3, RFC 4291; NE8000 command reference, `bmp-session (IPv6)`.
#include "check/bmp.hpp"

namespace vrpc::check::rules {
namespace {

std::string_view fault(const IpAddress& address) {
  if (command::is_unspecified(address)) return "the unspecified address";
  if (command::is_loopback(address)) return "a loopback address";
  if (command::is_multicast(address)) return "a multicast address";
  if (command::is_broadcast(address)) return "the broadcast address";
  const bool ipv6 = address.family == IpAddress::Family::ipv6;
  return ipv6 && command::is_link_local(address) ? "a link-local address" : "";
}

}  // namespace

void unusable_server_address(const Config& config, Report& report) {
  for (const BmpSession& session : bmp_sessions(config)) {
    const std::string_view found = fault(session.server);
    if (found.empty()) continue;
    diag::Draft draft =
        report(Kind::unusable_server_address, server_span(config, session), server_text(config, session), found);
    if (command::is_link_local(session.server))
      draft.severity(Severity::warning).help("NE8000 refuses it; other devices do not say");
  }
}

}  // namespace vrpc::check::rules
