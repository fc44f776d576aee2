#include "command/shape.hpp"

#include <cstdint>
#include <limits>

#include <gtest/gtest.h>
#include <tao/pegtl/contrib/analyze.hpp>

#include "words.hpp"

namespace vrpc::command {
namespace {

namespace rules = peg::value;

struct Spelling {
  const char* word;
  const char* canonical;
};

TEST(ValueGrammar, HasNoLoopsWithoutProgress) {
  EXPECT_EQ(tao::pegtl::analyze<rules::word<rules::integer>>(), 0U);
  EXPECT_EQ(tao::pegtl::analyze<rules::word<rules::signed_integer>>(), 0U);
  EXPECT_EQ(tao::pegtl::analyze<rules::word<rules::ipv4_address>>(), 0U);
  EXPECT_EQ(tao::pegtl::analyze<rules::word<rules::ipv6_prefix>>(), 0U);
  EXPECT_EQ(tao::pegtl::analyze<rules::word<rules::mac_address>>(), 0U);
  EXPECT_EQ(tao::pegtl::analyze<rules::word<rules::as_number>>(), 0U);
  EXPECT_EQ(tao::pegtl::analyze<rules::word<rules::route_distinguisher>>(), 0U);
  EXPECT_EQ(tao::pegtl::analyze<rules::word<rules::interface_name>>(), 0U);
}

// Words are looked at where they stand in the line: a rule must not read on into what follows.
TEST(ValueGrammar, StopsAtTheEndOfTheWord) {
  const std::string_view line = "65536:655351";
  EXPECT_TRUE(is_route_distinguisher(line.substr(0, 11)));
  EXPECT_FALSE(is_route_distinguisher(line));
  EXPECT_EQ(parse_as_number(std::string_view("42949672950").substr(0, 10)), 4294967295U);
  EXPECT_TRUE(is_mac_address(std::string_view("1-1-12345").substr(0, 8)));
}

TEST(ValueGrammar, AcceptsNoTextForNothing) {
  constexpr std::string_view nothing;
  EXPECT_FALSE(parse_integer(nothing));
  EXPECT_FALSE(parse_signed(nothing));
  EXPECT_FALSE(parse_as_number(nothing));
  EXPECT_FALSE(is_route_distinguisher(nothing));
  EXPECT_FALSE(is_mac_address(nothing));
  EXPECT_FALSE(is_interface_number(nothing));
  EXPECT_FALSE(split_interface_name(nothing));
}

TEST(Integer, IsDecimalAndFits) {
  EXPECT_EQ(parse_integer("0"), 0U);
  EXPECT_EQ(parse_integer("0060"), 60U);
  EXPECT_EQ(parse_integer("18446744073709551615"), std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(parse_integer("0000000000000000000000000000001"), 1U);
  for (const char* word : {"", "-1", "+1", "1 ", " 1", "0x10", "1.0", "1a", "18446744073709551616"}) {
    EXPECT_FALSE(parse_integer(word)) << word;
  }
}

TEST(Integer, MayBeSigned) {
  EXPECT_EQ(parse_signed("-12"), -12);
  EXPECT_EQ(parse_signed("-0"), 0);
  EXPECT_EQ(parse_signed("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(parse_signed("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
  for (const char* word : {"", "-", "--1", "- 1", "+1", "9223372036854775808", "-9223372036854775809"}) {
    EXPECT_FALSE(parse_signed(word)) << word;
  }
}

TEST(AsNumber, IsPlainOrDotted) {
  EXPECT_EQ(parse_as_number("1"), 1U);
  EXPECT_EQ(parse_as_number("065001"), 65001U);
  EXPECT_EQ(parse_as_number("4294967295"), 4294967295U);
  EXPECT_EQ(parse_as_number("1.0"), 65536U);
  EXPECT_EQ(parse_as_number("100.1"), 6553601U);
  EXPECT_EQ(parse_as_number("65535.65535"), 4294967295U);
  for (const char* word :
       {"", "0", "00", "4294967296", "0.1", "1.", ".1", "65536.1", "1.65536", "1.1.1", "-1", "1:1"}) {
    EXPECT_FALSE(parse_as_number(word)) << word;
  }
}

TEST(RouteDistinguisher, HasACanonicalForm) {
  constexpr Spelling table[] = {
      {"100:1", "100:1"},
      {"0:1", "0:1"},
      {"1:0", "1:0"},
      {"0100:001", "100:1"},
      {"65535:4294967295", "65535:4294967295"},
      {"65536:65535", "65536:65535"},
      {"65000.1:1", "4259840001:1"},
      {"1.1:1", "65537:1"},
      {"0.100:1", "0.100:1"},  // not 100:1, which is another one
      {"00.01:1", "0.1:1"},
      {"0.0:3", "0.0:3"},
      {"10.1.1.1:1", "10.1.1.1:1"},
      {"010.1.1.1:01", "10.1.1.1:1"},
      {"255.255.255.255:65535", "255.255.255.255:65535"},
  };
  for (const auto& [word, canonical] : table) {
    EXPECT_TRUE(is_route_distinguisher(word)) << word;
    EXPECT_EQ(canonical_route_distinguisher(word), canonical);
    EXPECT_TRUE(is_route_distinguisher(canonical)) << canonical;
    EXPECT_EQ(canonical_route_distinguisher(canonical), canonical);
  }
}

TEST(RouteDistinguisher, RefusesOtherWords) {
  for (const char* word : {"",
                           ":",
                           "1",
                           "1:",
                           ":1",
                           "0:0",
                           "00:000",
                           "0.0:0",
                           "65535:4294967296",
                           "65536:65536",
                           "4294967296:1",
                           "1.65536:1",
                           "65536.1:1",
                           "1.1:65536",
                           "1.2.3:1",
                           "10.1.1.1:65536",
                           "10.1.1.256:1",
                           "10.1.1.1.1:1",
                           "1:1:1",
                           "1:-1",
                           "1:1 ",
                           "a:1"}) {
    EXPECT_FALSE(is_route_distinguisher(word)) << word;
    EXPECT_EQ(canonical_route_distinguisher(word), word);
  }
}

TEST(MacAddress, HasACanonicalForm) {
  constexpr Spelling table[] = {
      {"00e0-fc01-0001", "00e0-fc01-0001"},
      {"E0-FC01-1", "00e0-fc01-0001"},
      {"0-0-0", "0000-0000-0000"},
      {"FFFF-ffff-FfFf", "ffff-ffff-ffff"},
  };
  for (const auto& [word, canonical] : table) {
    EXPECT_TRUE(is_mac_address(word)) << word;
    EXPECT_EQ(canonical_mac_address(word), canonical);
  }
  for (const char* word : {"", "-", "1-1", "1-1-", "-1-1", "1-1-1-1", "1--1", "00e00-1-1", "1-1-12345", "g-1-1",
                           "00e0.fc01.0001", "00:e0:fc:01:00:01", "00e0fc010001", "1-1-1 "}) {
    EXPECT_FALSE(is_mac_address(word)) << word;
    EXPECT_EQ(canonical_mac_address(word), word);
  }
}

TEST(InterfaceName, IsTypeAndNumber) {
  struct Case {
    const char* word;
    const char* type;
    const char* number;
  };
  constexpr Case table[] = {
      {"NULL0", "NULL", "0"},
      {"LoopBack1023", "LoopBack", "1023"},
      {"GigabitEthernet0/1/0", "GigabitEthernet", "0/1/0"},
      {"gigabitethernet0/1/0.4094", "gigabitethernet", "0/1/0.4094"},
      {"Eth-Trunk7.141", "Eth-Trunk", "7.141"},
      {"Virtual-Template1", "Virtual-Template", "1"},
      {"100GE1/0/1", "100GE", "1/0/1"},
      {"10GE1/0/1:1.20", "10GE", "1/0/1:1.20"},
      {"100GE1025/1/0/0", "100GE", "1025/1/0/0"},
      {"50|100GE0/1/0", "50|100GE", "0/1/0"},
      {"FlexE-50G0/1/1", "FlexE-50G", "0/1/1"},
      {"Global-VE0.1", "Global-VE", "0.1"},
      {"Serial1/0/0/1:0", "Serial", "1/0/0/1:0"},
      {"Ethernet0/0", "Ethernet", "0/0"},
  };
  for (const Case& expected : table) {
    const auto name = split_interface_name(expected.word);
    ASSERT_TRUE(name) << expected.word;
    EXPECT_EQ(name->type, expected.type);
    EXPECT_EQ(name->number, expected.number);
    EXPECT_TRUE(is_interface_number(name->number));
  }
}

TEST(InterfaceName, RefusesOtherWords) {
  for (const char* word : {"",
                           "1",
                           "0/1/0",
                           "GigabitEthernet",
                           "100GE",
                           "GigabitEthernet0/1/",
                           "GigabitEthernet/1",
                           "GigabitEthernet0/1/0.",
                           "GigabitEthernet0//1",
                           "Eth-Trunk-1",
                           "-Eth1",
                           "|GE1",
                           "GE 0/1/0",
                           "Eth-Trunk1.1.1",
                           "GE1.1/0",
                           "GE1:1:1",
                           "GE1.1:1",
                           "GE1/2/3/4/5",
                           "GigabitEthernet0/1/0(10G)",
                           "GE1/x/1",
                           "a_b1",
                           "a.b1",
                           "10.1.1.1"}) {
    EXPECT_FALSE(split_interface_name(word)) << word;
  }
  for (const char* word : {"", "/", "1/", "/1", "1.", ":1", "1//1", "1.1.1", "1.1:1", "1/1/1/1/1", "a", "1 "}) {
    EXPECT_FALSE(is_interface_number(word)) << word;
  }
}

TEST(Shape, ReadersAcceptWhatTheRulesAccept) {
  const std::vector<std::string> words = {
      "0",
      "18446744073709551615",
      "-9223372036854775808",
      "9223372036854775807",
      "GigabitEthernet0/1/0.100",
      "100GE1/0/1",
      "10GE1/0/1:1.20",
      "50|100GE0/1/0",
      "Eth-Trunk7.141",
      "Serial1/0/0/1:0",
      "NULL0",
      "1/0/1",
      "1/2/3/4:5.6",
      "a-1|2b-3c4",
  };
  int accepted = 0;
  test::for_words_around(words, "0123589aGE--|//::..", [&accepted](const std::string& word) {
    const bool integer = parse_integer(word).has_value();
    const bool with_sign = parse_signed(word).has_value();
    const bool number = is_interface_number(word);
    const bool name = split_interface_name(word).has_value();
    EXPECT_EQ(integer, test::rule_accepts<rules::integer>(word)) << word;
    EXPECT_EQ(with_sign, test::rule_accepts<rules::signed_integer>(word)) << word;
    EXPECT_EQ(number, test::rule_accepts<rules::interface_number>(word)) << word;
    EXPECT_EQ(name, test::rule_accepts<rules::interface_name>(word)) << word;
    accepted += integer || with_sign || number || name;
  });
  EXPECT_GT(accepted, 5000);  // or the words are too far off to prove anything
}

// No second reader to compare with; so canonical forms must themselves be accepted, and change no more.
TEST(Shape, CanonicalFormsAreStable) {
  test::for_words_around({"100:1", "65537:1", "1.1:1", "0.100:1", "10.1.1.1:1", "00e0-fc01-1"}, "0123569fF.:-",
                         [](const std::string& word) {
                           const std::string distinguisher = canonical_route_distinguisher(word);
                           EXPECT_EQ(is_route_distinguisher(distinguisher), is_route_distinguisher(word)) << word;
                           EXPECT_EQ(canonical_route_distinguisher(distinguisher), distinguisher) << word;
                           const std::string mac = canonical_mac_address(word);
                           EXPECT_EQ(is_mac_address(mac), is_mac_address(word)) << word;
                           EXPECT_EQ(canonical_mac_address(mac), mac) << word;
                         });
}

}  // namespace
}  // namespace vrpc::command
