// Types, parameters, and the kinds of names that they define and use.
#include <algorithm>

#include <fmt/format.h>

#include "command/compiler.hpp"

namespace vrpc::command {

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

namespace {

bool same_text(const TypeSpec& a, const TypeSpec& b) {
  const auto ranges_equal =
      std::equal(a.ranges.begin(), a.ranges.end(), b.ranges.begin(), b.ranges.end(),
                 [](const RangeRow& x, const RangeRow& y) { return x.low == y.low && x.high == y.high; });
  return ranges_equal && a.base == b.base && a.unit == b.unit && a.words == b.words && a.quotable == b.quotable &&
         a.case_insensitive == b.case_insensitive && a.reserved == b.reserved && a.characters == b.characters;
}

}  // namespace

// Follows names down to a base; what a use adds to a named type is kept. What has no base is a word, once that was
// said.
TypeSpec Compiler::resolve(const TypeSpec& spec, std::string& name) {
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
    name = "word";
    result = {};
    result.base = name;
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
  std::map<KeywordId, std::string> words;
  for (const std::string& word : spec.words) words.emplace(keyword(word), word);
  std::vector<KeywordId> ids;
  std::vector<std::string> spellings;
  for (const auto& [id, spelling] : words) {
    ids.push_back(id);
    spellings.push_back(spelling);
  }
  row.words = list_slice(ids);
  row.spellings = text_slice(spellings);
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
  NameKindRow& row = tables_.name_kinds.emplace_back();
  row.name = row.title = ref;
  return NameKindId{static_cast<std::uint32_t>(tables_.name_kinds.size() - 1)};
}

// Runs after the commands: a kind is known by what they define and use.
void Compiler::add_names() {
  const std::size_t known = tables_.name_kinds.size();
  for (const NameDefinition& definition : definitions_.names) {
    const std::size_t kind = index(name_kind(definition.name.name));
    if (kind >= known)
      problem(definition.name.place, fmt::format("no command defines or uses a `{}`", definition.name.name));
    NameKindRow row = tables_.name_kinds[kind];
    row.title = text(definition.title);
    row.predefined = text_slice(definition.predefined);
    row.undefined = resolve_kind(definition.undefined);
    row.required = definition.required ? 1 : 0;
    row.open = definition.open ? 1 : 0;
    row.unused = definition.unused ? 1 : 0;
    if (definition.unless.size() == 2) {
      check_unless(definition);
      row.unless_command = text(definition.unless[0].name);
      row.unless_keyword = text(definition.unless[1].name);
    }
    tables_.name_kinds[kind] = row;
  }
}

void Compiler::check_unless(const NameDefinition& definition) {
  const Named& command = definition.unless[0];
  const auto& commands = definitions_.commands;
  if (std::none_of(commands.begin(), commands.end(), [&](const auto& c) { return c.name.name == command.name; }))
    problem(command.place, fmt::format("no command is named `{}`", command.name));
}

ParameterId Compiler::add_parameter(const WhereSpec& where, const Named& name) {
  std::string type_name = where.type.base;
  const TypeSpec type = resolve(where.type, type_name);
  ParameterRow row;
  row.name = text(name.name);
  row.default_value = text(where.default_value);
  row.type = type_id(type, type_name);
  row.role = where.role;
  if (where.role != NameRole::none) row.name_kind = name_kind(where.name_kind);
  tables_.parameters.push_back(row);
  const ParameterId id{static_cast<std::uint32_t>(tables_.parameters.size() - 1)};
  if (!parameters_.emplace(name.name, id).second)
    problem(name.place, fmt::format("`{}` has two types in this command", name.name));
  return id;
}

}  // namespace vrpc::command
