// Input that no device wrote, and places that cannot be read or written: vrpc says what is wrong in a line that names
// it, ends with status 2, and leaves everything as it was. Nothing hangs, and nothing takes all memory.
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/files.hpp"
#include "support/process.hpp"
#include "support/unprivileged.hpp"

namespace vrpc {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

using Arguments = std::vector<std::string>;

constexpr std::string_view kConfiguration = "#\nsysname R\n#\nreturn\n";

class BadInput : public testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, std::string_view bytes) const { test::write_file(folder_ / name, bytes); }
  [[nodiscard]] std::string read(const std::string& name) const { return test::read_file(folder_ / name); }

  // Every subcommand that reads a configuration, for that file.
  [[nodiscard]] static std::vector<Arguments> readers(const std::string& path) {
    return {{"check", path},
            {"fmt", path},
            {"fmt", "--check", path},
            {"fmt", "--diff", path},
            {"convert", "--to", "json", path},
            {"convert", "--to", "config", path},
            {"convert", "--to", "script", path},
            {"convert", "--to", "ast", path}};
  }

  // One line, which names what is wrong and says why; no result.
  static void expect_trouble(const test::Outcome& outcome, const std::string& name, const std::string& reason) {
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.err, AllOf(StartsWith("vrpc: "), HasSubstr(name), HasSubstr(reason)));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    EXPECT_THAT(outcome.out, IsEmpty());
  }

  static void expect_unreadable(const std::string& path, const std::string& reason) {
    for (const Arguments& arguments : readers(path)) {
      SCOPED_TRACE(fmt::format("vrpc {}", fmt::join(arguments, " ")));
      expect_trouble(test::run_vrpc(arguments), path, reason);
    }
  }

  // Works, whatever it finds.
  void expect_survived(const std::string& name) const {
    for (const Arguments& arguments : readers(path(name))) {
      const test::Outcome outcome = test::run_vrpc(arguments);
      SCOPED_TRACE(fmt::format("vrpc {}", fmt::join(arguments, " ")));
      EXPECT_TRUE(outcome.status == 0 || outcome.status == 1) << outcome.status;
      EXPECT_EQ(outcome.err, "");
    }
    EXPECT_EQ(test::run_vrpc({"fmt", "--check", path(name)}).status, 0) << "what was formatted would change again";
  }

  // The configuration by way of JSON, in canonical text.
  [[nodiscard]] std::string by_way_of_json(const std::string& name) const {
    const test::Outcome json = test::run_vrpc({"convert", "--to", "json", path(name)});
    EXPECT_EQ(json.status, 0) << json.err;
    const test::Outcome text = test::run_vrpc({"convert", "--from", "json", "--to", "config", "-"}, json.out);
    EXPECT_EQ(text.status, 0) << text.err;
    EXPECT_EQ(text.out, test::run_vrpc({"convert", "--to", "config", path(name)}).out);
    return text.out;
  }

  [[nodiscard]] std::string shell(const std::string& script) const { return test::shell(folder_.path(), script); }

  [[nodiscard]] Arguments names() const {
    Arguments result;
    for (const auto& entry : fs::directory_iterator(folder_.path())) result.push_back(entry.path().filename());
    std::sort(result.begin(), result.end());
    return result;
  }

  test::TemporaryFolder folder_;
};

// --- Bytes ---

TEST_F(BadInput, AnEmptyFileIsAnEmptyConfiguration) {
  write("empty.cfg", "");
  expect_survived("empty.cfg");
  EXPECT_EQ(read("empty.cfg"), "");
  EXPECT_EQ(by_way_of_json("empty.cfg"), "#\nreturn\n");
}

TEST_F(BadInput, BinaryFilesAreRefused) {
  const std::string bytes("sysname R\n\0\x01\x02 bmp\n", 18);
  write("binary.cfg", bytes);
  expect_unreadable(path("binary.cfg"), "is not text");
  EXPECT_EQ(read("binary.cfg"), bytes);
}

