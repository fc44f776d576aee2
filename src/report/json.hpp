// Findings for programs: what `check --format json` prints, described by schemas/check.json.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "check/check.hpp"
#include "report/summary.hpp"

namespace vrpc::report {

using Json = nlohmann::ordered_json;

// Changes only when a reader must change.
inline constexpr int kJsonVersion = 1;

// How many lines are in each state.
[[nodiscard]] Json lines_to_json(const check::Coverage& coverage);
[[nodiscard]] Json file_to_json(const check::File& file);
// An array, in the order of the findings.
[[nodiscard]] Json findings_to_json(const check::File& file);

// The whole document; the arrays are those of all files.
[[nodiscard]] std::string to_json(Json files, Json findings, const Summary& summary);

}  // namespace vrpc::report
