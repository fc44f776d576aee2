#include "report/statistics.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace vrpc::report {

std::string statistics(const Run& run) {
  const auto& kinds = run.summary.kinds;
  std::vector<std::pair<std::pair<diag::Kind, diag::Severity>, std::size_t>> sorted(kinds.begin(), kinds.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (const auto& [kind, count] : sorted)
    text += fmt::format("{:>7}  {:<7}  {}  {}\n", count, diag::to_text(kind.second), diag::code_text(kind.first),
                        diag::info(kind.first).name);
  return text;
}

}  // namespace vrpc::report
