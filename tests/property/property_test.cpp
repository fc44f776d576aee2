// The laws (text_laws.hpp) on texts that nobody wrote: made from the command grammar, and made by damaging
// samples and test files. The same texts in every run; VRPC_SEED=17 looks at one of them, VRPC_CASES=100000 at more.
#include <cstdlib>

#include <gtest/gtest.h>

#include "generator.hpp"
#include "support/files.hpp"
#include "text_laws.hpp"

namespace vrpc::property {
namespace {

std::size_t number_from_environment(const char* name, std::size_t otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr ? std::strtoull(value, nullptr, 10) : otherwise;
}

bool is_text(const std::string& text) { return text::make_source("text", text).has_value(); }

// The text with as many lines left out as the law allows to be broken without.
std::string shrunk(const Law& law, const std::string& text) {
  Lines lines = split_lines(text);
  int tries = 3000;
  for (std::size_t count = std::max<std::size_t>(1, lines.size() / 2); count > 0; count /= 2) {
    for (std::size_t first = 0; first < lines.size() && tries > 0;) {
      Lines fewer = lines;
      const auto begin = fewer.begin() + static_cast<std::ptrdiff_t>(first);
      fewer.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(count, lines.size() - first)));
      --tries;
      if (!law.broken(Reading(join_lines(fewer))).empty()) {
        lines = std::move(fewer);
      } else {
        first += count;
      }
    }
  }
  return join_lines(lines);
}

// As it can be pasted into a test.
std::string as_literal(std::string_view text) {
  std::string result;
  for (const std::string& line : split_lines(text)) {
    result += "    \"";
    for (const char c : line) {
      if (c == '\n')
        result += "\\n";
      else if (c == '"' || c == '\\')
        result += std::string("\\") + c;
      else if (c < ' ' || c > '~')
        result += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
      else
        result += c;
    }
    result += "\"\n";
  }
  return result;
}

void expect_law(const Law& law, const Reading& reading, std::size_t seed) {
  if (law.broken(reading).empty()) return;
  const std::string small = shrunk(law, std::string(reading.source.bytes()));
  ADD_FAILURE() << law.name << " does not hold; VRPC_SEED=" << seed << "\n"
                << as_literal(small) << law.broken(Reading(small));
}

void expect_laws(std::size_t seed, const std::string& text) {
  if (!is_text(text)) return;
  const Reading reading(text);
  for (const Law& law : text_laws()) expect_law(law, reading, seed);
}

template <typename Make> void for_seeds(std::size_t count, Make make) {
  const std::size_t only = number_from_environment("VRPC_SEED", 0);
  const std::size_t last = only != 0 ? only : number_from_environment("VRPC_CASES", count);
  for (std::size_t seed = only != 0 ? only : 1; seed <= last && !testing::Test::HasFailure(); ++seed)
    expect_laws(seed, make(seed));
}

TEST(Laws, HoldForGeneratedTexts) {
  for_seeds(600, [](std::size_t seed) { return Generator(command::builtin_grammar(), seed).run(); });
}

std::vector<Lines> existing_texts() {
  std::vector<Lines> texts;
  for (const char* folder : {"samples", "tests"})
    for (const std::string& path : test::repository_files(folder, {".cfg"}))
      texts.push_back(split_lines(test::read_file(test::in_repository(path))));
  return texts;
}

TEST(Laws, HoldForDamagedTexts) {
  const std::vector<Lines> texts = existing_texts();
  ASSERT_FALSE(texts.empty());
  for_seeds(800, [&texts](std::size_t seed) {
    Random random(seed);
    Lines lines = excerpt(random.pick(texts), 40, random);
    for (std::size_t count = random.below(8); count > 0; --count) mutate(lines, random);
    return join_lines(lines);
  });
}

TEST(Laws, HoldForExistingTexts) {
  for (const Lines& lines : existing_texts()) expect_laws(0, join_lines(lines));
}

// The formatter may leave a block alone where it cannot keep what it means. Where nothing is wrong, it has no reason
// to.
TEST(Formatter, LeavesNothingOut) {
  for (std::size_t seed = 1; seed <= 500; ++seed) {
    const Reading reading(Generator(command::builtin_grammar(), seed, true).run());
    const Reading& formatted = reading.formatted();
    if (reading.tree.kind() != syntax::InputKind::saved) continue;
    EXPECT_TRUE(is_unrestrained(formatted)) << "VRPC_SEED=" << seed;
    for (const Statement& statement : formatted.document.statements) {
      if (statement.state == State::raw || statement.view() == ViewId{command::kNone}) continue;
      const bool nested = statement.parent != bind::kNoStatement;
      const LineId parent = nested ? formatted.document.statement(statement.parent).line : LineId{};
      const std::uint32_t wanted = nested ? formatted.tree.line(parent).indentation + 1 : 0;
      EXPECT_EQ(formatted.tree.line(statement.line).indentation, wanted)
          << "VRPC_SEED=" << seed << "\n"
          << at_line(statement.line, formatted.source.bytes());
    }
  }
}

// A generator that makes mostly nonsense would prove little.
TEST(Generator, MakesLinesThatAreUnderstood) {
  std::size_t understood = 0;
  std::size_t all = 0;
  std::vector<bool> used(command::builtin_grammar().form_count());
  for (std::size_t seed = 1; seed <= 2000; ++seed) {
    const Reading reading(Generator(command::builtin_grammar(), seed).run());
    for (const Statement& statement : reading.document.statements) {
      ++all;
      if (statement.state != State::unknown && statement.state != State::wrong) ++understood;
      if (index(statement.form) != command::kNone) used[index(statement.form)] = true;
    }
  }
  EXPECT_GT(understood * 100, all * 60) << understood << " of " << all;
  const auto forms = static_cast<std::size_t>(std::count(used.begin(), used.end(), true));
  EXPECT_GT(forms * 100, used.size() * 25) << forms << " of " << used.size();
}

}  // namespace
}  // namespace vrpc::property
