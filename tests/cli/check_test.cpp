#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kClean = "#\nsysname R\n#\nreturn\n";
constexpr std::string_view kWrong = "#\nsysname R\n#\nbmp\n statistics-timer 5\n#\nbgp 65001\n#\nreturn\n";

class Check : public testing::Test {
 protected:
  [[nodiscard]] test::Outcome check(std::vector<std::string> arguments, std::string_view input = {}) const {
    arguments.insert(arguments.begin(), "check");
    return test::run_vrpc(arguments, input);
  }
  void write(const std::string& name, std::string_view bytes) const { test::write_file(folder_ / name, bytes); }
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }

  test::TemporaryFolder folder_;
};

TEST_F(Check, ACleanFileIsStatus0) {
  const test::Outcome run = check({"-"}, kClean);
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, HasSubstr("no findings in 1 file; 100% of 2 lines understood\n"));
  EXPECT_THAT(run.err, IsEmpty());
}

TEST_F(Check, FindingsAreStatus1) {
  const test::Outcome run = check({"-"}, kWrong);
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.out, HasSubstr("--> <stdin>:5:19   bmp"));
  EXPECT_THAT(run.err, IsEmpty());
}

TEST_F(Check, TroubleBeatsFindingsButDoesNotHideThem) {
  write("wrong.cfg", kWrong);
  const test::Outcome run = check({path("wrong.cfg"), path("none.cfg")});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.out, HasSubstr("statistics-timer 5"));
  EXPECT_THAT(run.err, AllOf(HasSubstr("none.cfg: No such file or directory"), HasSubstr("vrpc: ")));
}

// Few entries are looked through, and many are found by their command.
TEST_F(Check, FindsTheSameInShortAndLongConfigurations) {
  const auto interface = [](int number, const std::string& address) {
    return "#\ninterface GigabitEthernet0/1/" + std::to_string(number) + "\n ip address " + address + " 24\n";
  };
  for (const int between : {0, 1, 30, 300}) {
    std::string text = interface(0, "192.0.2.1");
    for (int i = 1; i <= between; ++i)
      text += interface(i, "10." + std::to_string(i / 250) + "." + std::to_string(i % 250) + ".1");
    text += interface(between + 1, "192.0.2.1");
    const test::Outcome run = check({"--select", "duplicate-address", "-"}, text);
    EXPECT_EQ(run.status, 1) << between;
    EXPECT_THAT(run.out,
                AllOf(HasSubstr(":" + std::to_string(3 * between + 6) + ":13"), HasSubstr("1 error in 1 file")))
        << between;
  }
}

TEST_F(Check, FailLevelDecidesWhichFindingsFail) {
  EXPECT_EQ(check({"-", "--fail-level", "error"}, kWrong).status, 1);
  EXPECT_EQ(check({"-", "--select", "not-utf8"}, "sysname \xB0\xA1\n").status, 0);
  EXPECT_EQ(check({"-", "--select", "not-utf8", "--fail-level", "note"}, "sysname \xB0\xA1\n").status, 1);
  EXPECT_EQ(check({"-", "--select", "text-after-return"}, "#\nreturn\nbmp\n").status, 1);
  EXPECT_EQ(check({"-", "--select", "text-after-return", "--fail-level", "error"}, "#\nreturn\nbmp\n").status, 0);
  EXPECT_EQ(check({"-", "--fail-level", "fatal"}, kClean).status, 2);
}

TEST_F(Check, SelectsAndIgnoresKinds) {
  EXPECT_EQ(check({"-", "--ignore", "out-of-range,unknown-command"}, kWrong).status, 0);
  EXPECT_EQ(check({"-", "--select", "undefined-interface"}, kWrong).status, 0);
  EXPECT_EQ(check({"-", "--select", "VRP1006"}, kWrong).status, 1);
  EXPECT_EQ(check({"--select", "out-of-range", "-"}, kWrong).status, 1);
  EXPECT_EQ(check({"-", "--select", "out-of-range", "--ignore", "VRP1006"}, kWrong).status, 0);
}

