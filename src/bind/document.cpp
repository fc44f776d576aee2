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
  visit_values(statement, [&result](const Value& value) {
    result.push_back(value);
    return true;
  });
  return result;
}

std::optional<Value> Document::value(const Statement& statement, std::string_view parameter) const {
  std::optional<Value> result;
  visit_values(statement, [&](const Value& value) {
    if (grammar_->name(value.parameter) == parameter) result = value;
    return !result;
  });
  return result;
}

void Document::bind(const Statement& statement, std::span<const LeafId> leaves) {
  const std::uint32_t first = grammar_->form(statement.form).leaves.first;
  std::uint16_t* place = places_.data() + tree_->first_word(statement.line);
  for (const LeafId leaf : leaves) *place++ = static_cast<std::uint16_t>(index(leaf) - first);
}

command::KeywordId Document::expansion(const Statement& statement) const {
  if (statement.expansion == 0) return command::KeywordId{kNone};
  const auto expansions = grammar_->list(grammar_->command(*command(statement)).expansions);
  return command::KeywordId{expansions[statement.expansion - 1U]};
}

command::KeywordId Document::keyword(const Statement& statement, std::uint32_t word) const {
  if (index(statement.form) == kNone) return command::KeywordId{kNone};
  const command::Symbol symbol = grammar_->leaf(leaf(statement, word)).symbol;
  if (!symbol.is_keyword()) return command::KeywordId{kNone};
  if (statement.expansion == 0) return symbol.keyword();
  const auto expands = grammar_->list(grammar_->command(*command(statement)).expands);
  const bool expanded = std::find(expands.begin(), expands.end(), index(symbol.keyword())) != expands.end();
  return expanded ? expansion(statement) : symbol.keyword();
}

std::string_view Document::expanded_choice(const Statement& statement) const {
  const command::CommandRow& command = grammar_->command(*this->command(statement));
  for (std::uint32_t i = 0; i < command.forms.count; ++i)
    for (const command::LeafRow& leaf : grammar_->leaves_of(grammar_->form(FormId{command.forms.first + i})))
      if (leaf.symbol.is_keyword() && leaf.symbol.keyword() == expansion(statement)) return grammar_->text(leaf.choice);
  return {};
}

bool Document::has_keyword(const Statement& statement, std::string_view keyword) const {
  if (statement.expansion != 0 && grammar_->spelling(expansion(statement)) == keyword) return true;
  const std::uint32_t end = tree_->end_word(statement.line);
  for (std::uint32_t word = tree_->first_word(statement.line); word < end; ++word) {
    const command::KeywordId id = this->keyword(statement, word);
    if (index(id) == kNone || !has_word(statement, word)) continue;
    const command::LeafRow& leaf = grammar_->leaf(this->leaf(statement, word));
    if ((id == leaf.symbol.keyword() ? grammar_->spelling(leaf) : grammar_->spelling(id)) == keyword) return true;
  }
  return false;
}

std::string_view Document::choice(const Statement& statement, std::string_view name) const {
  if (index(statement.form) == kNone) return {};
  if (statement.expansion != 0 && expanded_choice(statement) == name) return grammar_->spelling(expansion(statement));
  const std::uint32_t end = tree_->end_word(statement.line);
  for (std::uint32_t word = tree_->first_word(statement.line); word < end; ++word) {
    if (!has_word(statement, word)) continue;
    const command::LeafRow& leaf = grammar_->leaf(this->leaf(statement, word));
    if (grammar_->text(leaf.choice) == name && leaf.symbol.is_keyword()) return grammar_->spelling(leaf);
  }
  return {};
}

text::Span Document::span(const Value& value) const {
  return {tree_->word(value.first_word).begin, tree_->word(value.first_word + value.word_count - 1).span().end};
}

std::string Document::canonical(const Value& value) const {
  std::string out;
  append_canonical(value, out);
  return out;
}

