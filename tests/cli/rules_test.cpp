// `vrpc rules`, `vrpc explain RULE`, and docs/rules, which is written with VRPC_UPDATE=1.
#include <algorithm>
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "check/explanation.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string printed(const std::vector<std::string>& arguments) {
  const test::Outcome outcome = test::run_vrpc(arguments);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  return outcome.out;
}

TEST(Rules, TableHasALineForEachKind) {
  const std::string table = printed({"rules"});
  EXPECT_EQ(static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n')), diag::all_kinds().size());
  EXPECT_THAT(table, HasSubstr("VRP2103  undefined-vpn-instance              error    rule     A VPN instance is named "
                               "where nothing defines it.\n"));
  EXPECT_THAT(table, HasSubstr("VRP3103  no-effect                           note     script   "));
}

// GitHub takes at most 1024 characters for a description.
TEST(Rules, EachKindIsExplained) {
  for (const diag::KindInfo& kind : diag::all_kinds()) {
    const check::Explanation& explanation = check::explanation(kind.kind);
    EXPECT_TRUE(explanation.summary.ends_with('.') && explanation.summary.size() < 200) << kind.name;
    EXPECT_TRUE(explanation.details.ends_with('.') && explanation.details.size() <= 1024) << kind.name;
    EXPECT_TRUE(explanation.remedy.ends_with('.')) << kind.name;
    EXPECT_FALSE(explanation.source.empty()) << kind.name;
  }
}

// Taken from a test, or from what a document shows.
TEST(Rules, EachKindHasAnExample) {
  for (const diag::KindInfo& kind : diag::all_kinds()) {
    const check::Explanation& explanation = check::explanation(kind.kind);
    EXPECT_THAT(explanation.example, AllOf(HasSubstr("^"), HasSubstr("[" + diag::code_text(kind.kind) + "]: ")))
        << kind.name;
    EXPECT_FALSE(explanation.situation.empty()) << kind.name;
    EXPECT_THAT(explanation.example, testing::Not(HasSubstr("!! "))) << kind.name;
  }
}

TEST(Rules, NamesAndCodesInAnyCase) {
  const std::string page = printed({"explain", "undefined-vpn-instance"});
  EXPECT_THAT(page, testing::StartsWith("error[VRP2103] undefined-vpn-instance\n\nA VPN instance is named"));
  EXPECT_THAT(page, HasSubstr("\n     bmp-session vpn-instance MGT 192.0.2.1\n"
                              "                              ^ error[VRP2103]: `vpn-instance MGT` is used but not"));
  for (const char* part :
       {"\nHow to mend it\n", "\nHow to leave it out\n", "\nSource\n", "--ignore undefined-vpn-instance"})
    EXPECT_THAT(page, HasSubstr(part));
  for (const char* name : {"VRP2103", "vrp2103", "Undefined-VPN-Instance", "undefined_vpn_instance"})
    EXPECT_EQ(printed({"explain", name}), page) << name;
}

TEST(Rules, NamesThatAreNone) {
  const test::Outcome near = test::run_vrpc({"explain", "undefined-vpn-instence"});
  EXPECT_EQ(near.status, 2);
  EXPECT_EQ(near.err, "vrpc: undefined-vpn-instence: is no kind of finding; did you mean `undefined-vpn-instance`?\n");
  const test::Outcome far = test::run_vrpc({"explain", "x"});
  EXPECT_EQ(far.status, 2);
  EXPECT_EQ(far.err, "vrpc: x: is no kind of finding, which `vrpc rules` lists, and no line of a file: FILE:LINE\n");
}

TEST(Rules, JsonHasAllThatIsSaid) {
  const auto rules = nlohmann::json::parse(printed({"rules", "--format", "json"}))["rules"];
  ASSERT_EQ(rules.size(), diag::all_kinds().size());
  const auto one = nlohmann::json::parse(printed({"explain", "VRP1016", "--format", "json"}))["rules"][0];
  EXPECT_NE(std::find(rules.begin(), rules.end(), one), rules.end());
  EXPECT_EQ(one["example"]["command"], "check --device ce6800");
}

// What is true of the repository if `vrpc` wrote it; with VRPC_UPDATE=1 it does.
void expect_file(const std::string& path, const std::string& text) {
  const char* wish = std::getenv("VRPC_UPDATE");
  if (wish != nullptr && std::string_view(wish) == "1") return test::write_file(test::in_repository(path), text);
  EXPECT_EQ(test::read_file(test::in_repository(path)), text)
      << path << " is not what vrpc prints; VRPC_UPDATE=1 writes it anew";
}

TEST(Rules, DocumentsAreWhatIsPrinted) {
  std::vector<std::string> pages = {"docs/rules/README.md"};
  expect_file(pages.front(), printed({"rules", "--format", "md"}));
  for (const diag::KindInfo& kind : diag::all_kinds()) {
    pages.push_back("docs/rules/" + std::string(kind.name) + ".md");
    expect_file(pages.back(), printed({"explain", std::string(kind.name), "--format", "md"}));
  }
  std::sort(pages.begin(), pages.end());
  EXPECT_EQ(test::repository_files("docs/rules", {".md"}), pages) << "a page of a kind that is no more";
}

}  // namespace
}  // namespace vrpc
