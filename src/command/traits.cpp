// What can be told of a form without a line of it.
#include <algorithm>
#include <vector>

#include "command/compile.hpp"
#include "command/value.hpp"

namespace vrpc::command {
namespace {

bool has_only_choices(const TableBuilder& tables, std::uint32_t number) {
  const ItemRow& item = tables.items[number];
  if (item.kind == ItemKind::leaf) return true;
  if (item.kind != ItemKind::sequence && item.kind != ItemKind::one_of) return false;
  for (std::uint32_t i = 0; i < item.children.count; ++i)
    if (!has_only_choices(tables, item.children.first + i)) return false;
  return true;
}

bool is_straight(const TableBuilder& tables, const FormRow& form) {
  if (!has_only_choices(tables, form.root)) return false;
  std::vector<Symbol> symbols;
  for (std::uint32_t i = 0; i < form.leaves.count; ++i) symbols.push_back(tables.leaves[form.leaves.first + i].symbol);
  std::sort(symbols.begin(), symbols.end());
  return std::adjacent_find(symbols.begin(), symbols.end()) == symbols.end();
}

}  // namespace

void mark_forms(TableBuilder& tables) {
  for (FormRow& form : tables.forms) {
    form.straight = is_straight(tables, form) ? 1 : 0;
    for (std::uint32_t i = 0; i < form.leaves.count; ++i) {
      const LeafRow& leaf = tables.leaves[form.leaves.first + i];
      if (leaf.identity != Identity::none) form.identified = 1;
      if (leaf.symbol.is_keyword()) continue;
      const ParameterRow& parameter = tables.parameters[index(leaf.parameter)];
      if (is_secret(tables.types[index(leaf.symbol.type())])) form.secrets = 1;
      if (leaf.optional == 0 && parameter.default_value.size > 0) form.defaulted = 1;
      if (parameter.role != NameRole::none) form.names = 1;
    }
  }
}

}  // namespace vrpc::command
