// How often each kind of finding occurs in a run.
#pragma once

#include <string>

#include "report/run.hpp"

namespace vrpc::report {

// The most frequent first; empty without findings.
[[nodiscard]] std::string statistics(const Run& run);

// `98.6`: rounded down, so that what is not all is never 100.
[[nodiscard]] std::string percentage(std::size_t part, std::size_t all);

}  // namespace vrpc::report
