#include "diag/fix.hpp"

#include <gtest/gtest.h>

namespace vrpc::diag {
namespace {

Fix replace(std::uint32_t begin, std::uint32_t end, std::string text) {
  return {"", Safety::safe, {{{begin, end}, std::move(text)}}};
}

TEST(FixesOfAText, AreAppliedInAnyOrder) {
  const Fix last = replace(4, 6, "E");
  const Fix first = replace(0, 1, "");
  const Mended mended = apply("abcdef", {&last, &first});
  EXPECT_EQ(mended.text, "bcdE");
  EXPECT_EQ(mended.fixes, 2U);
  EXPECT_EQ(apply("abc", {}).text, "abc");
}

TEST(FixesOfAText, AreLeftOutWhereTheyMeetAnEarlierOne) {
  const Fix one = replace(1, 3, "X");
  const Fix other = replace(2, 4, "Y");
  EXPECT_EQ(apply("abcdef", {&one, &other}).text, "aXdef");
  EXPECT_EQ(apply("abcdef", {&other, &one}).text, "abYef");
  EXPECT_EQ(apply("abcdef", {&one, &other}).fixes, 1U);
}

TEST(FixesOfAText, MayStandSideBySide) {
  const Fix one = replace(1, 2, "");
  const Fix other = replace(2, 3, "");
  EXPECT_EQ(apply("abcd", {&one, &other}).text, "ad");
}

TEST(FixesOfAText, OfTwoInsertionsAtOnePlaceTheFirstWins) {
  const Fix one = replace(1, 1, "X");
  const Fix other = replace(1, 1, "Y");
  EXPECT_EQ(apply("ab", {&one, &other}).text, "aXb");
}

TEST(FixesOfAText, AreAppliedAsAWholeOrNotAtAll) {
  const Fix one = replace(2, 3, "X");
  const Fix pair = {"", Safety::safe, {{{0, 1}, "Y"}, {{2, 3}, "Y"}}};
  EXPECT_EQ(apply("abcd", {&one, &pair}).text, "abXd");
}

}  // namespace
}  // namespace vrpc::diag
