#include "command/compile.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace vrpc::command {
namespace {

std::string folded(std::string_view word) {
  std::string result(word);
  std::transform(result.begin(), result.end(), result.begin(), to_lower);
  return result;
}

const std::map<std::string_view, Base>& bases() {
  static const std::map<std::string_view, Base> kBases = {
      {"enum", Base::enumeration},
      {"ipv4-address", Base::ipv4_address},
      {"ipv4-mask", Base::ipv4_mask},
      {"integer", Base::integer},
      {"as-number", Base::as_number},
      {"ipv6-address", Base::ipv6_address},
      {"ipv6-prefix", Base::ipv6_prefix},
      {"mac-address", Base::mac_address},
      {"route-distinguisher", Base::route_distinguisher},
      {"interface-number", Base::interface_number},
      {"interface-type", Base::interface_type},
      {"interface-name", Base::interface_name},
      {"secret", Base::secret},
      {"string", Base::string},
      {"word", Base::word},
      {"text", Base::text},
  };
  return kBases;
}

bool same_text(const TypeSpec& a, const TypeSpec& b) {
  const auto ranges_equal = std::equal(
      a.ranges.begin(), a.ranges.end(), b.ranges.begin(), b.ranges.end(),
      [](const RangeRow& x, const RangeRow& y) { return x.low == y.low && x.high == y.high; });
  return ranges_equal && a.base == b.base && a.unit == b.unit && a.words == b.words && a.quotable == b.quotable &&
         a.case_insensitive == b.case_insensitive && a.reserved == b.reserved && a.characters == b.characters;
}

class Compiler {
 public:
  Compiler(const Definitions& definitions, std::vector<Problem>& problems)
      : definitions_(definitions), problems_(problems) {}

  TableBuilder run() {
    for (const DeviceDefinition& device : definitions_.devices)
      tables_.devices.push_back({text(device.name.name), text(device.title)});
    collect_keywords();
    for (const TypeDefinition& type : definitions_.types) named_types_.emplace(type.name.name, &type);
    add_views();
    for (const CommandDefinition& command : definitions_.commands) add_command(command);
    add_keyword_slots();
    build_graph(tables_);
    return std::move(tables_);
  }

 private:
  void problem(const Place& place, std::string message) {
    problems_.push_back({diag::Kind::definition_error, place, std::move(message)});
  }

  TextRef text(std::string_view value) {
    const auto [found, added] = texts_.try_emplace(std::string(value));
    if (added) {
      found->second = {static_cast<std::uint32_t>(tables_.characters.size()), static_cast<std::uint32_t>(value.size())};
      tables_.characters.insert(tables_.characters.end(), value.begin(), value.end());
    }
    return found->second;
  }

  Slice text_slice(const std::vector<std::string>& values) {
    const Slice slice{static_cast<std::uint32_t>(tables_.texts.size()), static_cast<std::uint32_t>(values.size())};
    for (const std::string& value : values) {
      const TextRef ref = text(value);
      tables_.texts.push_back(ref);
    }
    return slice;
  }

  template <typename Ids>
  Slice list_slice(const Ids& ids) {
    const Slice slice{static_cast<std::uint32_t>(tables_.lists.size()), static_cast<std::uint32_t>(ids.size())};
    for (const auto id : ids) tables_.lists.push_back(index(id));
    return slice;
  }

  void collect_keywords();
  void collect(const NotationItem& item, std::map<std::string, std::string>& spellings);
  void add_keyword_slots();
  [[nodiscard]] KeywordId keyword(std::string_view word) const { return keywords_.at(folded(word)); }

