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

// With the end of the part, unless more follows.
void append_tagged(char tag, std::uint32_t number, bool whole, std::string& out) {
  char bytes[1 + sizeof(number) + 1] = {tag};
  std::memcpy(bytes + 1, &number, sizeof(number));
  bytes[1 + sizeof(number)] = kPartEnd;
  out.append(bytes, sizeof(bytes) - (whole ? 0 : 1));
}

}  // namespace

void KeyMaker::append(const bind::Document& document, const bind::Value& value, std::string& out) {
  append_tagged('v', document.grammar().parameter(value.parameter).name.begin, false, out);
  document.append_canonical(value, out);
}

const std::string& KeyMaker::make(const bind::Document& document, const bind::Statement& statement) {
  bytes_.clear();
  parts_.clear();
  key_.clear();
  const syntax::Tree& tree = document.tree();
  const command::Grammar& grammar = document.grammar();
  if (grammar.form(statement.form).identified == 0 && statement.expansion == 0) return key_;
  const bind::Document::Leaves leaves = document.leaves(statement);
  const auto add_keyword = [this](command::KeywordId id) {
    parts_.push_back({bytes_.size(), 1 + sizeof(id), false});
    append_tagged('k', index(id), true, bytes_);
  };
  const auto words = std::views::iota(tree.first_word(statement.line), tree.end_word(statement.line));
  const auto is_preferred = [&](std::uint32_t word) {
    return grammar.leaf(leaves[word]).identity == Identity::preferred && document.has_word(statement, word);
  };
  std::optional<bool> preferred;  // whether the line has such a word
  const auto is_identity = [&](Identity identity) {
    if (identity != Identity::otherwise) return identity != Identity::none;
    if (!preferred) preferred = std::ranges::any_of(words, is_preferred);
    return !*preferred;
  };
  bool expanded = statement.expansion == 0;
  const command::KeywordId expansion = expanded ? command::KeywordId{kNone} : document.expansion(statement);
  for (std::uint32_t word = tree.first_word(statement.line); word < tree.end_word(statement.line); ++word) {
    const command::LeafId id = leaves[word];
    const command::LeafRow& leaf = grammar.leaf(id);
    if (!is_identity(leaf.identity) || !document.has_word(statement, word)) continue;
    if (leaf.symbol.is_keyword()) {
      const command::KeywordId keyword =
          statement.expansion == 0 ? leaf.symbol.keyword() : document.keyword(statement, word);
      expanded |= keyword == expansion;
      add_keyword(keyword);
      continue;
    }
    bind::Value value{leaf.parameter, id, word, 1};
    while (word + 1 < tree.end_word(statement.line) && grammar.leaf(leaves[word + 1]).joined != 0) {
      ++word;
      ++value.word_count;
    }
    const std::size_t begin = bytes_.size();
    append(document, value, bytes_);
    parts_.push_back({begin, bytes_.size() - begin, true});
    bytes_ += kPartEnd;
  }
  if (!expanded) add_keyword(expansion);
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
