// A setting is given the value that it has anyway.
//
// The device does not print such lines, and none is needed. Only for lines that consist of one setting and its
// value: an optional value may be written out for clarity, and what is set for a peer may be there to override its
// group. In a change script the line may take back another value, so it is not looked at.
//
// Mend: Take the line out.
// Source: The defaults in the definitions, which are those of the command references.
#include "check/query.hpp"

namespace vrpc::check::rules {
namespace {

// The only thing on the line that could have been otherwise.
std::optional<bind::Value> only_setting(const Config& config, const Statement& statement) {
  const bind::Document& document = config.document();
  for (std::uint32_t word = document.tree().first_word(statement.line); word < document.tree().end_word(statement.line);
       ++word) {
    if (command::index(document.leaves[word]) == command::kNone) return std::nullopt;
    const command::LeafRow& leaf = config.grammar().leaf(document.leaves[word]);
    if (leaf.optional != 0 || (leaf.identity != command::Identity::none && !leaf.symbol.is_keyword()))
      return std::nullopt;
    if (!leaf.symbol.is_keyword() && config.grammar().parameter(leaf.parameter).default_value.size == 0)
      return std::nullopt;
  }
  const std::vector<bind::Value> values = document.values(statement);
  return values.size() == 1 ? std::optional(values.front()) : std::nullopt;
}

}  // namespace

void redundant_default(const Config& config, Report& report) {
  if (!shows_views_whole(config)) return;
  for (std::uint32_t i = 1; i < config.all().size(); ++i) {
    const EntryId id{i};
    const config::Entry& entry = config.entry(id);
    const bool opaque = command::index(entry.command) == command::kNone;
    if (entry.removed || entry.undone || opaque || enters_view(config, id)) continue;
    const auto value = only_setting(config, config.statement(id));
    if (!value) continue;
    const std::string_view usual = config.grammar().text(config.grammar().parameter(value->parameter).default_value);
    if (config.document().canonical(*value) == usual)
      report(Kind::redundant_default, config.span(id), shown(config, config.statement(id)));
  }
}

}  // namespace vrpc::check::rules