TEST_F(BadInput, NulBytesAtTheEndAreNoFault) {
  write("padded.cfg", std::string(kConfiguration) + std::string(512, '\0'));
  expect_survived("padded.cfg");
  EXPECT_EQ(read("padded.cfg"), std::string(kConfiguration) + std::string(512, '\0'));
  EXPECT_EQ(by_way_of_json("padded.cfg"), kConfiguration);
}

TEST_F(BadInput, LineEndsStay) {
  write("crlf.cfg", "#\r\nbmp\r\n   statistics-timer  60\r\n#\r\nreturn\r\n");
  expect_survived("crlf.cfg");
  EXPECT_EQ(read("crlf.cfg"), "#\r\nbmp\r\n statistics-timer 60\r\n#\r\nreturn\r\n");
  EXPECT_EQ(by_way_of_json("crlf.cfg"), "#\nbmp\n statistics-timer 60\n#\nreturn\n");
}

TEST_F(BadInput, AByteOrderMarkStays) {
  const std::string bytes = "\xEF\xBB\xBF" + std::string(kConfiguration);
  write("bom.cfg", bytes);
  expect_survived("bom.cfg");
  EXPECT_EQ(read("bom.cfg"), bytes);
  EXPECT_EQ(by_way_of_json("bom.cfg"), kConfiguration);
}

TEST_F(BadInput, OtherEncodingsStayWhatTheyAre) {
  const std::string text = "#\ninterface LoopBack0\n description \xB1\xB1\xBE\xA9 \x81\x30\x81\x30\xFF\n#\nreturn\n";
  write("gb18030.cfg", text);
  expect_survived("gb18030.cfg");
  EXPECT_EQ(read("gb18030.cfg"), text);
  EXPECT_EQ(by_way_of_json("gb18030.cfg"), text);
}

// --- Sizes ---

// CPU seconds and kilobytes of all vrpc runs of this test.
struct Cost {
  long seconds;
  long most_kilobytes;
};

