// `vrpc explain FILE:LINE`; `vrpc explain RULE` is in rules_test.cpp.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

// A line of standard input.
test::Outcome explain(std::string_view input, int line, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"explain", "-:" + std::to_string(line)});
  return test::run_vrpc(options, input);
}

json explained(std::string_view input, int line) { return json::parse(explain(input, line, {"--format", "json"}).out); }

constexpr std::string_view kRouter = "! the lab\n"                                   // 1
                                     "sysname R1\n"                                  // 2
                                     "#\n"                                           // 3
                                     "ip vpn-instance MGT\n"                         // 4
                                     " ipv4-family\n"                                // 5
                                     "  route-distinguisher 64496:1\n"               // 6
                                     "#\n"                                           // 7
                                     "interface GigabitEthernet0/1/0\n"              // 8
                                     " undo shutdown\n"                              // 9
                                     " ip binding vpn-instance MGT\n"                // 10
                                     " ip address 192.0.2.1 255.255.255.0\n"         // 11
                                     "#\n"                                           // 12
                                     "bgp 64496\n"                                   // 13
                                     " peer 203.0.113.1 as-number 64497\n"           // 14
                                     " peer 203.0.113.1 description transit\n"       // 15
                                     " ipv4-family unicast\n"                        // 16
                                     "  peer 203.0.113.1 enable\n"                   // 17
                                     "#\n"                                           // 18
                                     "bmp\n"                                         // 19
                                     " stat 60\n"                                    // 20
                                     " bmp-session vpn-instance MGT 192.0.2.100\n"   // 21
                                     "  tcp connect port 1790 password md5 Lab-1\n"  // 22
                                     "  tcp connect port x\n"                        // 23
                                     "\n"                                            // 24
                                     "header login information @\n"                  // 25
                                     "keep out\n"                                    // 26
                                     "@\n"                                           // 27
                                     "frobnicate all\n"                              // 28
                                     " below it\n"                                   // 29
                                     "return\n";                                     // 30

TEST(ExplainLine, WordsFormAndUndo) {
  const test::Outcome outcome = explain(kRouter, 20);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "<stdin>:20   in the BMP view: bmp\n"
                         "\n"
                         "    stat 60\n"
                         "\n"
                         "command statistics-timer in BMP view\n"
                         "  help      interval at which statistics are sent\n"
                         "  form      statistics-timer <time>\n"
                         "  words\n"
                         "    stat                     keyword `statistics-timer`\n"
                         "    60                       <time>: an integer, 15 to 65535 seconds; default 3600\n"
                         "  undo form undo statistics-timer [ <time> ]\n"
                         "  undo      undo statistics-timer\n");
}

TEST(ExplainLine, NamesAndWhereTheyAreDefinedAndUsed) {
  const json definition = explained(kRouter, 4);
  EXPECT_EQ(definition["names"], json::parse(R"([{"kind": "vpn-instance", "name": "MGT", "used_by": [
              {"line": 10, "path": "interface GigabitEthernet0/1/0 > ip binding vpn-instance MGT"},
              {"line": 21, "path": "bmp > bmp-session vpn-instance MGT 192.0.2.100"}]}])"));
  const json use = explained(kRouter, 21);
  EXPECT_EQ(use["names"], json::parse(R"([{"kind": "vpn-instance", "name": "MGT",
                                           "defined_by": [{"line": 4, "path": "ip vpn-instance MGT"}]}])"));
  EXPECT_EQ(use["view_path"], "bmp");
  const test::Outcome undefined = explain("bmp\n bmp-session vpn-instance A 192.0.2.1\n", 2);
  EXPECT_THAT(undefined.out, HasSubstr("  name      vpn-instance `A`, which nothing defines in this file\n"));
}

TEST(ExplainLine, WhatGoesWithIt) {
  const json instance = explained(kRouter, 4);
  EXPECT_EQ(instance["undo"], json({"undo ip vpn-instance MGT"}));
  EXPECT_EQ(instance["removed"].size(), 2U);
  EXPECT_EQ(instance["removed"][1],
            json::parse(R"({"line": 6, "path": "ip vpn-instance MGT > ipv4-family > route-distinguisher 64496:1"})"));
  // What `owns` says: the peer goes in the families too.
  const json peer = explained(kRouter, 14);
  EXPECT_EQ(peer["undo"], json({"undo peer 203.0.113.1"}));
  EXPECT_EQ(peer["removed"].size(), 2U) << peer["removed"];
  // What `clears` says.
  const json binding = explained(kRouter, 10);
  EXPECT_THAT(binding["clears"], testing::Contains("ip-address"));
  EXPECT_EQ(binding["removed"][0]["line"], 11);
}

TEST(ExplainLine, DefaultThatIsSwitchedOff) {
  const test::Outcome outcome = explain(kRouter, 9);
  EXPECT_THAT(outcome.out, HasSubstr("  set again shutdown\n"));
}

