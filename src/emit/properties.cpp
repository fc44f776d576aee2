#include "emit/properties.hpp"

#include <charconv>

#include "command/value.hpp"
#include "emit/encoding.hpp"

namespace vrpc::emit {

using command::Base;
using command::Grammar;
using command::index;
using command::kNone;
using command::LeafRow;

bool is_property(const Grammar& grammar, command::CommandId id, std::string_view key) {
  const command::CommandRow& command = grammar.command(id);
  for (std::uint32_t i = 0; i < command.forms.count; ++i)
    for (const LeafRow& leaf : grammar.leaves_of(grammar.form(command::FormId{command.forms.first + i})))
      if (grammar.property_key(leaf) == key) return true;
  return key == "undo";
}

namespace {

Json typed(const command::TypeRow& type, const std::string& canonical) {
  if (type.base != Base::integer && type.base != Base::as_number) return to_json_string(canonical);
  std::int64_t number = 0;
  std::from_chars(canonical.data(), canonical.data() + canonical.size(), number);
  return number;
}

class PropertyReader {
 public:
  PropertyReader(const bind::Document& document, const bind::Statement& statement, Secrets secrets)
      : document_(document), grammar_(document.grammar()), statement_(statement), secrets_(secrets) {}

  Json run() {
    if (statement_.undo) result_["undo"] = true;
    const syntax::Tree& tree = document_.tree();
    const std::vector<bind::Value> values = document_.values(statement_);
    auto value = values.begin();
    if (statement_.expansion != 0)
      result_[std::string(document_.expanded_choice(statement_))] = grammar_.spelling(document_.expansion(statement_));
    for (std::uint32_t word = tree.first_word(statement_.line); word < tree.end_word(statement_.line); ++word) {
      if (!document_.has_word(statement_, word)) continue;
      const command::LeafId id = document_.leaf(statement_, word);
      const LeafRow& leaf = grammar_.leaf(id);
      if (leaf.symbol.is_keyword()) {
        add_keyword(id, leaf);
        continue;
      }
      add(id, leaf, value_of(*value));
      word += value->word_count - 1;
      ++value;
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] Json value_of(const bind::Value& value) const {
    if (document_.is_secret(value) && !secrets_.shown) return command::kMaskedSecret;
    return typed(grammar_.type(grammar_.parameter(value.parameter).type), document_.canonical(value));
  }

  void add_keyword(command::LeafId id, const LeafRow& leaf) {
    if (leaf.choice.size == 0 && leaf.property == 0) return;
    if (statement_.expansion != 0 && grammar_.text(leaf.choice) == document_.expanded_choice(statement_)) return;
    if (statement_.undo && grammar_.spelling(leaf) == "undo") return;
    add(id, leaf, leaf.choice.size > 0 ? Json(grammar_.spelling(leaf)) : Json(true));
  }

  // A repetition of one value is a list of values; of several, a list of objects under the name of the first.
  void add(command::LeafId id, const LeafRow& leaf, Json value) {
    const std::string key(grammar_.property_key(leaf));
    if (leaf.repeated == kNone) return add_plain(key, std::move(value));
    if (repeated_properties(leaf) == 1) {
      list_of(key).push_back(std::move(value));
      return;
    }
    Json& list = list_of(std::string(grammar_.property_key(first_property(leaf))));
    const bool next = list.empty() || !list.back().is_object() || index(id) <= last_;
    if (next) list.push_back(Json::object());
    last_ = index(id);
    list.back()[key] = std::move(value);
  }

  // A word outside the repetition may have the same key.
  Json& list_of(const std::string& key) {
    Json& list = result_[key];
    if (!list.is_null() && !list.is_array()) list = Json::array({list});
    return list;
  }

  void add_plain(const std::string& key, Json value) {
    if (!result_.contains(key)) {
      result_[key] = std::move(value);
    } else if (result_[key].is_array()) {
      result_[key].push_back(std::move(value));
    } else {
      result_[key] = Json::array({result_[key], std::move(value)});
    }
  }

  [[nodiscard]] std::size_t repeated_properties(const LeafRow& of) const {
    std::size_t count = 0;
    for (const LeafRow& leaf : grammar_.leaves_of(grammar_.form(of.form)))
      count += leaf.repeated == of.repeated && leaf.joined == 0 && !grammar_.property_key(leaf).empty() ? 1 : 0;
    return count;
  }
  [[nodiscard]] const LeafRow& first_property(const LeafRow& of) const {
    for (const LeafRow& leaf : grammar_.leaves_of(grammar_.form(of.form)))
      if (leaf.repeated == of.repeated && !grammar_.property_key(leaf).empty()) return leaf;
    return of;
  }

  const bind::Document& document_;
  const Grammar& grammar_;
  const bind::Statement& statement_;
  Secrets secrets_;
  Json result_ = Json::object();
  std::uint32_t last_ = 0;
};

}  // namespace

Json properties(const bind::Document& document, const bind::Statement& statement, Secrets secrets) {
  return PropertyReader(document, statement, secrets).run();
}

}  // namespace vrpc::emit
