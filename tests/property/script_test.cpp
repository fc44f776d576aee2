// The law of `diff` (script_law.hpp) on versions of samples and of texts made from the command grammar. VRPC_SEED=17
// looks at one pair, VRPC_CASES=10000 at more.
#include <cstdlib>

#include <gtest/gtest.h>

#include "edits.hpp"
#include "generator.hpp"
#include "script_law.hpp"
#include "support/files.hpp"

namespace vrpc::property {
namespace {

// The pair with as many lines left out of both as the law allows to be broken without.
std::pair<Lines, Lines> shrunk(Lines before, Lines after) {
  const auto broken = [](const Lines& a, const Lines& b) { return !unproved(join_lines(a), join_lines(b)).empty(); };
  for (bool smaller = true; smaller;) {
    smaller = false;
    for (Lines* side : {&before, &after}) {
      for (std::size_t i = 0; i < side->size();) {
        Lines fewer = *side;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        const bool still = side == &before ? broken(fewer, after) : broken(before, fewer);
        if (still) {
          *side = std::move(fewer);
          smaller = true;
        } else {
          ++i;
        }
      }
    }
  }
  return {before, after};
}

void expect_proved(std::size_t seed, const Lines& before, const Lines& after) {
  if (unproved(join_lines(before), join_lines(after)).empty()) return;
  const auto [a, b] = shrunk(before, after);
  ADD_FAILURE() << "VRPC_SEED=" << seed << "\n--- old\n"
                << join_lines(a) << "--- new\n"
                << join_lines(b) << "---\n"
                << unproved(join_lines(a), join_lines(b));
}

template <typename Make> void for_pairs(std::size_t count, Make make) {
  const char* only = std::getenv("VRPC_SEED");
  const char* cases = std::getenv("VRPC_CASES");
  const std::size_t first = only != nullptr ? std::strtoull(only, nullptr, 10) : 1;
  const std::size_t last = only != nullptr ? first : cases != nullptr ? std::strtoull(cases, nullptr, 10) : count;
  for (std::size_t seed = first; seed <= last && !testing::Test::HasFailure(); ++seed) {
    Random random(seed);
    const Lines before = make(seed, random);
    Lines after = before;
    for (std::size_t edits = 1 + random.below(12); edits > 0; --edits) edit(after, random);
    expect_proved(seed, before, after);
    expect_proved(seed, after, before);
  }
}

TEST(Script, IsProvedBetweenVersionsOfSamples) {
  std::vector<Lines> samples;
  for (const std::string& path : test::repository_files("samples", {".cfg"}))
    samples.push_back(split_lines(test::read_file(test::in_repository(path))));
  for_pairs(400, [&samples](std::size_t, Random& random) { return excerpt(random.pick(samples), 80, random); });
}

TEST(Script, IsProvedBetweenVersionsOfGeneratedTexts) {
  for_pairs(600, [](std::size_t seed, Random&) {
    return split_lines(Generator(command::builtin_grammar(), seed, true).run());
  });
}

}  // namespace
}  // namespace vrpc::property
