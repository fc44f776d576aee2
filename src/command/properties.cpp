// Which words of a line carry information. A keyword that every line has carries none, and neither does one that
// always stands with a parameter: `alias` says no more than the alias after it. The others are keys in JSON.
#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "command/compile.hpp"

namespace vrpc::command {
namespace {

using ParameterName = std::uint32_t;  // where its text begins: names are stored once

class PropertyMarker {
 public:
  PropertyMarker(TableBuilder& tables, const CommandRow& command, bool undo) : tables_(tables) {
    for (std::uint32_t i = 0; i < command.forms.count; ++i) {
      const FormRow& form = tables.forms[command.forms.first + i];
      if ((form.undo != 0) == undo) forms_.push_back(form);
    }
  }

  void run() {
    for (const FormRow& form : forms_) collect(form.root, {});
    for (const FormRow& form : forms_) {
      for (std::uint32_t i = 0; i < form.leaves.count; ++i) {
        const std::uint32_t leaf = form.leaves.first + i;
        tables_.leaves[leaf].property = is_property(leaf) ? 1 : 0;
      }
    }
  }

  // Lines of the command may stand side by side: they are told apart by values, or by words that not all of them have,
  // also where it goes without saying in JSON which word it is.
  [[nodiscard]] bool makes_a_list() const {
    return std::any_of(forms_.begin(), forms_.end(), [this](const FormRow& form) {
      const auto first = tables_.leaves.begin() + form.leaves.first;
      return std::any_of(first, first + form.leaves.count, [this](const LeafRow& leaf) {
        if (leaf.identity == Identity::none) return false;
        return leaf.property != 0 || (leaf.symbol.is_keyword() && !every_form_has(leaf.symbol));
      });
    });
  }

 private:
  using Keywords = std::set<KeywordId>;

  // `beside` are the keywords of the sequence that the item stands in.
  void collect(std::uint32_t number, const Keywords& beside) {
    const ItemRow& item = tables_.items[number];
    if (item.kind == ItemKind::leaf) return collect_leaf(item.children.first, beside);
    Keywords keywords;
    for (std::uint32_t i = 0; i < item.children.count && item.kind == ItemKind::sequence; ++i) {
      const ItemRow& child = tables_.items[item.children.first + i];
      if (child.kind != ItemKind::leaf) continue;
      const Symbol symbol = tables_.leaves[child.children.first].symbol;
      if (symbol.is_keyword()) keywords.insert(symbol.keyword());
    }
    for (std::uint32_t i = 0; i < item.children.count; ++i) collect(item.children.first + i, keywords);
    if (item.kind != ItemKind::sequence) return;
    std::vector<ParameterName> parameters;
    for (std::uint32_t i = 0; i < item.children.count; ++i) {
      const ItemRow& child = tables_.items[item.children.first + i];
      if (child.kind == ItemKind::leaf && !tables_.leaves[child.children.first].symbol.is_keyword())
        parameters.push_back(name_of(child.children.first));
    }
    for (std::uint32_t i = 0; i < item.children.count; ++i) {
      const ItemRow& child = tables_.items[item.children.first + i];
      if (child.kind == ItemKind::leaf) siblings_[child.children.first] = parameters;
    }
  }

  void collect_leaf(std::uint32_t leaf, const Keywords& beside) {
    const LeafRow& row = tables_.leaves[leaf];
    if (row.symbol.is_keyword()) return;
    const auto [known, added] = always_with_.try_emplace(name_of(leaf), beside);
    if (added) return;
    Keywords both;
    std::set_intersection(known->second.begin(), known->second.end(), beside.begin(), beside.end(),
                          std::inserter(both, both.end()));
    known->second = both;
  }

  [[nodiscard]] ParameterName name_of(std::uint32_t leaf) const {
    return tables_.parameters[index(tables_.leaves[leaf].parameter)].name.begin;
  }

  [[nodiscard]] bool is_property(std::uint32_t leaf) const {
    const LeafRow& row = tables_.leaves[leaf];
    if (!row.symbol.is_keyword()) return true;
    if (row.choice.size == 0 && names_choice(row)) return false;
    const auto siblings = siblings_.find(leaf);
    const bool told = siblings != siblings_.end() &&
                      std::any_of(siblings->second.begin(), siblings->second.end(), [&](ParameterName parameter) {
                        return always_with_.at(parameter).contains(row.symbol.keyword());
                      });
    if (told) return false;
    return row.optional != 0 || !every_form_has(row.symbol);
  }

  // `match-order { config | auto }`, where the choice has the name of the keyword: it says no more than the choice.
  [[nodiscard]] bool names_choice(const LeafRow& row) const {
    return std::any_of(forms_.begin(), forms_.end(), [&](const FormRow& form) {
      const auto first = tables_.leaves.begin() + form.leaves.first;
      return std::any_of(first, first + form.leaves.count, [&](const LeafRow& leaf) {
        return leaf.choice.size > 0 && leaf.choice.begin == row.spelling.begin && leaf.choice.size == row.spelling.size;
      });
    });
  }

  [[nodiscard]] bool every_form_has(Symbol symbol) const {
    return std::all_of(forms_.begin(), forms_.end(), [&](const FormRow& form) {
      const auto first = tables_.leaves.begin() + form.leaves.first;
      return std::any_of(first, first + form.leaves.count,
                         [&](const LeafRow& leaf) { return leaf.symbol == symbol && leaf.optional == 0; });
    });
  }

  TableBuilder& tables_;
  std::vector<FormRow> forms_;
  std::map<ParameterName, Keywords> always_with_;                 // keywords of every sequence that has the parameter
  std::map<std::uint32_t, std::vector<ParameterName>> siblings_;  // parameters of the leaf's own sequence
};

}  // namespace

void mark_properties(TableBuilder& tables, CommandId id) {
  CommandRow& command = tables.commands[index(id)];
  PropertyMarker(tables, command, true).run();
  PropertyMarker positive(tables, command, false);
  positive.run();
  command.list = positive.makes_a_list() ? 1 : 0;
}

}  // namespace vrpc::command
