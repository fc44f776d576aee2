// Findings for people: message, place, source line with carets.
#pragma once

#include <string>

#include "check/check.hpp"
#include "report/summary.hpp"

namespace vrpc::report {

struct TextOptions {
  bool colours = false;
  bool show_secrets = false;
  std::string folder{};  // absolute: places are links to files below it, as terminals have them; empty: no links
};

// All findings of a file, in their order, each followed by an empty line.
[[nodiscard]] std::string to_text(const check::File& file, const TextOptions& options);

// Of a text that is no configuration, and has no secrets: a file of definitions.
[[nodiscard]] std::string to_text(const text::Source& source, const std::vector<diag::Diagnostic>& findings,
                                  const TextOptions& options);

// `2 errors, 1 warning in 1 file; 96.2% of 214 lines understood (8 unknown)`, with its line end.
[[nodiscard]] std::string to_text(const Summary& summary);

// `3 fixed; 2 fixable with --fix (1 more with --unsafe-fixes)`, with its line end; empty if there is none. `unsafe`
// says that unsafe fixes are wanted.
[[nodiscard]] std::string fixes_to_text(const Summary& summary, bool unsafe);

}  // namespace vrpc::report
