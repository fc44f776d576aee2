#include "config/key.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <ranges>

namespace vrpc::config {

using command::Identity;
using command::index;
using command::kNone;

namespace {

constexpr char kPartEnd = '\n';  // in no word

void append_tagged(char tag, std::uint32_t number, std::string& out) {
  char bytes[1 + sizeof(number)] = {tag};
  std::memcpy(bytes + 1, &number, sizeof(number));
  out.append(bytes, sizeof(bytes));
}

}  // namespace

void KeyMaker::append(const bind::Document& document, const bind::Value& value, std::string& out) {
  append_tagged('v', document.grammar().parameter(value.parameter).name.begin, out);
  document.append_canonical(value, out);
}

const std::string& KeyMaker::make(const bind::Document& document, const bind::Statement& statement) {
  bytes_.clear();
  parts_.clear();
  key_.clear();
  const syntax::Tree& tree = document.tree();
  const command::Grammar& grammar = document.grammar();
  if (grammar.form(statement.form).identified == 0 && index(statement.expansion) == kNone) return key_;
  // Of another form with the same notation, the leaves stand in the same order.
  const command::FormId bound = grammar.leaf(document.leaves[tree.first_word(statement.line)]).form;
  const std::uint32_t shift = grammar.form(statement.form).leaves.first - grammar.form(bound).leaves.first;
  const auto leaf_of = [&](std::uint32_t word) { return command::LeafId{index(document.leaves[word]) + shift}; };
  const auto add_keyword = [this](command::KeywordId id) {
    parts_.push_back({bytes_.size(), 1 + sizeof(id), false});
    append_tagged('k', index(id), bytes_);
    bytes_ += kPartEnd;
  };
  const auto words = std::views::iota(tree.first_word(statement.line), tree.end_word(statement.line));
  const auto is_preferred = [&](std::uint32_t word) {
    return grammar.leaf(leaf_of(word)).identity == Identity::preferred && document.has_word(statement, word);
  };
  std::optional<bool> preferred;  // whether the line has such a word
  const auto is_identity = [&](Identity identity) {
    if (identity != Identity::otherwise) return identity != Identity::none;
    if (!preferred) preferred = std::ranges::any_of(words, is_preferred);
    return !*preferred;
  };
  bool expanded = index(statement.expansion) == kNone;
  for (std::uint32_t word = tree.first_word(statement.line); word < tree.end_word(statement.line); ++word) {
    const command::LeafId id = leaf_of(word);
    const command::LeafRow& leaf = grammar.leaf(id);
    if (!is_identity(leaf.identity) || !document.has_word(statement, word)) continue;
    if (leaf.symbol.is_keyword()) {
      const command::KeywordId keyword = document.keyword(statement, word);
      expanded |= keyword == statement.expansion;
      add_keyword(keyword);
      continue;
    }
    bind::Value value{leaf.parameter, id, word, 1};
    while (word + 1 < tree.end_word(statement.line) && grammar.leaf(leaf_of(word + 1)).joined != 0) {
      ++word;
      ++value.word_count;
    }
    const std::size_t begin = bytes_.size();
    append(document, value, bytes_);
    parts_.push_back({begin, bytes_.size() - begin, true});
    bytes_ += kPartEnd;
  }
  if (!expanded) add_keyword(statement.expansion);
  const std::string_view all(bytes_);
  const auto less = [all](const Part& a, const Part& b) {
    return all.substr(a.begin, a.size) < all.substr(b.begin, b.size);
  };
  if (std::is_sorted(parts_.begin(), parts_.end(), less)) return bytes_;
  std::sort(parts_.begin(), parts_.end(), less);
  for (const Part& part : parts_) key_ += all.substr(part.begin, part.size + sizeof(kPartEnd));
  return key_;
}

std::optional<std::string_view> KeyMaker::first_value() const {
  const auto part = std::ranges::find_if(parts_, &Part::value);
  if (part == parts_.end()) return std::nullopt;
  return std::string_view(bytes_).substr(part->begin, part->size);
}

bool KeyMaker::is_about(const bind::Document& document, const bind::Statement& other) const {
  std::vector<std::string> values;
  for (const bind::Value& value : document.values(other)) append(document, value, values.emplace_back());
  return std::all_of(parts_.begin(), parts_.end(), [&](const Part& part) {
    const std::string_view wanted = std::string_view(bytes_).substr(part.begin, part.size);
    return !part.value || std::find(values.begin(), values.end(), wanted) != values.end();
  });
}

}  // namespace vrpc::config
