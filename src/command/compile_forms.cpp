// Forms: their notation as items, and the leaves of it.
#include <algorithm>

#include <fmt/format.h>

#include "command/compiler.hpp"

namespace vrpc::command {
namespace {

// How many keywords every line of the form starts with.
std::uint32_t head_size(const NotationItem& tree) {
  if (tree.kind == NotationItem::Kind::keyword) return 1;
  std::uint32_t count = 0;
  for (const NotationItem& item : tree.children) {
    if (tree.kind != NotationItem::Kind::sequence || item.kind != NotationItem::Kind::keyword) break;
    ++count;
  }
  return count;
}

}  // namespace

void Compiler::add_form(CommandId command, const FormSpec& form) {
  form_ = &form;
  const FormId id{static_cast<std::uint32_t>(tables_.forms.size())};
  tables_.forms.emplace_back();
  FormRow row;
  row.notation = text(form.notation);
  row.command = command;
  row.undo = form.undo ? 1 : 0;
  row.devices = resolve_devices(form.devices);
  row.head = head_size(form.tree);
  row.leaves.first = static_cast<std::uint32_t>(tables_.leaves.size());
  row.root = static_cast<std::uint32_t>(tables_.items.size());
  tables_.items.emplace_back();
  add_item(form.tree, false, kNone, row.root);
  row.leaves.count = static_cast<std::uint32_t>(tables_.leaves.size()) - row.leaves.first;
  if (row.leaves.count > kMostLeaves)
    problem(command_->name.place, fmt::format("a form has more than {} keywords and parameters", kMostLeaves));
  for (std::uint32_t i = row.leaves.first; i < tables_.leaves.size(); ++i) tables_.leaves[i].form = id;
  tables_.forms[index(id)] = row;
}

// The children of an item are neighbours in the table, so their rows are made before they are filled.
std::uint32_t Compiler::add_item(const NotationItem& item, bool optional, std::uint32_t repeated, std::uint32_t slot) {
  using Kind = NotationItem::Kind;
  ItemRow row;
  row.optional = item.optional ? 1 : 0;
  row.least = item.least;
  row.most = item.most;
  const auto next_leaf = static_cast<std::uint32_t>(tables_.leaves.size());
  if (item.kind == Kind::keyword || item.kind == Kind::parameter) {
    row.kind = ItemKind::leaf;
    row.children = {next_leaf, 1};
    add_leaf(item, optional, repeated);
    tables_.items[slot] = row;
    return slot;
  }
  row.kind = item.kind == Kind::sequence ? ItemKind::sequence
             : item.kind == Kind::one_of ? ItemKind::one_of
             : item.kind == Kind::repeat ? ItemKind::repeat
                                         : ItemKind::any_order;
  const bool varies = item.optional || item.children.size() > 1 || item.least == 0;
  const bool below = optional || (item.kind != Kind::sequence && varies);
  if (item.kind == Kind::repeat && repeated == kNone) repeated = next_leaf;
  row.children = {static_cast<std::uint32_t>(tables_.items.size()), static_cast<std::uint32_t>(item.children.size())};
  tables_.items.resize(tables_.items.size() + item.children.size());
  for (std::uint32_t i = 0; i < item.children.size(); ++i)
    add_item(item.children[i], below, repeated, row.children.first + i);
  tables_.items[slot] = row;
  return slot;
}

// A parameter that is named like a type needs no `where`.
ParameterId Compiler::parameter(const NotationItem& item) {
  const auto found = parameters_.find(item.text);
  if (found != parameters_.end()) return found->second;
  const auto begin = form_->place.span.begin + item.offset;
  const Place place{form_->place.file, {begin, begin + static_cast<std::uint32_t>(item.text.size())}};
  const bool type = bases().contains(item.text) || named_types_.contains(item.text);
  if (!type) problem(place, fmt::format("`{}` has no type; a `where` line says it", item.text));
  WhereSpec where;
  where.type.place = place;
  where.type.base = type ? item.text : "word";
  return add_parameter(where, {item.text, place});
}

void Compiler::add_leaf(const NotationItem& item, bool optional, std::uint32_t repeated) {
  LeafRow leaf;
  leaf.optional = optional ? 1 : 0;
  leaf.repeated = repeated;
  if (item.kind == NotationItem::Kind::keyword) {
    leaf.symbol = Symbol::of(keyword(item.text));
    leaf.spelling = text(item.text);
    for (const ChoiceSpec& choice : command_->choices)
      if (std::find(choice.words.begin(), choice.words.end(), item.text) != choice.words.end())
        leaf.choice = text(choice.name.name);
  } else {
    leaf.parameter = parameter(item);
    leaf.symbol = Symbol::of(tables_.parameters[index(leaf.parameter)].type);
    join_interface(leaf, item.text);
  }
  tables_.leaves.push_back(leaf);
}

// `<interface-type> <interface-number>` is one value: that of `<interface-name>`, written in two words.
void Compiler::join_interface(LeafRow& leaf, std::string_view name) {
  if (tables_.types[index(leaf.symbol.type())].base != Base::interface_number || tables_.leaves.empty()) return;
  LeafRow& before = tables_.leaves.back();
  if (before.symbol.is_keyword() || tables_.types[index(before.symbol.type())].base != Base::interface_type) return;
  std::string joined_name(name.substr(0, name.rfind("number")));
  joined_name += "name";
  if (!parameters_.contains(joined_name)) {
    WhereSpec where;
    where.type.base = "interface-name";
    where.role = tables_.parameters[index(leaf.parameter)].role;
    if (where.role != NameRole::none) {
      const TextRef kind = tables_.name_kinds[index(tables_.parameters[index(leaf.parameter)].name_kind)].name;
      where.name_kind = std::string(tables_.characters.data() + kind.begin, kind.size);
    }
    add_parameter(where, {joined_name, {}});
  }
  before.parameter = leaf.parameter = parameters_.at(joined_name);
  leaf.joined = 1;
}

}  // namespace vrpc::command
