// Lines that say what the device does anyway.
#pragma once

#include "config/config.hpp"

namespace vrpc::config {

// Of an entry whose form has values with defaults.
[[nodiscard]] bool says_default(const Config& config, EntryId id);

// The line is one setting and its value, and the value is the default. Not where the value is optional, nor where the
// line is about a peer or the like: that may be there to override a group. Few lines are looked at any closer.
[[nodiscard]] inline bool is_default(const Config& config, EntryId id) {
  const Entry& entry = config.entry(id);
  if (entry.removed || entry.undone || command::index(entry.command) == command::kNone) return false;
  return config.grammar().form(config.statement(id).form).defaulted != 0 && says_default(config, id);
}

}  // namespace vrpc::config
