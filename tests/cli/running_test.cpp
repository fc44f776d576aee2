// How a run of `vrpc check` behaves: where reports go, which files it takes, what a terminal and a log get to see.
#include <cstdlib>
#include <thread>

#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/format.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kClean = "#\nsysname R\n#\nreturn\n";
constexpr std::string_view kWrong = "#\nsysname R\n#\nbmp\n statistics-timer 5\n#\nbgp 65001\n#\nreturn\n";

class Running : public testing::Test {
 protected:
  void SetUp() override { fs::current_path(folder_.path()); }
  void TearDown() override { fs::current_path(VRPC_SOURCE_DIR); }

  static void write(const std::string& name, std::string_view bytes) { test::write_file(fs::absolute(name), bytes); }
  static test::Outcome check(std::vector<std::string> arguments, const std::vector<std::string>& environment = {}) {
    arguments.insert(arguments.begin(), "check");
    return test::run_vrpc(arguments, {}, environment);
  }
  static std::string files(std::vector<std::string> arguments) {
    arguments.emplace_back("--show-files");
    return check(arguments).out;
  }

  test::TemporaryFolder folder_;
};

// --- Reports ---

TEST_F(Running, WritesSeveralReports) {
  write("a.cfg", kWrong);
  const test::Outcome run = check({"--format", "text", "--format", "sarif:out.sarif,junit:out.xml", "a.cfg"});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.out, StartsWith("error[VRP1006]"));
  EXPECT_EQ(json::parse(test::read_file("out.sarif"))["runs"][0]["results"].size(), 1U);
  EXPECT_THAT(test::read_file("out.xml"), HasSubstr("<failure type=\"out-of-range\""));
}

TEST_F(Running, WritesAReportWithoutFindingsToo) {
  write("a.cfg", kClean);
  EXPECT_EQ(check({"--format", "gitlab", "--output", "out.json", "a.cfg"}).out, "");
  EXPECT_EQ(test::read_file("out.json"), "[]\n");
  write("out.json", "old");
  EXPECT_EQ(check({"--format", "gitlab:out.json", "missing.cfg"}).status, 2);
  EXPECT_EQ(test::read_file("out.json"), "[]\n");
}

TEST_F(Running, RefusesTwoReportsInOnePlace) {
  write("a.cfg", kWrong);
  EXPECT_EQ(check({"--format", "json,sarif", "a.cfg"}).err,
            "vrpc: --format: two reports cannot go to standard output; write FORMAT:FILE for one\n");
  EXPECT_THAT(check({"--format", "json:a,sarif:a", "a.cfg"}).err, HasSubstr("cannot go to `a`"));
  EXPECT_THAT(check({"--format", "json:a", "--output", "b", "a.cfg"}).err, HasSubstr("--output"));
  EXPECT_EQ(check({"--format", "sarf", "a.cfg"}).err,
            "vrpc: --format: no format is named `sarf`; did you mean `sarif`?\n");
}

TEST_F(Running, NamesFilesFromTheRootOfTheRepository) {
  fs::create_directory(".git");
  write("net/lab/a.cfg", kWrong);
  fs::current_path("net");
  const std::string absolute = fs::absolute("lab/a.cfg").native();
  for (const std::string& path : {std::string("lab/a.cfg"), std::string("./lab/../lab/a.cfg"), absolute}) {
    EXPECT_EQ(json::parse(check({"--format", "gitlab", path}).out)[0]["location"]["path"], "net/lab/a.cfg");
    EXPECT_THAT(check({"--format", "sarif", path}).out, HasSubstr("\"uri\": \"net/lab/a.cfg\""));
    EXPECT_THAT(check({"--format", "github", path}).out, HasSubstr("file=net/lab/a.cfg,"));
  }
  EXPECT_THAT(check({"--format", "rdjson", "lab/a.cfg"}).out, HasSubstr("\"path\": \"lab/a.cfg\""));
}

