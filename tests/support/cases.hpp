// Files of cases: each has a heading with a title, and parts, of which all but the first stand after a mark.
//
//     !! DIFF: what changes
//     the first part
//     !! NEW
//     the second
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vrpc::test {

struct Case {
  std::size_t line = 0;  // of its heading
  std::string title;     // with its line end
  std::vector<std::string> parts;
};

struct CaseFormat {
  std::string_view heading;             // `!! DIFF: `
  std::vector<std::string_view> marks;  // `!! NEW`
};

// A part that is missing is empty.
[[nodiscard]] std::vector<Case> parse_cases(std::string_view text, const CaseFormat& format);
[[nodiscard]] std::string to_text(const Case& one, const CaseFormat& format);

// `bgp` of tests/diff/bgp.cfg: what a test over a file is called.
[[nodiscard]] std::string stem(const std::string& path);

}  // namespace vrpc::test
