#include "emit/ast.hpp"

#include <algorithm>

#include "command/value.hpp"
#include "emit/encoding.hpp"

namespace vrpc::emit {

using command::index;
using command::kNone;

std::string_view to_text(bind::State state) {
  switch (state) {
    case bind::State::modelled: return "modelled";
    case bind::State::checked: return "checked";
    case bind::State::ignored: return "ignored";
    case bind::State::session: return "session";
    case bind::State::unknown: return "unknown";
    case bind::State::wrong: return "wrong";
    case bind::State::raw: return "raw";
  }
  return {};
}

namespace {

Json to_ast(const bind::Document& document, const bind::Statement& statement, Secrets secrets,
            const std::vector<text::Span>& hidden) {
  const command::Grammar& grammar = document.grammar();
  const syntax::Tree& tree = document.tree();
  Json result;
  const text::Span span = document.span(statement);
  const text::Position position = document.source().position(span.begin);
  result["line"] = position.line;
  result["column"] = position.column;
  result["begin"] = span.begin;
  result["end"] = span.end;
  result["state"] = to_text(statement.state);
  if (statement.parent != bind::kNoStatement) result["parent"] = index(statement.parent);
  if (index(statement.view()) != kNone) result["view"] = grammar.name(statement.view());
  if (const auto command = document.command(statement)) {
    result["command"] = grammar.name(*command);
    result["form"] = grammar.text(grammar.form(statement.form).notation);
  }
  if (statement.undo) result["undo"] = true;
  for (std::uint32_t number = tree.first_word(statement.line); number < tree.end_word(statement.line); ++number) {
    const syntax::Word& word = tree.word(number);
    const bool secret = !secrets.shown && std::find_if(hidden.begin(), hidden.end(), [&word](text::Span s) {
                                            return s.begin == word.begin;
                                          }) != hidden.end();
    Json item = {{"text", secret ? std::string(command::kMaskedSecret) : to_json_string(tree.text(word))},
                 {"begin", word.begin},
                 {"end", word.span().end}};
    if (const command::LeafId leaf = document.leaf(statement, number); index(leaf) != kNone) {
      const command::LeafRow& row = grammar.leaf(leaf);
      if (row.symbol.is_keyword()) {
        item["keyword"] = grammar.spelling(row);
      } else {
        item["parameter"] = grammar.name(row.parameter);
      }
    }
    result["words"].push_back(std::move(item));
  }
  return result;
}

}  // namespace

Json to_ast(const bind::Document& document, Secrets secrets) {
  Json result;
  result["format"] = "vrpc-ast";
  result["version"] = 1;
  result["input"] = syntax::to_text(document.tree().kind());
  result["statements"] = Json::array();
  const std::vector<text::Span> hidden = document.secrets();
  auto first = hidden.begin();
  for (const bind::Statement& statement : document.statements) {
    const text::Span span = document.span(statement);
    while (first != hidden.end() && first->begin < span.begin) ++first;
    auto last = first;
    while (last != hidden.end() && last->begin < span.end) ++last;
    result["statements"].push_back(to_ast(document, statement, secrets, {first, last}));
  }
  return result;
}

}  // namespace vrpc::emit
