// Lines that say what the device does anyway.
#pragma once

#include "config/config.hpp"

namespace vrpc::config {

// The line is one setting and its value, and the value is the default. Not where the value is optional, nor where the
// line is about a peer or the like: that may be there to override a group.
[[nodiscard]] bool is_default(const Config& config, EntryId id);

}  // namespace vrpc::config
