#include "policy/judge.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "check/identity.hpp"
#include "policy/glob.hpp"
#include "policy/inline.hpp"

namespace vrpc::policy {
namespace {

using diag::Diagnostic;

bool is_in(Kind kind, const std::vector<Kind>& kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

template <typename T> void append(std::vector<T>& list, const std::vector<T>& more) {
  list.insert(list.end(), more.begin(), more.end());
}

std::string_view take_view(std::string_view& path) {
  constexpr std::string_view kSeparator = " > ";
  const std::size_t size = std::min(path.find(kSeparator), path.size());
  const std::string_view view = path.substr(0, size);
  path.remove_prefix(std::min(size + kSeparator.size(), path.size()));
  return view;
}

// Finding by finding; each is suppressed by what comes first.
class Judge {
 public:
  Judge(check::File& file, const Wishes& wishes, const Baseline* baseline, const std::string& baseline_path)
      : file_(file), wishes_(wishes), baseline_(baseline), baseline_path_(baseline_path) {}

  Judgement run() {
    std::vector<Diagnostic>& findings = file_.findings.all();
    for (Diagnostic& finding : findings)
      if (const auto severity = wishes_.severity.find(finding.kind); severity != wishes_.severity.end())
        finding.severity = severity->second;
    std::erase_if(findings, [this](const Diagnostic& finding) { return !wishes_.wants(finding.kind); });
    diag::Findings about_comments;
    allow_by_comments(about_comments);
    std::vector<Diagnostic> kept;
    for (Diagnostic& finding : findings)
      if (!suppress(finding)) kept.push_back(std::move(finding));
    findings = std::move(kept);
    add(about_comments);
    return std::move(judgement_);
  }

 private:
  void allow_by_comments(diag::Findings& about_comments) {
    for (const Allowance& allowance : read_allowances(file_.document, about_comments)) {
      bool used = false;
      for (const Diagnostic& finding : file_.findings.all()) {
        const std::uint32_t at = finding.span.begin;
        if (finding.kind != allowance.kind || at < allowance.scope.begin || at >= allowance.scope.end) continue;
        allowed_.try_emplace(finding.identity, file_.source.text(allowance.reason));
        used = true;
      }
      if (!used && wishes_.wants(allowance.kind))
        about_comments(Kind::unused_suppression, allowance.name, diag::info(allowance.kind).name)
            .fix(allowance.removal);
    }
  }

  // Takes it over, and says true, if it is suppressed.
  bool suppress(Diagnostic& finding) {
    const auto allowed = allowed_.find(finding.identity);
    const Suppression* suppression = nullptr;
    if (allowed != allowed_.end()) {
      judgement_.suppressed.push_back({std::move(finding), true, allowed->second});
    } else if ((suppression = suppression_of(finding)) != nullptr) {
      judgement_.used.push_back(suppression);
      judgement_.suppressed.push_back({std::move(finding), false, suppression->reason});
    } else if (is_in_baseline(finding)) {
      judgement_.suppressed.push_back(
          {std::move(finding), false, fmt::format("in the baseline {}", baseline_->file->name())});
    } else {
      return false;
    }
    return true;
  }

  [[nodiscard]] const Suppression* suppression_of(const Diagnostic& finding) const {
    const auto found =
        std::find_if(wishes_.suppressions.begin(), wishes_.suppressions.end(), [&finding](const Suppression* one) {
          return one->rule == finding.kind && is_in_view(finding.view_path, one->view);
        });
    return found == wishes_.suppressions.end() ? nullptr : *found;
  }

  bool is_in_baseline(const Diagnostic& finding) {
    if (baseline_ == nullptr) return false;
    const std::string fingerprint = check::fingerprint(baseline_path_, finding.identity);
    if (!baseline_->entries.contains(fingerprint)) return false;
    judgement_.in_baseline.insert(fingerprint);
    return true;
  }

  // The findings of the file keep their identities, which count those that are gone by now.
  void add(diag::Findings& about_comments) {
    std::erase_if(about_comments.all(), [this](const Diagnostic& finding) { return !wishes_.wants(finding.kind); });
    if (about_comments.all().empty()) return;
    std::vector<Diagnostic> others = std::move(file_.findings.all());
    file_.findings = std::move(about_comments);
    check::complete(file_);
    for (Diagnostic& finding : file_.findings.all())
      if (const auto severity = wishes_.severity.find(finding.kind); severity != wishes_.severity.end())
        finding.severity = severity->second;
    append(file_.findings.all(), others);
    file_.findings.sort();
  }

  check::File& file_;
  const Wishes& wishes_;
  const Baseline* baseline_;
  const std::string& baseline_path_;
  std::map<std::uint64_t, std::string> allowed_;  // identities, and the reasons that comments give
  Judgement judgement_;
};

}  // namespace

bool Wishes::wants(Kind kind) const { return (!select || is_in(kind, *select)) && !is_in(kind, ignore); }

bool is_expired(const Suppression& suppression, Date today) {
  return suppression.expires && *suppression.expires <= today;
}

bool is_in_view(std::string_view view_path, std::string_view selector) {
  while (!selector.empty()) {
    if (view_path.empty() || !matches_text(take_view(selector), take_view(view_path))) return false;
  }
  return true;
}

Wishes wishes_for(const Settings& settings, const Overrides& overrides, std::string_view path, Date today) {
  Wishes wishes{settings.check.select, settings.check.ignore, settings.check.severity, settings.check.devices, {}, {}};
  for (const PathChoice& part : settings.per_path) {
    if (!matches(part.origin, part.paths, path)) continue;
    if (part.choice.select) wishes.select = part.choice.select;
    append(wishes.ignore, part.choice.ignore);
    if (!part.choice.devices.empty()) wishes.devices = part.choice.devices;
    for (const auto& [kind, severity] : part.choice.severity) wishes.severity[kind] = severity;
  }
  // What is asked for by name is shown, whatever the settings leave out.
  if (!overrides.select.empty()) {
    wishes.select = overrides.select;
    wishes.ignore.clear();
  }
  append(wishes.ignore, overrides.ignore);
  for (const auto& [kind, severity] : overrides.severity) wishes.severity[kind] = severity;
  wishes.fail_level = overrides.fail_level.value_or(settings.fail_level.value_or(Severity::warning));
  for (const Suppression& suppression : settings.suppressions) {
    const bool here = suppression.paths.empty() || matches(suppression.origin, suppression.paths, path);
    if (here && !is_expired(suppression, today)) wishes.suppressions.push_back(&suppression);
  }
  return wishes;
}

Judgement judge(check::File& file, const Wishes& wishes, const Baseline* baseline, const std::string& baseline_path) {
  return Judge(file, wishes, baseline, baseline_path).run();
}

}  // namespace vrpc::policy
