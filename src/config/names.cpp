#include "config/names.hpp"

#include <set>

#include "diag/diagnostic.hpp"
#include "text/hash.hpp"

namespace vrpc::config {
namespace {

// A large table does not double: what it grows by may be more than there are names.
void add(const Name& name, std::vector<Name>& names) {
  if (names.size() == names.capacity()) names.reserve(names.size() + names.size() / 4 + 8);
  names.push_back(name);
}

}  // namespace

Names::Names(const command::Grammar& grammar) {
  for (const command::NameKindRow& row : grammar.name_kind_rows())
    kinds_.push_back({std::string(grammar.text(row.name)), {}, {}, {}});
}

void Names::define(const Name& name) { add(name, kinds_[command::index(name.kind)].definitions); }

void Names::use(const Name& name) { add(name, kinds_[command::index(name.kind)].uses); }

std::string_view Names::keep(std::string_view text, std::string_view written) {
  return text == written ? written : std::string_view(texts_.emplace_back(text));
}

void Names::finish() {
  for (Kind& kind : kinds_) {
    if (kind.definitions.empty()) continue;
    std::size_t size = 4;
    while (size < 2 * kind.definitions.size()) size *= 2;
    kind.slots.assign(size, command::kNone);
    for (std::uint32_t i = 0; i < kind.definitions.size(); ++i) {
      std::uint32_t& slot = kind.slots[slot_of(kind, kind.definitions[i].name)];
      if (slot == command::kNone) slot = i;
    }
  }
}

std::size_t Names::slot_of(const Kind& kind, std::string_view name) {
  const std::size_t mask = kind.slots.size() - 1;
  std::size_t slot = text::memory_hash(name) & mask;
  while (kind.slots[slot] != command::kNone && kind.definitions[kind.slots[slot]].name != name)
    slot = (slot + 1) & mask;
  return slot;
}

const Name* Names::definition(const Kind& kind, std::string_view name) {
  if (kind.slots.empty()) return nullptr;
  const std::uint32_t found = kind.slots[slot_of(kind, name)];
  return found != command::kNone ? &kind.definitions[found] : nullptr;
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
  return found != nullptr ? definition(*found, name) : nullptr;
}

const Name* Names::definition(const Name& use) const { return definition(of(use.kind), use.name); }

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
