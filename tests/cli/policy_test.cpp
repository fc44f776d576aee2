// What a project says with vrpc.toml, comments and a baseline, as a user meets it.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kWrong = "#\nsysname R\n#\nbmp\n statistics-timer 5\n#\nbgp 65001\n#\nreturn\n";

// Runs in a folder of its own, as if that were the project.
class Project : public testing::Test {
 protected:
  void SetUp() override { fs::current_path(folder_.path()); }
  void TearDown() override { fs::current_path(VRPC_SOURCE_DIR); }

  static void write(const std::string& name, std::string_view bytes) { test::write_file(fs::absolute(name), bytes); }
  static test::Outcome vrpc(const std::vector<std::string>& arguments,
                            const std::vector<std::string>& environment = {}) {
    return test::run_vrpc(arguments, {}, environment);
  }
  // `file:line: kind` of each finding.
  static std::vector<std::string> check(std::vector<std::string> arguments,
                                        const std::vector<std::string>& environment = {}) {
    arguments.insert(arguments.begin(), {"check", "--format", "json"});
    const test::Outcome run = vrpc(arguments, environment);
    const json report = json::parse(run.out, nullptr, false);
    if (report.is_discarded()) return {fmt::format("status {}: {}", run.status, run.err)};
    std::vector<std::string> findings;
    for (const json& finding : report["findings"])
      findings.push_back(fmt::format("{}:{}: {}", finding["file"].get<std::string>(), finding["line"].get<int>(),
                                     finding["kind"].get<std::string>()));
    return findings;
  }

  test::TemporaryFolder folder_;
};

// --- vrpc.toml ---

TEST_F(Project, TheClosestSettingsCount) {
  write("vrpc.toml", "[check]\nignore = ['out-of-range']\n");
  write("lab/vrpc.toml", "[severity]\nout-of-range = 'note'\n");
  write("a.cfg", kWrong);
  write("lab/deep/b.cfg", kWrong);
  EXPECT_THAT(check({"."}), ElementsAre("lab/deep/b.cfg:5: out-of-range"));
  EXPECT_EQ(vrpc({"check", "."}).status, 0);  // it is a note by now
  EXPECT_EQ(vrpc({"check", "--no-config", "."}).status, 1);
  EXPECT_THAT(check({"--config", "vrpc.toml", "."}), IsEmpty());
  EXPECT_THAT(check({"--select", "out-of-range", "a.cfg"}), ElementsAre("a.cfg:5: out-of-range"));
}

TEST_F(Project, AMistakeInSettingsIsShownAndNothingIsChecked) {
  write("vrpc.toml", "[check]\nselct = []\n");
  write("a.cfg", kWrong);
  const test::Outcome run = vrpc({"check", "."});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_EQ(run.err, "error[VRP4001]: `selct` is no key here\n"
                     " --> vrpc.toml:2:1\n"
                     "  |\n"
                     "2 | selct = []\n"
                     "  | ^^^^^\n"
                     "  = help: did you mean `select`?\n\n"
                     "vrpc: vrpc.toml: has mistakes, so nothing is done\n");
  EXPECT_EQ(vrpc({"config", "check"}).status, 1);
}

TEST_F(Project, SettingsNameDevices) {
  write("vrpc.toml", "[[per-path]]\npaths = ['old']\ndevice = 'ne40e'\n");
  const std::string text = test::read_file(test::in_repository("samples/edge1.cfg"));
  write("old/a.cfg", text);
  write("new/a.cfg", text);
  EXPECT_THAT(check({"."}), testing::Each(HasSubstr("old/a.cfg")));
  EXPECT_THAT(check({"."}), Not(IsEmpty()));
  EXPECT_THAT(check({"--device", "ne40e-r23", "."}), IsEmpty());
}

