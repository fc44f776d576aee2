#include "support/annotated.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vrpc::test {
namespace {

constexpr std::string_view kText = "!! RUN: check  --select undefined-vpn-instance\n"
                                   "!! A remark.\n"
                                   "!! PASS: defined\r\n"
                                   "bmp\r\n"
                                   "!! FAIL: not defined\n"
                                   "!! error[VRP2103] 28: `MTG` is not defined\n"
                                   " bmp-session";

TEST(AnnotatedFile, IsASectionAnInput) {
  ASSERT_TRUE(is_annotated(kText));
  const AnnotatedFile file = parse_annotated("a.cfg", kText);
  EXPECT_EQ(file.verb, "check");
  EXPECT_THAT(file.options, testing::ElementsAre("--select", "undefined-vpn-instance"));
  ASSERT_EQ(file.sections.size(), 2U);
  EXPECT_TRUE(file.sections[0].pass);
  EXPECT_EQ(file.sections[0].first_line, 3U);
  EXPECT_EQ(file.sections[0].text(), "!! PASS: defined\r\nbmp\r\n");
  EXPECT_FALSE(file.sections[1].pass);
  EXPECT_EQ(file.sections[1].first_line, 5U);
  EXPECT_EQ(file.text(), kText);
}

TEST(AnnotatedFile, StartsWithWhatIsRun) {
  EXPECT_FALSE(is_annotated(""));
  EXPECT_FALSE(is_annotated("#\n!! RUN: check\n"));
}

TEST(Expectation, IsSeverityCodePlaceAndMessage) {
  EXPECT_EQ(expectation("!! error[VRP2103] 28: message\r\n"), "error[VRP2103] 28: message");
  EXPECT_EQ(expectation("!! note[VRP1018] end: message"), "note[VRP1018] end: message");
  for (const char* line :
       {"", "bmp", "!! A remark.", "!! FAIL: why", "!!error[VRP2103] 28: x", "!! error[VRP2103] 28:"})
    EXPECT_EQ(expectation(line), "") << line;
}

TEST(Expectation, ThatIsMistypedIsTold) {
  for (const char* line :
       {"!! eror[VRP2103] 28: x", "!! error[2103] 28: x", "!! error[VRP2103]: x", "!! error[VRP2103] 2 x"})
    EXPECT_TRUE(is_mistyped(line)) << line;
  for (const char* line :
       {"!! error[VRP2103] 28: x", "!! A remark [see there].", "!! remark", "!! RUN: check", "error[x"})
    EXPECT_FALSE(is_mistyped(line)) << line;
}

}  // namespace
}  // namespace vrpc::test
