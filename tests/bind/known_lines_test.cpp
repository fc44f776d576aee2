#include "bind/known_lines.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <gtest/gtest.h>

namespace vrpc::bind {
namespace {

using command::FormId;
using command::LeafId;
using command::ViewId;

constexpr ViewId kView{3};
constexpr std::array kLeaves = {LeafId{7}, LeafId{8}};

TEST(KnownLines, AreKnownInTheirViewOnly) {
  KnownLines lines;
  EXPECT_EQ(lines.find(kView, "undo shutdown"), nullptr);
  lines.remember(kView, "undo shutdown", FormId{5}, kLeaves);
  const KnownLines::Line* found = lines.find(kView, "undo shutdown");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->form, FormId{5});
  EXPECT_TRUE(std::equal(kLeaves.begin(), kLeaves.end(), found->leaves().begin(), found->leaves().end()));
  EXPECT_EQ(lines.find(ViewId{4}, "undo shutdown"), nullptr);
  EXPECT_EQ(lines.find(kView, "undo Shutdown"), nullptr);
}

TEST(KnownLines, LongOnesAreNot) {
  KnownLines lines;
  const std::string line(KnownLines::kLongest + 1, 'a');
  lines.remember(kView, line, FormId{5}, kLeaves);
  EXPECT_EQ(lines.find(kView, line), nullptr);
}

TEST(KnownLines, AreForgottenForOthers) {
  KnownLines lines;
  lines.remember(kView, "undo shutdown", FormId{5}, kLeaves);
  for (int i = 0; i < 5000; ++i) lines.remember(kView, "mtu " + std::to_string(i), FormId{6}, kLeaves);
  EXPECT_EQ(lines.find(kView, "undo shutdown"), nullptr);
}

}  // namespace
}  // namespace vrpc::bind
