// The rooms of src/ build upon each other in one direction. This test reads the includes.
#include <map>
#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "support/files.hpp"

namespace vrpc {
namespace {

// A room sees those on lower floors, and none beside it.
const std::map<std::string, int> kFloors = {
    {"text", 0},  {"diag", 1}, {"syntax", 2}, {"command", 2}, {"bind", 3},   {"config", 4},
    {"check", 5}, {"emit", 5}, {"diff", 6},   {"policy", 6},  {"report", 7}, {"cli", 8},
};

bool may_see(const std::string& room, const std::string& other) {
  return room == other || (kFloors.contains(other) && kFloors.at(other) < kFloors.at(room));
}

// Why the file may not include that; empty if it may. Grammar rules (`peg/`) are data for every room.
std::string objection(const std::string& room, const std::string& included) {
  const std::size_t slash = included.find('/');
  const std::string folder = included.substr(0, slash);
  if (slash == std::string::npos) return "does not show its room";
  if (folder == "CLI") return room == "cli" ? "" : "is known in cli and nowhere else";
  if (folder == "peg") return "";
  return may_see(room, folder) ? "" : "is in a room that " + room + " cannot see";
}

TEST(Layers, IncludesRunOneWay) {
  const std::regex include(R"(^\s*#\s*include\s+(["<])([^">]+)[">])", std::regex::multiline);
  int count = 0;
  for (const std::string& path : test::repository_files("src", {".cpp", ".hpp", ".def"})) {
    const std::string room = path.substr(4, path.find('/', 4) - 4);
    ASSERT_TRUE(kFloors.contains(room)) << path << " is in a room that has no floor yet";
    const std::string text = test::read_file(test::in_repository(path));
    for (std::sregex_iterator it(text.begin(), text.end(), include), end; it != end; ++it) {
      const std::string included = (*it)[2];
      const bool system = (*it)[1] == "<" && !included.starts_with("CLI/");
      if (system) continue;
      ++count;
      EXPECT_EQ(objection(room, included), "") << path << " includes " << included;
    }
  }
  EXPECT_GT(count, 100);  // or the expression finds no includes
}

TEST(Layers, AnUpwardIncludeIsRefused) {
  EXPECT_EQ(objection("bind", "command/match.hpp"), "");
  EXPECT_EQ(objection("report", "report/text.hpp"), "");
  EXPECT_NE(objection("command", "syntax/tree.hpp"), "");
  EXPECT_NE(objection("text", "diag/diagnostic.hpp"), "");
  EXPECT_NE(objection("emit", "check/check.hpp"), "");
  EXPECT_NE(objection("report", "CLI/CLI.hpp"), "");
  EXPECT_NE(objection("bind", "document.hpp"), "");
}

}  // namespace
}  // namespace vrpc
