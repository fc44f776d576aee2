// What `vrpc coverage` prints: how many lines are understood and how far, and where they are not.
#pragma once

#include <string>

#include "check/coverage.hpp"
#include "report/summary.hpp"

namespace vrpc::report {

// At most `top` rows of a table; those without a line that is not understood are left out.
[[nodiscard]] std::string coverage_to_text(const Summary& summary, const check::LinesByWords& lines, std::size_t top);

// All rows; described by schemas/coverage.json.
[[nodiscard]] std::string coverage_to_json(const Summary& summary, const check::LinesByWords& lines);

}  // namespace vrpc::report
