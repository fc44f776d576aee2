// The exit status of every subcommand: 0 clean or the same, 1 findings or different, 2 vrpc could not do its job.
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

constexpr int kClean = 0;
constexpr int kFindings = 1;
constexpr int kTrouble = 2;

struct Case {
  int status;
  std::vector<std::string> arguments;  // files are those that SetUp writes
};

class ExitStatus : public testing::Test {
 protected:
  void SetUp() override {
    test::write_file(folder_ / "clean.cfg", "#\nsysname A\n#\nreturn\n");
    test::write_file(folder_ / "note.cfg", "#\ninterface LoopBack0\n description \xB1\xB1\n#\nreturn\n");
    test::write_file(folder_ / "warning.cfg", "#\nsysname A\n#\nbmp\n#\nreturn\n");
    test::write_file(folder_ / "error.cfg", "#\nbmp\n statistics-timer 5\n#\nreturn\n");
    test::write_file(folder_ / "ragged.cfg", "#\nbmp\n   statistics-timer   60\n#\nreturn\n");
    test::write_file(folder_ / "binary.cfg", std::string("sysname\0 A\n", 11));
    test::write_file(folder_ / "good.json", R"({"format": "vrpc-configuration", "version": 1, "system": {"bmp": {}}})");
    test::write_file(folder_ / "bad.json", R"({"format": "vrpc-configuration", "version": 1, "system": {"pmb": {}}})");
    test::write_file(folder_ / "good.vrpg", "command frobnicate in system\n  form frobnicate\n");
    test::write_file(folder_ / "bad.vrpg", "command frobnicate in nowhere\n  form frobnicate {\n");
    std::filesystem::create_directory(folder_ / "empty");
  }

  // With paths for the names of files.
  [[nodiscard]] test::Outcome run(std::vector<std::string> arguments, std::string_view input) const {
    for (std::string& argument : arguments)
      if (argument.find('.') != std::string::npos || argument == "empty") argument = folder_ / argument;
    return test::run_vrpc(arguments, input);
  }

  void expect(const std::vector<Case>& cases, std::string_view input = {}) const {
    for (const Case& one : cases) {
      const test::Outcome outcome = run(one.arguments, input);
      SCOPED_TRACE(fmt::format("vrpc {}\n{}{}", fmt::join(one.arguments, " "), outcome.out, outcome.err));
      EXPECT_EQ(outcome.status, one.status);
      EXPECT_EQ(outcome.err.empty(), one.status != kTrouble);
    }
  }

  test::TemporaryFolder folder_;
};

TEST_F(ExitStatus, OfVrpc) {
  expect({
      {kClean, {"--version"}},
      {kClean, {"--help"}},
      {kClean, {"check", "--help"}},
      {kTrouble, {}},
      {kTrouble, {"chekc"}},
      {kTrouble, {"--nonsense"}},
  });
}

TEST_F(ExitStatus, OfCheck) {
  expect({
      {kClean, {"check", "clean.cfg"}},
      {kClean, {"check", "note.cfg"}},
      {kFindings, {"check", "warning.cfg"}},
      {kFindings, {"check", "error.cfg"}},
      {kFindings, {"check", "clean.cfg", "error.cfg"}},
      {kFindings, {"check", "--format", "json", "warning.cfg"}},
      {kTrouble, {"check", "missing.cfg"}},
      {kTrouble, {"check", "binary.cfg"}},
      {kTrouble, {"check", "clean.cfg", "missing.cfg"}},
      {kTrouble, {"check", "error.cfg", "missing.cfg"}},
      {kTrouble, {"check", "--nonsense", "clean.cfg"}},
  });
}

