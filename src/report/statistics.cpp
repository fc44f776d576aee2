#include "report/statistics.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace vrpc::report {

std::string statistics(const Run& run) {
  using Key = std::pair<diag::Kind, diag::Severity>;
  std::map<Key, std::size_t> counts;
  for (const FileReport& file : run.files)
    for (const Finding& finding : file.findings) ++counts[{finding.kind, finding.severity}];
  std::vector<std::pair<Key, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (const auto& [key, count] : sorted)
    text += fmt::format("{:>7}  {:<7}  {}  {}\n", count, diag::to_text(key.second), diag::code_text(key.first),
                        diag::info(key.first).name);
  return text;
}

}  // namespace vrpc::report
