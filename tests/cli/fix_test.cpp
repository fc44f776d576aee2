// `vrpc check --fix`: where its result goes, and what it says.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kRedundant = "#\nbmp\n statistics-timer 3600\n display this\n#\n";
constexpr std::string_view kSafelyFixed = "#\nbmp\n display this\n#\n";
constexpr std::string_view kFixed = "#\nbmp\n#\n";

class Fix : public testing::Test {
 protected:
  [[nodiscard]] static test::Outcome check(std::vector<std::string> arguments, std::string_view input = {}) {
    arguments.insert(arguments.begin(), {"check", "--ignore", "bmp-without-bgp"});
    return test::run_vrpc(arguments, input);
  }
  // Gives back its path.
  std::string write(const std::string& name, std::string_view bytes) const {
    test::write_file(folder_ / name, bytes);
    return folder_ / name;
  }
  [[nodiscard]] std::string read(const std::string& name) const { return test::read_file(folder_ / name); }

  test::TemporaryFolder folder_;
};

// --- Where the result goes ---

TEST_F(Fix, ChangesFilesInPlaceAndReportsWhatIsLeft) {
  write("a.cfg", kRedundant);
  write("b.cfg", kFixed);
  const test::Outcome run = check({"--fix", "--format", "concise", folder_.path()});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.out, (folder_ / "a.cfg").native() + ":3:2: warning[VRP1011]: `display this` is not configuration\n"
                                                    "1 warning in 2 files; 100% of 3 lines understood\n"
                                                    "1 fixed; 1 fixable with --fix --unsafe-fixes\n");
  EXPECT_EQ(read("a.cfg"), kSafelyFixed);
  EXPECT_EQ(read("b.cfg"), kFixed);
}

TEST_F(Fix, UnsafeFixesAreAppliedIfAskedFor) {
  const std::string path = write("a.cfg", kRedundant);
  const test::Outcome run = check({"--fix", "--unsafe-fixes", path});
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.out, "no findings in 1 file; 100% of 1 line understood\n2 fixed\n");
  EXPECT_EQ(read("a.cfg"), kFixed);
}

TEST_F(Fix, WithoutItFixesAreCounted) {
  const std::string path = write("a.cfg", kRedundant);
  EXPECT_THAT(check({path}).out, HasSubstr("\n1 fixable with --fix (1 more with --unsafe-fixes)\n"));
  EXPECT_THAT(check({"--unsafe-fixes", path}).out, HasSubstr("\n2 fixable with --fix --unsafe-fixes\n"));
  EXPECT_THAT(check({"--ignore", "not-configuration", path}).out, HasSubstr("\n1 fixable with --fix\n"));
  EXPECT_THAT(check({"-"}, kFixed).out, Not(HasSubstr("fix")));
  EXPECT_EQ(read("a.cfg"), kRedundant);
}

TEST_F(Fix, OfStandardInputIsAFilter) {
  const test::Outcome run = check({"--fix", "--format", "concise", "-"}, kRedundant);
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.out, kSafelyFixed);
  EXPECT_THAT(run.err, HasSubstr("<stdin>:3:2: warning[VRP1011]"));
  EXPECT_THAT(run.err, HasSubstr("\n1 fixed;"));
  EXPECT_EQ(check({"--fix", "-"}, kFixed).out, kFixed);
}

TEST_F(Fix, DiffWritesNothing) {
  const std::string path = write("a.cfg", kRedundant);
  const test::Outcome run = check({"--fix", "--diff", path});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.out, "--- " + path + "\n+++ " + path +
                         "\n@@ -1,5 +1,4 @@\n #\n bmp\n- statistics-timer 3600\n  display this\n #\n");
  EXPECT_EQ(run.err, "vrpc: 1 finding would be fixed (1 more with --unsafe-fixes)\n");
  EXPECT_EQ(read("a.cfg"), kRedundant);
  EXPECT_EQ(check({"--fix", "--diff", "--exit-zero", path}).status, 0);
}

TEST_F(Fix, DiffWithoutOneIsStatus0) {
  const test::Outcome run = check({"--fix", "--diff", "-"}, kSafelyFixed);
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out + run.err, IsEmpty());
}