TEST_F(ExitStatus, OfCheckFollowsItsOptions) {
  expect({
      {kFindings, {"check", "--fail-level", "note", "note.cfg"}},
      {kClean, {"check", "--fail-level", "error", "warning.cfg"}},
      {kFindings, {"check", "--fail-level", "error", "error.cfg"}},
      {kClean, {"check", "--select", "duplicate-bmp-session", "warning.cfg"}},
      {kFindings, {"check", "--select", "VRP2124", "warning.cfg"}},
      {kClean, {"check", "--ignore", "bmp-without-bgp", "warning.cfg"}},
      {kTrouble, {"check", "--select", "nonsense", "clean.cfg"}},
      {kTrouble, {"check", "--ignore", "nonsense", "clean.cfg"}},
      {kTrouble, {"check", "--fail-level", "nonsense", "clean.cfg"}},
      {kTrouble, {"check", "--format", "nonsense", "clean.cfg"}},
      {kTrouble, {"check", "--input", "nonsense", "clean.cfg"}},
      {kTrouble, {"check", "-j", "nonsense", "clean.cfg"}},
      {kTrouble, {"check", "-j", "-1", "clean.cfg"}},
      {kClean, {"check", "--exit-zero", "error.cfg"}},
      {kTrouble, {"check", "--exit-zero", "missing.cfg"}},
      {kClean, {"check", "--allow-missing", "missing.cfg", "clean.cfg"}},
      {kClean, {"check", "--severity", "VRP2124=note", "warning.cfg"}},
      {kFindings, {"check", "--severity", "not-utf8=warning", "note.cfg"}},
      {kTrouble, {"check", "--severity", "VRP2124=fatal", "warning.cfg"}},
      {kTrouble, {"check", "--severity", "nonsense=note", "warning.cfg"}},
      {kTrouble, {"check", "--config", "missing.toml", "clean.cfg"}},
      {kTrouble, {"check", "--baseline", "missing.json", "clean.cfg"}},
      {kTrouble, {"check", "--min-coverage", "101", "clean.cfg"}},
      {kFindings, {"check", "--max-findings", "1", "warning.cfg"}},
      {kTrouble, {"check", "--max-findings", "many", "clean.cfg"}},
      {kClean, {"check", "--timeout", "600", "clean.cfg"}},
      {kTrouble, {"check", "--timeout", "-1", "clean.cfg"}},
      {kTrouble, {"check", "--max-findings", "-1", "clean.cfg"}},
      {kTrouble, {"check", "--format", "text,concise", "clean.cfg"}},
      {kTrouble, {"check", "--format", "json:", "clean.cfg"}},
      {kTrouble, {"check", "--output", "missing.folder/out.txt", "clean.cfg"}},
  });
}

// --device and --grammar take one value each; what follows is a path.
TEST_F(ExitStatus, OfReadingOptions) {
  for (const std::string subcommand : {"check", "fmt", "convert"}) {
    const auto with = [&subcommand](std::vector<std::string> arguments) {
      arguments.insert(arguments.begin(), subcommand);
      if (subcommand == "convert") arguments.insert(arguments.begin() + 1, {"--to", "json"});
      return arguments;
    };
    expect({
        {kClean, with({"--device", "ne40e", "clean.cfg"})},
        {kClean, with({"clean.cfg", "--device", "ce6800"})},
        {kClean, with({"--grammar", "good.vrpg", "clean.cfg"})},
        {kTrouble, with({"--device", "nonsense", "--", "clean.cfg"})},
        {kTrouble, with({"--grammar", "bad.vrpg", "--", "clean.cfg"})},
        {kTrouble, with({"--grammar", "missing.vrpg", "--", "clean.cfg"})},
        {kTrouble, with({"--grammar", "binary.cfg", "--", "clean.cfg"})},
    });
  }
}

TEST_F(ExitStatus, OfFmt) {
  expect({
      {kClean, {"fmt", "--check", "clean.cfg"}},
      {kClean, {"fmt", "--diff", "clean.cfg"}},
      {kFindings, {"fmt", "--check", "ragged.cfg"}},
      {kFindings, {"fmt", "--diff", "ragged.cfg"}},
      {kClean, {"fmt", "clean.cfg", "ragged.cfg"}},
      {kClean, {"fmt", "--check", "ragged.cfg"}},  // by now
      {kClean, {"fmt", "error.cfg"}},              // it is no check
      {kTrouble, {"fmt", "missing.cfg"}},
      {kTrouble, {"fmt", "binary.cfg"}},
      {kTrouble, {"fmt", "--check", "clean.cfg", "missing.cfg"}},
      {kTrouble, {"fmt", "--nonsense"}},
  });
}

TEST_F(ExitStatus, OfConvert) {
  expect({
      {kClean, {"convert", "--to", "json", "warning.cfg"}},
      {kClean, {"convert", "--to", "config", "warning.cfg"}},
      {kClean, {"convert", "--to", "script", "warning.cfg"}},
      {kClean, {"convert", "--to", "ast", "warning.cfg"}},
      {kClean, {"convert", "--from", "json", "--to", "config", "good.json"}},
      {kClean, {"convert", "--to", "json", "clean.cfg", "-o", "out.json"}},
      {kTrouble, {"convert", "--to", "json", "missing.cfg"}},
      {kTrouble, {"convert", "--to", "json", "binary.cfg"}},
      {kTrouble, {"convert", "--to", "json", "empty"}},
      {kTrouble, {"convert", "--to", "json", "clean.cfg", "-o", "empty"}},
      {kTrouble, {"convert", "--to", "json", "clean.cfg", "-o", "missing.folder/out.json"}},
      {kTrouble, {"convert", "--from", "json", "--to", "config", "bad.json"}},
      {kTrouble, {"convert", "--from", "json", "--to", "json", "bad.json"}},
      {kTrouble, {"convert", "--from", "json", "--to", "config", "clean.cfg"}},
      {kTrouble, {"convert", "--from", "json", "--to", "ast", "good.json"}},
      {kTrouble, {"convert", "clean.cfg"}},
      {kTrouble, {"convert", "--to", "json"}},
      {kTrouble, {"convert", "--to", "nonsense", "clean.cfg"}},
      {kTrouble, {"convert", "--to", "json", "clean.cfg", "note.cfg"}},
  });
}