TEST_F(Running, AppendsTheSummaryOfAStep) {
  write("a.cfg", kWrong);
  write("summary.md", "before\n");
  check({"--format", "github", "a.cfg"}, {"GITHUB_STEP_SUMMARY=summary.md"});
  EXPECT_THAT(test::read_file("summary.md"),
              AllOf(StartsWith("before\n## vrpc check\n"), HasSubstr("| error | VRP1006 |")));
  EXPECT_EQ(check({"--format", "github", "a.cfg"}, {"GITHUB_STEP_SUMMARY=no/such/file"}).status, 2);
}

TEST_F(Running, StopsCommandsInALogOfGithub) {
  write("a.cfg", "#\nsysname R\n#\nbmp\n statistics-timer ##[error]x\n::error::y\n#\nbgp 65001\n#\nreturn\n");
  const test::Outcome run = check({"a.cfg"}, {"GITHUB_ACTIONS=true"});
  ASSERT_THAT(run.out, StartsWith("::stop-commands::vrpc-"));
  const std::string word = run.out.substr(17, run.out.find('\n') - 17);
  EXPECT_THAT(run.out, testing::EndsWith("\n::" + word + "::\n"));
  EXPECT_NE(check({"a.cfg"}, {"GITHUB_ACTIONS=true"}).out, run.out);  // nobody can know the word before
  EXPECT_THAT(check({"--format", "json", "a.cfg"}, {"GITHUB_ACTIONS=true"}).out,
              AllOf(StartsWith("{"), Not(HasSubstr("##["))));
}

// Each subcommand whose output has lines of a configuration, on standard output or standard error.
TEST_F(Running, StopsCommandsWhereverConfigurationIsShown) {
  write("a.cfg", "#\nsysname R\n#\nbmp\n  statistics-timer  60\n#\n::error::y\n##[error]z\n#\nreturn\n");
  write("b.cfg", "#\nsysname R\n#\nbmp\n  statistics-timer  61\n#\n::error::z\n#\nreturn\n");
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{{"fmt", "--diff", "a.cfg"},
                                                                                         {"diff", "a.cfg", "b.cfg"},
                                                                                         {"explain", "a.cfg:7"},
                                                                                         {"explain", "a.cfg:8"},
                                                                                         {"coverage", "a.cfg"},
                                                                                         {"check", "##[error]y.cfg"},
                                                                                         {"##[error]"}}) {
    SCOPED_TRACE(fmt::format("{}", fmt::join(arguments, " ")));
    const test::Outcome run = test::run_vrpc(arguments, {}, {"GITHUB_ACTIONS=true"});
    const std::string text = run.out + run.err;
    ASSERT_THAT(text, StartsWith("::stop-commands::vrpc-"));
    EXPECT_THAT(text, testing::EndsWith("\n::" + text.substr(17, text.find('\n') - 17) + "::\n"));
    EXPECT_THAT(test::run_vrpc(arguments).out, Not(HasSubstr("stop-commands")));
  }
}

TEST_F(Running, MasksSecretsInEveryFormat) {
  constexpr std::string_view kSecrets =
      "#\nsysname R\n#\nkeychain k mode absolute\n key-id 1\n  algorithm md5\n  key-string plain Sup3rS3cret\n"
      "  key-string plain Sup3rS3cret Sup3rS3cret\n#\nbmp\n bmp-session 192.0.2.1\n"
      "  tcp connect port 99999 password md5 Sup3rS3cret\n  tcp connect port 1 password md5 Sup3rS3cret extra\n#\n"
      "bgp 64496\n peer 192.0.2.1 password cipher Sup3rS3cret\n peer 192.0.2.1 password Sup3rS3cret Sup3rS3cret\n#\nreturn\n";
  write("a.cfg", kSecrets);
  for (const report::Format& format : report::formats()) {
    const test::Outcome run = check({"--format", std::string(format.name), "--fail-level", "note", "a.cfg"});
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.out + run.err, Not(HasSubstr("Sup3rS3cret"))) << format.name;
  }
}

