// Every format over one run: what stands where, and that nothing of the configuration breaks out of it.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "command/builtin.hpp"
#include "report/excerpt.hpp"
#include "report/format.hpp"
#include "report/xml.hpp"

namespace vrpc::report {
namespace {

using diag::Kind;
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kName = "a,b/50% off: ü.cfg";

// A run over one file, whose findings are those of the test.
class Formats : public testing::Test {
 protected:
  void load(std::string bytes) {
    file_ = check::read(text::Source(std::string(kName), std::move(bytes)), command::builtin_grammar(), {});
    file_->findings.all().clear();
  }
  // The first occurrence in the file.
  diag::Draft find(std::string_view text, Kind kind = Kind::definition_error,
                   std::string_view message = "it is wrong") {
    const auto begin = static_cast<std::uint32_t>(file_->source.bytes().find(text));
    return file_->findings(kind, {begin, begin + static_cast<std::uint32_t>(text.size())}, message);
  }
  [[nodiscard]] report::Run reported() {
    check::complete(*file_);
    report::Run run;
    run.version = "1.2.3";
    run.files.push_back(describe(*file_, std::string(kName), {.text = true, .line_hashes = true}));
    for (Finding& finding : run.files.front().findings) finding.fails = finding.severity >= diag::Severity::warning;
    run.summary.add(*file_);
    return run;
  }