TEST_F(Project, SettingsLeaveFilesOut) {
  write("vrpc.toml", "[check]\nexclude = ['old', '*.bak.cfg']\n");
  for (const char* name : {"a.cfg", "a.bak.cfg", "old/a.cfg", "x/old/b.cfg"}) write(name, kWrong);
  EXPECT_EQ(vrpc({"check", "--show-files", "."}).out, "a.cfg\n");
  EXPECT_EQ(vrpc({"check", "--show-files", "old/a.cfg", "a.cfg"}).out, "a.cfg\nold/a.cfg\n");
  EXPECT_EQ(vrpc({"check", "--show-files", "--force-exclude", "old/a.cfg", "a.cfg"}).out, "a.cfg\n");
}

TEST_F(Project, ConfigBeginsAndShowsSettings) {
  EXPECT_THAT(vrpc({"config", "show"}).out, HasSubstr("# no vrpc.toml"));
  EXPECT_EQ(vrpc({"config", "init"}).status, 0);
  EXPECT_EQ(vrpc({"config", "init"}).status, 2);
  EXPECT_THAT(vrpc({"config", "check"}).out, HasSubstr("vrpc.toml: no mistakes\n"));
  write("vrpc.toml", "[check]\nfail-level = 'error'\n");
  write("lab/vrpc.toml", "extend = '../vrpc.toml'\n[check]\nignore = ['out-of-range']\n");
  EXPECT_THAT(vrpc({"config", "show", "lab"}).out,
              AllOf(HasSubstr("# from lab/vrpc.toml\n# and from vrpc.toml\n"), HasSubstr("ignore = [\"out-of-range\"]"),
                    HasSubstr("fail-level = \"error\"")));
}

// --- Suppressions in vrpc.toml ---

TEST_F(Project, SettingsSuppressInAView) {
  write("vrpc.toml", "[[suppress]]\nrule = 'out-of-range'\nview = 'bmp'\nreason = 'the lab'\n");
  write("a.cfg", kWrong);
  EXPECT_THAT(check({"."}), IsEmpty());
  write("vrpc.toml", "[[suppress]]\nrule = 'out-of-range'\nview = 'bgp *'\nreason = 'the lab'\n");
  EXPECT_THAT(check({"."}), ElementsAre("a.cfg:5: out-of-range", "vrpc.toml:1: unused-suppression"));
}

TEST_F(Project, AnUnusedSuppressionShowsWhenTheWholeFolderIsChecked) {
  write("vrpc.toml", "[[suppress]]\nrule = 'wrong-view'\nreason = 'the lab'\n");
  write("a.cfg", kWrong);
  write("x/b.cfg", kWrong);
  EXPECT_THAT(check({"a.cfg", "x"}), ElementsAre("a.cfg:5: out-of-range", "x/b.cfg:5: out-of-range"));
  EXPECT_THAT(check({"."}), testing::Contains("vrpc.toml:1: unused-suppression"));
  EXPECT_THAT(check({"--ignore", "wrong-view", "."}), Not(testing::Contains("vrpc.toml:1: unused-suppression")));
  EXPECT_THAT(check({"--ignore", "unused-suppression", "."}),
              Not(testing::Contains("vrpc.toml:1: unused-suppression")));
}

TEST_F(Project, AnExpiredSuppressionSuppressesNothing) {
  write("vrpc.toml", "[[suppress]]\nrule = 'out-of-range'\nreason = 'the lab'\nexpires = 2027-01-31\n");
  write("a.cfg", kWrong);
  EXPECT_THAT(check({"a.cfg"}, {"SOURCE_DATE_EPOCH=1801266000"}), IsEmpty());  // 29 January 2027
  EXPECT_THAT(check({"a.cfg"}, {"SOURCE_DATE_EPOCH=1801440000"}),              // 31 January
              ElementsAre("a.cfg:5: out-of-range", "vrpc.toml:1: expired-suppression"));
}