TEST_F(ExitStatus, OfSchema) {
  expect({
      {kClean, {"schema", "configuration"}},
      {kClean, {"schema", "check"}},
      {kClean, {"schema", "ast"}},
      {kClean, {"schema", "baseline"}},
      {kClean, {"schema", "vrpc-toml"}},
      {kTrouble, {"schema", "nonsense"}},
      {kTrouble, {"schema"}},
  });
}

TEST_F(ExitStatus, OfCompletionAndMan) {
  expect({
      {kClean, {"completion", "bash"}},
      {kClean, {"completion", "zsh"}},
      {kClean, {"completion", "fish"}},
      {kTrouble, {"completion", "nonsense"}},
      {kTrouble, {"completion"}},
      {kClean, {"man"}},
      {kTrouble, {"man", "--nonsense"}},
  });
}

TEST_F(ExitStatus, OfConfigAndBaseline) {
  test::write_file(folder_ / "good.toml", "[check]\n");
  test::write_file(folder_ / "bad.toml", "[chekc]\n");
  expect({
      {kClean, {"config", "check", "good.toml"}},
      {kFindings, {"config", "check", "bad.toml"}},
      {kTrouble, {"config", "check", "missing.toml"}},
      {kClean, {"config", "show", "clean.cfg"}},
      {kTrouble, {"check", "--config", "bad.toml", "clean.cfg"}},
      {kTrouble, {"config"}},
      {kClean, {"baseline", "create", "--baseline", "base.json", "error.cfg"}},
      {kTrouble, {"baseline", "create", "--baseline", "base.json", "error.cfg"}},
      {kClean, {"baseline", "check", "--baseline", "base.json", "error.cfg"}},
      {kFindings, {"baseline", "check", "--baseline", "base.json", "error.cfg", "warning.cfg"}},
      {kClean, {"baseline", "update", "--baseline", "base.json", "error.cfg", "warning.cfg"}},
      {kClean, {"check", "--baseline", "base.json", "error.cfg", "warning.cfg"}},
      {kTrouble, {"baseline", "update", "--baseline", "missing.json", "error.cfg"}},
      {kTrouble, {"baseline", "check", "--baseline", "good.toml", "error.cfg"}},
      {kTrouble, {"baseline", "create", "--baseline", "other.json", "missing.cfg"}},
      {kTrouble, {"baseline"}},
  });
}

TEST_F(ExitStatus, OfGrammar) {
  expect({
      {kClean, {"grammar", "check", "good.vrpg"}},
      {kFindings, {"grammar", "check", "bad.vrpg"}},
      {kFindings, {"grammar", "check", "good.vrpg", "bad.vrpg"}},
      {kTrouble, {"grammar", "check", "missing.vrpg"}},
      {kTrouble, {"grammar", "check"}},
      {kClean, {"grammar", "show", "bmp"}},
      {kTrouble, {"grammar", "show", "nonsense"}},
      {kTrouble, {"grammar", "show"}},
      {kClean, {"grammar", "explain", "statistics-timer 60", "--view", "bmp"}},
      {kFindings, {"grammar", "explain", "statistics-timer 5", "--view", "bmp"}},
      {kFindings, {"grammar", "explain", "nonsense"}},
      {kTrouble, {"grammar", "explain", "bmp", "--view", "nonsense"}},
      {kTrouble, {"grammar", "explain", ""}},
      {kTrouble, {"grammar", "explain"}},
      {kTrouble, {"grammar", "nonsense"}},
      {kTrouble, {"grammar"}},
  });
}

// A notation that nobody can read is a mistake in it.
TEST_F(ExitStatus, OfDeepDefinitions) {
  const std::string open(100'000, '{');
  const std::string close(100'000, '}');
  test::write_file(folder_ / "deep.vrpg",
                   "command frobnicate in system\n  form frobnicate " + open + "a" + close + "\n");
  expect({{kFindings, {"grammar", "check", "deep.vrpg"}}});
}

TEST_F(ExitStatus, OfStandardInput) {
  expect({{kClean, {"check", "-"}}, {kClean, {"fmt", "--check", "-"}}, {kClean, {"convert", "--to", "json", "-"}}},
         "#\nsysname A\n#\nreturn\n");
  expect({{kFindings, {"check", "-"}}, {kFindings, {"fmt", "--check", "-"}}, {kClean, {"fmt", "-"}}},
         "#\nbmp\n   statistics-timer   5\n#\nreturn\n");
  expect({{kTrouble, {"check", "-"}}, {kTrouble, {"fmt", "-"}}, {kTrouble, {"convert", "--to", "json", "-"}}},
         std::string_view("sysname\0 A\n", 11));
}

}  // namespace
}  // namespace vrpc
