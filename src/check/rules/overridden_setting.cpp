// A setting is given twice with different values, so the first one counts for nothing.
//
// The last line wins. In a saved configuration, which a device prints with each setting once, that is the trace of
// an edit by hand or of two files joined. A line that says the same again changes nothing and is not reported; nor
// are lines that enter a view, and change scripts, in which one may try things.
//
// Mend: Take out the line that is not meant. As long as both are there, the later one counts.
// Source: NE40E and CE6800 command references ("the latest configuration overrides the previous one").
#include "bind/removal.hpp"
#include "check/query.hpp"

namespace vrpc::check::rules {
namespace {

// A line that stands for several entries may be overridden in part.
bool stands_for_one(const Config& config, EntryId id) {
  const command::CommandRow& command = config.grammar().command(config.entry(id).command);
  return command.each == 0 && command.expands.count == 0;
}

}  // namespace

void overridden_setting(const Config& config, Report& report) {
  if (!shows_views_whole(config)) return;
  for (const config::Repetition& repetition : config.repetitions()) {
    if (enters_view(config, repetition.entry)) continue;
    const Statement& earlier = config.document().statement(repetition.earlier);
    const Statement& later = config.document().statement(repetition.later);
    if (config.document().canonical(earlier) == config.document().canonical(later)) continue;
    auto draft =
        report(Kind::overridden_setting, config.document().span(earlier), shown(config, earlier), shown(config, later));
    draft.related(config.document().span(later), "overridden here");
    if (stands_for_one(config, repetition.entry))
      draft.fix(bind::without_statement(config.document(), earlier, diag::Safety::safe));
  }
}

}  // namespace vrpc::check::rules
