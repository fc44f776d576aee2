#include "text/source.hpp"

#include <gtest/gtest.h>

#include "support/files.hpp"
#include "text/utf8.hpp"

namespace vrpc::text {
namespace {

struct Place {
  std::uint32_t offset;
  std::uint32_t line;
  std::uint32_t column;
};

void expect_places(const std::string& bytes, const std::vector<Place>& places) {
  const Source source("test.cfg", bytes);
  for (const Place& place : places) {
    const Position position = source.position(place.offset);
    EXPECT_EQ(position.line, place.line) << "byte " << place.offset;
    EXPECT_EQ(position.column, place.column) << "byte " << place.offset;
  }
}

TEST(Source, CountsLinesAndColumnsFromOne) {
  expect_places("bmp\n#\n", {{0, 1, 1}, {2, 1, 3}, {3, 1, 4}, {4, 2, 1}, {5, 2, 2}});
}

TEST(Source, CountsCodePoints) {
  // Two, three and four bytes; then a byte of no character, which counts as one.
  expect_places("é中\U0001F600x\xFFy", {{0, 1, 1}, {2, 1, 2}, {5, 1, 3}, {9, 1, 4}, {10, 1, 5}, {11, 1, 6}});
}

TEST(Source, CountsATabAsOneColumn) { expect_places("\tbmp", {{1, 1, 2}}); }

TEST(Source, CarriageReturnsBelongToTheLineEnd) {
  const Source source("test.cfg", "bmp\r\n#\r\r\nquit\r");
  EXPECT_EQ(source.line_count(), 3U);
  EXPECT_EQ(source.text(source.line(1)), "bmp");
  EXPECT_EQ(source.text(source.line(2)), "#");
  EXPECT_EQ(source.text(source.line(3)), "quit");
}

TEST(Source, ALineEndAtTheEndStartsNoLine) {
  EXPECT_EQ(Source("", "bmp\n").line_count(), 1U);
  EXPECT_EQ(Source("", "bmp\n\n").line_count(), 2U);
  EXPECT_EQ(Source("", "bmp").line_count(), 1U);
}

TEST(Source, AnEmptyFileHasOneEmptyLine) {
  const Source source("", "");
  EXPECT_EQ(source.line_count(), 1U);
  EXPECT_TRUE(source.line(1).empty());
  EXPECT_EQ(source.position(0).line, 1U);
}

TEST(Source, FindsTheLineOfEachByte) {
  const std::string bytes = "a\n\nbc\r\n\xE4\xB8\xAD\nd";
  const Source source("", bytes);
  std::uint32_t line = 1;
  for (std::uint32_t offset = 0; offset < bytes.size(); ++offset) {
    EXPECT_EQ(source.line_of(offset), line) << offset;
    if (bytes[offset] == '\n') ++line;
  }
}

TEST(MakeSource, RefusesWhatIsNoText) {
  EXPECT_FALSE(make_source("", std::string("ELF\0\0x", 6)));
  EXPECT_FALSE(make_source("", std::string("b\0m\0p\0\n\0", 8)));  // UTF-16
  EXPECT_TRUE(make_source("", std::string("bmp\n\0\0\0", 7)));     // padding
  EXPECT_TRUE(make_source("", std::string("\0\0", 2)));
  EXPECT_TRUE(make_source("", ""));
}

TEST(MakeSource, KeepsTheBytes) {
  const std::string bytes = "\xEF\xBB\xBF sysname \xB0\xA1\r\n\x1B[16D";
  EXPECT_EQ(make_source("", bytes)->bytes(), bytes);
}

TEST(LoadFile, SaysWhyNot) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(load_file(folder.path()).error().reason, "is a folder");
  EXPECT_EQ(load_file(folder / "none.cfg").error().reason, "No such file or directory");
  EXPECT_EQ(load_file("/dev/null").error().name, "/dev/null");
}

TEST(LoadFile, ReadsAllBytes) {
  const test::TemporaryFolder folder;
  const std::string bytes(200'000, 'x');
  test::write_file(folder / "large.cfg", bytes);
  EXPECT_EQ(load_file(folder / "large.cfg")->bytes(), bytes);
}

// --- UTF-8 ---

TEST(Utf8, KnowsTheSizeOfACodePoint) {
  EXPECT_EQ(code_point_size("a"), 1U);
  EXPECT_EQ(code_point_size("\xC3\xA9"), 2U);
  EXPECT_EQ(code_point_size("\xE4\xB8\xAD"), 3U);
  EXPECT_EQ(code_point_size("\xF0\x9F\x98\x80"), 4U);
  EXPECT_EQ(code_point_size("\xF4\x8F\xBF\xBF"), 4U);  // the last one
}

TEST(Utf8, RefusesWhatRfc3629Refuses) {
  for (const char* text : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                           "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xC3", "\xE4\xB8", "\xF0\x9F\x98", "\xC3("})
    EXPECT_EQ(code_point_size(text), 0U) << text;
}

TEST(Utf8, CountsAWrongByteAsOne) { EXPECT_EQ(count_code_points("a\xB0\xA1\xE4\xB8\xAD"), 4U); }

}  // namespace
}  // namespace vrpc::text