void Document::append_canonical(const Value& value, std::string& out) const {
  const command::LeafRow& leaf = grammar_->leaf(value.leaf);
  const command::TypeRow& type = grammar_->type(grammar_->parameter(leaf.parameter).type);
  const syntax::Word& first = tree_->word(value.first_word);
  if (type.base == command::Base::interface_name && value.word_count == 2) {
    std::string glued(tree_->text(first));
    glued += tree_->text(tree_->word(value.first_word + 1));
    command::append_canonical(*grammar_, type, glued, false, out);
  } else {
    command::append_canonical(*grammar_, type, text(value), value.word_count == 1 && first.quoted != 0, out);
  }
}

std::string Document::canonical(const Statement& statement) const {
  std::vector<std::string> keywords;
  for (std::uint32_t word = tree_->first_word(statement.line); word < tree_->end_word(statement.line); ++word) {
    const command::KeywordId id = keyword(statement, word);
    if (index(id) != kNone && has_word(statement, word)) keywords.emplace_back(grammar_->spelling(id));
  }
  if (statement.expansion != 0 && !has_keyword(statement, grammar_->spelling(expansion(statement))))
    keywords.emplace_back(grammar_->spelling(expansion(statement)));
  // Options may stand in any order.
  std::sort(keywords.begin(), keywords.end());
  std::string text;
  for (const std::string& keyword : keywords) text += keyword + '\n';
  std::vector<Value> sorted = values(statement);
  std::stable_sort(sorted.begin(), sorted.end(), [this](const Value& a, const Value& b) {
    return grammar_->name(a.parameter) < grammar_->name(b.parameter);
  });
  for (const Value& value : sorted) {
    text += grammar_->name(value.parameter);
    text += '=' + canonical(value) + '\n';
  }
  return text;
}

bool Document::is_secret(const Value& value) const {
  return command::is_secret(grammar_->type(grammar_->parameter(value.parameter).type));
}

bool Document::is_secret(const Statement& statement, std::uint32_t word) const {
  if (index(statement.form) != kNone) {
    const command::Symbol symbol = grammar_->leaf(leaf(statement, word)).symbol;
    return !symbol.is_keyword() && command::is_secret(grammar_->type(symbol.type()));
  }
  if (statement.state == State::raw || statement.state == State::session) return false;
  const auto looks_secret = [&](std::uint32_t number) {
    const bool first = number == tree_->first_word(statement.line);
    const std::string_view before = first ? std::string_view() : tree_->text(tree_->word(number - 1));
    return command::looks_secret(before, tree_->text(tree_->word(number)));
  };
  if (looks_secret(word)) return true;
  // What follows on a wrong line may be the rest of a password with a blank in it.
  for (std::uint32_t i = tree_->first_word(statement.line); statement.state == State::wrong && i < word; ++i)
    if (looks_secret(i)) return true;
  return false;
}

std::string Document::masked_text(const Statement& statement) const {
  std::string text;
  const text::Span line = span(statement);
  std::uint32_t at = line.begin;
  for (std::uint32_t word = tree_->first_word(statement.line); word < tree_->end_word(statement.line); ++word) {
    if (!is_secret(statement, word)) continue;
    const text::Span secret = tree_->word(word).span();
    text += source().text({at, secret.begin});
    text += command::kMaskedSecret;
    at = secret.end;
  }
  return text += source().text({at, line.end});
}

std::string Document::view_path(const Statement& statement) const {
  std::vector<const Statement*> around;
  const bool opens =
      command(statement) && !statement.undo && index(grammar_->command(*command(statement)).enters) != kNone;
  if (opens) around.push_back(&statement);
  for (StatementId id = statement.parent; id != kNoStatement; id = this->statement(id).parent)
    around.push_back(&this->statement(id));
  std::string path;
  for (auto it = around.rbegin(); it != around.rend(); ++it) {
    if (!path.empty()) path += " > ";
    path += masked_text(**it);
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
  for (const Statement& statement : statements)
    for (std::uint32_t word = tree_->first_word(statement.line); word < tree_->end_word(statement.line); ++word)
      if (is_secret(statement, word)) spans.push_back(tree_->word(word).span());
  return spans;
}

}  // namespace vrpc::bind
