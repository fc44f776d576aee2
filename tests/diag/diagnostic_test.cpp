#include "diag/diagnostic.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vrpc::diag {
namespace {

using testing::HasSubstr;

TEST(Kinds, AreInOrderAndUnique) {
  std::set<std::string_view> names;
  int last = 0;
  for (const KindInfo& kind : all_kinds()) {
    EXPECT_LT(last, static_cast<int>(kind.kind)) << kind.name;
    EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
    last = static_cast<int>(kind.kind);
  }
}

TEST(Kinds, HaveCodesOfTheirOrigin) {
  for (const KindInfo& kind : all_kinds()) {
    const int thousand = static_cast<int>(kind.kind) / 1000;
    EXPECT_EQ(thousand, kind.origin == Origin::syntax   ? 1
                        : kind.origin == Origin::rule   ? 2
                        : kind.origin == Origin::script ? 3
                        : kind.origin == Origin::policy ? 4
                                                        : 9)
        << kind.name;
  }
}

// The house rules for messages.
TEST(Kinds, HaveMessagesInHouseStyle) {
  for (const KindInfo& kind : all_kinds()) {
    ASSERT_FALSE(kind.message.empty()) << kind.name;
    EXPECT_NE(kind.message.back(), '.') << kind.message;
    EXPECT_EQ(std::count(kind.message.begin(), kind.message.end(), '`') % 2, 0) << kind.message;
    const std::string_view first = kind.message.substr(0, kind.message.find(' '));
    const bool name = first.size() > 1 && first[1] >= 'A' && first[1] <= 'Z';  // `BMP`
    EXPECT_TRUE(first[0] < 'A' || first[0] > 'Z' || name) << kind.message;
  }
}

TEST(Kinds, AreFoundByTheNameThatPeopleType) {
  ASSERT_NE(find_kind("undefined-vpn-instance"), nullptr);
  EXPECT_EQ(find_kind("undefined-vpn-instance")->kind, Kind::undefined_vpn_instance);
  EXPECT_EQ(code_text(Kind::undefined_vpn_instance), "VRP2103");
  EXPECT_EQ(find_kind("undefined_vpn_instance"), nullptr);
  EXPECT_EQ(find_kind(""), nullptr);
}

TEST(Findings, TakeMessageAndSeverityFromTheirKind) {
  Findings findings;
  findings(Kind::undefined_vpn_instance, {3, 6}, "MGT").label("here").help("there").related({0, 1}, "elsewhere");
  const Diagnostic& finding = findings.all().front();
  EXPECT_EQ(finding.severity, Severity::error);
  EXPECT_THAT(finding.message, HasSubstr("`vpn-instance MGT`"));
  EXPECT_EQ(finding.label, "here");
  EXPECT_EQ(finding.help, "there");
  ASSERT_EQ(finding.related.size(), 1U);
  EXPECT_EQ(finding.related.front().label, "elsewhere");
}

TEST(Findings, AreSortedByPlaceThenCode) {
  Findings findings;
  findings(Kind::undefined_interface, {9, 10}, "c");
  findings(Kind::undefined_interface, {5, 6}, "b");
  findings(Kind::undefined_vpn_instance, {5, 6}, "a");
  findings(Kind::undefined_vpn_instance, {5, 6}, "A");
  findings.sort();
  std::vector<std::string> messages;
  for (const Diagnostic& finding : findings.all()) messages.push_back(finding.message);
  EXPECT_THAT(messages, testing::ElementsAre(HasSubstr("A"), HasSubstr("a"), HasSubstr("`b`"), HasSubstr("`c`")));
}

TEST(Quotable, ShowsWhatCannotBeSeen) {
  EXPECT_EQ(quotable("bmp"), "bmp");
  EXPECT_EQ(quotable("\x1B[2J\t\x7F"), "\\x1B[2J\\x09\\x7F");
  EXPECT_EQ(quotable("中\xB0\xA1"), "中\\xB0\\xA1");
  EXPECT_EQ(quotable(std::string_view("\0", 1)), "\\x00");
}

TEST(Quotable, ShortensLongText) {
  const std::string text = quotable(std::string(3000, 'x'));
  EXPECT_LT(text.size(), 100U);
  EXPECT_TRUE(text.ends_with("..."));
}

TEST(Closest, FindsWhatWasMeant) {
  const std::vector<std::string_view> names = {"MGMT", "monitor", "monitored", "bmp-session"};
  EXPECT_EQ(closest("MGT", names), "MGMT");
  EXPECT_EQ(closest("mointor", names), "monitor");
  EXPECT_EQ(closest("bmp-sesion", names), "bmp-session");
  EXPECT_EQ(closest("interface", names), "");
  EXPECT_EQ(closest("", names), "");
  EXPECT_EQ(closest("monitor", {}), "");
}

TEST(Closest, IsNotTheNameItself) { EXPECT_EQ(closest("MGMT", {"MGMT"}), ""); }

TEST(Closest, PrefersTheFirstOfEquals) { EXPECT_EQ(closest("ab1", {"ab2", "ab3"}), "ab2"); }

}  // namespace
}  // namespace vrpc::diag
