#include "cli/fix.hpp"

#include <optional>
#include <set>

#include "diff/compare.hpp"

namespace vrpc::cli {
namespace {

using diag::Safety;

// Fixes that undo each other end here.
constexpr int kMostRounds = 32;

bool is_same_configuration(const check::File& before, const check::File& after) {
  return diff::compare(config::Config(before.document), config::Config(after.document)).empty();
}

class Fixer {
 public:
  Fixer(Judged found, const Look& look) : look_(look) { result_.judged = std::move(found); }

  Fixed run(bool unsafe) {
    for (int round = 0; round < kMostRounds; ++round)
      if (!apply_safe() && !(unsafe && apply_unsafe())) break;
    return std::move(result_);
  }

 private:
  using Findings = std::vector<const diag::Diagnostic*>;
  struct Step {
    Judged judged;
    std::size_t count;
  };

  [[nodiscard]] Findings fixable(Safety safety) const {
    Findings findings;
    for (const diag::Diagnostic& finding : result_.judged.file->findings.all())
      if (finding.fix && finding.fix->safety == safety && !refused_.contains(finding.identity))
        findings.push_back(&finding);
    return findings;
  }

  [[nodiscard]] Step with(const Findings& findings) const {
    const text::Source& source = result_.judged.file->source;
    std::vector<const diag::Fix*> fixes;
    for (const diag::Diagnostic* finding : findings) fixes.push_back(&*finding->fix);
    diag::Mended mended = diag::apply(source.bytes(), fixes);
    return {look_(text::Source(source.name(), std::move(mended.text))), mended.fixes};
  }

  void take(Step step) {
    result_.judged = std::move(step.judged);
    result_.count += step.count;
  }

  [[nodiscard]] bool are_harmless(const Findings& findings) const {
    return is_same_configuration(*result_.judged.file, *with(findings).judged.file);
  }

  // By halves: of thousands of fixes one may be refused.
  Findings harmless(const Findings& findings) {
    if (are_harmless(findings)) return findings;
    if (findings.size() == 1) {
      refused_.insert(findings.front()->identity);
      return {};
    }
    const auto middle = findings.begin() + static_cast<std::ptrdiff_t>(findings.size() / 2);
    Findings all = harmless({findings.begin(), middle});
    const Findings others = harmless({middle, findings.end()});
    const std::size_t known = all.size();
    all.insert(all.end(), others.begin(), others.end());
    // What is harmless alone only waits for the next round.
    if (known > 0 && !others.empty() && !are_harmless(all)) all.resize(known);
    return all;
  }

  bool apply_safe() {
    const Findings findings = fixable(Safety::safe);
    if (findings.empty()) return false;
    const Findings good = harmless(findings);
    if (!good.empty()) take(with(good));
    return !good.empty();
  }

  bool apply_unsafe() {
    const Findings findings = fixable(Safety::unsafe);
    if (findings.empty()) return false;
    take(with(findings));
    return true;
  }

  const Look& look_;
  Fixed result_;
  std::set<std::uint64_t> refused_;  // safe fixes that are not
};

}  // namespace

Fixed fix(Judged found, const Look& look, bool unsafe) { return Fixer(std::move(found), look).run(unsafe); }

}  // namespace vrpc::cli
