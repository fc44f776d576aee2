#include "diff/apply.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "emit/properties.hpp"

namespace vrpc::diff {
namespace {

using bind::Document;
using bind::Statement;
using command::Effect;
using command::index;
using command::kNone;
using config::Config;
using config::EntryId;
using config::Event;
using diag::Kind;

// What takes back an entry of the same command in this view: the one that was probably meant.
std::string nearest_undo(const Config& result, const Event& event, const Document& script) {
  const Statement& statement = script.statement(event.statement);
  const command::CommandId command = *script.command(statement);
  const std::string typed(script.text(statement));
  std::string best;
  std::size_t best_shared = 0;
  for (const EntryId id : result.children(event.parent)) {
    if (result.entry(id).command != command || result.entry(id).undone) continue;
    const auto json = emit::properties(result.document(id), result.statement(id), {});
    const auto line = emit::undo_line(result.grammar(), command, json);
    if (!line) continue;
    const auto end = std::mismatch(typed.begin(), typed.end(), line->begin(), line->end());
    const auto shared = static_cast<std::size_t>(end.first - typed.begin()) + 1;
    if (shared > best_shared) best = *line;
    best_shared = std::max(best_shared, shared);
  }
  return best;
}

// An entry that uses the name still.
std::string user_of(const Config& result, const config::References::Name& name) {
  const std::string_view kind = result.grammar().text(result.grammar().name_kind_rows()[index(name.first)].name);
  for (const config::Name& use : result.names().uses(kind)) {
    if (use.name != name.second) continue;
    std::string path = result.document(use.entry).masked_text(result.statement(use.entry));
    for (EntryId view = result.entry(use.entry).parent; view != Config::root(); view = result.entry(view).parent)
      path = result.document(view).masked_text(result.statement(view)) + " > " + path;
    return path;
  }
  return {};
}

void report(const Config& result, const Document& script, const Event& event, diag::Findings& findings) {
  const Statement& statement = script.statement(event.statement);
  const std::string text = diag::quotable(script.masked_text(statement));
  const text::Span span = script.span(statement);
  switch (event.kind) {
    case Event::Kind::nothing_to_undo: {
      auto draft = findings(Kind::nothing_to_undo, span, text);
      const std::string nearest = nearest_undo(result, event, script);
      if (!nearest.empty()) draft.help(fmt::format("did you mean `{}`?", nearest));
      return;
    }
    case Event::Kind::no_effect: findings(Kind::no_effect, span, text); return;
    case Event::Kind::left_dangling: {
      // The script itself may have mended it later.
      const std::string user = user_of(result, event.name);
      const std::string_view kind =
          result.grammar().text(result.grammar().name_kind_rows()[index(event.name.first)].name);
      if (user.empty() || result.names().definition(kind, event.name.second) != nullptr) return;
      findings(Kind::view_still_referenced, span, text, kind, event.name.second)
          .help(fmt::format("used by `{}`", user));
      return;
    }
  }
}

// A session that enters the system view to commit later, and does not.
void report_uncommitted(const Document& script, diag::Findings& findings) {
  bool two_stage = false;
  const Statement* pending = nullptr;
  for (const Statement& statement : script.statements) {
    const bool session = statement.state == bind::State::session && index(statement.form) != kNone;
    const Effect effect = session ? script.grammar().command(*script.command(statement)).effect : Effect::none;
    if (effect == Effect::system_view) two_stage = !script.has_keyword(statement, "immediately");
    if (effect == Effect::commit || effect == Effect::discard) pending = nullptr;
    if (!session && pending == nullptr) pending = &statement;
  }
  if (two_stage && pending != nullptr) findings(Kind::uncommitted_script, script.span(*pending));
}

}  // namespace

void report_script(const Config& result, const Document& script, diag::Findings& findings) {
  for (const Event& event : result.events()) report(result, script, event, findings);
  if (script.tree().kind() != syntax::InputKind::saved) report_uncommitted(script, findings);
}

}  // namespace vrpc::diff
