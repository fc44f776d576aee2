#include "command/address.hpp"

#include <cctype>
#include <cstdlib>
#include <cstring>

#include <arpa/inet.h>
#include <gtest/gtest.h>

#include "words.hpp"

namespace vrpc::command {
namespace {

using Family = IpAddress::Family;

IpAddress address(std::string_view word) {
  if (const auto ipv4 = parse_ipv4(word)) return *ipv4;
  if (const auto ipv6 = parse_ipv6(word)) return *ipv6;
  ADD_FAILURE() << word << " is no address";
  return {};
}

struct Spelling {
  const char* word;
  const char* canonical;
};

TEST(Ipv4, IsPrintedCanonically) {
  constexpr Spelling table[] = {
      {"0.0.0.0", "0.0.0.0"},       {"10.1.1.1", "10.1.1.1"},         {"255.255.255.255", "255.255.255.255"},
      {"010.001.1.09", "10.1.1.9"}, {"192.000.002.001", "192.0.2.1"},
  };
  for (const auto& [word, canonical] : table) {
    ASSERT_TRUE(parse_ipv4(word)) << word;
    EXPECT_EQ(to_text(*parse_ipv4(word)), canonical);
  }
}

TEST(Ipv4, RefusesOtherWords) {
  for (const char* word :
       {"", ".", "1", "1.2.3", "1.2.3.", ".1.2.3", "1..2.3", "1.2.3.4.", "1.2.3.4.5", "256.1.1.1", "1.1.1.999",
        "0001.1.1.1", "1.1.1.0001", "1.2.3.4 ", " 1.2.3.4", "1.2.3.a", "1.2.3.4/24", "+1.2.3.4", "::1"}) {
    EXPECT_FALSE(parse_ipv4(word)) << word;
  }
}

TEST(Ipv6, IsPrintedAsVrpPrintsIt) {
  constexpr Spelling table[] = {
      {"::", "::"},
      {"0:0:0:0:0:0:0:0", "::"},
      {"::1", "::1"},
      {"1::", "1::"},
      {"2001:db8::1", "2001:DB8::1"},
      {"2001:0DB8:0000:0000:0000:0000:0000:0001", "2001:DB8::1"},
      {"2001:db8:0:1:1:1:1:1", "2001:DB8:0:1:1:1:1:1"},  // one group is not shortened
      {"2001:db8::1:1:1:1:1", "2001:DB8:0:1:1:1:1:1"},
      {"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},        // the longest run
      {"2001:db8:0:0:1:0:0:1", "2001:DB8::1:0:0:1"},  // the first of two
      {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"},
      {"::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"},
      {"1:0:0:4:5:6:0:0", "1::4:5:6:0:0"},
      {"fe80::A", "FE80::A"},
      {"::ffff:192.0.2.1", "::FFFF:C000:201"},
      {"64:FF9B::10.1.1.1", "64:FF9B::A01:101"},
      {"1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"},
      {"1:2:3:4:5::1.2.3.4", "1:2:3:4:5:0:102:304"},
  };
  for (const auto& [word, canonical] : table) {
    ASSERT_TRUE(parse_ipv6(word)) << word;
    EXPECT_EQ(to_text(*parse_ipv6(word)), canonical);
  }
}

TEST(Ipv6, RefusesOtherWords) {
  for (const char* word : {"",
                           ":",
                           ":::",
                           "1",
                           "1:",
                           ":1",
                           "1:2:3:4:5:6:7",
                           "1:2:3:4:5:6:7:",
                           ":1:2:3:4:5:6:7:8",
                           "1:2:3:4:5:6:7:8:9",
                           "1:2:3:4:5:6:7:8::",
                           "::1:2:3:4:5:6:7:8",
                           "1:2:3:4::5:6:7:8",
                           "1::2::3",
                           "1:::2",
                           "::1:",
                           "12345::",
                           "g::",
                           "::1 ",
                           "::1/64",
                           "fe80::1%eth0",
                           "1.2.3.4",
                           "::1.2.3",
                           "::1.2.3.256",
                           "1:2:3:4:5:6:7:1.2.3.4",
                           "1.2.3.4::",
                           "::1.2.3.4:1",
                           "::.1.2.3",
                           "1:2:3:4:5:6::1.2.3.4"}) {
    EXPECT_FALSE(parse_ipv6(word)) << word;
  }
}

TEST(Ipv6, PrefixIsAnAddressAndALength) {
  EXPECT_EQ(to_text(parse_ipv6_prefix("2001:db8::1/064").value()), "2001:DB8::1/64");
  EXPECT_EQ(parse_ipv6_prefix("::/0"), (IpPrefix{address("::"), 0}));
  EXPECT_EQ(parse_ipv6_prefix("::1/128"), (IpPrefix{address("::1"), 128}));
  for (const char* word : {"", "/", "::", "::/", "/64", "::1/129", "::1/-1", "::1/+1", "::1/64 ", "::1/6/4",
                           "10.1.1.0/24", "::1/4294967360", "::1/18446744073709551680"}) {
    EXPECT_FALSE(parse_ipv6_prefix(word)) << word;
  }
}

TEST(IpAddress, ComparesByValue) {
  EXPECT_EQ(address("2001:db8::1"), address("2001:DB8:0::0001"));
  EXPECT_EQ(address("010.1.1.1"), address("10.1.1.1"));
  EXPECT_NE(address("1.2.3.4"), address("102:304::"));
  EXPECT_LT(address("9.1.1.1"), address("10.1.1.1"));
  EXPECT_LT(address("255.1.1.1"), address("::"));
}

TEST(IpAddress, MayBeAskedForInNoTextAtAll) {
  EXPECT_FALSE(parse_ipv4({}));
  EXPECT_FALSE(parse_ipv6({}));
  EXPECT_FALSE(parse_ipv6_prefix({}));
}

TEST(IpAddress, KnowsSpecialAddresses) {
  struct Case {
    const char* word;
    bool unspecified, loopback, link_local, multicast, broadcast;
  };
  constexpr Case table[] = {
      {"0.0.0.0", true, false, false, false, false},
      {"::", true, false, false, false, false},
      {"127.0.0.1", false, true, false, false, false},
      {"127.255.0.9", false, true, false, false, false},
      {"::1", false, true, false, false, false},
      {"7F00::", false, false, false, false, false},
      {"169.254.1.1", false, false, true, false, false},
      {"169.253.1.1", false, false, false, false, false},
      {"FE80::1", false, false, true, false, false},
      {"FEBF::1", false, false, true, false, false},
      {"FEC0::1", false, false, false, false, false},
      {"FE7F::1", false, false, false, false, false},
      {"224.0.0.1", false, false, false, true, false},
      {"239.255.255.255", false, false, false, true, false},
      {"223.255.255.255", false, false, false, false, false},
      {"240.0.0.0", false, false, false, false, false},
      {"FF02::1", false, false, false, true, false},
      {"255.255.255.255", false, false, false, false, true},
      {"255.255.255.254", false, false, false, false, false},
      {"FFFF:FFFF::", false, false, false, true, false},
  };
  for (const Case& expected : table) {
    const IpAddress subject = address(expected.word);
    EXPECT_EQ(is_unspecified(subject), expected.unspecified) << expected.word;
    EXPECT_EQ(is_loopback(subject), expected.loopback) << expected.word;
    EXPECT_EQ(is_link_local(subject), expected.link_local) << expected.word;
    EXPECT_EQ(is_multicast(subject), expected.multicast) << expected.word;
    EXPECT_EQ(is_broadcast(subject), expected.broadcast) << expected.word;
  }
}

TEST(IpAddress, NetworkContainsAddress) {
  struct Case {
    const char* network;
    int length;
    const char* address;
    bool expected;
  };
  constexpr Case table[] = {
      {"10.1.1.0", 24, "10.1.1.255", true},
      {"10.1.1.0", 24, "10.1.2.0", false},
      {"10.1.1.7", 24, "10.1.1.9", true},
      {"10.1.0.0", 15, "10.0.255.1", true},
      {"10.1.0.0", 15, "10.2.0.0", false},
      {"0.0.0.0", 0, "255.1.1.1", true},
      {"10.1.1.1", 32, "10.1.1.1", true},
      {"10.1.1.1", 32, "10.1.1.0", false},
      {"10.1.1.1", 33, "10.1.1.1", false},
      {"10.1.1.1", -1, "10.1.1.1", false},
      {"::", 0, "10.1.1.1", false},
      {"::", 0, "FFFF::", true},
      {"2001:DB8::", 32, "2001:DB8:1::", true},
      {"2001:DB8::", 48, "2001:DB8:1::", false},
      {"::1", 128, "::1", true},
      {"::1", 127, "::", true},
      {"::1", 129, "::1", false},
  };
  for (const Case& row : table) {
    EXPECT_EQ(contains(address(row.network), row.length, address(row.address)), row.expected)
        << row.network << "/" << row.length << " " << row.address;
  }
}

TEST(IpAddress, MaskHasALengthIfContiguous) {
  for (int length = 0; length <= 32; ++length) {
    IpAddress mask;
    for (std::size_t bit = 0; bit < static_cast<std::size_t>(length); ++bit) {
      mask.bytes[bit / 8] = static_cast<std::uint8_t>(mask.bytes[bit / 8] | 0x80 >> bit % 8);
    }
    EXPECT_EQ(mask_length(mask), length);
  }
  EXPECT_EQ(mask_length(address("FFFF:FFFF:8000::")), 33);
  EXPECT_EQ(mask_length(address("FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF")), 128);
  for (const char* word : {"0.0.0.255", "255.0.255.0", "255.254.128.0", "128.128.0.0", "0.255.0.0", "255.255.255.1"}) {
    EXPECT_FALSE(mask_length(address(word))) << word;
  }
}

TEST(IpAddress, ReadersAcceptWhatTheRulesAccept) {
  const std::vector<std::string> words = {
      "10.1.1.1",
      "255.255.255.255",
      "001.2.03.255",
      "::",
      "::1",
      "1::",
      "2001:DB8::1",
      "fe80::a:b",
      "1:2:3:4:5:6:7:8",
      "1:2:3:4::5:6:7",
      "1:2:3:4:5:6:7::",
      "::2:3:4:5:6:7:8",
      "::1.2.3.4",
      "1:2:3:4:5:6:1.2.3.4",
      "1::6:1.2.3.4",
      "2001:DB8::1/64",
      "::/0",
      "1:2:3:4:5:6:7:8/128",
  };
  int accepted = 0;
  test::for_words_around(words, "0123459aFg:::...//", [&accepted](const std::string& word) {
    const bool ipv4 = parse_ipv4(word).has_value();
    const bool ipv6 = parse_ipv6(word).has_value();
    const bool prefix = parse_ipv6_prefix(word).has_value();
    EXPECT_EQ(ipv4, test::rule_accepts<peg::value::ipv4_address>(word)) << word;
    EXPECT_EQ(ipv6, test::rule_accepts<peg::value::ipv6_address>(word)) << word;
    EXPECT_EQ(prefix, test::rule_accepts<peg::value::ipv6_prefix>(word)) << word;
    accepted += ipv4 || ipv6 || prefix;
  });
  EXPECT_GT(accepted, 5000);  // or the words are too far off to prove anything
}

TEST(Ipv6, AgreesWithTheCLibrary) {
  std::mt19937 random(4291);
  for (int i = 0; i < 50000; ++i) {
    IpAddress subject{Family::ipv6, {}};
    for (std::size_t group = 0; group < 8; ++group) {
      if (random() % 2 == 0) continue;
      subject.bytes[2 * group] = static_cast<std::uint8_t>(random() % 2 == 0 ? 0 : random());
      subject.bytes[2 * group + 1] = static_cast<std::uint8_t>(random());
    }
    const std::string text = to_text(subject);
    EXPECT_EQ(parse_ipv6(text), subject) << text;

    in6_addr read{};
    ASSERT_EQ(inet_pton(AF_INET6, text.c_str(), &read), 1) << text;
    EXPECT_EQ(std::memcmp(&read, subject.bytes.data(), subject.bytes.size()), 0) << text;

    char printed[INET6_ADDRSTRLEN];
    ASSERT_NE(inet_ntop(AF_INET6, subject.bytes.data(), printed, sizeof printed), nullptr);
    EXPECT_EQ(parse_ipv6(printed), subject) << printed;
    if (std::strchr(printed, '.') != nullptr) continue;  // a dotted end, which VRP does not print
    for (char& character : printed) character = static_cast<char>(std::toupper(static_cast<unsigned char>(character)));
    EXPECT_EQ(text, printed);
  }
}

}  // namespace
}  // namespace vrpc::command
