#include <gtest/gtest.h>

#include "syntax/tree.hpp"

namespace vrpc::syntax {
namespace {

InputKind kind_of(std::string bytes) { return guess_kind(text::Source("test.cfg", std::move(bytes))); }

TEST(GuessKind, SavedConfigurationsHaveSeparatorsOrIndentation) {
  EXPECT_EQ(kind_of("#\nbmp\n bmp-session 10.1.1.1\n#\nreturn\n"), InputKind::saved);
  EXPECT_EQ(kind_of("bmp\n bmp-session 10.1.1.1\n"), InputKind::saved);
  EXPECT_EQ(kind_of("sysname R\n#\n"), InputKind::saved);
  EXPECT_EQ(kind_of("!Software Version V800R021C10SPC600\nsysname R\nquit\n"), InputKind::saved);
}

TEST(GuessKind, ScriptsAreFlatOrHoldWhatIsOnlyTyped) {
  EXPECT_EQ(kind_of("bmp\nbmp-session 10.1.1.1\n"), InputKind::script);
  EXPECT_EQ(kind_of("system-view\n bmp\n quit\n"), InputKind::script);
  EXPECT_EQ(kind_of("#\nbmp\ncommit label x\n"), InputKind::script);
}

TEST(GuessKind, TranscriptsHavePrompts) {
  EXPECT_EQ(kind_of("<HUAWEI> system-view\n"), InputKind::transcript);
  EXPECT_EQ(kind_of("Info: logged in\n[*HUAWEI-bmp]\n"), InputKind::transcript);
  EXPECT_EQ(kind_of("#\n[~HUAWEI]display this\n#\n"), InputKind::transcript);
}

TEST(GuessKind, NotEveryBracketIsAPrompt) {
  EXPECT_EQ(kind_of("#\nxpl\n <replace/>\n#\n"), InputKind::saved);
  EXPECT_EQ(kind_of("#\n<>\n"), InputKind::saved);
  EXPECT_EQ(kind_of("#\n[a b]\n"), InputKind::saved);
  EXPECT_EQ(kind_of("#\n [~HUAWEI]\n"), InputKind::saved);
}

TEST(GuessKind, NothingIsASavedConfiguration) {
  for (const char* text : {"", "\n\n", "#\n", "return\n", "!comment\n"})
    EXPECT_EQ(kind_of(text), InputKind::saved) << text;
}

}  // namespace
}  // namespace vrpc::syntax
