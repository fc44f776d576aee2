// Configurations that state their own outcome in `!!` lines, which are comments to VRP:
//
//     !! RUN: check --select undefined-vpn-instance
//     !! PASS: why nothing is found
//     ...
//     !! FAIL: why something is
//     !! error[VRP2103] 28: message
//      the line that it speaks of, and there column 28
//
// Each PASS and FAIL starts a section, and each section is an input of its own. A finding that stands on no ordinary
// line, as in an empty input, is expected below the heading, with `end` for a column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vrpc::test {

struct Section {
  bool pass = false;
  std::size_t first_line = 1;      // in the file
  std::vector<std::string> lines;  // with their line ends, from the heading on

  [[nodiscard]] std::string text() const;
};

struct AnnotatedFile {
  std::string path;  // from the root of the repository
  std::string verb;  // `check`
  std::vector<std::string> options;
  std::vector<std::string> preamble;  // lines above the first section
  std::vector<Section> sections;

  [[nodiscard]] std::string text() const;
};

[[nodiscard]] bool is_annotated(std::string_view text);
// The text is annotated.
[[nodiscard]] AnnotatedFile parse_annotated(std::string path, std::string_view text);
// All of tests/, in the order of their paths.
[[nodiscard]] std::vector<std::string> annotated_paths();

// A `!!` line of any kind.
[[nodiscard]] bool is_annotation(std::string_view line);
// `error[VRP2103] 28: message`; empty if the line is no expectation.
[[nodiscard]] std::string_view expectation(std::string_view line);
// Looks like an expectation, but is none.
[[nodiscard]] bool is_mistyped(std::string_view line);

}  // namespace vrpc::test
