#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kUntidy = "#\nBMP\n   stat  60\n#\n";
constexpr std::string_view kTidy = "#\nbmp\n statistics-timer 60\n#\n";

class Fmt : public testing::Test {
 protected:
  [[nodiscard]] static test::Outcome fmt(std::vector<std::string> arguments, std::string_view input = {}) {
    arguments.insert(arguments.begin(), "fmt");
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

TEST_F(Fmt, ChangesFilesInPlaceAndSaysNothing) {
  write("a.cfg", kUntidy);
  write("b.cfg", kTidy);
  const test::Outcome run = fmt({folder_.path()});
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out + run.err, IsEmpty());
  EXPECT_EQ(read("a.cfg"), kTidy);
  EXPECT_EQ(read("b.cfg"), kTidy);
}

TEST_F(Fmt, CheckListsWhatWouldChange) {
  const std::string untidy = write("a.cfg", kUntidy);
  const std::string tidy = write("b.cfg", kTidy);
  const test::Outcome run = fmt({"--check", untidy, tidy});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.out, untidy + "\n");
  EXPECT_EQ(read("a.cfg"), kUntidy);
  EXPECT_EQ(fmt({"--check", tidy}).status, 0);
}

TEST_F(Fmt, DiffShowsWhatWouldChange) {
  const std::string untidy = write("a.cfg", kUntidy);
  const test::Outcome run = fmt({"--diff", untidy});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.out, "--- " + untidy + "\n+++ " + untidy +
                         "\n@@ -1,4 +1,4 @@\n #\n-BMP\n-   stat  60\n+bmp\n+ statistics-timer 60\n #\n");
  EXPECT_EQ(read("a.cfg"), kUntidy);
}

// A terminal does nothing by them; a line without any stays as `patch` needs it.
TEST_F(Fmt, DiffWritesControlCharactersOut) {
  const std::string path = write("a\x1B[31m.cfg", "#\r\nbmp\r\n  statistics-timer 60\r\n\tdescription \x1B[2J\x07\r\n");
  const test::Outcome run = fmt({"--diff", path});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.out, HasSubstr("/a\\x1B[31m.cfg\n@@ "));
  EXPECT_THAT(run.out, HasSubstr("description \\x1B[2J\\x07\r\n"));
  EXPECT_THAT(run.out, AllOf(HasSubstr("\n-  statistics-timer 60\r\n"), HasSubstr("\n+ statistics-timer 60\r\n")));
  EXPECT_THAT(run.out + fmt({"--check", path}).out, Not(testing::ContainsRegex("[\x07\x1B]")));
  EXPECT_THAT(test::run_vrpc({"convert", "--to", "config", path}).out, HasSubstr("\x1B[2J"));  // for programs
}

TEST_F(Fmt, DiffMasksSecrets) {
  const std::string_view session = "#\nbmp\n bmp-session 192.0.2.1\n  tcp  connect port 11019 password md5 Secret-1\n";
  EXPECT_THAT(fmt({"--diff", "-"}, session).out, HasSubstr("+  tcp connect port 11019 password md5 ******\n"));
  EXPECT_THAT(fmt({"--diff", "-"}, session).out, Not(HasSubstr("Secret-1")));
  EXPECT_THAT(fmt({"--diff", "--show-secrets", "-"}, session).out, HasSubstr("password md5 Secret-1\n"));
  EXPECT_THAT(fmt({"-"}, session).out, HasSubstr("password md5 Secret-1\n"));
}

TEST_F(Fmt, LeavesOutWhatTheProjectLeavesOut) {
  write("vrpc.toml", "[check]\nexclude = ['vendor']\n");
  write(".vrpcignore", "old.cfg\n");
  const std::string vendor = write("vendor/a.cfg", kUntidy);
  const std::string old = write("old.cfg", kUntidy);
  const std::string ours = write("ours.cfg", kUntidy);
  EXPECT_EQ(fmt({"--check", folder_.path()}).out, ours + "\n");
  EXPECT_EQ(fmt({"--check", vendor, old}).out, old + "\n" + vendor + "\n");
  EXPECT_EQ(fmt({"--force-exclude", vendor, old, ours}).status, 0);
  EXPECT_EQ(read("vendor/a.cfg"), kUntidy);
  EXPECT_EQ(read("ours.cfg"), kTidy);
  write("ours.cfg", kUntidy);
  write("vrpc.toml", "[check]\nexclud = []\n");
  const test::Outcome run = fmt({folder_.path()});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("did you mean `exclude`?"));
  EXPECT_EQ(read("ours.cfg"), kUntidy);
}

TEST_F(Fmt, IsAFilter) {
  const test::Outcome run = fmt({"-"}, kUntidy);
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.out, kTidy);
  EXPECT_THAT(run.err, IsEmpty());
}

TEST_F(Fmt, LeavesTranscriptsAsTheyAre) {
  constexpr std::string_view kTranscript = "<HUAWEI>  sys\n[~HUAWEI]  bmp\n";
  const test::Outcome run = fmt({"-"}, kTranscript);
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.out, kTranscript);
  EXPECT_EQ(run.err, "vrpc: <stdin>: is a console transcript, which stays as it is\n");
  EXPECT_EQ(fmt({"--check", "-"}, kTranscript).status, 0);
}

TEST_F(Fmt, ReadsAsTold) {
  constexpr std::string_view kFlat = "bmp\n    statistics-timer 60\n";
  EXPECT_EQ(fmt({"-"}, kFlat).out, "bmp\n statistics-timer 60\n");
  EXPECT_EQ(fmt({"--input", "script", "-"}, kFlat).out, kFlat);
}

TEST_F(Fmt, UnreadableIsStatus2AndDoesNotStopTheOthers) {
  const std::string untidy = write("a.cfg", kUntidy);
  const test::Outcome run = fmt({folder_ / "none.cfg", untidy});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("none.cfg: No such file or directory"));
  EXPECT_EQ(read("a.cfg"), kTidy);
}

}  // namespace
}  // namespace vrpc
