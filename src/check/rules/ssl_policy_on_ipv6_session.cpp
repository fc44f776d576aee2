// An SSL policy is set for a BMP session over IPv6.
//
// It has no effect there: the session is set up without TLS, and what it reports goes over the network unencrypted.
// One guide of the CE6800 shows it for IPv6 all the same, so it is a warning.
//
// Mend: Reach the server by IPv4, or take the line out.
// Source: NE40E and CE6800 command references, `ssl-policy name`, precautions; huawei-bmp.yang (when).
#include "check/bmp.hpp"

namespace vrpc::check::rules {

void ssl_policy_on_ipv6_session(const Config& config, Report& report) {
  for (const BmpSession& session : bmp_sessions(config)) {
    if (session.server.family != IpAddress::Family::ipv6) continue;
    const auto policy = config.child(session.entry, "ssl-policy-name");
    if (!policy) continue;
    report(Kind::ssl_policy_on_ipv6_session, config.span(*policy), server_text(config, session))
        .related(server_span(config, session), "the session");
  }
}

}  // namespace vrpc::check::rules
