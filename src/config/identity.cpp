// Entries by their identity. Views of few lines are looked through; for those of many there is a table. What a line is
// known by is made from the line again where its hash is the one that is looked for.
#include "config/evaluator.hpp"
#include "text/hash.hpp"

namespace vrpc::config {

using command::index;
using command::kNone;

namespace {

constexpr std::size_t kNoSlot = ~std::size_t{0};

std::uint32_t hash_of(std::string_view key) { return static_cast<std::uint32_t>(text::memory_hash(key)); }

}  // namespace

// Of the entry: that which is looked for. Two that have the same hash are seldom two.
bool Evaluator::has_key(EntryId id, std::uint32_t hash) {
  const Entry& entry = config_.entry(id);
  if (entry.key_kept) return config_.keys_[entry.key] == key_;
  return entry.key == hash && other_key_maker_.make(config_.document(id), config_.statement(id)) == key_;
}

// Where the search for it starts.
std::size_t Evaluator::first_slot(EntryId parent, CommandId command, std::uint32_t hash) const {
  std::size_t place = hash;
  place ^= (std::size_t{index(parent)} * 0x9E3779B97F4A7C15U) ^ (std::size_t{index(command)} * 0xC2B2AE3D27D4EB4FU);
  return (place ^ place >> 29) & (slots_.size() - 1);
}

EntryId Evaluator::find(EntryId parent, CommandId command) {
  const std::uint32_t hash = hash_of(key_);
  const auto is_it = [&](EntryId id) {
    const Entry& entry = config_.entry(id);
    return entry.command == command && entry.parent == parent && !entry.removed && has_key(id, hash);
  };
  slot_ = kNoSlot;
  if (children_[index(parent)].count <= kFew) {
    for (EntryId id = config_.entry(parent).first_child; id != kNoEntry; id = config_.entry(id).next)
      if (is_it(id)) return id;
    return kNoEntry;
  }
  slot_ = first_slot(parent, command, hash);
  for (; slots_[slot_] != kNone; slot_ = (slot_ + 1) & (slots_.size() - 1))
    if (is_it(EntryId{slots_[slot_]})) return EntryId{slots_[slot_]};
  return kNoEntry;
}

// `find` has just looked for it.
void Evaluator::insert(EntryId id) {
  Entry& entry = config_.entries_[index(id)];
  entry.key = hash_of(key_);
  if (children_[index(entry.parent)].count > kFew) enter(id, slot_);
}

void Evaluator::enter(EntryId id, std::size_t slot) {
  const auto free_slot = [this](EntryId entered) {
    const Entry& entry = config_.entry(entered);
    const std::uint32_t hash = entry.key_kept ? hash_of(config_.keys_[entry.key]) : entry.key;
    std::size_t found = first_slot(entry.parent, entry.command, hash);
    while (slots_[found] != kNone) found = (found + 1) & (slots_.size() - 1);
    return found;
  };
  slots_[slot != kNoSlot ? slot : free_slot(id)] = index(id);
  if (2 * ++entered_ < slots_.size()) return;
  std::vector<std::uint32_t> old(2 * slots_.size(), kNone);
  old.swap(slots_);
  for (const std::uint32_t number : old)
    if (number != kNone) slots_[free_slot(EntryId{number})] = number;
}

// From now on the view has too many lines to be looked through.
void Evaluator::enter_children(EntryId parent) {
  slot_ = kNoSlot;
  for (EntryId id = config_.entry(parent).first_child; id != children_[index(parent)].last; id = config_.entry(id).next)
    if (index(config_.entry(id).command) != kNone) enter(id, kNoSlot);
}

// The entry's statement will be one of another command, which does not tell it.
void Evaluator::keep_key(Entry& entry) {
  if (entry.key_kept) return;
  entry.key = static_cast<std::uint32_t>(config_.keys_.size());
  entry.key_kept = true;
  config_.keys_.emplace_back(key_);
}

}  // namespace vrpc::config
