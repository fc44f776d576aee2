// The source address of a BMP session is not of the address family of its server.
//
// An IPv4 session takes an IPv4 source, an IPv6 session an IPv6 source; the device refuses the other one. What
// stands in the BMP view itself is for IPv4 sessions only, and always IPv4.
//
// Mend: Name a source address of the family that the session uses, or an interface.
// Source: NE40E and CE6800 command references, `connect-interface` (two pages, one a family); huawei-bmp.yang
// (must).
#include "check/bmp.hpp"

namespace vrpc::check::rules {
namespace {

std::string_view family_text(IpAddress::Family family) { return family == IpAddress::Family::ipv4 ? "IPv4" : "IPv6"; }

}  // namespace

void source_family_mismatch(const Config& config, Report& report) {
  for (const BmpSession& session : bmp_sessions(config)) {
    const auto source = config.child(session.entry, "connect-interface");
    const auto source_address = source ? address(config, *source, "source-address") : std::nullopt;
    if (!source_address || source_address->family == session.server.family) continue;
    const text::Span span = address_span(config, *source, "source-address");
    report(Kind::source_family_mismatch, span, config.document().source().text(span),
           family_text(source_address->family), server_text(config, session), family_text(session.server.family))
        .related(server_span(config, session), "the server of the session");
  }
}

}  // namespace vrpc::check::rules
