// What a command would change in a file, as `diff -u` shows it.
#pragma once

#include <string>

#include "check/check.hpp"

namespace vrpc::cli {

// Secrets are masked in both, unless they are to be shown, and control characters are written out; empty if nothing
// changes.
[[nodiscard]] std::string difference(const check::File& before, const check::File& after, bool show_secrets);

}  // namespace vrpc::cli
