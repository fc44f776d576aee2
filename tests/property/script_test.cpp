// The law of `diff`: whatever two configurations are, the script leads from one to the other and the rollback leads
// back. VRPC_SEED=17 looks at one pair, VRPC_CASES=10000 at more.
#include "diff/script.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

#include "edits.hpp"
#include "generator.hpp"
#include "laws.hpp"
#include "support/files.hpp"

namespace vrpc::property {
namespace {

struct Version {
  explicit Version(const std::string& text)
      : source("text", text),
        tree(source, syntax::InputKind::saved),
        document(bind::bind(tree, command::builtin_grammar(), {}, findings)),
        config(document) {}

  // A block of text without an end would take in the rest of a script.
  [[nodiscard]] bool runs_on() const {
    return std::any_of(findings.all().begin(), findings.all().end(),
                       [](const diag::Diagnostic& finding) { return finding.kind == diag::Kind::unterminated_block; });
  }

  text::Source source;
  syntax::Tree tree;
  diag::Findings findings;
  Document document;
  config::Config config;
};

// Why the script from one to the other is not proved; empty if it is.
std::string unproved(const std::string& before_text, const std::string& after_text) {
  const Version before(before_text);
  const Version after(after_text);
  if (before.runs_on() || after.runs_on()) return {};
  const diff::Plan plan = diff::plan(before.config, after.config, diff::compare(before.config, after.config));
  // A command without an undo form cannot be taken back; lines that no definition covers are text, and whether `x` and
  // `undo x`, or two views of one text, are one thing cannot be told.
  const auto is_known = [](const diff::Step& step) { return step.known; };
  if (!plan.impossible.empty() || !std::all_of(plan.steps.begin(), plan.steps.end(), is_known)) return {};
  const std::string script = diff::to_text(plan, diff::ScriptStyle::paste);
  const diff::Proof proof = diff::prove(before.config, after.config, plan, script);
  return proof.holds ? "" : proof.failure + "\n" + script;
}

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
