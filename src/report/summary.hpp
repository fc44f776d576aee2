// What a run counts over all its files.
#pragma once

#include <array>

#include "check/check.hpp"

namespace vrpc::report {

struct Summary {
  std::size_t files = 0;
  std::size_t unreadable = 0;             // files that are not among `files`
  std::array<std::size_t, 3> findings{};  // by severity
  check::Coverage coverage;

  [[nodiscard]] std::size_t of(diag::Severity severity) const { return findings[static_cast<std::size_t>(severity)]; }
  void add(const check::File& file);
  // Of a file that is no configuration, and not counted.
  void add(const diag::Diagnostic& finding) { ++findings[static_cast<std::size_t>(finding.severity)]; }
  Summary& operator+=(const Summary& other);
};

}  // namespace vrpc::report
