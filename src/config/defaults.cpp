#include "config/defaults.hpp"

namespace vrpc::config {
namespace {

using command::index;
using command::kNone;

// The only thing on the line that could have been otherwise.
std::optional<bind::Value> only_setting(const Document& document, const Statement& statement) {
  const command::Grammar& grammar = document.grammar();
  const syntax::Tree& tree = document.tree();
  for (std::uint32_t word = tree.first_word(statement.line); word < tree.end_word(statement.line); ++word) {
    const command::LeafRow& leaf = grammar.leaf(document.leaf(statement, word));
    if (leaf.optional != 0 || (leaf.identity != command::Identity::none && !leaf.symbol.is_keyword()))
      return std::nullopt;
    if (!leaf.symbol.is_keyword() && grammar.parameter(leaf.parameter).default_value.size == 0) return std::nullopt;
  }
  const std::vector<bind::Value> values = document.values(statement);
  return values.size() == 1 ? std::optional(values.front()) : std::nullopt;
}

}  // namespace

bool says_default(const Config& config, EntryId id) {
  const command::Grammar& grammar = config.grammar();
  if (index(grammar.command(config.entry(id).command).enters) != kNone) return false;
  const Document& document = config.document(id);
  const auto value = only_setting(document, config.statement(id));
  return value && document.canonical(*value) == grammar.text(grammar.parameter(value->parameter).default_value);
}

}  // namespace vrpc::config