TEST_F(Project, FindingsInSettingsAreInEveryFormat) {
  write("vrpc.toml", "[[suppress]]\nrule = 'wrong-view'\nreason = 'the lab'\n");
  write("a.cfg", "#\nsysname R\n#\nreturn\n");
  EXPECT_THAT(vrpc({"check", "."}).out, HasSubstr("--> vrpc.toml:1:1\n"));
  for (const char* format :
       {"concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "rdjsonl"}) {
    const test::Outcome run = vrpc({"check", "--format", format, "."});
    EXPECT_THAT(run.out, AllOf(HasSubstr("vrpc.toml"), HasSubstr("4003"))) << format;
    EXPECT_EQ(run.status, 1);
  }
}

// --- What is suppressed, in SARIF ---

// Rules and their suppressions: `VRP1006 inSource the lab`.
std::vector<std::string> suppressions(const std::string& sarif) {
  std::vector<std::string> list;
  const json run = json::parse(sarif)["runs"][0];
  for (const json& result : run["results"]) {
    std::string text = result["ruleId"];
    for (const json& one : result["suppressions"])
      text += fmt::format(" {} {}: {}", one["kind"].get<std::string>(), one["status"].get<std::string>(),
                          one["justification"].get<std::string>());
    EXPECT_EQ(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
    EXPECT_TRUE(result["partialFingerprints"].contains("primaryLocationLineHash"));
    list.push_back(text);
  }
  return list;
}

TEST_F(Project, SarifHasWhatIsSuppressedIfItIsWanted) {
  write("old.cfg", kWrong);
  vrpc({"baseline", "create", "."});
  write("vrpc.toml",
        "[check]\nbaseline = 'vrpc-baseline.json'\n[[suppress]]\nrule = 'session-without-port'\nreason = 'soon'\n");
  write("a.cfg", "#\nsysname R\n#\nbmp\n !vrpc: allow(out-of-range) the \x1B lab\n statistics-timer 5\n"
                 " bmp-session 192.0.2.1\n#\nbgp 65001\n#\nreturn\n");
  const std::vector<std::string> plain = {"check", "--format", "concise,sarif:out.sarif", "."};
  std::vector<std::string> whole = plain;
  whole.emplace_back("--include-suppressed");

  const test::Outcome without = vrpc(plain);
  EXPECT_THAT(without.out, HasSubstr("1 warning in 2 files"));
  EXPECT_THAT(test::read_file("out.sarif"), Not(HasSubstr("suppressions")));
  // The other format, the counts and the status stay what they are.
  const test::Outcome with = vrpc(whole);
  EXPECT_EQ(with.out, without.out);
  EXPECT_EQ(with.status, 1);
  // Those that are not suppressed come first, and say that they are not.
  EXPECT_THAT(
      suppressions(test::read_file("out.sarif")),
      ElementsAre("VRP2116", "VRP1006 inSource accepted: the \\x1B lab",
                  "VRP1006 external accepted: in the baseline vrpc-baseline.json", "VRP2111 external accepted: soon"));
  whole.insert(whole.end(), {"--ignore", "session-reports-nothing"});
  EXPECT_EQ(vrpc(whole).status, 0);
  EXPECT_EQ(suppressions(test::read_file("out.sarif")).size(), 3U);
}

TEST_F(Project, OnlySarifCanHaveWhatIsSuppressed) {
  write("a.cfg", kWrong);
  for (const char* format : {"text", "json,junit:out.xml"}) {
    const test::Outcome run = vrpc({"check", "--include-suppressed", "--format", format, "a.cfg"});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, HasSubstr("--include-suppressed: only `sarif`"));
    EXPECT_THAT(run.out, IsEmpty());
  }
}

// --- Baselines ---

TEST_F(Project, ABaselineLeavesOutWhatItHas) {
  write("a.cfg", kWrong);
  EXPECT_EQ(vrpc({"baseline", "create", "."}).out, "vrpc-baseline.json: 1 finding\n");
  // Baselines and forges keep it: another way to make it loses all of theirs.
  EXPECT_THAT(test::read_file("vrpc-baseline.json"), HasSubstr("\"fingerprint\":\"a674dc0b9cdfae68\""));
  EXPECT_THAT(check({"--baseline", "vrpc-baseline.json", "."}), IsEmpty());
  write("vrpc.toml", "[check]\nbaseline = 'vrpc-baseline.json'\n");
  EXPECT_THAT(check({"."}), IsEmpty());
  EXPECT_THAT(check({"--no-baseline", "."}), ElementsAre("a.cfg:5: out-of-range"));
  write("b.cfg", kWrong);
  EXPECT_THAT(check({"."}), ElementsAre("b.cfg:5: out-of-range"));
}

TEST_F(Project, ABaselineFollowsMovedLines) {
  write("x/a.cfg", kWrong);
  vrpc({"baseline", "create", "."});
  std::string moved(kWrong);
  moved.insert(moved.find("bmp"), "interface LoopBack0\n description x\n#\n! a comment\n");
  moved.replace(moved.find(" statistics-timer 5"), 19, "   statistics-timer   5");
  write("x/a.cfg", moved);
  EXPECT_THAT(check({"--baseline", "vrpc-baseline.json", "."}), IsEmpty());
  fs::create_directory("sub");
  fs::current_path("sub");
  EXPECT_THAT(check({"--baseline", "../vrpc-baseline.json", "../x"}), IsEmpty());
}

TEST_F(Project, AStaleEntryIsAFinding) {
  write("a.cfg", kWrong);
  write("b.cfg", kWrong);
  vrpc({"baseline", "create", "."});
  write("a.cfg", "#\nsysname R\n#\nreturn\n");
  fs::remove("b.cfg");
  const std::vector<std::string> base = {"--baseline", "vrpc-baseline.json"};
  EXPECT_THAT(check({"--baseline", "vrpc-baseline.json", "a.cfg"}),
              ElementsAre("vrpc-baseline.json:5: stale-baseline-entry"));
  EXPECT_THAT(check({"--baseline", "vrpc-baseline.json", "."}),
              ElementsAre("vrpc-baseline.json:5: stale-baseline-entry", "vrpc-baseline.json:6: stale-baseline-entry"));
  EXPECT_THAT(check({"--baseline", "vrpc-baseline.json", "--ignore", "out-of-range", "a.cfg"}), IsEmpty());
}

TEST_F(Project, ABaselineIsBroughtUpToDate) {
  write("a.cfg", kWrong);
  write("x/b.cfg", kWrong);
  vrpc({"baseline", "create", "."});
  write("a.cfg", "#\nsysname R\n#\nbmp\n#\nreturn\n");
  const test::Outcome check = vrpc({"baseline", "check", "."});
  EXPECT_EQ(check.status, 1);
  EXPECT_EQ(check.out, "+ a.cfg: bmp-without-bgp   bmp\n"
                       "- a.cfg: out-of-range   bmp\n"
                       "vrpc-baseline.json: 2 findings, 1 new, 1 gone\n");
  EXPECT_EQ(vrpc({"baseline", "update", "a.cfg"}).status, 0);  // the entry of x/b.cfg stays
  EXPECT_EQ(vrpc({"baseline", "check", "."}).out, "vrpc-baseline.json: 2 findings, 0 new, 0 gone\n");
}

TEST_F(Project, ABaselineHoldsNoSecretsAndNoLines) {
  write("a.cfg",
        "#\nsysname R\n#\nkeychain k mode absolute\n key-id 1\n  key-string plain Sup3rS3cret\n#\nbmp\n#\nreturn\n");
  vrpc({"baseline", "create", "."});
  const std::string text = test::read_file("vrpc-baseline.json");
  EXPECT_THAT(text, AllOf(HasSubstr("bmp-without-bgp"), Not(HasSubstr("Sup3rS3cret")), Not(HasSubstr("\"line\""))));
  EXPECT_EQ(json::parse(text)["version"], 1);
}

TEST_F(Project, ABaselineThatIsNoneIsStatus2) {
  write("a.cfg", kWrong);
  for (const auto& [text, reason] :
       {std::pair{"{", "is no baseline: it is not JSON"},
        {"[]", "`format`"},
        {R"({"format": "vrpc-baseline", "version": 2})", "`version`"},
        {R"({"format": "vrpc-baseline", "version": 1})", "`findings`"},
        {R"({"format": "vrpc-baseline", "version": 1, "findings": [{"rule": 1}]})", "`fingerprint`"}}) {
    write("b.json", text);
    const test::Outcome run = vrpc({"check", "--baseline", "b.json", "a.cfg"});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, HasSubstr(reason));
    EXPECT_THAT(run.out, IsEmpty());
  }
}

}  // namespace
}  // namespace vrpc
