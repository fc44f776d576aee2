// Lines that stand for several: `each` and `expand` in definitions.
#include <algorithm>

#include "config/evaluator.hpp"

namespace vrpc::config {

using command::index;
using command::kNone;

// `vpn-target 1:1 2:2 both` is four lines: an import and an export of each target.
void Evaluator::evaluate_pieces(const Statement& statement, const command::CommandRow& command, EntryId parent) {
  const syntax::Tree& tree = document_->tree();
  elements_.clear();
  std::uint32_t last = 0;
  const auto expands = grammar_.list(command.expands);
  const auto expansions = grammar_.list(command.expansions);
  bool stands_for_several = false;
  bool chosen = false;
  for (std::uint32_t word = tree.first_word(statement.line); word < tree.end_word(statement.line); ++word) {
    const command::LeafId id = document_->leaf(statement, word);
    const command::LeafRow& leaf = grammar_.leaf(id);
    if (leaf.symbol.is_keyword()) {
      const std::uint32_t keyword = index(leaf.symbol.keyword());
      stands_for_several |= std::find(expands.begin(), expands.end(), keyword) != expands.end();
      chosen |= std::find(expansions.begin(), expansions.end(), keyword) != expansions.end();
    }
    if (command.each == 0 || leaf.repeated == kNone) continue;
    const auto place = static_cast<std::uint16_t>(word - tree.first_word(statement.line));
    if (elements_.empty() || index(id) <= last) elements_.push_back({place, place});
    elements_.back().end = static_cast<std::uint16_t>(place + 1);
    last = index(id);
  }
  if (elements_.empty()) elements_.emplace_back();
  // `undo vpn-target all` has no such choice.
  const auto leaves = grammar_.leaves_of(grammar_.form(statement.form));
  const bool has_choice = std::any_of(leaves.begin(), leaves.end(), [&](const command::LeafRow& leaf) {
    return leaf.symbol.is_keyword() &&
           std::find(expansions.begin(), expansions.end(), index(leaf.symbol.keyword())) != expansions.end();
  });
  stands_for_several |= has_choice && !chosen && std::find(expands.begin(), expands.end(), kNone) != expands.end();
  for (const bind::Element& element : elements_) {
    for (std::size_t i = 0; i < (stands_for_several ? expansions.size() : 1); ++i) {
      Statement piece = statement;
      piece.element = element;
      if (stands_for_several) piece.expansion = static_cast<std::uint8_t>(i + 1);
      piece_ = static_cast<std::uint32_t>(config_.pieces_.size());
      config_.pieces_.push_back({piece, statement_});
      evaluate(piece, parent);
    }
  }
}

}  // namespace vrpc::config
