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
  struct Step {
    Judged judged;
    std::size_t count;
  };

  [[nodiscard]] std::vector<const diag::Diagnostic*> fixable(Safety safety) const {
    std::vector<const diag::Diagnostic*> findings;
    for (const diag::Diagnostic& finding : result_.judged.file->findings.all())
      if (finding.fix && finding.fix->safety == safety && !refused_.contains(finding.identity))
        findings.push_back(&finding);
    return findings;
  }

  [[nodiscard]] Step with(const std::vector<const diag::Diagnostic*>& findings) const {
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

  bool apply_safe() {
    const auto findings = fixable(Safety::safe);
    if (findings.empty()) return false;
    if (Step step = with(findings); is_same_configuration(*result_.judged.file, *step.judged.file)) {
      take(std::move(step));
      return true;
    }
    for (const diag::Diagnostic* finding : findings) {
      Step step = with({finding});
      if (is_same_configuration(*result_.judged.file, *step.judged.file)) {
        take(std::move(step));
        return true;
      }
      refused_.insert(finding->identity);
    }
    return false;
  }

  bool apply_unsafe() {
    const auto findings = fixable(Safety::unsafe);
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