TEST_F(Fix, DiffMasksSecrets) {
  constexpr std::string_view kSession = "bmp\n bmp-session 192.0.2.1\n  tcp connect port 1790 password md5 Secret-1\n"
                                        "  tcp connect port 1790 password md5 Secret-2\n";
  EXPECT_THAT(check({"--fix", "--diff", "-"}, kSession).out,
              HasSubstr("-  tcp connect port 1790 password md5 ******\n"));
  EXPECT_THAT(check({"--fix", "--diff", "-"}, kSession).out, Not(HasSubstr("Secret")));
  EXPECT_THAT(check({"--fix", "--diff", "--show-secrets", "-"}, kSession).out, HasSubstr("Secret-1"));
}

// --- Files of all kinds ---

TEST_F(Fix, LineEndsIndentationAndMarksStay) {
  const std::string bytes = "\xEF\xBB\xBF"
                            "bmp\r\n\tstatistics-timer 3600\r\n\tstatistic-timer 60\r\n#\r\n";
  const std::string path = write("a.cfg", bytes);
  EXPECT_EQ(check({"--fix", "--unsafe-fixes", path}).status, 0);
  EXPECT_EQ(read("a.cfg"), "\xEF\xBB\xBF"
                           "bmp\r\n\tstatistics-timer 60\r\n#\r\n");
}

TEST_F(Fix, TheFirstLineGoesAndItsByteOrderMarkStays) {
  const std::string path = write("a.cfg", "\xEF\xBB\xBF"
                                          "display version\n#\nsysname R\n#\nreturn\n");
  EXPECT_EQ(check({"--fix", "--unsafe-fixes", path}).status, 0);
  EXPECT_EQ(read("a.cfg"), "\xEF\xBB\xBF"
                           "#\nsysname R\n#\nreturn\n");
}

TEST_F(Fix, ReadOnlyFilesStayAndTheOthersAreFixed) {
  const std::string locked = write("a.cfg", kRedundant);
  write("b.cfg", kRedundant);
  using std::filesystem::perms;
  std::filesystem::permissions(locked, perms::owner_read | perms::group_read);
  const test::Outcome run = check({"--fix", folder_.path()});
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.err, "vrpc: " + locked + ": is read-only\n");
  EXPECT_EQ(read("a.cfg"), kRedundant);
  EXPECT_EQ(read("b.cfg"), kSafelyFixed);
  EXPECT_THAT(run.out, HasSubstr("\n1 fixed; 1 fixable with --fix (2 more with --unsafe-fixes)\n"));
}

TEST_F(Fix, UnreadableIsStatus2AndDoesNotStopTheOthers) {
  const std::string path = write("a.cfg", kRedundant);
  EXPECT_EQ(check({"--fix", folder_ / "none.cfg", path}).status, 2);
  EXPECT_EQ(read("a.cfg"), kSafelyFixed);
}

TEST_F(Fix, IsTheSameOnSeveralThreads) {
  std::string reports[2];
  for (const int jobs : {1, 4}) {
    for (int i = 0; i < 12; ++i) write("r" + std::to_string(i) + ".cfg", kRedundant);
    const std::string difference = check({"--fix", "--diff", "-j", std::to_string(jobs), folder_.path()}).out;
    reports[jobs / 4] = difference + check({"--fix", "-j", std::to_string(jobs), folder_.path()}).out;
    for (int i = 0; i < 12; ++i) EXPECT_EQ(read("r" + std::to_string(i) + ".cfg"), kSafelyFixed);
  }
  EXPECT_EQ(reports[0], reports[1]);
  EXPECT_THAT(reports[0], HasSubstr("\n12 fixed;"));
}

// --- What is not fixed ---

TEST_F(Fix, WhatIsNotReportedStays) {
  const std::string path = write("a.cfg", kRedundant);
  EXPECT_EQ(check({"--fix", "--ignore", "redundant-default", path}).status, 1);
  EXPECT_EQ(check({"--fix", "--unsafe-fixes", "--select", "out-of-range", path}).status, 0);
  write("vrpc.toml", "[[suppress]]\nrule = \"redundant-default\"\nreason = \"spelled out\"\n");
  EXPECT_EQ(check({"--fix", path}).status, 1);
  EXPECT_EQ(read("a.cfg"), kRedundant);
  const std::string baseline = folder_ / "baseline.json";
  EXPECT_EQ(test::run_vrpc({"baseline", "create", "--no-config", "--baseline", baseline, path}).status, 0);
  const test::Outcome run = check({"--fix", "--unsafe-fixes", "--no-config", "--baseline", baseline, path});
  EXPECT_EQ(run.out, "no findings in 1 file; 100% of 3 lines understood\n");
  EXPECT_EQ(read("a.cfg"), kRedundant);
}

