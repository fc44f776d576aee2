#include "report/summary.hpp"

#include <fmt/format.h>

namespace vrpc::report {

void Summary::add(const check::File& file) {
  ++files;
  for (const diag::Diagnostic& finding : file.findings.all()) add(finding);
  coverage += check::coverage(file.document);
}

void Summary::add(const diag::Diagnostic& finding) {
  ++findings[static_cast<std::size_t>(finding.severity)];
  ++kinds[{finding.kind, finding.severity}];
  if (finding.fix) ++(finding.fix->safety == diag::Safety::safe ? safe_fixes : unsafe_fixes);
}

Summary& Summary::operator+=(const Summary& other) {
  files += other.files;
  unreadable += other.unreadable;
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i] += other.findings[i];
  for (const auto& [kind, count] : other.kinds) kinds[kind] += count;
  fixed += other.fixed;
  safe_fixes += other.safe_fixes;
  unsafe_fixes += other.unsafe_fixes;
  coverage += other.coverage;
  return *this;
}

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string percentage(std::size_t part, std::size_t all) {
  if (part == all) return "100%";
  const std::size_t tenths = part * 1000 / all;
  return fmt::format("{}.{}%", tenths / 10, tenths % 10);
}

std::string understood(const check::Coverage& coverage) {
  if (coverage.all() == 0) return "no commands";
  std::string text = fmt::format("{} of {} understood", percentage(coverage.understood(), coverage.all()),
                                 counted(coverage.all(), "line"));
  const std::size_t unknown = coverage.of(bind::State::unknown);
  const std::size_t wrong = coverage.of(bind::State::wrong);
  if (unknown == 0 && wrong == 0) return text;
  if (wrong == 0) return fmt::format("{} ({} unknown)", text, unknown);
  if (unknown == 0) return fmt::format("{} ({} wrong)", text, wrong);
  return fmt::format("{} ({} unknown, {} wrong)", text, unknown, wrong);
}

}  // namespace vrpc::report
