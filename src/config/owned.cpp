#include "config/owned.hpp"

#include <algorithm>

#include "config/listed.hpp"

namespace vrpc::config {

using command::index;
using command::kNone;

OwnedEntries::OwnedEntries(const Config& config) : config_(config) {
  for (std::uint32_t i = 1; i < config.all().size(); ++i) add(EntryId{i});
}

void OwnedEntries::add(EntryId id) {
  const CommandId command = config_.entry(id).command;
  if (index(command) == kNone || config_.grammar().command(command).owned == 0) return;
  const Document& document = config_.document(id);
  for (const bind::Value& value : document.values(config_.statement(id))) {
    std::string bytes;
    KeyMaker::append(document, value, bytes);
    by_value_[std::move(bytes)].push_back(id);
  }
}

std::vector<EntryId> OwnedEntries::of(const command::CommandRow& owner, const KeyMaker& key, EntryId view) const {
  std::vector<EntryId> found;
  if (owner.owns.count == 0) return found;
  const auto value = key.first_value();
  if (!value) {
    collect(owner, key, view, found);
  } else if (const auto about = by_value_.find(std::string(*value)); about != by_value_.end()) {
    for (const EntryId id : about->second)
      if (is_below(view, id) && goes_with(owner, key, id)) found.push_back(id);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool OwnedEntries::goes_with(const command::CommandRow& owner, const KeyMaker& key, EntryId id) const {
  const Entry& entry = config_.entry(id);
  if (entry.removed || index(entry.command) == kNone) return false;
  return is_listed(config_.grammar(), owner.owns, config_.grammar().name(entry.command)) &&
         key.is_about(config_.document(id), config_.statement(id));
}

bool OwnedEntries::is_below(EntryId view, EntryId id) const {
  for (EntryId above = config_.entry(id).parent; above != kNoEntry; above = config_.entry(above).parent)
    if (above == view) return true;
  return false;
}

void OwnedEntries::collect(const command::CommandRow& owner, const KeyMaker& key, EntryId view,
                           std::vector<EntryId>& found) const {
  for (const EntryId id : config_.children(view)) {
    if (goes_with(owner, key, id)) {
      found.push_back(id);
    } else {
      collect(owner, key, id, found);
    }
  }
}

}  // namespace vrpc::config
