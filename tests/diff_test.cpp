// Whole scripts: every file of tests/diff holds pairs of configurations, and what `vrpc diff` makes of each.
//
//     !! DIFF: what changes
//     the old configuration
//     !! NEW
//     the new one
//     !! SCRIPT
//     what leads from the old to the new
//     !! ROLLBACK
//     what leads back
//
// With VRPC_UPDATE=1 in the environment the scripts are written anew, for a person to review.
#include <algorithm>
#include <array>
#include <cstdlib>

#include <gtest/gtest.h>

#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

struct Case {
  std::size_t line = 0;  // of its heading
  std::string title;
  std::string before;
  std::string after;
  std::string script;
  std::string rollback;
};

constexpr std::string_view kHeading = "!! DIFF: ";
constexpr std::array kParts = {std::pair{"!! NEW\n", &Case::after}, std::pair{"!! SCRIPT\n", &Case::script},
                               std::pair{"!! ROLLBACK\n", &Case::rollback}};

std::vector<Case> parse(std::string_view text) {
  std::vector<Case> cases;
  std::string Case::*part = nullptr;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
    text.remove_prefix(line.size());
    const auto* const next =
        std::find_if(kParts.begin(), kParts.end(), [line](auto& known) { return known.first == line; });
    if (line.starts_with(kHeading)) {
      Case& one = cases.emplace_back();
      one.line = number;
      one.title = line.substr(kHeading.size());
      part = &Case::before;
    } else if (next != kParts.end()) {
      part = next->second;
    } else if (part != nullptr) {
      cases.back().*part += line;
    }
  }
  return cases;
}

std::string to_text(const Case& one) {
  std::string text = std::string(kHeading) + one.title + one.before;
  for (const auto& [mark, part] : kParts) text += mark + one.*part;
  return text;
}

// The case with the scripts that vrpc writes for it.
Case scripted(const Case& of, const std::string& path) {
  const test::TemporaryFolder folder;
  test::write_file(folder / "old.cfg", of.before);
  test::write_file(folder / "new.cfg", of.after);
  const test::Outcome run = test::run_vrpc({"diff", folder / "old.cfg", folder / "new.cfg", "--script",
                                            folder / "script", "--rollback", folder / "rollback", "--show-secrets"});
  Case result = of;
  result.script = result.rollback = {};
  if (run.status != 0 && run.status != 1) {
    ADD_FAILURE() << path << ":" << of.line << ": vrpc ended with status " << run.status << "\n" << run.err;
    return result;
  }
  result.script = test::read_file(folder / "script");
  result.rollback = test::read_file(folder / "rollback");
  EXPECT_EQ(run.status == 0, result.script.empty() && result.rollback.empty())
      << path << ":" << of.line << ": no script if and only if nothing differs";
  return result;
}

class Scripts : public testing::TestWithParam<std::string> {};

TEST_P(Scripts, AreTheseAndProved) {
  const auto path = test::in_repository(GetParam());
  const char* wish = std::getenv("VRPC_UPDATE");
  std::string updated;
  const std::vector<Case> cases = parse(test::read_file(path));
  ASSERT_FALSE(cases.empty());
  for (const Case& expected : cases) {
    const Case actual = scripted(expected, GetParam());
    updated += to_text(actual);
    if (wish != nullptr) continue;
    EXPECT_EQ(actual.script, expected.script) << GetParam() << ":" << expected.line << ": " << expected.title;
    EXPECT_EQ(actual.rollback, expected.rollback) << GetParam() << ":" << expected.line << ": " << expected.title;
  }
  if (wish != nullptr && !HasFailure()) test::write_file(path, updated);
}

INSTANTIATE_TEST_SUITE_P(Tests, Scripts, testing::ValuesIn(test::repository_files("tests/diff", {".cfg"})),
                         [](const auto& path) {
                           const std::size_t begin = path.param.rfind('/') + 1;
                           return path.param.substr(begin, path.param.rfind('.') - begin);
                         });

}  // namespace
}  // namespace vrpc
