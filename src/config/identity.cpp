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

std::uint32_t slot_hash(EntryId parent, CommandId command, std::uint32_t key) {
  std::uint64_t hash = key;
  hash ^= (std::uint64_t{index(parent)} * 0x9E3779B97F4A7C15U) ^ (std::uint64_t{index(command)} * 0xC2B2AE3D27D4EB4FU);
  return static_cast<std::uint32_t>(hash ^ hash >> 29);
}

// Where the hash is to be entered.
template <typename Slots> std::size_t free_slot(const Slots& slots, std::uint32_t hash) {
  std::size_t place = hash & (slots.size() - 1);
  while (slots[place].entry != kNoEntry) place = (place + 1) & (slots.size() - 1);
  return place;
}

}  // namespace

// Of the entry: that which is looked for. Two that have the same hash are seldom two.
bool Evaluator::has_key(EntryId id, std::uint32_t hash) {
  const Entry& entry = config_.entry(id);
  if (entry.key_kept) return config_.keys_[entry.key] == key_;
  return entry.key == hash && other_key_maker_.make(config_.document(id), config_.statement(id)) == key_;
}

EntryId Evaluator::find(EntryId parent, CommandId command) {
  const std::uint32_t hash = hash_of(key_);
  const auto is_it = [&](EntryId id) {
    const Entry& entry = config_.entry(id);
    return entry.command == command && entry.parent == parent && !entry.removed && has_key(id, hash);
  };
  slot_ = kNoSlot;
  if (config_.entry(parent).child_count <= kFew) {
    for (EntryId id = config_.entry(parent).first_child; id != kNoEntry; id = config_.entry(id).next)
      if (is_it(id)) return id;
    return kNoEntry;
  }
  slot_hash_ = slot_hash(parent, command, hash);
  for (slot_ = slot_hash_ & (slots_.size() - 1); slots_[slot_].entry != kNoEntry;
       slot_ = (slot_ + 1) & (slots_.size() - 1))
    if (slots_[slot_].hash == slot_hash_ && is_it(slots_[slot_].entry)) return slots_[slot_].entry;
  return kNoEntry;
}

// `find` has just looked for it.
void Evaluator::insert(EntryId id) {
  Entry& entry = config_.entries_[index(id)];
  entry.key = hash_of(key_);
  if (config_.entry(entry.parent).child_count <= kFew) return;
  slot_ != kNoSlot ? enter({id, slot_hash_}, slot_) : enter(id);
}

void Evaluator::enter(EntryId id) {
  const Entry& entry = config_.entry(id);
  const std::uint32_t key = entry.key_kept ? hash_of(config_.keys_[entry.key]) : entry.key;
  const std::uint32_t hash = slot_hash(entry.parent, entry.command, key);
  enter({id, hash}, free_slot(slots_, hash));
}

void Evaluator::enter(Slot slot, std::size_t place) {
  slots_[place] = slot;
  if (2 * ++entered_ < slots_.size()) return;
  std::vector<Slot> larger(2 * slots_.size());
  for (const Slot& entered : slots_)
    if (entered.entry != kNoEntry) larger[free_slot(larger, entered.hash)] = entered;
  slots_ = std::move(larger);
}

// From now on the view has too many lines to be looked through.
void Evaluator::enter_children(EntryId parent) {
  slot_ = kNoSlot;
  for (EntryId id = config_.entry(parent).first_child; id != last_child_[index(parent)]; id = config_.entry(id).next)
    if (index(config_.entry(id).command) != kNone) enter(id);
}

// The entry's statement will be one of another command, which does not tell it.
void Evaluator::keep_key(Entry& entry) {
  if (entry.key_kept) return;
  entry.key = static_cast<std::uint32_t>(config_.keys_.size());
  entry.key_kept = true;
  config_.keys_.emplace_back(key_);
}

}  // namespace vrpc::config