TEST(ExplainLine, LineThatALaterOneOverwrites) {
  const test::Outcome outcome = explain("bmp\n statistics-timer 60\n statistics-timer 90\n", 2);
  EXPECT_THAT(outcome.out, HasSubstr("  in effect no: a later line overwrites it or takes it back\n"));
  EXPECT_EQ(explained("bmp\n statistics-timer 60\n statistics-timer 90\n", 3)["in_effect"], true);
}

TEST(ExplainLine, SecretsAreMasked) {
  for (const char* format : {"text", "json"}) {
    const test::Outcome outcome = explain(kRouter, 22, {"--format", format});
    EXPECT_THAT(outcome.out, HasSubstr("md5 ******"));
    EXPECT_THAT(outcome.out + outcome.err, Not(HasSubstr("Lab-1")));
    EXPECT_THAT(explain(kRouter, 22, {"--format", format, "--show-secrets"}).out, HasSubstr("md5 Lab-1"));
    EXPECT_THAT(explain(kRouter, 21, {"--format", format}).out, Not(HasSubstr("Lab-1")));
  }
}

TEST(ExplainLine, WhyALineIsRefused) {
  const test::Outcome outcome = explain(kRouter, 23);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, HasSubstr("a line that the device refuses\n"));
  EXPECT_THAT(outcome.out, HasSubstr("error[VRP1005]: `x` is not an integer, 1 to 65535\n  --> <stdin>:23:20"));
  EXPECT_EQ(explained(kRouter, 23)["findings"].size(), 1U);
}

TEST(ExplainLine, WhyALineIsNotUnderstood) {
  const test::Outcome outcome = explain(kRouter, 28);
  EXPECT_EQ(outcome.status, 0) << outcome.out;
  EXPECT_THAT(outcome.out, HasSubstr("a line that no definition covers: it may be right\n\n"
                                     "if all commands of the system view were known, it would be wrong:\n\n"
                                     "error[VRP1001]: `frobnicate all` is not a command of the system view\n"));
  EXPECT_THAT(explain(kRouter, 29).out, HasSubstr("a line below one that is not understood\n"));
}

TEST(ExplainLine, LinesThatAreNoCommands) {
  const std::pair<int, std::string> lines[] = {{1, "a comment: a device drops it"},
                                               {3, "a separator: it ends a section"},
                                               {24, "a blank line: it means nothing"},
                                               {26, "text of the block that line 25 opens: no command"}};
  for (const auto& [line, text] : lines) {
    const test::Outcome outcome = explain(kRouter, line);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("\n" + text)) << line;
  }
  EXPECT_EQ(explained(kRouter, 26)["kind"], "block");
  EXPECT_EQ(explained(kRouter, 24)["kind"], "blank");
}

TEST(ExplainLine, LinesThatAreNotThere) {
  for (const char* line : {"0", "31", "99999999999"}) {
    const test::Outcome outcome = test::run_vrpc({"explain", std::string("-:") + line}, kRouter);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "vrpc: <stdin>: has no line " + std::string(line) + "; it has 30\n");
  }
  EXPECT_EQ(test::run_vrpc({"explain", "-:1"}, "").err, "vrpc: <stdin>: has no line 1; it has 0\n");
  const test::Outcome missing = test::run_vrpc({"explain", "no-such-file.cfg:1"});
  EXPECT_EQ(missing.status, 2);
  EXPECT_EQ(missing.err, "vrpc: no-such-file.cfg: No such file or directory\n");
  EXPECT_EQ(explain(kRouter, 1, {"--format", "md"}).status, 2);
}

TEST(ExplainLine, ReadingOptions) {
  const std::string_view line = "bmp\n bmp-session 192.0.2.1\n  monitor public\n"
                                "   route-mode ipv4-family unicast local-rib all path-marking\n";
  EXPECT_EQ(explain(line, 4).status, 0);
  const test::Outcome other = explain(line, 4, {"--device", "ne40e"});
  EXPECT_EQ(other.status, 1);
  EXPECT_THAT(other.out, HasSubstr("VRP1016"));
  EXPECT_EQ(explain(line, 4, {"--device", "nosuch"}).status, 2);

  const std::string_view script = "bmp\nquit\n";
  EXPECT_THAT(explain(script, 2, {"--input", "saved"}).out, HasSubstr("VRP1011"));
  EXPECT_THAT(explain(script, 2, {"--input", "script"}).out, Not(HasSubstr("VRP1011")));

  const std::string group = test::in_repository("docs/examples/port-group.vrpg");
  EXPECT_THAT(explain("port-group access\n", 1, {"--grammar", group}).out, HasSubstr("command port-group in"));
}

}  // namespace
}  // namespace vrpc
