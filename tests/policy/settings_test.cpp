// vrpc.toml: what it may say, and that a mistake in it is found where it stands.
#include "policy/settings.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "command/builtin.hpp"
#include "policy/judge.hpp"
#include "policy/show.hpp"
#include "support/files.hpp"

namespace vrpc::policy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class SettingsFile : public testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name = "vrpc.toml") const { return folder_ / name; }
  void write(std::string_view text, const std::string& name = "vrpc.toml") const {
    test::write_file(folder_ / name, text);
  }
  // The settings; a test fails if there are mistakes.
  [[nodiscard]] Settings read(std::string_view text) const {
    write(text);
    std::vector<Mistakes> mistakes;
    auto settings = read_settings(path(), command::builtin_grammar(), mistakes);
    for (const Mistakes& one : mistakes)
      for (const diag::Diagnostic& finding : one.findings) ADD_FAILURE() << finding.message;
    return settings && *settings ? std::move(**settings) : Settings();
  }
  // `line:column: message (help)` of each mistake, and how long what is underlined is.
  [[nodiscard]] std::vector<std::string> mistakes_in(std::string_view text) const {
    write(text);
    std::vector<Mistakes> mistakes;
    auto settings = read_settings(path(), command::builtin_grammar(), mistakes);
    EXPECT_TRUE(settings && !*settings);
    std::vector<std::string> result;
    for (const Mistakes& one : mistakes) {
      for (const diag::Diagnostic& finding : one.findings) {
        const text::Position place = one.file->position(finding.span.begin);
        result.push_back(fmt::format("{}:{}+{}: {}{}", place.line, place.column, finding.span.size(), finding.message,
                                     finding.help.empty() ? "" : " (" + finding.help + ")"));
      }
    }
    return result;
  }

  test::TemporaryFolder folder_;
};

constexpr Date kToday{2026, 11, 22};

TEST_F(SettingsFile, MayBeEmpty) {
  const Settings settings = read("");
  EXPECT_FALSE(settings.check.select);
  const Wishes wishes = wishes_for(settings, {}, path("a.cfg"), kToday);
  EXPECT_TRUE(wishes.wants(Kind::out_of_range));
  EXPECT_EQ(wishes.fail_level, Severity::warning);
}

TEST_F(SettingsFile, ChoosesFindings) {
  const Settings settings = read("[check]\nselect = ['out-of-range', 'VRP2103']\nignore = ['VRP2103']\n"
                                 "fail-level = 'error'\ndevice = 'ce6800'\n[severity]\nout-of-range = 'note'\n");
  const Wishes wishes = wishes_for(settings, {}, path("a.cfg"), kToday);
  EXPECT_TRUE(wishes.wants(Kind::out_of_range));
  EXPECT_FALSE(wishes.wants(Kind::undefined_vpn_instance));
  EXPECT_FALSE(wishes.wants(Kind::unknown_command));
  EXPECT_EQ(wishes.fail_level, Severity::error);
  EXPECT_THAT(wishes.devices, ElementsAre("ce6800"));
  EXPECT_EQ(wishes.severity.at(Kind::out_of_range), Severity::note);
}

TEST_F(SettingsFile, MaySayOtherThingsForSomePaths) {
  const Settings settings = read("[check]\nignore = ['out-of-range']\n"
                                 "[[per-path]]\npaths = ['lab/**', '*.txt']\nselect = ['out-of-range', 'wrong-view']\n"
                                 "ignore = ['wrong-view']\nseverity = { out-of-range = 'note' }\ndevice = ['ne40e']\n");
  const Wishes lab = wishes_for(settings, {}, path("lab/x/a.cfg"), kToday);
  EXPECT_FALSE(lab.wants(Kind::wrong_view));
  EXPECT_FALSE(lab.wants(Kind::unknown_command));
  EXPECT_EQ(lab.severity.at(Kind::out_of_range), Severity::note);
  EXPECT_THAT(lab.devices, ElementsAre("ne40e"));
  const Wishes other = wishes_for(settings, {}, path("core/a.cfg"), kToday);
  EXPECT_TRUE(other.wants(Kind::wrong_view));
  EXPECT_FALSE(other.wants(Kind::out_of_range));
}