TEST_F(Check, AnUnknownKindIsStatus2AndSuggestsAnother) {
  const test::Outcome run = check({"-", "--select", "undefined-vpn-instence"}, kWrong);
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_EQ(run.err, "vrpc: --select: no kind of finding is named `undefined-vpn-instence`; did you mean "
                     "`undefined-vpn-instance`?\n");
}

TEST_F(Check, WalksFolders) {
  for (const char* name : {"b/2.cfg", "b/1.txt", "a.cfg", ".git/x.cfg", ".hidden.cfg", "b/readme.md", "c.cfg.bak"})
    write(name, kClean);
  fs::create_directory_symlink(folder_.path(), folder_ / "b/up");
  fs::create_symlink("2.cfg", folder_ / "b/3.cfg");
  const test::Outcome run = check({folder_.path(), path("a.cfg"), "--format", "json"});
  EXPECT_EQ(run.status, 0) << run.err;
  const auto report = nlohmann::json::parse(run.out);
  std::vector<std::string> names;
  for (const auto& file : report["files"]) names.push_back(file["name"]);
  EXPECT_THAT(names, testing::ElementsAre(path("a.cfg"), path("b/2.cfg"), path("b/3.cfg")));
}

TEST_F(Check, AFolderWithoutConfigurationsIsAWarning) {
  write("readme.md", "#\n");
  const test::Outcome run = check({folder_.path()});
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_THAT(run.err, HasSubstr("there are no configurations (*.cfg) in this folder"));
}

TEST_F(Check, RefusesWhatIsNoText) {
  const test::Outcome run = check({"-"}, std::string_view("\x7F"
                                                          "ELF\0\1\2",
                                                          7));
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("<stdin>: is not text"));
}

TEST_F(Check, PrintsTheSameWhateverTheNumberOfJobs) {
  for (int i = 0; i < 20; ++i) write(std::to_string(i) + ".cfg", i % 3 == 0 ? kClean : kWrong);
  for (const char* format : {"text", "json"}) {
    const std::string one = check({folder_.path(), "--format", format, "-j", "1"}).out;
    EXPECT_FALSE(one.empty());
    EXPECT_EQ(check({folder_.path(), "--format", format, "-j", "8"}).out, one);
  }
}

TEST_F(Check, ColoursCanBeForced) {
  EXPECT_THAT(check({"-"}, kWrong).out, Not(HasSubstr("\x1B")));
  EXPECT_THAT(test::run_vrpc({"check", "-"}, kWrong, {"FORCE_COLOR=1"}).out, HasSubstr("\x1B"));
  EXPECT_THAT(test::run_vrpc({"check", "--format", "json", "-"}, kWrong, {"FORCE_COLOR=1"}).out,
              Not(HasSubstr("\x1B")));
}

TEST_F(Check, JsonIsUtf8WhateverTheInput) {
  const test::Outcome run = check({"-", "--format", "json"}, "#\nbmp\n bmp-session \xB0\xA1\xFF\n");
  const auto report = nlohmann::json::parse(run.out);
  EXPECT_EQ(run.status, 1);
  EXPECT_GE(report["findings"].size(), 1U);
}

TEST_F(Check, JsonPointsAtTheSource) {
  const auto report = nlohmann::json::parse(check({"-", "--format", "json"}, kWrong).out);
  const auto& finding = report["findings"][0];
  EXPECT_EQ(finding["kind"], "out-of-range");
  EXPECT_EQ(finding["code"], "VRP1006");
  EXPECT_EQ(finding["file"], "<stdin>");
  EXPECT_EQ(finding["line"], 5);
  EXPECT_EQ(finding["column"], 19);
  EXPECT_EQ(finding["end_line"], 5);
  EXPECT_EQ(finding["end_column"], 20);
  const std::size_t begin = finding["byte_begin"];
  const std::size_t end = finding["byte_end"];
  EXPECT_EQ(kWrong.substr(begin, end - begin), "5");
  EXPECT_EQ(report["files"][0]["whole"], true);
  EXPECT_EQ(report["summary"]["errors"], 1);
}

}  // namespace
}  // namespace vrpc
