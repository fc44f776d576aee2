// The limits of docs/limits.md: what is met says so in one line, and no file takes more than linear time or memory.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../bench/hostile.hpp"
#include "support/files.hpp"
#include "support/process.hpp"
#include "support/unprivileged.hpp"

namespace vrpc {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

#ifdef __SANITIZE_ADDRESS__
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

std::size_t lines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

class Limits : public testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, std::string_view bytes) const { test::write_file(folder_ / name, bytes); }
  [[nodiscard]] std::string read(const std::string& name) const { return test::read_file(folder_ / name); }
  [[nodiscard]] std::string shell(const std::string& script) const { return test::shell(folder_.path(), script); }
  [[nodiscard]] std::string names() const { return shell("ls -A"); }

  test::TemporaryFolder folder_;
};

// --- What a file may have ---

TEST_F(Limits, OfAFile) {
  write("large.cfg", "");
  fs::resize_file(path("large.cfg"), (std::size_t{256} << 20) + 1);
  const test::Outcome outcome = test::run_vrpc({"check", path("large.cfg")});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err, "vrpc: " + path("large.cfg") + ": is larger than 256 MiB\n");
  EXPECT_EQ(shell("$VRPC check /dev/zero 2>&1; echo status $?"), "vrpc: /dev/zero: is larger than 256 MiB\nstatus 2\n");
}

TEST_F(Limits, OfALine) {
  const auto check = [this](std::size_t characters) {
    const std::string command = "description ";
    write("line.cfg", "interface LoopBack0\n " + command + std::string(characters - command.size(), 'x') + "\n");
    return test::run_vrpc({"check", "--select", "line-too-long", "--format", "concise", path("line.cfg")});
  };
  EXPECT_EQ(check(3100).status, 0);
  const test::Outcome outcome = check(3101);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, HasSubstr("VRP1013"));
}

TEST_F(Limits, OfNesting) {
  std::string text = "#\n";
  for (std::size_t level = 0; level < 1000; ++level) text += std::string(level, ' ') + "frobnicate\n";
  write("deep.cfg", text);
  const test::Outcome outcome =
      test::run_vrpc({"check", "--select", "nested-too-deeply", "--format", "concise", path("deep.cfg")});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("deep.cfg:65:64:"), HasSubstr("VRP1022")));
  EXPECT_EQ(lines(outcome.out), 2U) << outcome.out;
}

// --- How much is said ---

constexpr std::string_view kThreeErrorsAndANote =
    "#\ninterface LoopBack0\n description \xB1\n#\nbmp\n statistics-timer 1\n statistics-timer 2\n statistics-timer 3\n"
    "#\nreturn\n";

TEST_F(Limits, OfFindingsKeepTheMostSevere) {
  write("file.cfg", kThreeErrorsAndANote);
  const auto check = [this](std::vector<std::string> options) {
    options.insert(options.begin(), {"check", "--select", "out-of-range,not-utf8", "--format", "concise"});
    options.push_back(path("file.cfg"));
    return test::run_vrpc(options);
  };
  const test::Outcome all = check({});
  EXPECT_EQ(all.status, 1);
  EXPECT_EQ(all.err, "");
  EXPECT_THAT(all.out, AllOf(HasSubstr("VRP1018"), HasSubstr(":6:"), HasSubstr(":7:"), HasSubstr(":8:")));
  EXPECT_EQ(check({"--max-findings", "0"}).out, all.out);
  EXPECT_EQ(check({"--max-findings", "4"}).out, all.out);
  EXPECT_EQ(check({"--max-findings", "4"}).err, "");

  const test::Outcome two = check({"--max-findings", "2"});
  EXPECT_EQ(two.status, 1);
  EXPECT_THAT(two.out, AllOf(HasSubstr(":6:"), HasSubstr(":7:"), Not(HasSubstr(":8:")), Not(HasSubstr("VRP1018")),
                             HasSubstr("3 errors, 1 note in 1 file")));
  EXPECT_EQ(two.err, "vrpc: " + path("file.cfg") +
                         ": 2 findings are not shown, and none is more severe; --max-findings 0 shows all\n");
  EXPECT_THAT(check({"--max-findings", "1", "--statistics"}).out, HasSubstr("      3  error    VRP1006"));
}

