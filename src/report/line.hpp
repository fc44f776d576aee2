// What one line of a configuration is, for people and programs: `vrpc explain FILE:LINE`.
#pragma once

#include <cstdint>
#include <string>

#include "check/check.hpp"

namespace vrpc::report {

struct LineOptions {
  std::uint32_t number = 0;  // of the line; there is such a line
  bool show_secrets = false;
  check::Options reading;
};

// Of a file that is checked, what is found on one line; the rest is dropped.
void keep_findings_on_line(check::File& file, std::uint32_t number);

// The findings of `file` are those on the line.
[[nodiscard]] std::string line_as_text(const check::File& file, const LineOptions& options);
// schemas/line.json
[[nodiscard]] std::string line_as_json(const check::File& file, const LineOptions& options);

}  // namespace vrpc::report
