#include "policy/glob.hpp"

#include <gtest/gtest.h>

namespace vrpc::policy {
namespace {

TEST(Glob, MatchesText) {
  for (const auto& [pattern, text] : {std::pair{"", ""},
                                      {"*", ""},
                                      {"*", "a/b"},
                                      {"a*c", "abbbc"},
                                      {"a*b*c", "axbxbxc"},
                                      {"?b", "ab"},
                                      {"[a-c]x", "bx"},
                                      {"[!a]x", "bx"},
                                      {"[]]", "]"},
                                      {"\\*", "*"},
                                      {"[", "["},
                                      {"bgp *", "bgp 64496"}})
    EXPECT_TRUE(matches_text(pattern, text)) << pattern << " " << text;
  for (const auto& [pattern, text] : {std::pair{"", "a"},
                                      {"?", ""},
                                      {"a*c", "abd"},
                                      {"[a-c]x", "dx"},
                                      {"[!a]x", "ax"},
                                      {"\\*", "a"},
                                      {"bgp", "bgp 64496"}})
    EXPECT_FALSE(matches_text(pattern, text)) << pattern << " " << text;
}

TEST(Glob, TakesNoLongForManyStars) { EXPECT_FALSE(matches_text("*a*a*a*a*a*a*a*a*a*a*b", std::string(20'000, 'a'))); }

TEST(Glob, MatchesPathsLikeGitignore) {
  const auto matching = {std::pair{"lab", "lab/a.cfg"}, {"lab", "x/lab/a.cfg"},  {"lab/", "x/lab/a.cfg"},
                         {"*.cfg", "x/a.cfg"},          {"/lab", "lab/a.cfg"},   {"x/lab", "x/lab/a.cfg"},
                         {"**/a.cfg", "a.cfg"},         {"x/**", "x/y/a.cfg"},   {"x/**/a.cfg", "x/a.cfg"},
                         {"x/**/a.cfg", "x/y/z/a.cfg"}, {"./x/a.cfg", "x/a.cfg"}};
  for (const auto& [pattern, path] : matching) EXPECT_TRUE(matches_path(pattern, path)) << pattern << " " << path;
  const auto others = {std::pair{"/lab", "x/lab/a.cfg"},
                       {"x/lab", "y/x/lab/a.cfg"},
                       {"*.cfg", "a.txt"},
                       {"x/*.cfg", "x/y/a.cfg"},
                       {"x/**", "x"},
                       {"lab", "labs/a.cfg"}};
  for (const auto& [pattern, path] : others) EXPECT_FALSE(matches_path(pattern, path)) << pattern << " " << path;
}

TEST(Glob, TheLastLineOfAnIgnoreFileDecides) {
  using enum IgnoreFile::Verdict;
  const IgnoreFile file("# a comment\n\n*.cfg\r\n!edge*.cfg\nbuild/\n/top.txt  \n\\#odd\n");
  EXPECT_EQ(file.verdict("x/a.cfg", false), ignored);
  EXPECT_EQ(file.verdict("x/edge1.cfg", false), kept);
  EXPECT_EQ(file.verdict("x/build", true), ignored);
  EXPECT_EQ(file.verdict("x/build", false), none);
  EXPECT_EQ(file.verdict("top.txt", false), ignored);
  EXPECT_EQ(file.verdict("x/top.txt", false), none);
  EXPECT_EQ(file.verdict("#odd", false), ignored);
}

}  // namespace
}  // namespace vrpc::policy
