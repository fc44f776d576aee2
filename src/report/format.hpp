// The formats of `check --format`, in one table. Each is a file of its own: a function from the run to the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/run.hpp"

namespace vrpc::report {

struct Format {
  std::string_view name;  // as people type it
  std::string_view help;
  std::string (*write)(const Run& run);
  bool for_people = false;  // no program reads it, so a line may be added around it
};

[[nodiscard]] const std::vector<Format>& formats();
[[nodiscard]] const Format* find_format(std::string_view name);

[[nodiscard]] std::string to_text(const Run& run);  // with the carets of FileReport::text
[[nodiscard]] std::string to_coloured_text(const Run& run);
[[nodiscard]] std::string to_concise(const Run& run);
[[nodiscard]] std::string to_json(const Run& run);
[[nodiscard]] std::string to_jsonl(const Run& run);
[[nodiscard]] std::string to_sarif(const Run& run);
[[nodiscard]] std::string to_github(const Run& run);
[[nodiscard]] std::string to_gitlab(const Run& run);
[[nodiscard]] std::string to_junit(const Run& run);
[[nodiscard]] std::string to_checkstyle(const Run& run);
[[nodiscard]] std::string to_rdjson(const Run& run);
[[nodiscard]] std::string to_rdjsonl(const Run& run);

// The last lines of a report for people: counts, and what can be fixed.
[[nodiscard]] std::string summary_to_text(const Run& run);

// Markdown, for the file that $GITHUB_STEP_SUMMARY names: what `github` shows only the first of.
[[nodiscard]] std::string to_github_summary(const Run& run);

}  // namespace vrpc::report
