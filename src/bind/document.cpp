#include "bind/document.hpp"

#include <algorithm>

#include "command/value.hpp"

namespace vrpc::bind {

using command::index;
using command::kNone;

std::optional<CommandId> Document::command(const Statement& statement) const {
  if (index(statement.form) == kNone) return std::nullopt;
  return grammar_->command_of(statement.form);
}

std::vector<Value> Document::values(const Statement& statement) const {
  std::vector<Value> result;
  const std::uint32_t end = tree_->end_word(statement.line);
  for (std::uint32_t word = tree_->first_word(statement.line); word < end; ++word) {
    const LeafId id = leaves[word];
    if (index(id) == kNone) continue;
    const command::LeafRow& leaf = grammar_->leaf(id);
    if (leaf.symbol.is_keyword()) continue;
    const bool text = grammar_->type(leaf.symbol.type()).base == command::Base::text;
    const bool goes_on = !result.empty() && (leaf.joined != 0 || (text && result.back().leaf == id));
    if (goes_on) {
      ++result.back().word_count;
    } else {
      result.push_back({leaf.parameter, id, word, 1});
    }
  }
  return result;
}

std::optional<Value> Document::value(const Statement& statement, std::string_view parameter) const {
  for (const Value& value : values(statement))
    if (grammar_->name(value.parameter) == parameter) return value;
  return std::nullopt;
}

bool Document::has_keyword(const Statement& statement, std::string_view keyword) const {
  const std::uint32_t end = tree_->end_word(statement.line);
  for (std::uint32_t word = tree_->first_word(statement.line); word < end; ++word) {
    if (index(leaves[word]) == kNone) continue;
    const command::Symbol symbol = grammar_->leaf(leaves[word]).symbol;
    if (symbol.is_keyword() && grammar_->spelling(symbol.keyword()) == keyword) return true;
  }
  return false;
}

std::string_view Document::choice(const Statement& statement, std::string_view name) const {
  const std::uint32_t end = tree_->end_word(statement.line);
  for (std::uint32_t word = tree_->first_word(statement.line); word < end; ++word) {
    if (index(leaves[word]) == kNone) continue;
    const command::LeafRow& leaf = grammar_->leaf(leaves[word]);
    if (grammar_->text(leaf.choice) == name && leaf.symbol.is_keyword()) return grammar_->spelling(leaf.symbol.keyword());
  }
  return {};
}

text::Span Document::span(const Value& value) const {
  return {tree_->word(value.first_word).begin, tree_->word(value.first_word + value.word_count - 1).span().end};
}

std::string Document::canonical(const Value& value) const {
  const command::LeafRow& leaf = grammar_->leaf(value.leaf);
  const command::TypeRow& type = grammar_->type(grammar_->parameter(leaf.parameter).type);
  const syntax::Word& first = tree_->word(value.first_word);
  std::string out;
  if (type.base == command::Base::interface_name && value.word_count == 2) {
    std::string glued(tree_->text(first));
    glued += tree_->text(tree_->word(value.first_word + 1));
    command::append_canonical(*grammar_, type, glued, false, out);
  } else {
    command::append_canonical(*grammar_, type, text(value), value.word_count == 1 && first.quoted != 0, out);
  }
  return out;
}

bool Document::is_secret(const Value& value) const {
  return command::is_secret(grammar_->type(grammar_->parameter(value.parameter).type));
}

std::string Document::view_path(const Statement& statement) const {
  std::vector<const Statement*> around;
  const bool opens = command(statement) && !statement.undo && index(grammar_->command(*command(statement)).enters) != kNone;
  if (opens) around.push_back(&statement);
  for (StatementId id = statement.parent; id != kNoStatement; id = this->statement(id).parent)
    around.push_back(&this->statement(id));
  std::string path;
  for (auto it = around.rbegin(); it != around.rend(); ++it) {
    if (!path.empty()) path += " > ";
    std::string line;
    const std::uint32_t end = tree_->end_word((*it)->line);
    for (std::uint32_t word = tree_->first_word((*it)->line); word < end; ++word) {
      if (!line.empty()) line += ' ';
      line += tree_->text(tree_->word(word));
    }
    path += line;
  }
  return path;
}

const Statement* Document::at(std::uint32_t offset) const {
  const auto after = std::upper_bound(
      statements.begin(), statements.end(), offset,
      [this](std::uint32_t byte, const Statement& statement) { return byte < tree_->line(statement.line).begin; });
  if (after == statements.begin()) return nullptr;
  const Statement& statement = *(after - 1);
  return offset <= tree_->span(statement.line).end ? &statement : nullptr;
}

std::vector<text::Span> Document::secrets() const {
  std::vector<text::Span> spans;
  for (std::size_t word = 0; word < leaves.size(); ++word) {
    if (index(leaves[word]) == kNone) continue;
    const command::Symbol symbol = grammar_->leaf(leaves[word]).symbol;
    if (!symbol.is_keyword() && command::is_secret(grammar_->type(symbol.type())))
      spans.push_back(tree_->word(static_cast<std::uint32_t>(word)).span());
  }
  return spans;
}

}  // namespace vrpc::bind
