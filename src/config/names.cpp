#include "config/names.hpp"

#include <set>

#include "diag/diagnostic.hpp"

namespace vrpc::config {

Names::Names(const command::Grammar& grammar) {
  for (const command::NameKindRow& row : grammar.name_kind_rows())
    kinds_.push_back({std::string(grammar.text(row.name)), {}, {}, {}});
}

void Names::define(Name name) {
  kinds_[command::index(name.kind)].definitions.push_back(std::move(name));
}

void Names::use(Name name) { kinds_[command::index(name.kind)].uses.push_back(std::move(name)); }

void Names::finish() {
  for (Kind& kind : kinds_) {
    kind.first_definition.reserve(kind.definitions.size());
    for (std::size_t i = 0; i < kind.definitions.size(); ++i)
      kind.first_definition.try_emplace(kind.definitions[i].name, i);
  }
}

const Names::Kind* Names::find(std::string_view kind) const {
  for (const Kind& known : kinds_)
    if (known.name == kind) return &known;
  return nullptr;
}

const std::vector<Name>& Names::uses(std::string_view kind) const {
  static const std::vector<Name> kNothing;
  const Kind* found = find(kind);
  return found != nullptr ? found->uses : kNothing;
}

const std::vector<Name>& Names::definitions(std::string_view kind) const {
  static const std::vector<Name> kNothing;
  const Kind* found = find(kind);
  return found != nullptr ? found->definitions : kNothing;
}

const Name* Names::definition(std::string_view kind, std::string_view name) const {
  const Kind* found = find(kind);
  if (found == nullptr) return nullptr;
  const auto place = found->first_definition.find(name);
  return place != found->first_definition.end() ? &found->definitions[place->second] : nullptr;
}

const Name* Names::definition(const Name& use) const {
  const Kind& kind = of(use.kind);
  const auto place = kind.first_definition.find(use.name);
  return place != kind.first_definition.end() ? &kind.definitions[place->second] : nullptr;
}

std::vector<const Name*> Names::unused(command::NameKindId id) const {
  const Kind& kind = of(id);
  std::set<std::string_view> used;
  for (const Name& use : kind.uses) used.insert(use.name);
  std::set<EntryId> used_entries;
  for (const Name& definition : kind.definitions)
    if (used.contains(definition.name)) used_entries.insert(definition.entry);
  std::vector<const Name*> result;
  for (const Name& definition : kind.definitions)
    if (this->definition(definition) == &definition && !used.contains(definition.name) &&
        !used_entries.contains(definition.entry))
      result.push_back(&definition);
  return result;
}

std::vector<std::string_view> Names::defined(command::NameKindId kind) const {
  std::vector<std::string_view> names;
  for (const Name& definition : of(kind).definitions) names.push_back(definition.name);
  return names;
}

std::vector<std::string_view> Names::close(const Name& use) const { return diag::close(use.name, defined(use.kind)); }

std::string_view Names::closest(const Name& use) const { return diag::closest(use.name, defined(use.kind)); }

}  // namespace vrpc::config
