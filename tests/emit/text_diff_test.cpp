#include "emit/text_diff.hpp"

#include <cstdlib>
#include <random>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace vrpc::emit {
namespace {

TEST(UnifiedDiff, IsEmptyForEqualTexts) {
  EXPECT_EQ(unified_diff("a.cfg", "", ""), "");
  EXPECT_EQ(unified_diff("a.cfg", "bmp\n", "bmp\n"), "");
}

TEST(UnifiedDiff, ShowsThreeLinesAround) {
  EXPECT_EQ(unified_diff("a.cfg", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
            "--- a.cfg\n+++ a.cfg\n"
            "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, NamesEmptyRangesByTheLineBefore) {
  EXPECT_EQ(unified_diff("a.cfg", "", "bmp\n"), "--- a.cfg\n+++ a.cfg\n@@ -0,0 +1 @@\n+bmp\n");
  EXPECT_EQ(unified_diff("a.cfg", "bmp\n", ""), "--- a.cfg\n+++ a.cfg\n@@ -1 +0,0 @@\n-bmp\n");
}

TEST(UnifiedDiff, JoinsChangesThatShareTheirContext) {
  EXPECT_EQ(unified_diff("a.cfg", "a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n"),
            "--- a.cfg\n+++ a.cfg\n"
            "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
  EXPECT_EQ(unified_diff("a.cfg", "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n"),
            "--- a.cfg\n+++ a.cfg\n"
            "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
            "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

TEST(UnifiedDiff, SaysThatTheLastNewlineIsMissing) {
  EXPECT_EQ(unified_diff("a.cfg", "bmp", "bmp\n"),
            "--- a.cfg\n+++ a.cfg\n@@ -1 +1 @@\n-bmp\n\\ No newline at end of file\n+bmp\n");
}

// --- Any two texts ---

using Lines = std::vector<std::string>;

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

Lines split(std::string_view text) {
  Lines lines;
  for (; !text.empty(); text.remove_prefix(text.find('\n') + 1)) lines.emplace_back(text.substr(0, text.find('\n')));
  return lines;
}

// `before`, changed as `patch` would; what does not fit becomes a line that says so.
std::string patched(const Lines& before, std::string_view diff) {
  Lines after;
  std::size_t at = 0;
  for (const std::string& line : split(diff.substr(std::min(diff.find("@@"), diff.size())))) {
    if (line.starts_with("@@")) {
      const std::size_t first = std::strtoul(line.c_str() + 4, nullptr, 10);
      const bool empty = line.find(",0 +") != std::string::npos;
      for (; at + (empty ? 0 : 1) < first; ++at) after.push_back(before[at]);
    } else if (line.front() == '+') {
      after.push_back(line.substr(1));
    } else {
      if (at >= before.size() || before[at] != line.substr(1)) after.emplace_back("the context is wrong");
      if (line.front() == ' ') after.push_back(line.substr(1));
      ++at;
    }
  }
  for (; at < before.size(); ++at) after.push_back(before[at]);
  return joined(after);
}

std::size_t changed_lines(std::string_view diff) {
  std::size_t count = 0;
  for (const std::string& line : split(diff)) count += line.front() == '+' || line.front() == '-' ? 1 : 0;
  return count - 2;
}

// Few different lines, so that many are equal by chance; few edits and very many.
TEST(UnifiedDiff, TurnsOneTextIntoTheOther) {
  std::mt19937 random(1);
  const auto below = [&random](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  for (int round = 0; round < 300; ++round) {
    Lines before(below(round % 10 == 0 ? 2000 : 40));
    for (std::string& line : before) line = fmt::to_string(below(8));
    Lines after = before;
    for (std::size_t edits = below(before.size() + 2); edits > 0; --edits) {
      const auto place = after.begin() + static_cast<std::ptrdiff_t>(below(after.size() + 1));
      if (place == after.end() || below(2) == 0)
        after.insert(place, fmt::to_string(below(9)));
      else
        after.erase(place);
    }
    const std::string diff = unified_diff("a.cfg", joined(before), joined(after));
    ASSERT_EQ(patched(before, diff), joined(after)) << diff;
  }
}

TEST(UnifiedDiff, IsShortestWhereLittleChanges) {
  Lines before(100000);
  for (std::size_t i = 0; i < before.size(); ++i) before[i] = fmt::to_string(i % 1000);
  Lines after = before;
  after[500] = "a";
  after.erase(after.begin() + 70000);
  after.insert(after.begin() + 90000, "b");
  EXPECT_EQ(changed_lines(unified_diff("a.cfg", joined(before), joined(after))), 4U);
}

// Time must not grow with the square of the length; here that would be minutes.
TEST(UnifiedDiff, EndsSoonWhereEverythingChanges) {
  Lines before(100000);
  for (std::size_t i = 0; i < before.size(); ++i) before[i] = i % 5 == 0 ? "#" : fmt::format(" line {}", i);
  Lines after = before;
  for (std::string& line : after)
    if (line != "#") line.insert(0, " ");
  EXPECT_EQ(patched(before, unified_diff("a.cfg", joined(before), joined(after))), joined(after));
}

}  // namespace
}  // namespace vrpc::emit
