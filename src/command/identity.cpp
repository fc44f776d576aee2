// What tells one object of a command from another is read off its undo forms (docs/grammar.md, "Identity").
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "command/compile.hpp"

namespace vrpc::command {
namespace {

// A leaf by what is written there: the keyword, or the parameter's name.
std::string leaf_name(const TableBuilder& tables, const LeafRow& leaf) {
  const TextRef ref = leaf.symbol.is_keyword() ? tables.keywords[index(leaf.symbol.keyword())].spelling
                                               : tables.parameters[index(leaf.parameter)].name;
  const std::string_view text(tables.characters.data() + ref.begin, ref.size);
  return leaf.symbol.is_keyword() ? std::string(text) : "<" + std::string(text) + ">";
}

std::string choice_name(const TableBuilder& tables, const LeafRow& leaf) {
  return {tables.characters.data() + leaf.choice.begin, leaf.choice.size};
}

using Names = std::set<std::string>;

// Leaves that square brackets do not make optional: what an undo form insists on.
void collect_required(const TableBuilder& tables, std::uint32_t number, Names& names, bool inside_choice,
                      bool fixed_only) {
  const ItemRow& item = tables.items[number];
  if (item.kind == ItemKind::leaf) {
    if (!fixed_only || (!inside_choice && tables.leaves[item.children.first].symbol.is_keyword()))
      names.insert(leaf_name(tables, tables.leaves[item.children.first]));
    return;
  }
  if (item.optional != 0 || (item.kind == ItemKind::repeat && item.least == 0)) return;
  const bool choice =
      inside_choice || ((item.kind == ItemKind::one_of || item.kind == ItemKind::any_order) && item.children.count > 1);
  for (std::uint32_t i = 0; i < item.children.count; ++i)
    collect_required(tables, item.children.first + i, names, choice, fixed_only);
}

Names required(const TableBuilder& tables, const FormRow& form, bool fixed_only) {
  Names names;
  collect_required(tables, form.root, names, false, fixed_only);
  if (form.undo != 0) names.erase("undo");
  return names;
}

Names all_names(const TableBuilder& tables, const FormRow& form) {
  Names names;
  for (std::uint32_t i = 0; i < form.leaves.count; ++i)
    names.insert(leaf_name(tables, tables.leaves[form.leaves.first + i]));
  return names;
}

// What each undo form that fits this form insists on; nothing if none fits.
std::optional<Names> undo_requires(const TableBuilder& tables, const CommandRow& command, const FormRow& form) {
  const Names own = all_names(tables, form);
  std::optional<Names> result;
  for (std::uint32_t i = 0; i < command.forms.count; ++i) {
    const FormRow& undo = tables.forms[command.forms.first + i];
    if (undo.undo == 0) continue;
    const Names fixed = required(tables, undo, true);
    if (!std::includes(own.begin(), own.end(), fixed.begin(), fixed.end())) continue;
    const Names names = required(tables, undo, false);
    if (!result) {
      result = names;
      continue;
    }
    Names both;
    std::set_intersection(result->begin(), result->end(), names.begin(), names.end(), std::inserter(both, both.end()));
    result = both;
  }
  return result;
}

Identity identity_in_key(const TableBuilder& tables, const CommandDefinition& definition, const LeafRow& leaf) {
  const std::string name = leaf_name(tables, leaf);
  if (definition.key_all) return Identity::always;
  const std::size_t otherwise = definition.key_otherwise;
  for (std::size_t i = 0; i < definition.key->size(); ++i) {
    const Named& key = (*definition.key)[i];
    if (key.name != name && "<" + key.name + ">" != name && key.name != choice_name(tables, leaf)) continue;
    if (otherwise == 0 || i + 1 < otherwise) return Identity::always;
    return i < otherwise ? Identity::preferred : Identity::otherwise;
  }
  return Identity::none;
}

Identity identity_of(const TableBuilder& tables, const CommandDefinition& definition, const CommandRow& command,
                     const FormRow& form, const LeafRow& leaf, const std::optional<Names>& undo) {
  if (definition.key) return identity_in_key(tables, definition, leaf);
  const std::string name = leaf_name(tables, leaf);
  const bool entering = index(command.enters) != kNone && !leaf.symbol.is_keyword();
  const bool named = undo ? undo->contains(name) : required(tables, form, false).contains(name);
  return entering || named ? Identity::always : Identity::none;
}

// `undo ip address` names no address: it takes them all. An undo form sweeps if no line that it could take back has as
// few parts of an identity as it has itself.
// So does one that may leave out what is preferred.
void mark_sweeping(TableBuilder& tables, const CommandDefinition& definition, const CommandRow& command) {
  const auto identity_parameters = [&tables](const FormRow& form, bool all) {
    Names names = all ? all_names(tables, form) : required(tables, form, false);
    Names result;
    for (std::uint32_t i = 0; i < form.leaves.count; ++i) {
      const LeafRow& leaf = tables.leaves[form.leaves.first + i];
      const std::string name = leaf_name(tables, leaf);
      if (leaf.identity != Identity::none && !leaf.symbol.is_keyword() && names.contains(name)) result.insert(name);
    }
    return result;
  };
  for (std::uint32_t u = 0; u < command.forms.count; ++u) {
    FormRow& undo = tables.forms[command.forms.first + u];
    if (undo.undo == 0) continue;
    const Names named = identity_parameters(undo, true);
    bool sweeps = true;
    for (std::uint32_t i = 0; i < command.forms.count && sweeps && definition.key_otherwise == 0; ++i) {
      const FormRow& form = tables.forms[command.forms.first + i];
      if (form.undo != 0) continue;
      const Names wanted = identity_parameters(form, false);
      sweeps = !std::includes(named.begin(), named.end(), wanted.begin(), wanted.end());
    }
    undo.sweeps = sweeps ? 1 : 0;
  }
}

}  // namespace

void mark_identity(TableBuilder& tables, const CommandDefinition& definition, CommandId id) {
  const CommandRow command = tables.commands[index(id)];
  std::map<std::string, Identity> identity;
  const auto each = [&](bool undo_forms, const auto& handle) {
    for (std::uint32_t i = 0; i < command.forms.count; ++i) {
      const FormRow form = tables.forms[command.forms.first + i];
      if ((form.undo != 0) == undo_forms) handle(form);
    }
  };
  each(false, [&](const FormRow& form) {
    const auto undo = undo_requires(tables, command, form);
    for (std::uint32_t i = 0; i < form.leaves.count; ++i) {
      LeafRow& leaf = tables.leaves[form.leaves.first + i];
      leaf.identity = identity_of(tables, definition, command, form, leaf, undo);
      if (leaf.identity != Identity::none) identity.emplace(leaf_name(tables, leaf), leaf.identity);
    }
  });
  each(true, [&](const FormRow& form) {
    for (std::uint32_t i = 1; i < form.leaves.count; ++i) {
      LeafRow& leaf = tables.leaves[form.leaves.first + i];
      const auto found = identity.find(leaf_name(tables, leaf));
      if (found != identity.end()) leaf.identity = found->second;
    }
  });
  mark_sweeping(tables, definition, command);
}

namespace {

bool mentions(const NotationItem& item, const std::vector<Named>& key) {
  const auto named = [&item](const Named& name) { return name.name == item.text; };
  if (!item.text.empty() && std::any_of(key.begin(), key.end(), named)) return true;
  return std::any_of(item.children.begin(), item.children.end(),
                     [&key](const NotationItem& child) { return mentions(child, key); });
}

}  // namespace

NotationItem default_undo(const NotationItem& form, const CommandDefinition& definition) {
  NotationItem undo;
  undo.kind = NotationItem::Kind::sequence;
  NotationItem word;
  word.kind = NotationItem::Kind::keyword;
  word.text = "undo";
  undo.children.push_back(word);
  const bool sequence = form.kind == NotationItem::Kind::sequence;
  for (const NotationItem& item : sequence ? form.children : std::vector{form}) {
    const bool named = definition.key_all || (definition.key && mentions(item, *definition.key));
    const bool dropped = item.optional || (definition.key && item.kind == NotationItem::Kind::parameter);
    if (!dropped || named) undo.children.push_back(item);
  }
  return undo;
}

}  // namespace vrpc::command
