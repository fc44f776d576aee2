// Changes as single operations, and what has to be done before what. Only for the files of this folder.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "config/owned.hpp"
#include "diff/compare.hpp"

namespace vrpc::diff {

struct Operation {
  bool undo = false;             // takes `entry` of the old configuration away; else sets `entry` of the new one
  bool back_to_default = false;  // `entry` of the old one is an `undo`, and its command is typed
  EntryId entry = config::kNoEntry;
  std::set<std::uint32_t> after;  // the operations that come first
  bool dropped = false;           // another operation does it
};

class Operations {
 public:
  Operations(const Config& before, const Config& after) : before_(before), after_(after) {}

  void build(const std::vector<Change>& changes);
  [[nodiscard]] const std::vector<Operation>& all() const { return operations_; }
  // The numbers of the operations, each after those that it depends on. `forced` if no order does that.
  [[nodiscard]] std::vector<std::uint32_t> ordered(bool& forced) const;

 private:
  class Ready;

  void add(const std::vector<Change>& changes);
  void add(const Change& change);
  std::uint32_t add_undo(EntryId before);
  std::uint32_t add_set(EntryId after);
  void add_subtree(EntryId after);
  void recreate(EntryId before, EntryId after);
  [[nodiscard]] bool is_made_anew(const Change& change) const;
  void recreate_users();
  [[nodiscard]] std::set<std::string_view> names_that_go(std::string_view kind) const;
  void recreate_owned(EntryId after);
  // Entries of the owner's view and of those below it that go with it.
  [[nodiscard]] std::vector<EntryId> owned_by(const Config& config, EntryId owner);
  void cover_owned(std::uint32_t number);
  void cover(EntryId before, std::uint32_t number);
  void wipe(const Operation& operation, std::uint32_t number);
  void order_names();
  void keep_defined(std::string_view kind);
  void order_lists();
  void pair(EntryId before, EntryId after);

  // What takes the entry of the old configuration away, or changes it; none if it stays as it is.
  [[nodiscard]] std::uint32_t ending(EntryId before) const;
  [[nodiscard]] const Config& config_of(const Operation& operation) const {
    return operation.undo || operation.back_to_default ? before_ : after_;
  }
  void depend(std::uint32_t later, std::uint32_t earlier) {
    if (later != earlier) operations_[later].after.insert(earlier);
  }

  const Config& before_;
  const Config& after_;
  config::KeyMaker key_maker_;
  std::optional<config::OwnedEntries> owned_before_;  // made when first asked for
  std::optional<config::OwnedEntries> owned_after_;
  std::vector<Operation> operations_;
  std::unordered_map<std::uint32_t, std::uint32_t> undo_of_;  // by entry of the old configuration
  std::unordered_map<std::uint32_t, std::uint32_t> set_of_;   // by entry of the new one
  std::unordered_map<std::uint32_t, EntryId> after_of_;       // entries that are in both
  std::unordered_map<std::uint32_t, EntryId> before_of_;
};

}  // namespace vrpc::diff