Cost cost() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  return {usage.ru_utime.tv_sec + usage.ru_stime.tv_sec, usage.ru_maxrss};
}

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kHuge = 20'000'000;
constexpr Cost kMost{60, 1'500'000};
#else
constexpr std::size_t kHuge = 100'000'000;
constexpr Cost kMost{20, 800'000};
#endif

TEST_F(BadInput, AHugeLineIsAFindingAndNoMore) {
  write("huge.cfg", "sysname R\n" + std::string(kHuge, 'x') + "\n");
  const test::Outcome check = test::run_vrpc({"check", path("huge.cfg")});
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.out, HasSubstr("[VRP1013]"));
  EXPECT_LT(check.out.size(), 10'000U);
  EXPECT_EQ(test::run_vrpc({"fmt", "--check", path("huge.cfg")}).status, 0);
  EXPECT_EQ(test::run_vrpc({"convert", "--to", "config", path("huge.cfg"), "-o", path("out.cfg")}).status, 0);
  EXPECT_EQ(fs::file_size(path("out.cfg")), kHuge + std::string("#\nsysname R\n#\n\n#\nreturn\n").size());
  EXPECT_LE(cost().seconds, kMost.seconds);
  EXPECT_LE(cost().most_kilobytes, kMost.most_kilobytes);
}

// Two thousand levels, each a blank deeper than the one above, and a line that is a hundred thousand deep. As many
// levels would be a file of five gigabytes.
TEST_F(BadInput, IndentationHasNoEnd) {
  std::string unknown = "frobnicate\n";
  std::string known = "bmp\n";
  for (std::size_t level = 1; level <= 2000; ++level) {
    unknown += std::string(level, ' ') + "frobnicate\n";
    known += std::string(level, ' ') + "bmp-session 192.0.2.1\n";
  }
  write("unknown.cfg", unknown);
  write("known.cfg", known);
  write("deep.cfg", "bmp\n" + std::string(100'000, ' ') + "statistics-timer 60\n");
  for (const char* name : {"unknown.cfg", "known.cfg", "deep.cfg"}) {
    SCOPED_TRACE(name);
    expect_survived(name);
    EXPECT_THAT(by_way_of_json(name), StartsWith("#\n"));
  }
  EXPECT_EQ(read("deep.cfg"), "bmp\n statistics-timer 60\n");
  EXPECT_LE(cost().seconds, kMost.seconds);
}

// --- JSON ---

std::string in_system(const std::string& members) {
  return R"({"format": "vrpc-configuration", "version": 1, "system": {)" + members + "}}";
}

TEST_F(BadInput, WhatIsNoJsonIsRefused) {
  for (const std::string_view text : {"", "bmp\n", "{", "{\"format\": \"vrpc-configuration\", }", "\xFF"}) {
    write("bad.json", text);
    for (const char* form : {"config", "script", "json"})
      expect_trouble(test::run_vrpc({"convert", "--from", "json", "--to", form, path("bad.json")}), path("bad.json"),
                     "is not JSON");
  }
}

TEST_F(BadInput, JsonOfAnotherShapeIsRefusedWithItsPlace) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"null", "/"},
      {"[]", "/"},
      {"{}", "/"},
      {R"({"format": "vrpc-ast", "version": 1})", "/"},
      {R"({"format": 3})", "/"},
      {R"({"format": "vrpc-configuration", "version": "one", "system": {}})", "/"},
      {R"({"format": "vrpc-configuration", "version": 1e69, "system": {}})", "/"},
      {R"({"format": "vrpc-configuration", "version": 2, "system": {}})", "/"},
      {R"({"format": "vrpc-configuration", "version": 1})", "/"},
      {R"({"format": "vrpc-configuration", "version": 1, "system": []})", "/"},
      {in_system(R"("bmp": null)"), "/system/bmp"},
      {in_system(R"("frobnicate": {})"), "/system/frobnicate"},
      {in_system(R"("bmp": {"statistics-timer": 60})"), "/system/bmp/statistics-timer"},
      {in_system(R"("bmp": {"statistics-timer": {}})"), "/system/bmp/statistics-timer"},
      {in_system(R"("bmp": {"statistics-timer": {"time": "soon"}})"), "/system/bmp/statistics-timer"},
      {in_system(R"("bmp": {"statistics-timer": {"time": [60]}})"), "/system/bmp/statistics-timer"},
      {in_system(R"("bmp": {"bmp-session": [{"ipv4-address": ["192.0.2.1"]}]})"), "/system/bmp/bmp-session/0"},
      {in_system(R"("bmp": {"bmp-session": [{"ipv4-address": "192.0.2.1"}, 1]})"), "/system/bmp/bmp-session/1"},
      {in_system(R"("bmp": {"statistics-timer": {"time": 60, "undo": "yes"}})"), "/system/bmp/statistics-timer"},
      {in_system(R"("unknown": [1])"), "/system"},
      {in_system(R"("unknown": [{"line": "frobnicate", "after": 1}])"), "/system"},
      {in_system(R"("unknown": [{"line": 1}])"), "/system"},
  };
  for (const auto& [json, place] : cases) {
    SCOPED_TRACE(json);
    write("bad.json", json);
    for (const char* form : {"config", "script", "json"})
      expect_trouble(test::run_vrpc({"convert", "--from", "json", "--to", form, path("bad.json")}), path("bad.json"),
                     ": " + place);
  }
}

// What would read as other commands is no value of this one.
TEST_F(BadInput, ValuesThatAreNoWordAreRefused) {
  for (const char* members : {
           R"("sysname": {"host-name": "R\nundo bmp"})",
           R"("sysname": {"host-name": ""})",
           R"("bmp": {"bmp-session": [{"ipv4-address": "192.0.2.1", "alias-name": "a\nundo bmp"}]})",
           R"("unknown": [{"line": "frobnicate\nundo bmp"}])",
       }) {
    SCOPED_TRACE(members);
    write("bad.json", in_system(members));
    expect_trouble(test::run_vrpc({"convert", "--from", "json", "--to", "config", path("bad.json")}), path("bad.json"),
                   ": /system");
  }
}

