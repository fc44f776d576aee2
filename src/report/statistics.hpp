// How often each kind of finding occurs in a run.
#pragma once

#include <string>

#include "report/run.hpp"

namespace vrpc::report {

// The most frequent first; empty without findings.
[[nodiscard]] std::string statistics(const Run& run);

}  // namespace vrpc::report
