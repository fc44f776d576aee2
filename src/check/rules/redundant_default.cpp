// A setting is given the value that it has anyway.
//
// The device does not print such lines, and none is needed. Only for lines that consist of one setting and its
// value: an optional value may be written out for clarity, and what is set for a peer may be there to override its
// group. In a change script the line may take back another value, so it is not looked at.
//
// Mend: Take the line out.
// Source: The defaults in the definitions, which are those of the command references.
#include <set>

#include "bind/removal.hpp"
#include "check/query.hpp"
#include "config/defaults.hpp"

namespace vrpc::check::rules {

void redundant_default(const Config& config, Report& report) {
  if (!shows_views_whole(config)) return;
  std::set<EntryId> overriding;  // without such a line, an earlier one would count
  for (const config::Repetition& repetition : config.repetitions()) overriding.insert(repetition.entry);
  for (std::uint32_t i = 1; i < config.all().size(); ++i) {
    const EntryId id{i};
    if (!config::is_default(config, id)) continue;
    const Statement& statement = config.statement(id);
    auto draft = report(Kind::redundant_default, config.span(id), shown(config, statement));
    if (!overriding.contains(id)) draft.fix(bind::without_statement(config.document(), statement, diag::Safety::safe));
  }
}

}  // namespace vrpc::check::rules
