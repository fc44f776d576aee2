// Where the reports of a run go: `--format text --format sarif:out.sarif`, `--output FILE`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/streams.hpp"
#include "report/format.hpp"

namespace vrpc::cli {

struct OutputOptions {
  std::vector<std::string> formats;  // FORMAT or FORMAT:FILE; none: text
  std::string output;                // of the format that names no file
  bool include_suppressed = false;
};

struct Output {
  const report::Format* format = nullptr;
  std::string file;  // empty: standard output
};

// The formats that there are, for --help.
[[nodiscard]] std::string format_help();

// Nothing, and `trouble`, for a format that does not exist, and for two reports in one place.
[[nodiscard]] std::optional<std::vector<Output>> read_outputs(const OutputOptions& options, Context& context);

// What has to be worked out for them.
[[nodiscard]] report::Detail detail_of(const std::vector<Output>& outputs, bool show_secrets);

// Counts by kind, after a report for people; on standard error if there is none.
void write_statistics(const std::vector<Output>& outputs, const report::Run& run, Print unnamed);

// Writes all of them, and the summary of a step of GitHub Actions. What names no file goes to `unnamed`.
void write_outputs(const std::vector<Output>& outputs, const report::Run& run, Print unnamed, Context& context);

}  // namespace vrpc::cli
