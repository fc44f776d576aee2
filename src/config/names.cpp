#include "config/names.hpp"

#include "diag/diagnostic.hpp"

namespace vrpc::config {

Names::Names(const command::Grammar& grammar) {
  for (const command::NameRow& row : grammar.name_kind_rows())
    kinds_.push_back({std::string(grammar.text(row.name)), {}, {}, {}});
}

void Names::define(Name name) {
  Kind& kind = kinds_[command::index(name.kind)];
  kind.first_definition.try_emplace(name.name, kind.definitions.size());
  kind.definitions.push_back(std::move(name));
}

void Names::use(Name name) { kinds_[command::index(name.kind)].uses.push_back(std::move(name)); }

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
  const auto place = found->first_definition.find(std::string(name));
  return place != found->first_definition.end() ? &found->definitions[place->second] : nullptr;
}

const Name* Names::definition(const Name& use) const {
  return definition(kinds_[command::index(use.kind)].name, use.name);
}

std::string_view Names::closest(const Name& use) const {
  std::vector<std::string_view> candidates;
  for (const Name& definition : kinds_[command::index(use.kind)].definitions) candidates.push_back(definition.name);
  return diag::closest(use.name, candidates);
}

}  // namespace vrpc::config
