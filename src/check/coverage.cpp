#include "check/coverage.hpp"

#include <algorithm>
#include <tuple>

namespace vrpc::check {
namespace {

using command::index;
using command::kNone;

constexpr std::uint32_t kMostWords = 3;

// Values are no words of a command, so they are all alike: `*`, or nothing at the end. After a word that starts no
// command, any word may be a value.
std::string first_words(const bind::Document& document, const bind::Statement& statement) {
  const syntax::Tree& tree = document.tree();
  const command::Grammar& grammar = document.grammar();
  const std::uint32_t first = tree.first_word(statement.line);
  const std::uint32_t most = kMostWords + (statement.undo ? 1 : 0);
  std::string words;
  std::string values;
  for (std::uint32_t word = first; word < std::min(tree.end_word(statement.line), first + most); ++word) {
    const std::string_view text = tree.text(tree.word(word));
    const command::KeywordId keyword =
        index(statement.form) != kNone ? document.keyword(statement, word) : grammar.find_keyword(text);
    if (index(keyword) == kNone && word > first) {
      values += " *";
      continue;
    }
    words += values + (word > first ? " " : "");
    words += index(keyword) != kNone ? grammar.spelling(keyword) : text;
    values.clear();
    if (index(keyword) == kNone) break;
  }
  return words;
}

std::size_t missed(const Coverage& lines) { return lines.all() - lines.understood(); }

std::vector<LinesByWords::Row> worst_first(std::vector<LinesByWords::Row> rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::tuple(missed(a.lines), a.lines.all()) > std::tuple(missed(b.lines), b.lines.all());
  });
  return rows;
}

}  // namespace

void LinesByWords::add(const bind::Document& document) {
  for (const bind::Statement& statement : document.statements) {
    if (statement.state == bind::State::raw) continue;
    const bool placed = index(statement.view()) != kNone;
    const std::string_view view = placed ? document.grammar().name(statement.view()) : "";
    ++rows_[{std::string(view), first_words(document, statement)}].lines[static_cast<std::size_t>(statement.state)];
  }
}

std::vector<LinesByWords::Row> LinesByWords::by_view() const {
  std::map<std::string, Coverage> views;
  for (const auto& [key, lines] : rows_) views[key.first] += lines;
  std::vector<Row> rows;
  for (const auto& [view, lines] : views) rows.push_back({view, {}, lines});
  return worst_first(std::move(rows));
}

std::vector<LinesByWords::Row> LinesByWords::by_words() const {
  std::vector<Row> rows;
  for (const auto& [key, lines] : rows_) rows.push_back({key.first, key.second, lines});
  return worst_first(std::move(rows));
}

}  // namespace vrpc::check
