// Whole fixes: every file of tests/fix holds configurations, and what `vrpc check --fix` makes of each.
//
//     !! FIX: what is wrong
//     the configuration
//     !! SAFE
//     what --fix leaves
//     !! UNSAFE
//     what --fix --unsafe-fixes leaves
//
// With VRPC_UPDATE=1 in the environment the results are written anew, for a person to review.
#include <cstdlib>

#include <gtest/gtest.h>

#include "support/cases.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

const test::CaseFormat kFormat = {"!! FIX: ", {"!! SAFE", "!! UNSAFE"}};
enum Part : std::size_t { kBefore, kSafe, kUnsafe };

class Fixes : public testing::TestWithParam<std::string> {
 protected:
  // What vrpc makes of the text; that must be what it makes of its own result.
  static std::string fixed(const std::string& text, std::vector<std::string> arguments, const std::string& place) {
    arguments.insert(arguments.begin(), {"check", "--no-config", "--fix", "-"});
    const test::Outcome run = test::run_vrpc(arguments, text);
    EXPECT_TRUE(run.status == 0 || run.status == 1) << place << run.err;
    EXPECT_EQ(test::run_vrpc(arguments, run.out).out, run.out) << place << "a second run changes it again";
    return run.out;
  }

  static void expect_same_configuration(const std::string& before, const std::string& after, const std::string& place) {
    const test::TemporaryFolder folder;
    test::write_file(folder / "before.cfg", before);
    test::write_file(folder / "after.cfg", after);
    const test::Outcome run = test::run_vrpc({"diff", folder / "before.cfg", folder / "after.cfg"});
    EXPECT_EQ(run.status, 0) << place << "a safe fix changes the configuration\n" << run.out << run.err;
  }
};

TEST_P(Fixes, AreTheseAndSafeOnesChangeNoConfiguration) {
  const auto path = test::in_repository(GetParam());
  const char* wish = std::getenv("VRPC_UPDATE");
  std::string updated;
  const std::vector<test::Case> cases = test::parse_cases(test::read_file(path), kFormat);
  ASSERT_FALSE(cases.empty());
  for (const test::Case& expected : cases) {
    const std::string place = GetParam() + ":" + std::to_string(expected.line) + ": " + expected.title;
    test::Case actual = expected;
    actual.parts[kSafe] = fixed(expected.parts[kBefore], {}, place);
    actual.parts[kUnsafe] = fixed(expected.parts[kBefore], {"--unsafe-fixes"}, place);
    expect_same_configuration(actual.parts[kBefore], actual.parts[kSafe], place);
    updated += test::to_text(actual, kFormat);
    if (wish != nullptr) continue;
    EXPECT_EQ(actual.parts[kSafe], expected.parts[kSafe]) << place;
    EXPECT_EQ(actual.parts[kUnsafe], expected.parts[kUnsafe]) << place;
  }
  if (wish != nullptr && !HasFailure()) test::write_file(path, updated);
}

INSTANTIATE_TEST_SUITE_P(Tests, Fixes, testing::ValuesIn(test::repository_files("tests/fix", {".cfg"})),
                         [](const auto& path) { return test::stem(path.param); });

}  // namespace
}  // namespace vrpc
