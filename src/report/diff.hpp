// What differs between two configurations, for people and for programs.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "diff/compare.hpp"

namespace vrpc::report {

struct DiffOptions {
  bool colours = false;
  bool show_secrets = false;
};

// A tree: `+` added, `-` removed, `~` changed, `>` moved in its list, with the risk of each; then counts.
[[nodiscard]] std::string to_text(const config::Config& before, const config::Config& after,
                                  const std::vector<diff::Change>& changes, const DiffOptions& options);

// schemas/diff.json
[[nodiscard]] std::string to_json(const config::Config& before, const config::Config& after,
                                  const std::vector<diff::Change>& changes, const DiffOptions& options);

}  // namespace vrpc::report
