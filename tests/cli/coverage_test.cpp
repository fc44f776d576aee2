#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kPartly =
    "#\nsysname R\n#\nbgp 65001\n peer 10.1.1.1 frobnicate on\n peer 10.1.1.2 frobnicate on\n peer 10.1.1.1 as-number "
    "65002\n#\nnosuch section\n below it\n#\nreturn\n";

class CoverageCommand : public testing::Test {
 protected:
  [[nodiscard]] static test::Outcome coverage(std::vector<std::string> arguments, std::string_view input = {}) {
    arguments.insert(arguments.begin(), "coverage");
    return test::run_vrpc(arguments, input);
  }

  test::TemporaryFolder folder_;
};

TEST_F(CoverageCommand, PutsTheDefinitionThatIsMissingMostFirst) {
  const test::Outcome run = coverage({"-"}, kPartly);
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.err, IsEmpty());
  EXPECT_EQ(run.out, R"(1 file: 50.0% of 8 lines understood (2 unknown, 2 wrong)
  modelled        3   37.5%
  session         1   12.5%
  unknown         2   25.0%
  wrong           2   25.0%

not understood, by view
  unknown   wrong      of  view
        0       2       3  bgp
        1       0       4  system
        1       0       1  (unknown)

not understood, by view and first words
  unknown   wrong      of  view       first words
        0       2       2  bgp        peer
        1       0       1  (unknown)  below
        1       0       1  system     nosuch
)");
}

TEST_F(CoverageCommand, SaysNothingOfPlacesWhereAllIsUnderstood) {
  const test::Outcome run = coverage({"-"}, "#\nsysname R\n#\nreturn\n");
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, HasSubstr("100% of 2 lines understood"));
  EXPECT_THAT(run.out, Not(HasSubstr("not understood")));
}

TEST_F(CoverageCommand, ShowsAsManyRowsAsAskedFor) {
  const test::Outcome run = coverage({"--top", "1", "-"}, kPartly);
  EXPECT_THAT(run.out, HasSubstr("and 2 more"));
  EXPECT_EQ(coverage({"--top", "0", "-"}, kPartly).status, 2);
}

TEST_F(CoverageCommand, AddsUpFilesAndFolders) {
  for (const char* name : {"a.cfg", "b/c.cfg"}) test::write_file(folder_ / name, kPartly);
  const auto report = nlohmann::json::parse(coverage({folder_.path(), "-", "--format", "json"}, kPartly).out);
  EXPECT_EQ(report["files"], 3);
  EXPECT_EQ(report["lines"]["unknown"], 6);
  EXPECT_EQ(report["lines"]["wrong"], 6);
  EXPECT_EQ(report["first_words"][0]["view"], "bgp");
  EXPECT_EQ(report["first_words"][0]["first_words"], "peer");
  EXPECT_EQ(report["first_words"][0]["lines"]["wrong"], 6);
}

TEST_F(CoverageCommand, AFileThatIsNotThereIsStatus2) {
  const test::Outcome run = coverage({folder_ / "none.cfg", "-"}, kPartly);
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.out, HasSubstr("1 file: "));
  EXPECT_THAT(run.err, HasSubstr("none.cfg: No such file or directory"));
}

}  // namespace
}  // namespace vrpc