  void add_views();
  void add_command(const CommandDefinition& definition);
  void add_form(const CommandDefinition& definition, CommandId command, const FormSpec& form);
  std::uint32_t add_item(const NotationItem& item, bool optional, std::uint32_t repeated, std::uint32_t slot);
  void add_leaf(const NotationItem& item, bool optional, std::uint32_t repeated);
  ParameterId parameter(const NotationItem& item);
  void join_interface(LeafRow& leaf, std::string_view name);
  std::set<ViewId> resolve_views(const CommandDefinition& definition);
  std::uint32_t resolve_kind(const std::optional<Named>& kind);
  std::uint32_t resolve_devices(const std::vector<Named>& devices);
  std::optional<TypeSpec> resolve(const TypeSpec& spec, std::string& name);
  TypeId type_id(const TypeSpec& spec, std::string_view name);
  ParameterId add_parameter(const WhereSpec& where, const Named& name);
  NameKindId name_kind(std::string_view name);

  const Definitions& definitions_;
  std::vector<Problem>& problems_;
  TableBuilder tables_;
  std::map<std::string, TextRef, std::less<>> texts_;
  std::map<std::string, KeywordId, std::less<>> keywords_;
  std::map<std::string_view, const TypeDefinition*> named_types_;
  std::vector<std::pair<TypeSpec, std::string>> types_;
  std::map<std::string, ViewId, std::less<>> views_;

