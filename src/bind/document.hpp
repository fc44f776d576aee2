// What every line of a configuration text is: the AST. A statement points at its line, at the form that it is, and at
// the statement whose view it stands in; values are words of the tree.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command/grammar.hpp"
#include "syntax/tree.hpp"

namespace vrpc::bind {

using command::CommandId;
using command::FormId;
using command::Grammar;
using command::LeafId;
using command::ViewId;
using syntax::LineId;

enum class StatementId : std::uint32_t {};
inline constexpr StatementId kNoStatement{command::kNone};

enum class State : std::uint8_t {
  modelled,  // rules look at it
  checked,   // syntax and types are known
  ignored,   // on purpose
  session,   // moves between views or asks the device: no configuration
  unknown,   // no definition covers it
  wrong,     // a finding says why
  raw,       // a line of a banner, a key, a certificate
};
inline constexpr std::size_t kStateCount = 7;

// Some of the words of a repetition, counted from the first word of the line: `1:1` in `vpn-target 1:1 2:2`. Empty:
// all.
struct Element {
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
};
static_assert(syntax::Tree::kMostWords <= 0xFFFF);

class Statement {
 public:
  LineId line{};
  FormId form{command::kNone};  // none if unknown or raw; may be known although a value is wrong
  StatementId parent = kNoStatement;
  // Of a line that stands for several (`each` and `expand` in definitions), one of them has these; `config` makes such
  // statements, the document has whole ones.
  Element element;
  std::uint8_t expansion = 0;  // in place of the keyword of its choice: which of the command's, from 1
  State state : 4 = State::unknown;
  bool undo : 1 = false;
  // The view of its parent is known only from a prompt, so it stands in no known place.
  bool detached : 1 = false;

  // That it was read in; none below an unknown section.
  [[nodiscard]] ViewId view() const { return ViewId{view_ == kNoView ? command::kNone : view_}; }
  void set_view(ViewId view) { view_ = static_cast<std::uint16_t>(command::index(view)); }

 private:
  static constexpr std::uint16_t kNoView = 0xFFFF;
  std::uint16_t view_ = kNoView;
};
static_assert(sizeof(Statement) == 20 && command::kMostViews < 0xFFFF);

// A value in a statement: one word, or several (`GigabitEthernet 0/1/0`, text up to the end of the line).
struct Value {
  command::ParameterId parameter{};
  LeafId leaf{};
  std::uint32_t first_word = 0;
  std::uint32_t word_count = 1;
};

class Document {
 public:
  Document(const syntax::Tree& tree, const Grammar& grammar)
      : tree_(&tree), grammar_(&grammar), places_(tree.words().size()) {}

  std::vector<Statement> statements;  // one a command line, in their order
  bool ended = false;                 // by a closing `return`

  // The words of the statement are these leaves of its form.
  void bind(const Statement& statement, std::span<const LeafId> leaves);

  [[nodiscard]] const syntax::Tree& tree() const { return *tree_; }
  [[nodiscard]] const text::Source& source() const { return tree_->source(); }
  [[nodiscard]] const Grammar& grammar() const { return *grammar_; }

  [[nodiscard]] const Statement& statement(StatementId id) const { return statements[command::index(id)]; }
  [[nodiscard]] std::optional<CommandId> command(const Statement& statement) const;

  // That the word of the tree is; none if the statement has no form. Of a statement that has another form of the same
  // notation, it is the leaf of that form.
  [[nodiscard]] LeafId leaf(const Statement& statement, std::uint32_t word) const {
    if (command::index(statement.form) == command::kNone) return LeafId{command::kNone};
    return leaves(statement)[word];
  }
  // All of them, of a statement that has a form; by the words' numbers.
  class Leaves {
   public:
    Leaves(std::uint32_t first, const std::vector<std::uint16_t>& places) : first_(first), places_(places.data()) {}
    LeafId operator[](std::uint32_t word) const { return LeafId{first_ + places_[word]}; }

