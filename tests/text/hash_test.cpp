#include "text/hash.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace vrpc::text {
namespace {

TEST(MemoryHash, DiffersWhereAnyCharacterDoes) {
  for (const std::size_t size : {1U, 2U, 3U, 4U, 7U, 8U, 9U, 15U, 16U, 17U, 40U}) {
    const std::string text(size, 'a');
    for (std::size_t i = 0; i < size; ++i) {
      std::string other = text;
      other[i] = 'b';
      EXPECT_NE(memory_hash(text), memory_hash(other)) << size << ", at " << i;
    }
  }
}

// Tables use the low bits only.
TEST(MemoryHash, LowBitsDifferWhereTheLastCharactersDo) {
  std::set<std::uint64_t> places;
  for (int i = 0; i < 1000; ++i) places.insert(memory_hash("GigabitEthernet0/0/" + std::to_string(i)) & 0xFFFF);
  EXPECT_GT(places.size(), 950U);
}

TEST(MemoryHash, CaseDoesNotCountWhereItsBitIsSet) {
  constexpr std::uint64_t kLowerCase = 0x2020'2020'2020'2020;
  EXPECT_EQ(memory_hash("Interface", kLowerCase), memory_hash("INTERFACE", kLowerCase));
  EXPECT_NE(memory_hash("Interface"), memory_hash("INTERFACE"));
}

}  // namespace
}  // namespace vrpc::text