TEST_F(Running, AFullDiskIsNoCrash) {
  std::string many(kClean);
  for (int i = 0; i < 1000; ++i) many.insert(0, "#\nbmp\n  statistics-timer 5\n");
  write("a.cfg", many);
  for (const char* arguments : {"check", "check --format json", "check --format concise", "fmt --diff"}) {
    const std::string command = fmt::format("{} {} a.cfg >/dev/full 2>err.txt", VRPC_EXECUTABLE, arguments);
    EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 2) << arguments;
    EXPECT_EQ(test::read_file("err.txt"), "vrpc: <stdout>: No space left on device\n") << arguments;
  }
  EXPECT_EQ(check({"--output", "/dev/full", "a.cfg"}).err, "vrpc: /dev/full: No space left on device\n");
}

// --- Files ---

TEST_F(Running, HonoursIgnoreFiles) {
  fs::create_directory(".git");
  write(".gitignore", "build/\n*.bak.cfg\n/top.cfg\n");
  write(".vrpcignore", "!keep.bak.cfg\nlab\n");
  write("x/.gitignore", "!y.bak.cfg\nz.cfg\n");
  for (const char* name : {"a.cfg", "top.cfg", "a.bak.cfg", "keep.bak.cfg", "build/b.cfg", "lab/c.cfg", "x/top.cfg",
                           "x/y.bak.cfg", "x/z.cfg", "x/w.cfg"})
    write(name, kClean);
  EXPECT_EQ(files({"."}), "a.cfg\nkeep.bak.cfg\nx/top.cfg\nx/w.cfg\nx/y.bak.cfg\n");
  EXPECT_EQ(files({"x"}), "x/top.cfg\nx/w.cfg\nx/y.bak.cfg\n");
  EXPECT_EQ(files({"top.cfg", "lab/c.cfg"}), "lab/c.cfg\ntop.cfg\n");
  EXPECT_EQ(files({"--force-exclude", "top.cfg", "lab/c.cfg", "a.cfg"}), "a.cfg\n");
  EXPECT_EQ(files({"lab"}), "lab/c.cfg\n");  // asked for by name
}

TEST_F(Running, IgnoresNothingFromAboveTheRepository) {
  write(".gitignore", "*.cfg\n");
  fs::create_directories("repository/.git");
  write("repository/a.cfg", kClean);
  EXPECT_EQ(files({"repository"}), "repository/a.cfg\n");
  EXPECT_EQ(files({"."}), "repository/a.cfg\n");
}

TEST_F(Running, PassesOverMissingFilesIfAsked) {
  write("a.cfg", kClean);
  EXPECT_EQ(check({"a.cfg", "b.cfg"}).status, 2);
  EXPECT_EQ(check({"--allow-missing", "a.cfg", "b.cfg"}).status, 0);
}

TEST_F(Running, PrintsTheSameForAnyNumberOfJobs) {
  for (int i = 0; i < 500; ++i) write(fmt::format("{}/{}.cfg", i % 7, i), i % 3 == 0 ? kClean : kWrong);
  std::vector<std::string> formats;
  for (const report::Format& format : report::formats()) formats.push_back(fmt::format("{0}:{0}.", format.name));
  std::vector<std::string> reports[2];
  for (const int jobs : {1, 2}) {
    std::vector<std::string> arguments = {".", "-j", std::to_string(jobs)};
    for (const std::string& format : formats)
      arguments.insert(arguments.end(), {"--format", format + std::to_string(jobs)});
    EXPECT_EQ(check(arguments).status, 1);
    for (const report::Format& format : report::formats())
      reports[jobs - 1].push_back(test::read_file(fmt::format("{}.{}", format.name, jobs)));
  }
  for (std::size_t i = 0; i < reports[0].size(); ++i) {
    EXPECT_GT(reports[0][i].size(), 10'000U);
    EXPECT_EQ(reports[0][i] == reports[1][i], true) << report::formats()[i].name;
  }
}

// --- Counts ---

TEST_F(Running, CountsFindingsByKind) {
  write("a.cfg", kWrong);
  write("b.cfg", "#\nsysname R\n#\nbmp\n statistics-timer 5\n#\nreturn\n");
  EXPECT_THAT(check({"--statistics", "a.cfg", "b.cfg"}).out,
              testing::EndsWith("understood (2 wrong)\n      2  error    VRP1006  out-of-range\n"
                                "      1  warning  VRP2124  bmp-without-bgp\n"));
  const test::Outcome run = check({"--statistics", "--format", "json", "a.cfg"});
  EXPECT_EQ(json::accept(run.out), true);
  EXPECT_EQ(run.err, "      1  error    VRP1006  out-of-range\n");
}

TEST_F(Running, CanAskForCoverage) {
  write("a.cfg", "#\nsysname R\n#\nnonsense that nobody knows\n#\nreturn\n");
  EXPECT_EQ(check({"a.cfg"}).status, 0);
  const test::Outcome run = check({"--min-coverage", "66.7", "a.cfg"});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.err, "vrpc: --min-coverage: 66.6% of 3 lines are understood, less than 66.7%\n");
  EXPECT_EQ(check({"--min-coverage", "66.6", "a.cfg"}).status, 0);
  write("empty.cfg", "");
  EXPECT_EQ(check({"--min-coverage", "100", "empty.cfg"}).status, 0);
}