TEST_F(BadInput, JsonOfAnyDepthIsRead) {
  constexpr std::size_t kLevels = 100'000;
  const auto nested = [](const std::string& open, const std::string& inner, const std::string& close) {
    std::string text;
    for (std::size_t level = 0; level < kLevels; ++level) text += open;
    text += inner;
    for (std::size_t level = 0; level < kLevels; ++level) text += close;
    return text;
  };
  for (const std::string& json : {
           nested("[", "", "]"),
           in_system("\"bmp\": " + nested("{\"bmp\": ", "{}", "}")),
           in_system("\"unknown\": [" + nested(R"({"line": "a", "lines": [)", "", "]}") + "]"),
       }) {
    SCOPED_TRACE(json.substr(0, 80));
    expect_trouble(test::run_vrpc({"convert", "--from", "json", "--to", "config", "-"}, json), "<stdin>", ": /");
  }
}

// --- Places ---

TEST_F(BadInput, WhatCannotBeReadIsNamed) {
  expect_unreadable(path("missing.cfg"), "No such file or directory");
  write("file.cfg", kConfiguration);
  expect_unreadable(path("file.cfg/below.cfg"), "Not a directory");
  fs::create_symlink("self.cfg", path("self.cfg"));
  expect_unreadable(path("self.cfg"), "symbolic links");
  if (::geteuid() == 0) return;  // who may read everything
  ASSERT_EQ(::chmod(path("file.cfg").c_str(), 0000), 0);
  expect_unreadable(path("file.cfg"), "Permission denied");
}

TEST_F(BadInput, FoldersAreWalkedOnce) {
  write("a/b/one.cfg", kConfiguration);
  fs::create_directory_symlink("../..", path("a/b/up"));
  EXPECT_THAT(test::run_vrpc({"check", folder_.path()}).out, HasSubstr("in 1 file"));
  fs::create_directory(path("none"));
  for (const char* subcommand : {"check", "fmt"})
    EXPECT_THAT(test::run_vrpc({subcommand, path("none")}).err, HasSubstr(path("none") + ": there are no config"));
  expect_trouble(test::run_vrpc({"convert", "--to", "json", path("a")}), path("a"), "is a folder");
}

TEST_F(BadInput, OneBadFileDoesNotStopTheOthers) {
  write("bad.cfg", std::string("\0 R", 3));
  write("ragged.cfg", "#\nbmp\n    statistics-timer 60\n#\nreturn\n");
  EXPECT_EQ(test::run_vrpc({"fmt", folder_.path()}).status, 2);
  EXPECT_EQ(read("ragged.cfg"), "#\nbmp\n statistics-timer 60\n#\nreturn\n");
  EXPECT_THAT(test::run_vrpc({"check", folder_.path()}).out, HasSubstr("in 1 file"));
}

TEST_F(BadInput, WhatCannotBeWrittenIsNamed) {
  write("file.cfg", kConfiguration);
  for (const char* output : {"file.cfg/out.json", "missing/out.json", "."})
    expect_trouble(test::run_vrpc({"convert", "--to", "json", path("file.cfg"), "-o", path(output)}), path(output),
                   ": ");
  write("out.cfg", "as it was");
  expect_trouble(
      test::run_vrpc({"convert", "--from", "json", "--to", "config", path("file.cfg"), "-o", path("out.cfg")}),
      path("file.cfg"), "is not JSON");
  EXPECT_EQ(read("out.cfg"), "as it was");
  EXPECT_THAT(names(), testing::ElementsAre("file.cfg", "out.cfg"));
}