// As if all were shown.
TEST_F(Limits, OfFindingsLeaveTheStatus) {
  write("file.cfg", kThreeErrorsAndANote);
  for (const char* level : {"note", "warning", "error"}) {
    const auto status = [&](const char* most) {
      return test::run_vrpc({"check", "--fail-level", level, "--max-findings", most, path("file.cfg")}).status;
    };
    EXPECT_EQ(status("1"), status("0")) << level;
  }
}

TEST_F(Limits, OfFindingsAreForReports) {
  write("many.cfg", "#\nbmp\n" + repeated(" statistics-timer 1\n", 10'001));
  const test::Outcome check = test::run_vrpc({"check", "--format", "jsonl", path("many.cfg")});
  EXPECT_EQ(lines(check.out), 10'000U);
  EXPECT_EQ(lines(check.err), 1U) << check.err;
  const std::string baseline = path("baseline.json");
  EXPECT_EQ(test::run_vrpc({"baseline", "create", "--baseline", baseline, path("many.cfg")}).status, 0);
  EXPECT_THAT(test::run_vrpc({"check", "--baseline", baseline, path("many.cfg")}).out, StartsWith("no findings"));
}

// --- Time and memory ---

TEST_F(Limits, OfTime) {
  ASSERT_EQ(::mkfifo(path("fifo").c_str(), 0600), 0);
  EXPECT_EQ(shell("timeout 60 $VRPC check --timeout 1 - 0<>fifo 2>&1; echo status $?"),
            "vrpc: --timeout: not done after 1 s, so nothing is reported\nstatus 2\n");
  write("file.cfg", "sysname A\n");
  EXPECT_EQ(test::run_vrpc({"check", "--timeout", "600", path("file.cfg")}).status, 0);
}

TEST_F(Limits, OfMemory) {
  if (kSanitized && std::getenv("VRPC") == nullptr) GTEST_SKIP() << "the sanitizer takes all addresses there are";
  write("large.cfg", repeated("#\nbmp\n", 1'000'000));
  EXPECT_EQ(shell("ulimit -v 100000; $VRPC check large.cfg 2>&1; echo status $?"),
            "vrpc: there is not enough memory\nstatus 2\n");
}

// Each is a file that does one thing without end (bench/hostile.cpp). `./dev bench hostile` counts instructions.
class Hostile : public testing::TestWithParam<std::string> {};

constexpr std::size_t kBytes = kSanitized ? 60'000 : 250'000;
constexpr std::size_t kMostMemory = kSanitized ? 1'000'000'000 : 300'000'000;

// Four times as large takes four times as long, and sixteen times if the time grows with the square. What starting
// takes, and what else the machine does, must not count.
TEST_P(Hostile, TakesLinearTimeAndMemory) {
  const test::TemporaryFolder folder;
  const auto check = [&folder](std::size_t bytes) {
    test::write_file(folder / "hostile.cfg", *bench::hostile(GetParam(), bytes));
    const test::Outcome outcome = test::run_vrpc({"check", "--max-findings", "100", folder / "hostile.cfg"});
    EXPECT_TRUE(outcome.status == 0 || outcome.status == 1) << outcome.status << outcome.err;
    EXPECT_LE(lines(outcome.err), 1U) << outcome.err;
    return outcome;
  };
  const test::Outcome few = check(kBytes);
  const test::Outcome many = check(4 * kBytes);
  EXPECT_LE(many.cpu_seconds, 8 * few.cpu_seconds + 0.5);
  EXPECT_LE(many.peak_bytes, kMostMemory);
}

std::vector<std::string> hostile_names() {
  std::vector<std::string> names;
  for (const bench::HostileKind& kind : bench::hostile_kinds()) names.emplace_back(kind.name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Files, Hostile, testing::ValuesIn(hostile_names()), [](const auto& file) {
  std::string name = file.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

// --- Files that change, and are no files ---

// Standard input comes first, and is not at its end before the file is gone: more is written than a pipe holds.
TEST_F(Limits, AFileThatVanishesIsNamed) {
  write("folder/a.cfg", "sysname A\n");
  write("folder/b.cfg", "sysname B\n");
  EXPECT_EQ(shell("{ head -c 300000 /dev/zero | tr '\\0' '\\n'; rm folder/a.cfg; } |"
                  " $VRPC check -j1 - folder 2>&1; echo status $?"),
            "vrpc: folder/a.cfg: No such file or directory\n"
            "no findings in 2 files; 100% of 1 line understood\n"
            "status 2\n");
}

TEST_F(Limits, PipesAreReadIfTheyAreNamed) {
  ASSERT_EQ(::mkfifo(path("fifo.cfg").c_str(), 0600), 0);
  write("old.cfg", "#\nsysname A\n#\nreturn\n");
  EXPECT_EQ(shell("cat old.cfg >fifo.cfg & timeout 60 $VRPC check fifo.cfg 2>&1; echo status $?"),
            "no findings in 1 file; 100% of 2 lines understood\nstatus 0\n");
  EXPECT_EQ(shell("cat old.cfg >fifo.cfg & timeout 60 $VRPC diff old.cfg fifo.cfg 2>&1; echo status $?"),
            "no difference\nstatus 0\n");
  EXPECT_EQ(shell("$VRPC check /dev/null 2>&1"), "no findings in 1 file; no commands\n");
}

TEST_F(Limits, PipesInAFolderArePassedOver) {
  ASSERT_EQ(::mkfifo(path("fifo.cfg").c_str(), 0600), 0);
  ASSERT_EQ(::mkfifo(path(".gitignore").c_str(), 0600), 0);
  write("old.cfg", "sysname A\n");
  EXPECT_EQ(shell("timeout 60 $VRPC check . 2>&1; echo status $?"),
            "no findings in 1 file; 100% of 1 line understood\nstatus 0\n");
}

TEST_F(Limits, PipesAreNotWrittenInPlace) {
  ASSERT_EQ(::mkfifo(path("fifo.cfg").c_str(), 0600), 0);
  for (const char* command : {"fmt fifo.cfg", "check --fix fifo.cfg"})
    EXPECT_EQ(shell(fmt::format("timeout 60 $VRPC {} 2>&1; echo status $?", command)),
              "vrpc: fifo.cfg: is not a file; use - to read standard input\nstatus 2\n");
}

TEST_F(Limits, LinksToNowhereAreNamed) {
  write("folder/a.cfg", "sysname A\n");
  fs::create_symlink("loop.cfg", path("folder/loop.cfg"));
  EXPECT_EQ(shell("$VRPC check folder 2>&1; echo status $?"),
            "vrpc: folder/loop.cfg: Too many levels of symbolic links\n"
            "no findings in 1 file; 100% of 1 line understood\nstatus 2\n");
  fs::create_symlink("none.json", path("dangling.json"));
  for (const auto& [link, reason] : {std::pair("folder/loop.cfg", "Too many levels of symbolic links"),
                                     std::pair("dangling.json", "is a symbolic link to what is not there")}) {
    EXPECT_EQ(shell(fmt::format("$VRPC convert --to json folder/a.cfg -o {} 2>&1; echo status $?", link)),
              fmt::format("vrpc: {}: {}\nstatus 2\n", link, reason));
    EXPECT_TRUE(fs::is_symlink(path(link)));
  }
}

TEST_F(Limits, FoldersThatNobodyMayReadAreNamed) {
  write("open/a.cfg", "sysname A\n");
  write("closed/b.cfg", "sysname B\n");
  const auto vrpc = test::unprivileged_vrpc(folder_.path());
  if (!vrpc) GTEST_SKIP() << "nobody but root may run vrpc here";
  fs::permissions(path("closed"), fs::perms(0000));
  const std::string said = shell(*vrpc + " check . 2>&1; echo status $?");
  fs::permissions(path("closed"), fs::perms(0755));
  EXPECT_EQ(said, "vrpc: closed: Permission denied\nno findings in 1 file; 100% of 1 line understood\nstatus 2\n");
}

// --- Writing ---

constexpr std::string_view kRagged = "bmp\n    statistics-timer 60\n";

// As on a full disk: the file may not grow.
TEST_F(Limits, OfADiskLeaveTheOldFile) {
  write("ragged.cfg", repeated(kRagged, 1000));
  EXPECT_EQ(shell("ulimit -f 1; $VRPC fmt ragged.cfg 2>&1; echo status $?"),
            "vrpc: ragged.cfg: File too large\nstatus 2\n");
  EXPECT_EQ(read("ragged.cfg"), repeated(kRagged, 1000));
  EXPECT_EQ(names(), "ragged.cfg\n");
}

// Killed again and again, at any moment: the file is the old one or the new one.
TEST_F(Limits, WhatIsInterruptedLeavesAWholeFile) {
  const std::string ragged = repeated(kRagged, kSanitized ? 2'000 : 20'000);
  const std::string tidy = repeated("bmp\n statistics-timer 60\n", kSanitized ? 2'000 : 20'000);
  for (int moment = 0; moment < 20; ++moment) {
    write("file.cfg", ragged);
    (void)shell(fmt::format("timeout -s KILL 0.{:02} $VRPC fmt file.cfg 2>/dev/null", 2 * moment + 1));
    const std::string now = read("file.cfg");
    ASSERT_TRUE(now == ragged || now == tidy) << "after " << moment;
  }
  EXPECT_EQ(shell("$VRPC fmt file.cfg 2>&1; echo status $?"), "status 0\n");
  EXPECT_EQ(read("file.cfg"), tidy);
}

TEST_F(Limits, FullDisksAreNamed) {
  write("many.cfg", "#\nbmp\n" + repeated(" statistics-timer 1\n", 2000));
  for (const char* command : {"check many.cfg", "check --format json many.cfg", "coverage many.cfg", "--help", "man"})
    EXPECT_EQ(shell(fmt::format("{{ $VRPC {} 2>&1 >/dev/full; }}; echo status $?", command)),
              "vrpc: <stdout>: No space left on device\nstatus 2\n")
        << command;
  EXPECT_EQ(shell("$VRPC convert --to json many.cfg -o /dev/full 2>/dev/null; echo status $?"), "status 2\n");
  EXPECT_EQ(shell("$VRPC check none.cfg 2>/dev/full; echo status $?"), "status 2\n");
}

// What else is to be written is written, and the status is the one of the findings.
TEST_F(Limits, ClosedPipesAreNoTrouble) {
  write("many.cfg", "#\nbmp\n" + repeated(" statistics-timer 1\n", 5000));
  const std::string run =
      "{ $VRPC check --format concise,json:out.json many.cfg; echo status $? >status; } 2>said | true";
  EXPECT_EQ(shell(run + "; cat status said; grep -c VRP1006 out.json"), "status 1\n5000\n");
}

// A file that is opened does not become standard output.
TEST_F(Limits, ClosedStreamsTakeNoFile) {
  write("ragged.cfg", kRagged);
  EXPECT_EQ(shell("$VRPC fmt ragged.cfg <&- >&- 2>&-; echo status $?"), "status 0\n");
  EXPECT_EQ(read("ragged.cfg"), "bmp\n statistics-timer 60\n");
  EXPECT_EQ(shell("$VRPC convert --to json ragged.cfg >&- 2>&-; echo status $?"), "status 2\n");
  EXPECT_EQ(read("ragged.cfg"), "bmp\n statistics-timer 60\n");
}

}  // namespace
}  // namespace vrpc