TEST_F(SettingsFile, YieldsToTheCommandLine) {
  const Settings settings = read("[check]\nselect = ['wrong-view']\nignore = ['out-of-range']\nfail-level = 'error'\n"
                                 "[severity]\nout-of-range = 'note'\n");
  Overrides overrides;
  overrides.select = {Kind::out_of_range};
  overrides.severity[Kind::out_of_range] = Severity::warning;
  overrides.fail_level = Severity::note;
  const Wishes wishes = wishes_for(settings, overrides, path("a.cfg"), kToday);
  EXPECT_TRUE(wishes.wants(Kind::out_of_range));
  EXPECT_FALSE(wishes.wants(Kind::wrong_view));
  EXPECT_EQ(wishes.severity.at(Kind::out_of_range), Severity::warning);
  EXPECT_EQ(wishes.fail_level, Severity::note);
}

TEST_F(SettingsFile, ExtendsAnother) {
  write("[check]\nignore = ['out-of-range']\nfail-level = 'error'\nexclude = ['old']\n[severity]\nwrong-view = 'note'\n"
        "[[suppress]]\nrule = 'wrong-view'\nreason = 'base'\n",
        "base/common.toml");
  const Settings settings = read("extend = 'base/common.toml'\n[check]\nignore = ['wrong-view']\n[severity]\n"
                                 "out-of-range = 'note'\n[[suppress]]\nrule = 'wrong-view'\nreason = 'own'\n");
  EXPECT_THAT(settings.check.ignore, ElementsAre(Kind::wrong_view));
  EXPECT_EQ(settings.fail_level, Severity::error);
  EXPECT_EQ(settings.check.severity.size(), 2U);
  ASSERT_EQ(settings.suppressions.size(), 2U);
  EXPECT_EQ(settings.suppressions[0].reason, "base");
  ASSERT_EQ(settings.exclude.size(), 1U);
  EXPECT_TRUE(matches(settings.exclude[0].origin, settings.exclude[0].paths, path("base/old/a.cfg")));
  EXPECT_FALSE(matches(settings.exclude[0].origin, settings.exclude[0].paths, path("old/a.cfg")));
  EXPECT_EQ(settings.files.size(), 2U);
}

TEST_F(SettingsFile, SuppressesUntilADay) {
  const Settings settings =
      read("[[suppress]]\nrule = 'wrong-view'\npaths = ['a.cfg']\nview = 'bgp *'\nreason = 'known'\n"
           "expires = 2027-01-31\n");
  EXPECT_EQ(wishes_for(settings, {}, path("a.cfg"), {2027, 1, 30}).suppressions.size(), 1U);
  EXPECT_THAT(wishes_for(settings, {}, path("a.cfg"), {2027, 1, 31}).suppressions, IsEmpty());
  EXPECT_THAT(wishes_for(settings, {}, path("b.cfg"), kToday).suppressions, IsEmpty());
  EXPECT_EQ(settings.suppressions[0].origin.span.begin, 0U);
}

TEST(ViewSelector, MatchesFromTheOutermostView) {
  const std::string_view path = "bgp 64496 > ipv4-family vpn-instance MGMT";
  for (const char* selector : {"", "bgp *", "bgp 64496", "*", "bgp * > ipv4-family vpn-instance MGMT", "* > *MGMT"})
    EXPECT_TRUE(is_in_view(path, selector)) << selector;
  for (const char* selector : {"bgp", "ipv4-family *", "bgp * > ipv6-family", "* > * > *"})
    EXPECT_FALSE(is_in_view(path, selector)) << selector;
  EXPECT_FALSE(is_in_view("", "bgp *"));
}

// --- Mistakes ---

TEST_F(SettingsFile, NamesUnknownKeysAndRules) {
  EXPECT_THAT(mistakes_in("[chekc]\n[check]\nselct = []\nignore = ['undefined-vpn-instence']\n"),
              ElementsAre("1:2+5: `chekc` is no key here (did you mean `check`?)",
                          "3:1+5: `selct` is no key here (did you mean `select`?)",
                          "4:11+24: no kind of finding is named `undefined-vpn-instence` "
                          "(did you mean `undefined-vpn-instance`?)"));
  EXPECT_THAT(mistakes_in("[severity]\nnonsense = 'error'\nwrong-view = 'fatal'\n"),
              ElementsAre("2:1+8: no kind of finding is named `nonsense`",
                          "3:14+7: a severity is `error`, `warning` or `note`"));
  EXPECT_THAT(mistakes_in("\"é\" = 1\n"), ElementsAre(HasSubstr("is no key here (there are ")));
}