   private:
    std::uint32_t first_;
    const std::uint16_t* places_;
  };
  [[nodiscard]] Leaves leaves(const Statement& statement) const {
    return {grammar_->form(statement.form).leaves.first, places_};
  }
  // In place of the keyword of its choice; none if the statement is whole.
  [[nodiscard]] command::KeywordId expansion(const Statement& statement) const;

  // False for a word of another element.
  [[nodiscard]] bool has_word(const Statement& statement, std::uint32_t word) const {
    const Element& element = statement.element;
    if (element.begin == element.end) return true;
    const std::uint32_t place = word - tree_->first_word(statement.line);
    if (place >= element.begin && place < element.end) return true;
    return grammar_->leaf(leaf(statement, word)).repeated == command::kNone;
  }
  // The keyword that the word stands for; none for a value, or a word that is not bound.
  [[nodiscard]] command::KeywordId keyword(const Statement& statement, std::uint32_t word) const;

  // The value of the parameter, which is written like in the form, without brackets.
  [[nodiscard]] std::optional<Value> value(const Statement& statement, std::string_view parameter) const;
  [[nodiscard]] std::vector<Value> values(const Statement& statement) const;
  // Calls `visit` with each value, until it returns false.
  template <typename Visit> void visit_values(const Statement& statement, Visit visit) const;
  [[nodiscard]] bool has_keyword(const Statement& statement, std::string_view keyword) const;
  // The choice that `expansion` is one of.
  [[nodiscard]] std::string_view expanded_choice(const Statement& statement) const;
  // The keyword that the line has of the choice, in full; empty if none.
  [[nodiscard]] std::string_view choice(const Statement& statement, std::string_view name) const;

  [[nodiscard]] text::Span span(const Statement& statement) const { return tree_->words_span(statement.line); }
  [[nodiscard]] text::Span span(const Value& value) const;
  [[nodiscard]] std::string_view text(const Statement& statement) const { return source().text(span(statement)); }
  // As it is written, quotes included.
  [[nodiscard]] std::string_view text(const Value& value) const { return source().text(span(value)); }
  // Equal for values that mean the same (command/value.hpp).
  [[nodiscard]] std::string canonical(const Value& value) const;
  void append_canonical(const Value& value, std::string& out) const;
  // Of a bound statement: equal for lines that say the same.
  [[nodiscard]] std::string canonical(const Statement& statement) const;
  [[nodiscard]] bool is_secret(const Value& value) const;
  // A value of a secret type; in a line that is not bound, what looks like one.
  [[nodiscard]] bool is_secret(const Statement& statement, std::uint32_t word) const;
  // The statement as it is written, with ****** for its secrets.
  [[nodiscard]] std::string masked_text(const Statement& statement) const;

  // `bmp > bmp-session 192.0.2.1`: the statements around, and the statement if it opens a view. Secrets are masked.
  [[nodiscard]] std::string view_path(const Statement& statement) const;
  // The statement that holds the byte, if one does.
  [[nodiscard]] const Statement* at(std::uint32_t offset) const;
  // Of all secrets, in their order.
  [[nodiscard]] std::vector<text::Span> secrets() const;

 private:
  const syntax::Tree* tree_;
  const Grammar* grammar_;
  std::vector<std::uint16_t> places_;  // of a word's leaf in its form
};

template <typename Visit> void Document::visit_values(const Statement& statement, Visit visit) const {
  if (command::index(statement.form) == command::kNone) return;
  std::optional<Value> value;
  const Leaves leaves = this->leaves(statement);
  const std::uint32_t end = tree_->end_word(statement.line);
  for (std::uint32_t word = tree_->first_word(statement.line); word < end; ++word) {
    const LeafId id = leaves[word];
    if (!has_word(statement, word)) continue;
    const command::LeafRow& row = grammar_->leaf(id);
    if (row.symbol.is_keyword()) continue;
    const bool text = grammar_->type(row.symbol.type()).base == command::Base::text;
    if (value && (row.joined != 0 || (text && value->leaf == id))) {
      ++value->word_count;
    } else {
      if (value && !visit(*value)) return;
      value = {row.parameter, id, word, 1};
    }
  }
  if (value) visit(*value);
}

}  // namespace vrpc::bind
