// What takes a line back, and what goes with it: found by typing it, not by a rule of its own.
#pragma once

#include <string>
#include <vector>

#include "config/config.hpp"
#include "emit/properties.hpp"

namespace vrpc::diff {

using config::Config;
using config::EntryId;
using config::StatementId;

struct Undo {
  std::vector<std::string> lines;  // in the view of the line; of a line that is itself an `undo`, what sets it again
  std::vector<EntryId> removed;    // what is no longer there after them, as it stands in the text
};

// Of a statement of the configuration's first document. Empty if it is not in effect, or no form takes it back.
[[nodiscard]] Undo undo_of(const Config& config, StatementId statement, emit::Secrets secrets);

// The entries that the statement set, as far as no later line overwrote them.
[[nodiscard]] std::vector<EntryId> entries_of(const Config& config, StatementId statement);

}  // namespace vrpc::diff