TEST_F(SettingsFile, NamesWrongTypes) {
  EXPECT_THAT(mistakes_in("extend = 1\ncheck = 'x'\n"), ElementsAre("1:10+1: `extend` is no text; write it in quotes",
                                                                    "2:9+3: `check` is no table; write `[check]`"));
  EXPECT_THAT(mistakes_in("[check]\nselect = 'wrong-view'\nignore = [1]\ndevice = 'x9'\nfail-level = ''\n"),
              ElementsAre("2:10+12: `select` is no list; write it in brackets",
                          "3:11+1: `ignore` is no text; write it in quotes",
                          "4:10+4: no device is named `x9` (there are ne40e, ne40e-r23, ce6800)",
                          "5:14+2: `fail-level` is empty"));
  EXPECT_THAT(mistakes_in("[suppress]\n"),
              ElementsAre("1:1+10: `suppress` is no list of tables; write `[[suppress]]`"));
}

TEST_F(SettingsFile, NamesWhatIsMissing) {
  EXPECT_THAT(mistakes_in("\n[[suppress]]\nrule = 'wrong-view'\nexpires = '2027-01-31'\n"),
              ElementsAre("2:1+12: `[[suppress]]` needs `reason` (why it is accepted)",
                          "4:11+12: `expires` is no date; write 2027-01-31, without quotes"));
  EXPECT_THAT(mistakes_in("[[per-path]]\nignore = []\n"),
              ElementsAre(HasSubstr("1:1+12: `[[per-path]]` needs `paths`")));
}

TEST_F(SettingsFile, IsToml) {
  const auto mistakes = mistakes_in("[check]\nselect = [\n");
  ASSERT_EQ(mistakes.size(), 1U);
  EXPECT_THAT(mistakes[0], HasSubstr(":"));
}

TEST_F(SettingsFile, CannotExtendItself) {
  write("extend = 'vrpc.toml'\n", "other.toml");
  EXPECT_THAT(mistakes_in("extend = 'other.toml'\n"), ElementsAre(HasSubstr("extends this file in turn")));
  EXPECT_THAT(mistakes_in("extend = 'none.toml'\n"),
              ElementsAre(HasSubstr("1:10+11: `" + path("none.toml") + "` cannot be read: No such file or directory")));
}

// --- As text ---

TEST_F(SettingsFile, IsShownAsItCouldBeWritten) {
  const Settings settings =
      read("[check]\nselect = ['wrong-view']\nexclude = [\"a\\\"b\"]\nbaseline = 'b.json'\n"
           "[severity]\nwrong-view = 'note'\n[[per-path]]\npaths = ['x']\nignore = ['wrong-view']\n"
           "severity = { wrong-view = 'error' }\n"
           "[[suppress]]\nrule = 'wrong-view'\nview = 'bgp *'\nreason = 'r'\nexpires = 2027-01-31\n");
  const std::string shown = to_toml(settings);
  EXPECT_EQ(to_toml(read(shown)).substr(shown.find("[check]")).size() > 0, true);
  const Settings again = read(shown);
  EXPECT_EQ(again.check.select, settings.check.select);
  EXPECT_EQ(again.baseline, settings.baseline);
  EXPECT_EQ(again.exclude.at(0).paths, settings.exclude.at(0).paths);
  EXPECT_EQ(again.per_path.at(0).choice.severity, settings.per_path.at(0).choice.severity);
  EXPECT_EQ(again.suppressions.at(0).expires, settings.suppressions.at(0).expires);
}

TEST_F(SettingsFile, BeginsWithExamplesThatAreRight) {
  EXPECT_TRUE(read(new_settings()).suppressions.empty());
  std::string examples = new_settings();
  for (const std::string from : {"# [", "# extend = \"../vrpc.toml\""})
    for (std::size_t at = examples.find("\n" + from); at != std::string::npos; at = examples.find("\n" + from, at + 1))
      if (from == "# [") examples.erase(at + 1, 2);
  for (const char* key : {"select", "ignore", "fail-level", "device", "exclude", "baseline", "paths", "severity",
                          "redundant-default", "rule", "view", "reason", "expires"}) {
    const std::string line = fmt::format("\n# {} = ", key);
    for (std::size_t at = examples.find(line); at != std::string::npos; at = examples.find(line, at + 1))
      examples.erase(at + 1, 2);
  }
  EXPECT_EQ(read(examples).suppressions.size(), 1U);
}

TEST(SettingsSchema, IsTheOneInTheRepository) {
  const auto path = test::in_repository("schemas/vrpc-toml.json");
  const std::string schema = settings_schema().dump(2) + "\n";
  const char* wish = std::getenv("VRPC_UPDATE");
  if (wish != nullptr && std::string_view(wish) == "1") test::write_file(path, schema);
  EXPECT_EQ(test::read_file(path), schema);
}

}  // namespace
}  // namespace vrpc::policy
