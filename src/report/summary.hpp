// What a run counts over all its files.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "check/check.hpp"

namespace vrpc::report {

struct Summary {
  std::size_t files = 0;
  std::size_t unreadable = 0;             // files that are not among `files`
  std::array<std::size_t, 3> findings{};  // by severity
  std::map<std::pair<diag::Kind, diag::Severity>, std::size_t> kinds;
  std::size_t fixed = 0;       // findings that are gone, because their fixes were applied
  std::size_t safe_fixes = 0;  // of the findings that are left
  std::size_t unsafe_fixes = 0;
  check::Coverage coverage;

  [[nodiscard]] std::size_t of(diag::Severity severity) const { return findings[static_cast<std::size_t>(severity)]; }
  void add(const check::File& file);
  // Of a file that is no configuration, and not counted.
  void add(const diag::Diagnostic& finding);
  Summary& operator+=(const Summary& other);
};

// `1 line`, `2 lines`
[[nodiscard]] std::string counted(std::size_t count, std::string_view what);
// Rounded down: what is not all is never 100%.
[[nodiscard]] std::string percentage(std::size_t part, std::size_t all);
// `96.2% of 214 lines understood (8 unknown)`
[[nodiscard]] std::string understood(const check::Coverage& coverage);

}  // namespace vrpc::report
