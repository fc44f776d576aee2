// The formatter on the files of tests/fmt, and on what those cannot show: line ends, stray bytes, terminals.
#include "emit/format.hpp"

#include <cstdlib>
#include <vector>

#include <gtest/gtest.h>

#include "command/builtin.hpp"
#include "support/files.hpp"

namespace vrpc::emit {
namespace {

std::string formatted(std::string text) {
  const text::Source source("test", std::move(text));
  const syntax::Tree tree(source, syntax::guess_kind(source));
  diag::Findings findings;
  const auto document = bind::bind(tree, command::builtin_grammar(), {}, findings);
  return format(document, {}).value_or("internal error");
}

// --- Files: x.cfg becomes x.formatted; VRPC_UPDATE=1 rewrites them ---

TEST(Format, Files) {
  const std::vector<std::string> paths = test::repository_files("tests/fmt", {".cfg"});
  ASSERT_FALSE(paths.empty());
  for (const std::string& path : paths) {
    const std::string actual = formatted(test::read_file(test::in_repository(path)));
    const auto expected = test::in_repository(path).replace_extension(".formatted");
    if (std::getenv("VRPC_UPDATE") != nullptr) test::write_file(expected, actual);
    EXPECT_EQ(actual, test::read_file(expected)) << path;
    EXPECT_EQ(formatted(actual), actual) << path;
  }
}

// --- Bytes ---

TEST(Format, EndsTheLastLine) {
  EXPECT_EQ(formatted("#\nbmp"), "#\nbmp\n");
  EXPECT_EQ(formatted("#\r\nbmp"), "#\r\nbmp\r\n");
  EXPECT_EQ(formatted("#\r\nbmp \r"), "#\r\nbmp\r\n");
}

TEST(Format, KeepsEveryLineEnd) {
  EXPECT_EQ(formatted("# \r\nBMP \n stat  60\t\r\r\n"), "#\r\nbmp\n statistics-timer 60\r\r\n");
}

TEST(Format, KeepsByteOrderMark) {
  EXPECT_EQ(formatted("\xEF\xBB\xBF  bmp\n  stat 60\n#\n"), "\xEF\xBB\xBF"
                                                            "bmp\n statistics-timer 60\n#\n");
}

TEST(Format, KeepsPadding) {
  const std::string padding(3, '\0');
  EXPECT_EQ(formatted("#\nBMP\n" + padding), "#\nbmp\n" + padding);
  EXPECT_EQ(formatted("#\nBMP  " + padding), "#\nbmp  " + padding);
}

// What is left of a pager stands before the indentation.
TEST(Format, KeepsPager) {
  EXPECT_EQ(formatted("#\nbmp\n  ---- More ----\x1B[42D    \x1B[42D    stat  60\n"),
            "#\nbmp\n  ---- More ----\x1B[42D    \x1B[42D statistics-timer 60\n");
}

TEST(Format, KeepsControlCharacters) {
  EXPECT_EQ(formatted("#\nBMP\n   stat \x02 60 \x02\n   \x02 bmp-sess 192.0.2.1\n"),
            "#\nbmp\n statistics-timer \x02 60 \x02\n   \x02 bmp-session 192.0.2.1\n");
}

TEST(Format, KeepsMarks) { EXPECT_EQ(formatted("#\nbmp\n   ~stat  60\n"), "#\nbmp\n ~statistics-timer 60\n"); }

// --- What would change the meaning of the text ---

TEST(Format, LeavesTextsAloneThatItDoesNotUnderstand) {
  const std::string letter = "Dear  Sir,\n\n   please find enclosed  \n";
  EXPECT_EQ(formatted(letter), letter);
  EXPECT_EQ(formatted(""), "");
}

// Without any indentation the text would look like a script to the next reader.
TEST(Format, KeepsIndentationThatTellsTheKindOfInput) {
  EXPECT_EQ(formatted("  BMP\n  sysname   edge1\n"), "  bmp\n  sysname edge1\n");
}

}  // namespace
}  // namespace vrpc::emit