// A pipe, or /dev/null, is written to, or refused; no file takes its place.
TEST_F(BadInput, OutputReplacesFilesOnly) {
  write("file.cfg", kConfiguration);
  ASSERT_EQ(::mkfifo(path("fifo").c_str(), 0600), 0);
  (void)shell("timeout 10 cat fifo >got 2>&1 & timeout 10 $VRPC convert --to json file.cfg -o fifo; true <>fifo");
  EXPECT_TRUE(fs::is_fifo(path("fifo")));
}

// As somebody who may not write there, even where the test runs as root.
TEST_F(BadInput, FmtLeavesAReadOnlyFolderAsItIs) {
  write("folder/ragged.cfg", "bmp\n    statistics-timer 60\n");
  const auto vrpc = test::unprivileged_vrpc(folder_.path());
  if (!vrpc) GTEST_SKIP() << "nobody but root may run vrpc here";
  fs::permissions(path("folder/ragged.cfg"), fs::perms(0666));
  fs::permissions(path("folder"), fs::perms(0555));
  const std::string said = shell(*vrpc + " fmt folder/ragged.cfg 2>&1; echo status $?; ls folder");
  fs::permissions(path("folder"), fs::perms(0755));
  EXPECT_EQ(said, "vrpc: folder/ragged.cfg: Permission denied\nstatus 2\nragged.cfg\n");
  EXPECT_EQ(read("folder/ragged.cfg"), "bmp\n    statistics-timer 60\n");
}

TEST_F(BadInput, StandardStreamsMayBeClosedOrFull) {
  write("file.cfg", kConfiguration);
  for (const char* input : {"- <file.cfg", "file.cfg <&-"})
    EXPECT_THAT(shell(fmt::format("$VRPC check {} 2>&1; echo status $?", input)),
                AllOf(StartsWith("no findings in 1 file;"), HasSubstr("\nstatus 0\n")));
  for (const char* command : {"check -", "fmt -", "convert --to json -"})
    EXPECT_EQ(shell(fmt::format("$VRPC {} <&- 2>&1; echo status $?", command)),
              "vrpc: <stdin>: Bad file descriptor\nstatus 2\n");
  for (const char* command :
       {"check file.cfg", "convert --to json file.cfg", "schema configuration", "grammar show bmp"})
    for (const auto& [output, reason] :
         {std::pair(">/dev/full", "No space left on device"), std::pair(">&-", "Bad file descriptor")})
      EXPECT_EQ(shell(fmt::format("{{ $VRPC {} 2>&3 {}; }} 3>&1; echo status $?", command, output)),
                std::string("vrpc: <stdout>: ") + reason + "\nstatus 2\n")
          << command << " " << output;
}

// --- Options ---

TEST_F(BadInput, WrongArgumentsAreNamed) {
  write("file.cfg", kConfiguration);
  const std::vector<std::pair<Arguments, std::string>> cases = {
      {{"chekc", path("file.cfg")}, "chekc"},
      {{"check", "--slect", "x", path("file.cfg")}, "--slect"},
      {{"check", "--select", "nonsense", path("file.cfg")}, "nonsense"},
      {{"check", "--device", "nonsense", "--", path("file.cfg")}, "nonsense"},
      {{"check", "--grammar", path("none.vrpg"), "--", path("file.cfg")}, "none.vrpg"},
      {{"check", "--input", "nonsense", path("file.cfg")}, "nonsense"},
      {{"convert", "--to", "nonsense", path("file.cfg")}, "nonsense"},
      {{"schema", "nonsense"}, "nonsense"},
      {{"grammar", "nonsense"}, "nonsense"},
  };
  for (const auto& [arguments, name] : cases) {
    const test::Outcome outcome = test::run_vrpc(arguments);
    SCOPED_TRACE(fmt::format("vrpc {}", fmt::join(arguments, " ")));
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err.substr(0, outcome.err.find('\n')), HasSubstr(name));
  }
}

}  // namespace
}  // namespace vrpc
