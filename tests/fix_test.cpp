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
  std::string safe;
  std::string unsafe;
};

constexpr std::string_view kHeading = "!! FIX: ";
constexpr std::array kParts = {std::pair{"!! SAFE\n", &Case::safe}, std::pair{"!! UNSAFE\n", &Case::unsafe}};

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
  const std::vector<Case> cases = parse(test::read_file(path));
  ASSERT_FALSE(cases.empty());
  for (const Case& expected : cases) {
    const std::string place = GetParam() + ":" + std::to_string(expected.line) + ": " + expected.title;
    Case actual = expected;
    actual.safe = fixed(expected.before, {}, place);
    actual.unsafe = fixed(expected.before, {"--unsafe-fixes"}, place);
    expect_same_configuration(actual.before, actual.safe, place);
    updated += to_text(actual);
    if (wish != nullptr) continue;
    EXPECT_EQ(actual.safe, expected.safe) << place;
    EXPECT_EQ(actual.unsafe, expected.unsafe) << place;
  }
  if (wish != nullptr && !HasFailure()) test::write_file(path, updated);
}

INSTANTIATE_TEST_SUITE_P(Tests, Fixes, testing::ValuesIn(test::repository_files("tests/fix", {".cfg"})),
                         [](const auto& path) {
                           const std::size_t begin = path.param.rfind('/') + 1;
                           return path.param.substr(begin, path.param.rfind('.') - begin);
                         });

}  // namespace
}  // namespace vrpc
