// Which entries go with another: `undo peer 10.1.1.1` takes all that is said of the peer, in that view and in those
// below it.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "config/config.hpp"
#include "config/key.hpp"

namespace vrpc::config {

class OwnedEntries {
 public:
  // Looks at all entries that there are.
  explicit OwnedEntries(const Config& config);

  // The entry is new, or says something else now.
  void add(EntryId id);
  // What goes with an owner of this identity and view. What stands in one of the results is none of them.
  [[nodiscard]] std::vector<EntryId> of(const command::CommandRow& owner, const KeyMaker& key, EntryId view) const;

 private:
  [[nodiscard]] bool goes_with(const command::CommandRow& owner, const KeyMaker& key, EntryId id) const;
  [[nodiscard]] bool is_below(EntryId view, EntryId id) const;
  void collect(const command::CommandRow& owner, const KeyMaker& key, EntryId view, std::vector<EntryId>& found) const;

  const Config& config_;
  std::unordered_map<std::string, std::vector<EntryId>> by_value_;
};

}  // namespace vrpc::config
