// The same BMP session is entered twice in one configuration.
//
// A session is known by its VPN instance, the address of its server and its alias; another spelling of the address
// is the same session. The device enters the first one again, so the settings of both places end up in one session:
// what looks like two servers is one. A change script may enter a session as often as it likes, so this runs on
// saved configurations only.
//
// Mend: Join the two places into one; if two sessions are meant, give one of them an alias and a port of its own.
// Source: NE40E and CE6800 command references, `bmp-session`, precautions.
#include "check/bmp.hpp"

namespace vrpc::check::rules {

void duplicate_bmp_session(const Config& config, Report& report) {
  if (!shows_views_whole(config)) return;
  for (const config::Repetition& repetition : config.repetitions()) {
    if (!config.is(repetition.entry, "bmp-session")) continue;
    const Statement& later = config.document().statement(repetition.later);
    const Statement& earlier = config.document().statement(repetition.earlier);
    report(Kind::duplicate_bmp_session, config.document().span(later), shown(config, later))
        .label("the device takes both for one session")
        .related(config.document().span(earlier), "the same session");
  }
}

}  // namespace vrpc::check::rules
