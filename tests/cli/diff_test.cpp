#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kOld = "bmp\n bmp-session 192.0.2.1\n  tcp connect port 1790\n";
constexpr std::string_view kNew = "bmp\n bmp-session 192.0.2.1\n  tcp connect port 1791\n";
constexpr std::string_view kWrong = "bmp\n bmp-session 192.0.2.1\n  tcp connect prot 1791\n";

class Diff : public testing::Test {
 protected:
  Diff() {
    test::write_file(old_, kOld);
    test::write_file(new_, kNew);
    test::write_file(wrong_, kWrong);
  }
  [[nodiscard]] static test::Outcome diff(std::vector<std::string> arguments, std::string_view input = {}) {
    arguments.insert(arguments.begin(), "diff");
    return test::run_vrpc(arguments, input);
  }

  test::TemporaryFolder folder_;
  const std::string old_ = folder_ / "old.cfg";
  const std::string new_ = folder_ / "new.cfg";
  const std::string wrong_ = folder_ / "wrong.cfg";
  const std::string script_ = folder_ / "script.txt";
};

TEST_F(Diff, EndsLikeDiff) {
  EXPECT_EQ(diff({old_, old_}).status, 0);
  EXPECT_EQ(diff({old_, old_}).out, "no difference\n");
  EXPECT_EQ(diff({old_, new_}).status, 1);
  EXPECT_EQ(diff({old_, "-"}, kNew).status, 1);
  EXPECT_EQ(diff({old_, folder_ / "absent.cfg"}).status, 2);
  EXPECT_EQ(diff({"-", "-"}).status, 2);
}

TEST_F(Diff, EndsWellBelowTheRiskThatFails) {
  EXPECT_EQ(diff({"--fail-on", "resets-session", old_, new_}).status, 1);
  EXPECT_EQ(diff({"--fail-on", "withdraws-service", old_, new_}).status, 0);
  EXPECT_EQ(diff({"--fail-on", "nonsense", old_, new_}).status, 2);
}

TEST_F(Diff, SaysWhereAConfigurationIsWrong) {
  const test::Outcome run = diff({old_, wrong_});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr(wrong_ + ":3:15"));
}

TEST_F(Diff, WritesNoScriptForAWrongConfiguration) {
  for (const auto& [before, after] : {std::pair(old_, wrong_), std::pair(wrong_, old_)}) {
    const test::Outcome run = diff({"--script", script_, before, after});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, HasSubstr("not written, since a configuration has errors"));
    EXPECT_FALSE(std::filesystem::exists(script_));
  }
}

TEST_F(Diff, WritesItIfThatIsAllowed) {
  const test::Outcome run = diff({"--script", script_, "--allow-unproved", old_, wrong_});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("1 of 2 steps proved as text only"));
  EXPECT_THAT(test::read_file(script_), HasSubstr("  tcp connect prot 1791\n"));
}

TEST_F(Diff, MarksWhatIsComparedAsText) {
  const std::string strange = folder_ / "strange.cfg";
  test::write_file(strange, std::string(kOld) + "flux-capacitor 1\n level 121\n");
  const test::Outcome run = diff({old_, strange});
  EXPECT_THAT(run.out, HasSubstr("+ flux-capacitor 1  (local, as text)\n+  level 121\n"));
  EXPECT_THAT(run.out, HasSubstr("1 added, 0 removed, 0 changed; risk: local; 1 as text"));
  EXPECT_THAT(diff({"--format", "json", old_, strange}).out, HasSubstr("\"as_text\": true"));
  EXPECT_THAT(diff({"--format", "json", old_, new_}).out, Not(HasSubstr("as_text")));
}

TEST_F(Diff, PutsNoMaskedSecretIntoAScript) {
  test::write_file(new_, "bmp\n bmp-session 192.0.2.1\n  tcp connect port 1790 password md5 Secret-123\n");
  const test::Outcome run = diff({"--script", script_, old_, new_});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("--show-secrets"));
  EXPECT_FALSE(std::filesystem::exists(script_));
  EXPECT_EQ(diff({"--script", script_, "--show-secrets", old_, new_}).status, 1);
  EXPECT_THAT(test::read_file(script_), HasSubstr("password md5 Secret-123\n"));
}

TEST_F(Diff, TypesTheScriptOrLoadsIt) {
  EXPECT_EQ(diff({"--script", "-", old_, new_}).out,
            "system-view\nbmp\n bmp-session 192.0.2.1\n  tcp connect port 1791\n  quit\n quit\ncommit\nreturn\n");
  EXPECT_EQ(diff({"--script", "-", "--style", "file", old_, new_}).out,
            "bmp\n bmp-session 192.0.2.1\n  tcp connect port 1791\n  quit\n quit\n#\n");
  EXPECT_THAT(diff({"--script", "-", old_, old_}).out, IsEmpty());
}

}  // namespace
}  // namespace vrpc
