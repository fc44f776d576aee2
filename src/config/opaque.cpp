#include "config/opaque.hpp"

#include "config/evaluator.hpp"

namespace vrpc::config {

using bind::State;
using command::index;
using command::kNone;

std::string opaque_text(const bind::Document& document, const bind::Statement& statement) {
  std::string text;
  const syntax::Tree& tree = document.tree();
  for (std::uint32_t word = tree.first_word(statement.line); word < tree.end_word(statement.line); ++word) {
    if (!text.empty()) text += ' ';
    text += tree.text(tree.word(word));
  }
  return text;
}

namespace {

// Without making the text: of most lines the first word is another one.
bool has_opaque_text(const bind::Document& document, const bind::Statement& statement, std::string_view text) {
  const syntax::Tree& tree = document.tree();
  const std::uint32_t first = tree.first_word(statement.line);
  for (std::uint32_t word = first; word < tree.end_word(statement.line); ++word) {
    if (word > first && !text.starts_with(' ')) return false;
    if (word > first) text.remove_prefix(1);
    const std::string_view written = tree.text(tree.word(word));
    if (!text.starts_with(written)) return false;
    text.remove_prefix(written.size());
  }
  return text.empty();
}

}  // namespace

void Evaluator::keep_opaque(EntryId parent) {
  const Statement& statement = document_->statement(statement_);
  if (!is_watched() || statement.state == State::raw) {
    add(parent, CommandId{kNone});
    return;
  }
  const std::string text = opaque_text(*document_, statement);
  if (text.starts_with("undo ")) return undo_opaque(parent);
  bool undone = false;
  for (EntryId id = find_opaque(parent, "undo " + text); id != kNoEntry; id = find_opaque(parent, "undo " + text)) {
    remove(id);
    undone = true;
  }
  if (undone) return;
  const EntryId known = find_opaque(parent, text);
  entry_of_[index(statement_)] = known != kNoEntry ? known : add(parent, CommandId{kNone});
}

void Evaluator::undo_opaque(EntryId parent) {
  const std::string text = opaque_text(*document_, document_->statement(statement_));
  bool found = false;
  for (;;) {
    const EntryId known = find_opaque(parent, std::string_view(text).substr(5));
    if (known == kNoEntry) break;
    remove(known);
    found = true;
  }
  if (!found && find_opaque(parent, text) == kNoEntry) add(parent, CommandId{kNone});
}

EntryId Evaluator::find_opaque(EntryId parent, std::string_view text) const {
  for (EntryId id = config_.entry(parent).first_child; id != kNoEntry; id = config_.entry(id).next) {
    const Entry& entry = config_.entry(id);
    if (entry.removed || index(entry.command) != kNone || config_.statement(id).state == State::raw) continue;
    if (has_opaque_text(config_.document(id), config_.statement(id), text)) return id;
  }
  return kNoEntry;
}

}  // namespace vrpc::config
