// What differs between two effective configurations. Objects pair by their identity, wherever they stand in the text.
#pragma once

#include <string>
#include <vector>

#include "config/config.hpp"

namespace vrpc::diff {

using command::Risk;
using config::Config;
using config::EntryId;

enum class ChangeKind : std::uint8_t {
  added,
  removed,
  changed,  // its own line, and perhaps what is in it
  moved,    // the same line, elsewhere in a list whose order counts
  within,   // only what is in it
};

struct Change {
  ChangeKind kind{};
  EntryId before = config::kNoEntry;
  EntryId after = config::kNoEntry;
  std::vector<Change> children;  // of what is there before and after
};

// Both have the same grammar. What a configuration does not say of a state that has no default (`shutdown`) stays as it
// is, and is no change; nor is a line that says what the device does anyway.
[[nodiscard]] std::vector<Change> compare(const Config& before, const Config& after);

// What the change itself costs, without what is in it.
[[nodiscard]] Risk risk(const Config& before, const Config& after, const Change& change);
// The worst of the changes and of what is in them.
[[nodiscard]] Risk worst_risk(const Config& before, const Config& after, const std::vector<Change>& changes);

// `resets-session`
[[nodiscard]] std::string_view to_text(Risk risk);

}  // namespace vrpc::diff