// Only one of the lines is reported, and without it the other would count.
TEST_F(Fix, ADefaultThatOverridesStays) {
  constexpr std::string_view kBoth = "bmp\n statistics-timer 60\n statistics-timer 3600\n#\n";
  EXPECT_EQ(check({"--fix", "--select", "redundant-default", "-"}, kBoth).out, kBoth);
  EXPECT_EQ(check({"--fix", "-"}, kBoth).out, "bmp\n#\n");
}

// Without `description one`, the line after it would be a command of the system view.
TEST_F(Fix, OneThatIsRefusedDoesNotKeepTheOthers) {
  constexpr std::string_view kRefused =
      "interface GigabitEthernet0/1/0\n#\n description one\n lldp enable\n description two\n#\n";
  std::string before(kRefused);
  std::string after(kRefused);
  for (int number = 0; number < 100; ++number) {
    const std::string heading = "interface LoopBack" + std::to_string(number) + "\n";
    before += heading + " description one\n description two\n#\n";
    after += heading + " description two\n#\n";
  }
  const test::Outcome run = check({"--fix", "-"}, before);
  EXPECT_EQ(run.out, after);
  EXPECT_THAT(run.err, HasSubstr("\n100 fixed"));
}

TEST_F(Fix, CombinationsThatMakeNoSenseAreRefused) {
  const std::string path = write("a.cfg", kRedundant);
  const std::vector<std::string> senseless[] = {
      {"--diff"},
      {"--fix", "--diff", "--format", "json"},
      {"--fix", "--diff", "--output", folder_ / "out"},
      {"--fix", "--diff", "--statistics"},
      {"--fix", "--diff", "--min-coverage", "50"},
      {"--fix", "--watch"},
      {"--fix", "--show-files"},
  };
  for (std::vector<std::string> arguments : senseless) {
    arguments.push_back(path);
    const test::Outcome run = check(arguments);
    EXPECT_EQ(run.status, 2) << arguments.back();
    EXPECT_THAT(run.err, HasSubstr("--"));
    EXPECT_THAT(run.out, IsEmpty());
  }
  EXPECT_EQ(read("a.cfg"), kRedundant);
}

// --- Reports ---

TEST_F(Fix, TextShowsWhatAFixDoesWhereNothingElseSaysIt) {
  EXPECT_THAT(check({"-"}, kRedundant).out, HasSubstr(" = help: remove the line\n"));
  const std::string out = check({"-"}, "bmp\n statistic-timer 60\n").out;
  EXPECT_THAT(out, HasSubstr(" = help: did you mean `statistics-timer`?\n"));
  EXPECT_THAT(out, Not(HasSubstr("write")));
}

TEST_F(Fix, JsonHasEdits) {
  const json report = json::parse(check({"--format", "json", "-"}, kRedundant).out);
  const json wanted = {{"description", "remove the line"},
                       {"safe", true},
                       {"edits", json::array({{{"line", 3},
                                               {"column", 1},
                                               {"end_line", 4},
                                               {"end_column", 1},
                                               {"byte_begin", 6},
                                               {"byte_end", 29},
                                               {"replacement", ""}}})}};
  EXPECT_EQ(report["findings"][0]["fix"], wanted);
  EXPECT_EQ(report["summary"]["fixes"], (json{{"applied", 0}, {"safe", 1}, {"unsafe", 1}}));
}

TEST_F(Fix, SarifHasReplacements) {
  const json report = json::parse(check({"--format", "sarif", "-"}, "bmp\n statistic-timer 60\n").out);
  const json change = report["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
  EXPECT_EQ(change["artifactLocation"],
            report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]);
  const json region = {{"startLine", 2}, {"startColumn", 2}, {"endLine", 2}, {"endColumn", 17}};
  EXPECT_EQ(change["replacements"][0],
            (json{{"deletedRegion", region}, {"insertedContent", {{"text", "statistics-timer"}}}}));
}

TEST_F(Fix, RdjsonHasSuggestions) {
  const json report = json::parse(check({"--format", "rdjson", "-"}, "bmp\n statistic-timer 60\n").out);
  const json wanted = {{"range", {{"start", {{"line", 2}, {"column", 2}}}, {"end", {{"line", 2}, {"column", 17}}}}},
                       {"text", "statistics-timer"}};
  EXPECT_EQ(report["diagnostics"][0]["suggestions"], json::array({wanted}));
}

}  // namespace
}  // namespace vrpc
