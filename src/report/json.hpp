// Findings for programs: the parts of schemas/check.json, and how JSON is written in every format that is JSON.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "report/run.hpp"

namespace vrpc::report {

using Json = nlohmann::ordered_json;

// Changes only when a reader must change.
inline constexpr int kJsonVersion = 1;

// How many lines are in each state.
[[nodiscard]] Json lines_to_json(const check::Coverage& coverage);
[[nodiscard]] Json finding_to_json(const FileReport& file, const Finding& finding);

// `indent` is -1 for a single line. No line end. A `##[`, which starts a command in a log of GitHub Actions, is
// written with an escape.
[[nodiscard]] std::string dump(const Json& json, int indent);

}  // namespace vrpc::report