// --- Terminals ---

TEST_F(Running, LinksPlacesOnATerminal) {
  write("a b.cfg", kWrong);
  const std::string command =
      fmt::format("script -qec '{} check \"a b.cfg\"' out.txt >/dev/null 2>&1", VRPC_EXECUTABLE);
  if (std::system("command -v script >/dev/null") != 0) GTEST_SKIP() << "script(1) is not installed";
  ASSERT_NE(std::system(("unset NO_COLOR; TERM=dumb " + command).c_str()), -1);
  EXPECT_THAT(test::read_file("out.txt"), AllOf(HasSubstr("a b.cfg:5:19"), Not(HasSubstr("\x1B"))));
  ASSERT_NE(std::system(("unset NO_COLOR; TERM=xterm " + command).c_str()), -1);
  const std::string path = fs::canonical("a b.cfg").parent_path().native();
  EXPECT_THAT(test::read_file("out.txt"),
              HasSubstr("\x1B]8;;file://" + path + "/a%20b.cfg\x1B\\a b.cfg:5:19\x1B]8;;\x1B\\"));
  EXPECT_THAT(check({"a b.cfg"}, {"FORCE_COLOR=1"}).out, AllOf(HasSubstr("\x1B[1;31m"), Not(HasSubstr("\x1B]8"))));
  EXPECT_THAT(check({"a b.cfg"}, {"NO_COLOR=1", "FORCE_COLOR="}).out, Not(HasSubstr("\x1B")));
}

TEST_F(Running, WatchesFiles) {
  write("a.cfg", kClean);
  const auto run = [](const std::string& command) { return std::system(command.c_str()); };
  std::thread watcher([&run] {
    EXPECT_NE(run(fmt::format("timeout -s INT 8 {} check --watch a.cfg >out.txt 2>err.txt", VRPC_EXECUTABLE)), -1);
  });
  const auto wait_for = [](const std::string& text) {
    for (int i = 0; i < 50; ++i) {
      if (fs::exists("out.txt") && test::read_file("out.txt").find(text) != std::string::npos) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
  };
  EXPECT_TRUE(wait_for("no findings in 1 file"));
  std::this_thread::sleep_for(std::chrono::milliseconds(50));  // another time of modification
  write("a.cfg", kWrong);
  EXPECT_TRUE(wait_for("error[VRP1006]"));
  write("vrpc.toml", "[severity]\nout-of-range = 'note'\n");  // settings count, too
  EXPECT_TRUE(wait_for("note[VRP1006]"));
  watcher.join();
  EXPECT_THAT(test::read_file("err.txt"), HasSubstr("Ctrl-C ends"));
  EXPECT_EQ(check({"--watch", "-"}).status, 2);
}

}  // namespace
}  // namespace vrpc
