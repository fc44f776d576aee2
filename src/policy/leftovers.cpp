#include "policy/leftovers.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/hash.hpp"

namespace vrpc::policy {

void LeftoverFinder::use(const Suppression& suppression) { used_.insert(place_of(suppression.origin)); }

void LeftoverFinder::use(const Baseline& baseline, const std::string& fingerprint) {
  entries_used_.insert(baseline.file->name() + '\n' + fingerprint);
}

void LeftoverFinder::checked(const Baseline& baseline, const std::string& path, const Wishes& wishes) {
  checked_.emplace(baseline.file->name() + '\n' + path, &wishes);
}

template <typename... Args>
void LeftoverFinder::report(const Origin& origin, const Wishes& wishes, Kind kind, std::string_view help,
                            const Args&... args) {
  if (!wishes.wants(kind) || !reported_.insert(place_of(origin)).second) return;
  diag::Findings findings;
  findings(kind, origin.span, args...).help(std::string(help));
  diag::Diagnostic& finding = findings.all().front();
  if (const auto severity = wishes.severity.find(kind); severity != wishes.severity.end())
    finding.severity = severity->second;
  finding.identity =
      text::Hash().add(diag::info(kind).name).add(finding.message).add(fmt::format("{}", reported_.size())).value();
  Leftovers& leftovers = leftovers_[origin.file->name()];
  leftovers.file = origin.file;
  leftovers.findings.push_back(std::move(finding));
}

void LeftoverFinder::look_at(const Settings& settings, const Wishes& wishes) {
  for (const Suppression& suppression : settings.suppressions) {
    const std::string_view rule = diag::info(suppression.rule).name;
    if (is_expired(suppression, today_)) {
      report(suppression.origin, wishes, Kind::expired_suppression, "look at it again, or take it out", rule,
             to_text(*suppression.expires));
    } else if (!used_.contains(place_of(suppression.origin)) && wishes.wants(suppression.rule) &&
               is_whole_(suppression.origin.folder)) {
      report(suppression.origin, wishes, Kind::unused_suppression, "take it out", rule);
    }
  }
}

void LeftoverFinder::look_at(const Baseline& baseline, const Wishes& wishes) {
  for (const auto& [fingerprint, entry] : baseline.entries) {
    if (entries_used_.contains(baseline.file->name() + '\n' + fingerprint)) continue;
    const diag::KindInfo* kind = find_kind(entry.rule);
    const auto file = checked_.find(baseline.file->name() + '\n' + entry.path);
    const bool looked_for =
        file != checked_.end() ? kind == nullptr || file->second->wants(kind->kind) : is_whole_(baseline.folder);
    if (!looked_for) continue;
    const std::string_view text = baseline.file->bytes();
    const auto begin = static_cast<std::uint32_t>(std::min(text.find('"' + fingerprint + '"'), text.size() - 1));
    const Origin origin{
        baseline.file, baseline.folder, {begin, begin + static_cast<std::uint32_t>(fingerprint.size()) + 2}};
    report(origin, wishes, Kind::stale_baseline_entry, "`vrpc baseline update` takes it out", entry.rule, entry.path);
  }
}

std::vector<Leftovers> LeftoverFinder::take() {
  std::vector<Leftovers> result;
  for (auto& [name, leftovers] : leftovers_) {
    std::stable_sort(leftovers.findings.begin(), leftovers.findings.end(),
                     [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    result.push_back(std::move(leftovers));
  }
  return result;
}

}  // namespace vrpc::policy
