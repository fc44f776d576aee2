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
#include <cstdlib>

#include <gtest/gtest.h>

#include "support/cases.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

const test::CaseFormat kFormat = {"!! DIFF: ", {"!! NEW", "!! SCRIPT", "!! ROLLBACK"}};
enum Part : std::size_t { kBefore, kAfter, kScript, kRollback };

// The case with the scripts that vrpc writes for it.
test::Case scripted(const test::Case& of, const std::string& path) {
  const test::TemporaryFolder folder;
  test::write_file(folder / "old.cfg", of.parts[kBefore]);
  test::write_file(folder / "new.cfg", of.parts[kAfter]);
  const test::Outcome run = test::run_vrpc({"diff", folder / "old.cfg", folder / "new.cfg", "--script",
                                            folder / "script", "--rollback", folder / "rollback", "--show-secrets"});
  test::Case result = of;
  result.parts[kScript] = result.parts[kRollback] = {};
  if (run.status != 0 && run.status != 1) {
    ADD_FAILURE() << path << ":" << of.line << ": vrpc ended with status " << run.status << "\n" << run.err;
    return result;
  }
  result.parts[kScript] = test::read_file(folder / "script");
  result.parts[kRollback] = test::read_file(folder / "rollback");
  EXPECT_EQ(run.status == 0, result.parts[kScript].empty() && result.parts[kRollback].empty())
      << path << ":" << of.line << ": no script if and only if nothing differs";
  return result;
}

class Scripts : public testing::TestWithParam<std::string> {};

TEST_P(Scripts, AreTheseAndProved) {
  const auto path = test::in_repository(GetParam());
  const char* wish = std::getenv("VRPC_UPDATE");
  std::string updated;
  const std::vector<test::Case> cases = test::parse_cases(test::read_file(path), kFormat);
  ASSERT_FALSE(cases.empty());
  for (const test::Case& expected : cases) {
    const test::Case actual = scripted(expected, GetParam());
    updated += test::to_text(actual, kFormat);
    if (wish != nullptr) continue;
    EXPECT_EQ(actual.parts[kScript], expected.parts[kScript])
        << GetParam() << ":" << expected.line << ": " << expected.title;
    EXPECT_EQ(actual.parts[kRollback], expected.parts[kRollback])
        << GetParam() << ":" << expected.line << ": " << expected.title;
  }
  if (wish != nullptr && !HasFailure()) test::write_file(path, updated);
}

INSTANTIATE_TEST_SUITE_P(Tests, Scripts, testing::ValuesIn(test::repository_files("tests/diff", {".cfg"})),
                         [](const auto& path) { return test::stem(path.param); });

}  // namespace
}  // namespace vrpc