  // Of the command and form at hand.
  const CommandDefinition* command_ = nullptr;
  const FormSpec* form_ = nullptr;
  std::map<std::string, ParameterId, std::less<>> parameters_;
};

void Compiler::collect(const NotationItem& item, std::map<std::string, std::string>& spellings) {
  if (item.kind == NotationItem::Kind::keyword) spellings.try_emplace(folded(item.text), item.text);
  for (const NotationItem& child : item.children) collect(child, spellings);
}

void Compiler::collect_keywords() {
  std::map<std::string, std::string> spellings = {{"undo", "undo"}};
  for (const CommandDefinition& command : definitions_.commands) {
    for (const FormSpec& form : command.forms) collect(form.tree, spellings);
    for (const WhereSpec& where : command.wheres)
      for (const std::string& word : where.type.words) spellings.try_emplace(folded(word), word);
  }
  for (const TypeDefinition& type : definitions_.types)
    for (const std::string& word : type.type.words) spellings.try_emplace(folded(word), word);
  for (const auto& [fold, spelling] : spellings) {
    keywords_.emplace(fold, KeywordId{static_cast<std::uint32_t>(tables_.keywords.size())});
    const TextRef folded_ref = text(fold);
    tables_.keywords.push_back({folded_ref, text(spelling)});
  }
}

void Compiler::add_keyword_slots() {
  std::size_t size = 16;
  while (size < 2 * tables_.keywords.size()) size *= 2;
  tables_.keyword_slots.assign(size, kNone);
  for (const auto& [fold, id] : keywords_) {
    std::size_t slot = keyword_hash(fold) & (size - 1);
    while (tables_.keyword_slots[slot] != kNone) slot = (slot + 1) & (size - 1);
    tables_.keyword_slots[slot] = index(id);
  }
}

void Compiler::add_views() {
  for (const ViewDefinition& view : definitions_.views) {
    if (!views_.emplace(view.name.name, ViewId{static_cast<std::uint32_t>(tables_.views.size())}).second) {
      problem(view.name.place, fmt::format("view `{}` is defined twice", view.name.name));
      continue;
    }
    ViewRow& row = tables_.views.emplace_back();
    row.name = text(view.name.name);
    row.title = text(view.title);
    row.prompt = text(view.prompt);
    row.complete = view.complete ? 1 : 0;
  }
  for (std::uint32_t i = 0; i < definitions_.groups.size(); ++i) {
    const ViewGroupDefinition& group = definitions_.groups[i];
    const std::uint32_t mismatch = resolve_kind(group.mismatch);
    for (const Named& name : group.views) {
      const auto view = views_.find(name.name);
      if (view == views_.end()) {
        problem(name.place, fmt::format("no view is named `{}`", name.name));
      } else if (mismatch != kNone) {
        tables_.views[index(view->second)].group = i;
        tables_.views[index(view->second)].mismatch = mismatch;
      }
    }
  }
}

std::set<ViewId> Compiler::resolve_views(const CommandDefinition& definition) {
  std::set<ViewId> result;
  for (const Named& name : definition.views) {
    if (name.name == "any") {
      for (const auto& [view, id] : views_) result.insert(id);
      continue;
    }
    const auto group = std::find_if(definitions_.groups.begin(), definitions_.groups.end(),
                                    [&name](const ViewGroupDefinition& g) { return g.name.name == name.name; });
    const std::vector<Named> members = group != definitions_.groups.end() ? group->views : std::vector{name};
    for (const Named& member : members) {
      const auto view = views_.find(member.name);
      if (view != views_.end()) {
        result.insert(view->second);
      } else if (group == definitions_.groups.end()) {
        problem(name.place, fmt::format("no view or group of views is named `{}`", name.name));
      }
    }
  }
  return result;
}

std::uint32_t Compiler::resolve_kind(const std::optional<Named>& kind) {
  if (!kind) return kNone;
  if (const diag::KindInfo* info = diag::find_kind(kind->name)) return static_cast<std::uint32_t>(info->kind);
  problem(kind->place, fmt::format("no finding is named `{}`", kind->name));
  return kNone;
}

std::uint32_t Compiler::resolve_devices(const std::vector<Named>& devices) {
  std::uint32_t mask = 0;
  for (const Named& name : devices) {
    const auto found = std::find_if(definitions_.devices.begin(), definitions_.devices.end(),
                                    [&name](const DeviceDefinition& d) { return d.name.name == name.name; });
    if (found == definitions_.devices.end()) {
      problem(name.place, fmt::format("no device is named `{}`", name.name));
    } else {
      mask |= 1U << (found - definitions_.devices.begin());
    }
  }
  return devices.empty() ? ~0U : mask;
}

// Follows names down to a base; what a use adds to a named type is kept.
std::optional<TypeSpec> Compiler::resolve(const TypeSpec& spec, std::string& name) {
  TypeSpec result = spec;
  for (int depth = 0; depth < 8; ++depth) {
    const auto named = named_types_.find(result.base);
    // `type interface-type is enum ...` lists the types; its name stays the base.
    if (named == named_types_.end() || bases().contains(result.base)) break;
    const TypeSpec& target = named->second->type;
    name = named->second->name.name;
    TypeSpec merged = target;
    merged.quotable |= result.quotable;
    merged.case_insensitive |= result.case_insensitive;
    merged.reserved.insert(merged.reserved.end(), result.reserved.begin(), result.reserved.end());
    if (merged.characters.empty()) merged.characters = result.characters;
    result = merged;
  }
  if (!bases().contains(result.base)) {
    problem(spec.place, fmt::format("no type is named `{}`", result.base));
    return std::nullopt;
  }
  const auto listed = named_types_.find("interface-type");
  if (result.base.starts_with("interface-") && listed != named_types_.end()) result.words = listed->second->type.words;
  return result;
}

TypeId Compiler::type_id(const TypeSpec& spec, std::string_view name) {
  for (std::uint32_t i = 0; i < types_.size(); ++i)
    if (types_[i].second == name && same_text(types_[i].first, spec)) return TypeId{i};
  types_.emplace_back(spec, name);
  TypeRow row;
  row.name = text(name);
  row.unit = text(spec.unit);
  row.characters = text(spec.characters);
  row.base = bases().at(spec.base);
  row.ranges = {static_cast<std::uint32_t>(tables_.ranges.size()), static_cast<std::uint32_t>(spec.ranges.size())};
  tables_.ranges.insert(tables_.ranges.end(), spec.ranges.begin(), spec.ranges.end());
  std::set<KeywordId> words;
  for (const std::string& word : spec.words) words.insert(keyword(word));
  row.words = list_slice(words);
  row.reserved = text_slice(spec.reserved);
  row.quotable = spec.quotable ? 1 : 0;
  row.case_insensitive = spec.case_insensitive ? 1 : 0;
  tables_.types.push_back(row);
  return TypeId{static_cast<std::uint32_t>(tables_.types.size() - 1)};
}

NameKindId Compiler::name_kind(std::string_view name) {
  for (std::uint32_t i = 0; i < tables_.name_kinds.size(); ++i) {
    const TextRef ref = tables_.name_kinds[i].name;
    if (std::string_view(tables_.characters.data() + ref.begin, ref.size) == name) return NameKindId{i};
  }
  const TextRef ref = text(name);
  tables_.name_kinds.push_back({ref, ref});
  return NameKindId{static_cast<std::uint32_t>(tables_.name_kinds.size() - 1)};
}

ParameterId Compiler::add_parameter(const WhereSpec& where, const Named& name) {
  std::string type_name = where.type.base;
  const auto type = resolve(where.type, type_name);
  ParameterRow row;
  row.name = text(name.name);
  row.default_value = text(where.default_value);
  if (type) row.type = type_id(*type, type_name);
  row.role = where.role;
  if (where.role != NameRole::none) row.name_kind = name_kind(where.name_kind);
  tables_.parameters.push_back(row);
  const ParameterId id{static_cast<std::uint32_t>(tables_.parameters.size() - 1)};
  if (!parameters_.emplace(name.name, id).second)
    problem(name.place, fmt::format("`{}` has two types in this command", name.name));
  return id;
}

void Compiler::add_command(const CommandDefinition& definition) {
  command_ = &definition;
  parameters_.clear();
  const CommandId id{static_cast<std::uint32_t>(tables_.commands.size())};
  tables_.commands.emplace_back();
  CommandRow row;
  row.name = text(definition.name.name);
  row.help = text(definition.help);
  row.assumed = text(definition.assumed);
  row.raw_end = text(definition.raw_end);
  row.raw = definition.raw;
  row.views = list_slice(resolve_views(definition));
  row.clears = text_slice(definition.clears);
  row.status = definition.status;
  row.effect = definition.effect;
  row.risk = definition.risk;
  row.warning = resolve_kind(definition.warning);
  row.not_configuration = definition.not_configuration ? 1 : 0;
  row.open = definition.open ? 1 : 0;
  row.default_on = definition.default_on ? 1 : 0;
  if (definition.enters) {
    const auto view = views_.find(definition.enters->name);
    if (view != views_.end()) row.enters = view->second;
    if (view == views_.end()) problem(definition.enters->place, fmt::format("no view is named `{}`", definition.enters->name));
  }
  row.parameters.first = static_cast<std::uint32_t>(tables_.parameters.size());
  for (const WhereSpec& where : definition.wheres)
    for (const Named& name : where.parameters) add_parameter(where, name);
  row.forms.first = static_cast<std::uint32_t>(tables_.forms.size());
  for (const FormSpec& form : definition.forms) add_form(definition, id, form);
  const bool states_undo = std::any_of(definition.forms.begin(), definition.forms.end(),
                                       [](const FormSpec& form) { return form.undo; });
  if (!states_undo && !definition.undo_none && !definition.not_configuration && definition.effect == Effect::none) {
    for (const FormSpec& form : definition.forms) {
      FormSpec undo = form;
      undo.undo = true;
      undo.tree = default_undo(form.tree, definition.key ? &*definition.key : nullptr);
      undo.notation = to_text(undo.tree);
      add_form(definition, id, undo);
    }
  }
  row.forms.count = static_cast<std::uint32_t>(tables_.forms.size()) - row.forms.first;
  row.parameters.count = static_cast<std::uint32_t>(tables_.parameters.size()) - row.parameters.first;
  tables_.commands[index(id)] = row;
  mark_identity(tables_, definition, id);
}

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

void Compiler::add_form(const CommandDefinition&, CommandId command, const FormSpec& form) {
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
  for (std::uint32_t i = row.leaves.first; i < tables_.leaves.size(); ++i) {
    LeafRow& leaf = tables_.leaves[i];
    leaf.form = id;
    if (index(leaf.parameter) != kNone && tables_.parameters[index(leaf.parameter)].role != NameRole::none) row.names = 1;
  }
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

}  // namespace

TableBuilder compile(const Definitions& definitions, std::vector<Problem>& problems) {
  return Compiler(definitions, problems).run();
}

}  // namespace vrpc::command
