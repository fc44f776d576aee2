// The findings that a project starts with, by fingerprint: `vrpc baseline` writes them, `vrpc check` leaves them out.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/source.hpp"

namespace vrpc::policy {

inline constexpr std::string_view kBaselineFile = "vrpc-baseline.json";

struct BaselineEntry {
  std::string fingerprint;  // of the path and what the finding is about
  std::string rule;
  std::string path;  // from the folder of the baseline, with `/`
  std::string view;  // for people

  friend auto operator<=>(const BaselineEntry&, const BaselineEntry&) = default;
};

struct Baseline {
  std::shared_ptr<const text::Source> file;
  std::string folder;                                         // absolute
  std::map<std::string, BaselineEntry, std::less<>> entries;  // by fingerprint
};

// The folder that paths in a baseline start from.
[[nodiscard]] std::string baseline_folder(const std::string& path);
[[nodiscard]] tl::expected<Baseline, text::LoadError> read_baseline(const std::string& path);
// An entry a line, in the order of paths and rules, so that a change of one is a change of one line.
[[nodiscard]] std::string baseline_text(std::vector<BaselineEntry> entries);

}  // namespace vrpc::policy