  std::unique_ptr<check::File> file_;
};

// --- Places ---

struct Columns {
  std::uint32_t line;
  std::uint32_t column;
  std::uint32_t bytes;
};

class FormatsPlaces : public Formats {
 protected:
  // Where each format says that `text` starts.
  void expect(std::string bytes, std::string_view text, Columns wanted, std::uint32_t end_column) {
    load(std::move(bytes));
    find(text);
    const report::Run run = reported();
    const auto place = fmt::format("{}:{}", wanted.line, wanted.column);
    EXPECT_THAT(to_text(run), HasSubstr(":" + place + "\n"));
    EXPECT_THAT(to_concise(run), HasSubstr(":" + place + ": error"));
    EXPECT_THAT(to_junit(run), HasSubstr(" at " + place + "\""));
    EXPECT_THAT(to_checkstyle(run), HasSubstr(fmt::format("line=\"{}\" column=\"{}\"", wanted.line, wanted.column)));
    EXPECT_THAT(to_github(run), HasSubstr(fmt::format("line={0},col={1},endLine={0},endColumn={2}", wanted.line,
                                                      wanted.column, end_column)));
    const json region =
        json::parse(to_sarif(run))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    const json sarif = {{"startLine", wanted.line},
                        {"startColumn", wanted.column},
                        {"endLine", wanted.line},
                        {"endColumn", end_column}};
    EXPECT_EQ(region, sarif);
    const json start = json::parse(to_rdjson(run))["diagnostics"][0]["location"]["range"]["start"];
    EXPECT_EQ(start, (json{{"line", wanted.line}, {"column", wanted.bytes}}));
    const json finding = json::parse(to_json(run))["findings"][0];
    EXPECT_EQ(finding["line"], wanted.line);
    EXPECT_EQ(finding["column"], wanted.column);
    EXPECT_EQ(finding["end_column"], end_column);
    EXPECT_EQ(json::parse(to_gitlab(run))[0]["location"]["lines"]["begin"], wanted.line);
  }
};

TEST_F(FormatsPlaces, CountCodePointsOrBytes) { expect("#\nsysname 中文é wrong\n", "wrong", {2, 13, 18}, 18); }

TEST_F(FormatsPlaces, CountATabAsOne) { expect("#\n\tsysname\twrong\n", "wrong", {2, 10, 10}, 15); }

TEST_F(FormatsPlaces, StayRightAfterCrlf) {
  expect("#\r\nsysname wrong\r\n#\r\n", "wrong", {2, 9, 9}, 14);
  expect("#\r\nsysname\r\n", "\r", {1, 2, 2}, 2);  // the line ends before it
}

TEST_F(FormatsPlaces, DoNotCountAByteOrderMark) { expect("\xEF\xBB\xBFsysname wrong\n", "wrong", {1, 9, 9}, 14); }

TEST_F(FormatsPlaces, BehindTheLastLineAreItsEnd) { expect("#\nsysname R\n", "", {1, 1, 1}, 1); }

TEST_F(Formats, OverSeveralLinesHaveNoColumnsInGithub) {
  load("#\nsysname A\nsysname B\n");
  find("A\nsysname");
  EXPECT_THAT(to_github(reported()), AllOf(HasSubstr(",line=2,endLine=3::"), Not(HasSubstr("col="))));
}

// --- Text that must not be taken for anything else ---

// As it is, if it is UTF-8 and moves no cursor.
std::string with_printable_lines(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t size = text.find('\n');
    result += printable(text.substr(0, size)) + '\n';
    text.remove_prefix(size + 1);
  }
  return result;
}

constexpr std::string_view kNasty =
    "\x1B[31m\a ::error::x ##[error]y %0A <a href='&'> \"q\" ]]> [l](1) | `c` \xFF \uFFFF\n::warning::z";

TEST_F(Formats, HoldNoControlCharactersAndNoCommands) {
  load("#\nsysname R\n");
  find("R", Kind::definition_error, kNasty).label(std::string(kNasty)).help(std::string(kNasty));
  find("sysname", Kind::definition_error, kNasty).related({0, 1}, std::string(kNasty));
  const report::Run run = reported();
  for (const Format& format : formats()) {
    SCOPED_TRACE(format.name);
    const std::string text = format.write(run);
    EXPECT_THAT(text, Not(HasSubstr("\n::warning::z")));
    EXPECT_THAT(text, Not(HasSubstr("\n::error::x")));
    EXPECT_EQ(text, with_printable_lines(text));
    // There it stands behind the start of a command, or between `stop-commands`.
    if (!format.for_people && format.name != "github") {
      EXPECT_THAT(text, Not(HasSubstr("##[")));
    }
  }
}

TEST_F(Formats, OfJsonAreJson) {
  load("#\nsysname R\n");
  find("R", Kind::definition_error, kNasty);
  const report::Run run = reported();
  const std::string message = printable(kNasty);
  EXPECT_EQ(json::parse(to_json(run))["findings"][0]["message"], message);
  EXPECT_EQ(json::parse(to_jsonl(run))["message"], message);
  EXPECT_EQ(json::parse(to_rdjsonl(run))["message"], message);
  EXPECT_EQ(json::parse(to_gitlab(run))[0]["description"], "VRP9001: " + message);
}

TEST_F(Formats, OfXmlEscape) {
  EXPECT_EQ(xml_escaped("<a b='c' d=\"e\"> & ]]> \x01\t\r\n\xFF\uFFFE \u4E2D"),
            "&lt;a b=&apos;c&apos; d=&quot;e&quot;&gt; &amp; ]]&gt; \uFFFD&#9;&#13;&#10;\uFFFD\uFFFD \u4E2D");
  EXPECT_EQ(xml_escaped("##[error]"), "##&#91;error]");
}

TEST_F(Formats, OfGithubEscapeTitleFileAndText) {
  load("#\nsysname R\n");
  find("R", Kind::definition_error, "100%, a: b").help("do");
  EXPECT_THAT(to_github(reported()),
              testing::StartsWith("::error title=vrpc (VRP9001),file=a%2Cb/50%25 off%3A ü.cfg,line=2,col=9,endLine=2,"
                                  "endColumn=10::a,b/50%25 off: ü.cfg:2:9: VRP9001 100%25, a: b%0A  help: do\n"));
}

// --- One format each ---

TEST_F(Formats, GithubPutsTheWorstFirst) {
  load("#\nsysname R\n");
  find("#").severity(diag::Severity::note);
  find("sysname").severity(diag::Severity::warning);
  find("R");
  const std::string text = to_github(reported());
  EXPECT_LT(text.find("::error "), text.find("::warning "));
  EXPECT_LT(text.find("::warning "), text.find("::notice "));
  EXPECT_THAT(text, HasSubstr("\n1 error, 1 warning, 1 note in 1 file;"));
}

TEST_F(Formats, GithubSummaryIsATableThatFits) {
  load("#\nsysname R\n");
  find("R", Kind::definition_error, "a | b <i> `c` \n| d");
  EXPECT_THAT(to_github_summary(reported()), HasSubstr("| error | VRP9001 | a,b/50% off\\: ü\\.cfg:2 | a \\| b \\<i\\> "
                                                       "\\`c\\` \\\\x0A\\| d |\n"));
  const std::string longest(1000, 'x');
  for (int i = 0; i < 2000; ++i) find("R", Kind::definition_error, longest);
  const std::string text = to_github_summary(reported());
  EXPECT_LT(text.size(), std::size_t{1} << 20);
  EXPECT_THAT(text, HasSubstr(" more are not shown.\n"));
}

TEST_F(Formats, GitlabKeepsFingerprintsWhenLinesMove) {
  const auto fingerprints = [this](std::string bytes) {
    load(std::move(bytes));
    find("50");
    find("60");
    find("60");
    std::vector<std::string> result;
    for (const json& issue : json::parse(to_gitlab(reported()))) result.push_back(issue["fingerprint"]);
    return result;
  };
  const auto before = fingerprints("bmp\n statistics-timer 50\n statistics-timer 60\n");
  ASSERT_EQ(before.size(), 3U);
  EXPECT_NE(before[0], before[1]);
  EXPECT_NE(before[1], before[2]);  // the same statement twice
  EXPECT_EQ(fingerprints("#\n! moved\nbmp\n   statistics-timer   50\n#\n statistics-time  60\n"), before);
  EXPECT_NE(fingerprints("bgp 1\n statistics-timer 50\n statistics-timer 60\n"), before);  // another view
}

TEST_F(Formats, GitlabMapsSeverities) {
  load("#\nsysname R\n");
  find("#").severity(diag::Severity::note);
  find("sysname").severity(diag::Severity::warning);
  find("R");
  find("R", Kind::plaintext_secret, "x");
  std::vector<std::string> severities;
  for (const json& issue : json::parse(to_gitlab(reported()))) severities.push_back(issue["severity"]);
  EXPECT_THAT(severities, testing::ElementsAre("info", "minor", "critical", "major"));
}

TEST_F(Formats, JunitNamesEachCaseOnce) {
  load("#\nsysname R\n");
  find("R");
  find("R");
  find("#").severity(diag::Severity::note);
  const std::string text = to_junit(reported());
  EXPECT_THAT(text, HasSubstr("tests=\"3\" failures=\"2\" errors=\"0\""));
  EXPECT_THAT(text, HasSubstr("name=\"VRP9001 at 2:9\""));
  EXPECT_THAT(text, HasSubstr("name=\"VRP9001 at 2:9 (2)\""));
  EXPECT_THAT(text, HasSubstr("<system-out>"));
}

TEST_F(Formats, JunitHasACaseForACleanFileAndAnErrorForAnUnreadableOne) {
  load("#\nsysname R\n");
  report::Run run = reported();
  run.unreadable.push_back({"b.cfg", "is a folder"});
  run.summary.unreadable = 1;
  EXPECT_THAT(to_junit(run), AllOf(HasSubstr("<testcase name=\"no findings\" classname=\"a,b/50% off: ü.cfg\"/>"),
                                   HasSubstr("<error type=\"unreadable\" message=\"is a folder\"/>"),
                                   HasSubstr("tests=\"2\" failures=\"0\" errors=\"1\"")));
}

TEST_F(Formats, SarifLinksRelatedPlaces) {
  load("#\nsysname A\nsysname B\n");
  find("B", Kind::definition_error, "a [b] \\").related({2, 9}, "first here").help("do");
  const json result = json::parse(to_sarif(reported()))["runs"][0]["results"][0];
  EXPECT_EQ(result["message"]["text"], "a \\[b\\] \\\\; do; [first here](1).");
  EXPECT_EQ(result["relatedLocations"][0]["id"], 1);
  EXPECT_EQ(result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], 2);
  EXPECT_EQ(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%2Cb/50%25%20off%3A%20%C3%BC.cfg");
}

TEST_F(Formats, SarifStaysWithinTheLimits) {
  load("#\nsysname R\n");
  for (int i = 0; i < 25'001; ++i) find("R").severity(diag::Severity::note);
  find("#");
  const json log = json::parse(to_sarif(reported()))["runs"][0];
  EXPECT_EQ(log["results"].size(), 25'000U);
  EXPECT_EQ(log["results"][0]["level"], "error");
  EXPECT_EQ(log["invocations"][0]["executionSuccessful"], true);
  EXPECT_EQ(log["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"],
            "2 of 25002 findings are left out.");
}

TEST_F(Formats, WithoutFindingsAreStillDocuments) {
  load("#\nsysname R\n");
  const report::Run run = reported();
  EXPECT_EQ(json::parse(to_gitlab(run)), json::array());
  EXPECT_EQ(json::parse(to_rdjson(run))["diagnostics"], json::array());
  EXPECT_EQ(json::parse(to_sarif(run))["runs"][0]["results"], json::array());
  EXPECT_EQ(to_jsonl(run), "");
  EXPECT_EQ(to_rdjsonl(run), "");
  EXPECT_EQ(to_checkstyle(run),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n</checkstyle>\n");
}

TEST(FormatTable, NamesEachFormatOnce) {
  for (const Format& format : formats()) EXPECT_EQ(find_format(format.name), &format);
  EXPECT_EQ(formats().size(), 11U);
  EXPECT_EQ(find_format("xml"), nullptr);
}

}  // namespace
}  // namespace vrpc::report
