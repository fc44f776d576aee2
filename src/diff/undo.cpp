#include "diff/undo.hpp"

#include <algorithm>
#include <optional>

#include "bind/bind.hpp"

namespace vrpc::diff {
namespace {

using command::index;
using command::kNone;

std::optional<std::string> taking_back(const Config& config, EntryId id, emit::Secrets secrets) {
  const config::Entry& entry = config.entry(id);
  if (index(entry.command) == kNone) return std::nullopt;
  emit::Json json = emit::properties(config.document(id), config.statement(id), secrets);
  if (!entry.undone) return emit::undo_line(config.grammar(), entry.command, json);
  json.erase("undo");
  return emit::line(config.grammar(), entry.command, json);
}

std::string entering(const Config& config, EntryId view) {
  const command::CommandId command = config.entry(view).command;
  if (index(command) != kNone) {
    const emit::Json json = emit::properties(config.document(view), config.statement(view), emit::Secrets{true});
    if (auto line = emit::identity_line(config.grammar(), command, json)) return *line;
  }
  return std::string(config.text(view));
}

// The lines typed one after the other, from the system view on.
std::string script_of(const Config& config, EntryId view, const std::vector<std::string>& lines) {
  std::string enter;
  for (; view != Config::root(); view = config.entry(view).parent) enter = entering(config, view) + '\n' + enter;
  std::string script = "system-view\n" + enter;
  for (const std::string& line : lines) script += line + '\n';
  return script;
}

std::vector<EntryId> removed_by(const Config& config, std::string script) {
  std::vector<EntryId> removed;
  const text::Source source("<undo>", std::move(script));
  const syntax::Tree tree(source, syntax::InputKind::script);
  diag::Findings findings;
  const bind::Document document = bind::bind(tree, config.grammar(), {}, findings);
  const Config after(config.document(), document);
  for (std::uint32_t i = 1; i < config.all().size(); ++i)
    if (!config.entry(EntryId{i}).removed && after.entry(EntryId{i}).removed) removed.push_back(EntryId{i});
  return removed;
}

void add_once(std::vector<std::string>& lines, std::optional<std::string> line) {
  if (line && std::find(lines.begin(), lines.end(), *line) == lines.end()) lines.push_back(std::move(*line));
}

}  // namespace

std::vector<EntryId> entries_of(const Config& config, StatementId statement) {
  std::vector<EntryId> found;
  for (std::uint32_t i = 1; i < config.all().size(); ++i) {
    const config::Entry& entry = config.entry(EntryId{i});
    if (entry.document == 0 && config.set_by(EntryId{i}) == statement && !entry.removed) found.push_back(EntryId{i});
  }
  return found;
}

Undo undo_of(const Config& config, StatementId statement, emit::Secrets secrets) {
  Undo undo;
  const std::vector<EntryId> entries = entries_of(config, statement);
  std::vector<std::string> typed;
  for (const EntryId id : entries) {
    add_once(typed, taking_back(config, id, emit::Secrets{true}));
    add_once(undo.lines, taking_back(config, id, secrets));
  }
  if (typed.empty()) return undo;
  undo.removed = removed_by(config, script_of(config, config.entry(entries.front()).parent, typed));
  return undo;
}

}  // namespace vrpc::diff
