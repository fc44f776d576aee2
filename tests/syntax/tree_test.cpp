#include "syntax/tree.hpp"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vrpc::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A tree and what it points into.
struct Parsed {
  explicit Parsed(std::string bytes, InputKind kind = InputKind::saved)
      : source("test.cfg", std::move(bytes)), tree(source, kind) {}

  [[nodiscard]] const Line& line(std::uint32_t number) const { return tree.line(LineId{number}); }
  [[nodiscard]] std::vector<std::string_view> words(std::uint32_t number) const {
    std::vector<std::string_view> result;
    for (std::uint32_t word = tree.first_word(LineId{number}); word < tree.end_word(LineId{number}); ++word)
      result.push_back(tree.text(tree.word(word)));
    return result;
  }

  text::Source source;
  Tree tree;
};

// Lines follow each other without a gap, and words stand in their lines, in order.
void expect_lossless(const std::string& bytes, InputKind kind) {
  const Parsed parsed(bytes, kind);
  std::string again;
  for (std::uint32_t number = 0; number < parsed.tree.line_count(); ++number) {
    const text::Span line = parsed.tree.span(LineId{number});
    ASSERT_EQ(line.begin, again.size());
    again += parsed.source.text(line);
    std::uint32_t last = line.begin;
    for (std::uint32_t word = parsed.tree.first_word(LineId{number}); word < parsed.tree.end_word(LineId{number});
         ++word) {
      const text::Span span = parsed.tree.word(word).span();
      ASSERT_GE(span.begin, last);
      ASSERT_FALSE(span.empty());
      last = span.end;
    }
    ASSERT_LE(last, line.end);
  }
  EXPECT_EQ(again, bytes);
}

TEST(Tree, IsLossless) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {
      "bmp", " ",   "\n", "\r\n", "\r", "#",    "!",    "\"",       "\t", "~",
      "*",   "[~R", "]",  "<R>",  "中", "\xB0", "\x1B", "\x1B[16D", "\b", "  ---- More ----"};
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = round % 10 == 0 ? "\xEF\xBB\xBF" : "";
    for (std::size_t i = random() % 30; i > 0; --i) bytes += pieces[random() % pieces.size()];
    for (const InputKind kind : {InputKind::saved, InputKind::script, InputKind::transcript})
      expect_lossless(bytes, kind);
  }
}

TEST(Tree, OfNothingHasNoLines) {
  EXPECT_EQ(Parsed("").tree.line_count(), 0U);
  EXPECT_EQ(Parsed("\n").tree.line_count(), 1U);
}

TEST(Tree, KnowsTheKindsOfLines) {
  const Parsed parsed("#\n # \n#text\n !text\n\n \nbmp\n ~shutdown\n");
  constexpr LineKind kKinds[] = {LineKind::separator, LineKind::separator, LineKind::comment, LineKind::comment,
                                 LineKind::blank,     LineKind::blank,     LineKind::command, LineKind::command};
  ASSERT_EQ(parsed.tree.line_count(), std::size(kKinds));
  for (std::uint32_t number = 0; number < std::size(kKinds); ++number)
    EXPECT_EQ(parsed.line(number).kind, kKinds[number]) << number;
  EXPECT_TRUE(parsed.line(7).marked);
  EXPECT_THAT(parsed.words(7), ElementsAre("shutdown"));
}

TEST(Tree, SplitsWords) {
  const Parsed parsed("  bmp-session\t10.1.1.1   alias  x \r\nbmp\x01#quit\n");
  EXPECT_EQ(parsed.line(0).indentation, 2U);
  EXPECT_THAT(parsed.words(0), ElementsAre("bmp-session", "10.1.1.1", "alias", "x"));
  EXPECT_THAT(parsed.words(1), ElementsAre("bmp", "#quit"));
}

TEST(Tree, SkipsAByteOrderMark) {
  const Parsed parsed("\xEF\xBB\xBF#\nbmp\n");
  EXPECT_EQ(parsed.line(0).kind, LineKind::separator);
  EXPECT_EQ(parsed.tree.span(LineId{0}).begin, 0U);
}

TEST(Quotes, OpenAWordOnlyAtItsStart) {
  const Parsed parsed(R"(alias "a b" c"d e"f %^%#x"y#%^%#)");
  EXPECT_THAT(parsed.words(0), ElementsAre("alias", "\"a b\"", "c\"d", "e\"f", "%^%#x\"y#%^%#"));
  EXPECT_TRUE(parsed.tree.word(1).quoted);
  EXPECT_FALSE(parsed.tree.word(2).quoted);
}

TEST(Quotes, MayBeEmpty) {
  const Parsed parsed(R"(alias "" x)");
  EXPECT_THAT(parsed.words(0), ElementsAre("alias", "\"\"", "x"));
  EXPECT_TRUE(parsed.tree.word(1).quoted);
}

TEST(Quotes, ThatAreNotClosedEndWithTheWord) {
  const Parsed parsed("alias \"a b\nquit\n");
  EXPECT_THAT(parsed.words(0), ElementsAre("alias", "\"a", "b"));
  EXPECT_TRUE(parsed.tree.word(1).unterminated);
  EXPECT_FALSE(parsed.tree.word(1).quoted);
  EXPECT_THAT(parsed.words(1), ElementsAre("quit"));
}

TEST(Pager, RemainsAreNotPartOfTheLine) {
  const Parsed parsed("  ---- More ----\x1B[42D                 \x1B[42D bmp-session 10.1.1.1\n  ---- More ----#\n");
  EXPECT_THAT(parsed.words(0), ElementsAre("bmp-session", "10.1.1.1"));
  EXPECT_EQ(parsed.line(0).indentation, 1U);
  EXPECT_EQ(parsed.line(1).kind, LineKind::separator);
}

TEST(Transcript, TellsCommandsFromOutput) {
  const Parsed parsed("<R> display bmp\n BMP sessions: 1\n[~R-bmp]quit\n[*R] # \n<R>\n", InputKind::transcript);
  EXPECT_EQ(parsed.tree.prompt(LineId{0}), "<R>");
  EXPECT_THAT(parsed.words(0), ElementsAre("display", "bmp"));
  EXPECT_EQ(parsed.line(1).kind, LineKind::output);
  EXPECT_THAT(parsed.words(1), IsEmpty());
  EXPECT_EQ(parsed.tree.prompt(LineId{2}), "[~R-bmp]");
  EXPECT_THAT(parsed.words(2), ElementsAre("quit"));
  EXPECT_EQ(parsed.line(3).kind, LineKind::separator);
  EXPECT_EQ(parsed.line(4).kind, LineKind::blank);
}

TEST(Transcript, ReadsPromptsOfAnyLength) {
  const std::string prompt = "[~" + std::string(300, 'R') + "]";
  const Parsed parsed(prompt + "bmp\n", InputKind::transcript);
  EXPECT_EQ(parsed.tree.prompt(LineId{0}), prompt);
  EXPECT_THAT(parsed.words(0), ElementsAre("bmp"));
}

TEST(Tree, PutsAllThatIsLeftIntoTheLastOfTooManyWords) {
  std::string bytes;
  for (std::uint32_t i = 0; i < Tree::kMostWords + 100; ++i) bytes += "x ";
  const Parsed parsed(bytes + "end\nbmp\n");
  EXPECT_EQ(parsed.tree.word_count(LineId{0}), Tree::kMostWords);
  EXPECT_TRUE(parsed.words(0).back().ends_with(" end"));
  EXPECT_THAT(parsed.words(1), ElementsAre("bmp"));
}

}  // namespace
}  // namespace vrpc::syntax
