#include "report/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "command/builtin.hpp"
#include "report/excerpt.hpp"

namespace vrpc::report {
namespace {

using diag::Kind;
using testing::HasSubstr;
using testing::Not;

// A bound file whose findings are those of the test.
class TextReport : public testing::Test {
 protected:
  void load(std::string bytes) {
    file_ = check::read(text::Source("edge1.cfg", std::move(bytes)), command::builtin_grammar(), {});
    file_->findings.all().clear();
  }
  // The first occurrence in the file.
  [[nodiscard]] text::Span at(std::string_view text) const {
    const auto begin = static_cast<std::uint32_t>(file_->source.bytes().find(text));
    return {begin, begin + static_cast<std::uint32_t>(text.size())};
  }
  diag::Draft find(std::string_view text) { return file_->findings(Kind::definition_error, at(text), "it is wrong"); }
  [[nodiscard]] std::string report(const TextOptions& options = {}) {
    check::complete(*file_);
    return to_text(*file_, options);
  }

  std::unique_ptr<check::File> file_;
};

TEST_F(TextReport, ShowsViewPathCaretLabelAndHelp) {
  load("#\nbmp\n bmp-session 192.0.2.1 alias primary\n");
  find("primary").label("the label").help("the help");
  EXPECT_EQ(report(), "error[VRP9001]: it is wrong\n"
                      " --> edge1.cfg:3:30   bmp > bmp-session 192.0.2.1 alias primary\n"
                      "  |\n"
                      "3 |  bmp-session 192.0.2.1 alias primary\n"
                      "  |                              ^^^^^^^ the label\n"
                      "  = help: the help\n"
                      "\n");
}

TEST_F(TextReport, ShowsRelatedPlaces) {
  load("#\nbmp\n bmp-session 192.0.2.1\n#\n#\n#\n#\n#\n#\n bmp-session 192.0.2.2\n");
  find("192.0.2.2").related(at("bmp-session 192.0.2.1"), "first here").related({90, 90}, "and here");
  file_->findings.all().front().related.back().span = {at("192.0.2.2").begin - 12, at("192.0.2.2").begin - 1};
  EXPECT_EQ(report(), "error[VRP9001]: it is wrong\n"
                      "  --> edge1.cfg:10:14   bmp > bmp-session 192.0.2.2\n"
                      "   |\n"
                      "10 |  bmp-session 192.0.2.2\n"
                      "   |              ^^^^^^^^^\n"
                      "   |  ----------- and here\n"
                      "  ::: edge1.cfg:3:2   bmp > bmp-session 192.0.2.1\n"
                      "   |\n"
                      " 3 |  bmp-session 192.0.2.1\n"
                      "   |  --------------------- first here\n"
                      "\n");
}

TEST_F(TextReport, AlignsBelowTabsAndWideCharacters) {
  load("#\n\tsysname 中文 x\n");
  find("x");
  EXPECT_THAT(report(), HasSubstr("2 |     sysname 中文 x\n"
                                  "  |                  ^\n"));
}

TEST_F(TextReport, MarksAPlaceWhereSomethingIsMissing) {
  load("bmp\n");
  file_->findings(Kind::definition_error, {3, 3}, "it is wrong");
  file_->findings(Kind::definition_error, {4, 4}, "it is wrong");
  EXPECT_THAT(report(), HasSubstr("1 | bmp\n  |    ^\n"));
}

TEST_F(TextReport, UnderlinesTheFirstOfSeveralLines) {
  load("bmp\nquit\n");
  file_->findings(Kind::definition_error, {1, 8}, "it is wrong");
  EXPECT_THAT(report(), HasSubstr("1 | bmp\n  |  ^^\n"));
}

TEST_F(TextReport, NeverPrintsControlCharacters) {
  load("#\nsysname \x1B[2J\x07\xB0 \xC2\x9B \xE2\x80\xAEx\n");
  file_->findings(Kind::definition_error, at("x"), "\x1B]0;title\x07");
  const std::string text = report();
  for (const char c : text) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  EXPECT_THAT(text, HasSubstr("sysname \\x1B[2J\\x07\uFFFD \\x9B \\u{202E}x\n"));
  EXPECT_THAT(text, HasSubstr("\\x1B]0;title\\x07"));
}

TEST_F(TextReport, MasksSecretsWithoutShiftingCarets) {
  load("#\nbmp\n bmp-session 192.0.2.1\n  tcp connect port 179 password md5 Secret-Password-1\n");
  find("Secret-Password-1");
  find("tcp");
  const std::string masked = report();
  EXPECT_THAT(masked, Not(HasSubstr("Secret-Password-1")));
  EXPECT_THAT(masked, HasSubstr("password md5 ******\n  |                                     ^^^^^^\n"));
  EXPECT_THAT(report({.colours = false, .show_secrets = true}), HasSubstr("md5 Secret-Password-1\n"));
}

TEST_F(TextReport, CutsLongLinesAroundThePlace) {
  load("#\nsysname " + std::string(5000, 'a') + " HERE " + std::string(5000, 'b') + "\n");
  find("HERE").label("look");
  const std::string text = report();
  EXPECT_LT(text.size(), 500U);
  EXPECT_THAT(text, HasSubstr("2 | ...aaa"));
  EXPECT_THAT(text, HasSubstr("bbb...\n"));
  const std::size_t line = text.find("2 | ");
  const std::size_t carets = text.find("  | ", line);
  EXPECT_EQ(text.find("HERE") - line, text.find("^^^^ look") - carets);
}

TEST_F(TextReport, UsesColoursOnlyIfAsked) {
  load("bmp\n");
  find("bmp").help("help");
  EXPECT_THAT(report(), Not(HasSubstr("\x1B")));
  EXPECT_THAT(report({.colours = true, .show_secrets = false}), HasSubstr("\x1B[1;31merror[VRP9001]\x1B[0m"));
}

TEST_F(TextReport, OfACleanFileIsEmpty) {
  load("bmp\n");
  EXPECT_EQ(report(), "");
}

// --- The closing line ---

Summary summary_of(std::size_t understood, std::size_t unknown, std::size_t wrong) {
  Summary summary;
  summary.files = 1;
  summary.coverage.lines[static_cast<std::size_t>(bind::State::checked)] = understood;
  summary.coverage.lines[static_cast<std::size_t>(bind::State::unknown)] = unknown;
  summary.coverage.lines[static_cast<std::size_t>(bind::State::wrong)] = wrong;
  return summary;
}

TEST(ClosingLine, CountsFindingsAndLines) {
  Summary summary = summary_of(206, 8, 0);
  summary.findings = {1, 1, 2};
  EXPECT_EQ(to_text(summary), "2 errors, 1 warning, 1 note in 1 file; 96.2% of 214 lines understood (8 unknown)\n");
  summary.findings = {};
  summary.files = 3;
  EXPECT_EQ(to_text(summary), "no findings in 3 files; 96.2% of 214 lines understood (8 unknown)\n");
}

TEST(ClosingLine, NeverRoundsUpToAll) {
  EXPECT_THAT(to_text(summary_of(57, 0, 0)), HasSubstr("; 100% of 57 lines understood\n"));
  EXPECT_THAT(to_text(summary_of(999'999, 1, 0)), HasSubstr("99.9% of 1000000 lines understood (1 unknown)"));
  EXPECT_THAT(to_text(summary_of(1, 1, 1)), HasSubstr("33.3% of 3 lines understood (1 unknown, 1 wrong)"));
  EXPECT_THAT(to_text(summary_of(0, 0, 1)), HasSubstr("0.0% of 1 line understood (1 wrong)"));
  EXPECT_THAT(to_text(summary_of(0, 0, 0)), HasSubstr("; no commands\n"));
}

TEST(Printable, LeavesTextAlone) {
  EXPECT_EQ(printable("edge 中文 é"), "edge 中文 é");
  EXPECT_EQ(printable("a\tb\nc"), "a\\x09b\\x0Ac");
}

TEST(Printable, LinesKeepTheirEndsAndTabs) {
  EXPECT_EQ(printable_lines("\uFEFFa\tb\r\nc\n"), "\uFEFFa\tb\r\nc\n");
  EXPECT_EQ(printable_lines("\xB1\xE0\n"), "\xB1\xE0\n");  // GB18030
  EXPECT_EQ(printable_lines("a\rb\x1B[31m\x7F\xC2\x9B\u202E\n"), "a\\x0Db\\x1B[31m\\x7F\\x9B\\u{202E}\n");
}

}  // namespace
}  // namespace vrpc::report
