// What fuzzing found once: every file of fuzz/regressions/TARGET keeps the laws of the target.
#include <gtest/gtest.h>

#include "support/files.hpp"
#include "target.hpp"

namespace vrpc::fuzz {

// The name is GoogleTest's. NOLINTNEXTLINE(readability-identifier-naming)
static void PrintTo(const Target& target, std::ostream* stream) { *stream << target.name; }

namespace {

class FuzzFindings : public testing::TestWithParam<Target> {};

TEST_P(FuzzFindings, KeepTheLaws) {
  const std::string folder = "fuzz/regressions/" + std::string(GetParam().name);
  std::error_code none;  // there is no folder where nothing was found
  for (const auto& entry : std::filesystem::directory_iterator(test::in_repository(folder), none))
    EXPECT_EQ(GetParam().broken(test::read_file(entry.path())), "") << entry.path();
}

INSTANTIATE_TEST_SUITE_P(Fuzzing, FuzzFindings, testing::ValuesIn(kTargets),
                         [](const auto& each) { return std::string(each.param.name); });

TEST(FuzzFolders, AreOfTargets) {
  for (const auto& entry : std::filesystem::directory_iterator(test::in_repository("fuzz/regressions")))
    EXPECT_NE(find_target(entry.path().filename().native()), nullptr) << entry.path();
}

}  // namespace
}  // namespace vrpc::fuzz
