// A BMP session is authenticated by MD5.
//
// MD5 signatures of TCP (RFC 2385) can be forged with moderate effort, and newer releases take the command only
// after weak algorithms have been allowed (NE40E: `undo crypto weak-algorithm disable`; CE6800: the feature package
// WEAKEA). A keychain takes better algorithms, and an SSL policy encrypts as well.
//
// Mend: Use a keychain in its place (`tcp connect port ... keychain`), or an SSL policy.
// Source: NE40E and CE6800 configuration guides, BMP, notes on `tcp connect port ... password md5`.
#include "check/bmp.hpp"

namespace vrpc::check::rules {

void weak_authentication(const Config& config, Report& report) {
  for (const BmpSession& session : bmp_sessions(config)) {
    const auto connection = config.child(session.entry, "tcp-connect");
    if (!connection || !config.has_keyword(*connection, "md5")) continue;
    report(Kind::weak_authentication, keyword_span(config, *connection, "md5"), server_text(config, session), "MD5")
        .help("`keychain` authenticates with stronger algorithms");
  }
}

}  // namespace vrpc::check::rules
