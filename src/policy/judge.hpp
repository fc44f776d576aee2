// From what was found in a file to what is reported of it: severities, selection, suppressions, the baseline.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "policy/baseline.hpp"
#include "policy/settings.hpp"

namespace vrpc::policy {

// What a command line says; it goes before what settings say.
struct Overrides {
  std::vector<Kind> select;
  std::vector<Kind> ignore;
  std::map<Kind, Severity> severity;
  std::optional<Severity> fail_level;
};

// What settings and command line say together about one file.
struct Wishes {
  std::optional<std::vector<Kind>> select;  // none: all
  std::vector<Kind> ignore;
  std::map<Kind, Severity> severity;
  std::vector<std::string> devices;  // none: all
  Severity fail_level = Severity::warning;
  std::vector<const Suppression*> suppressions;

  [[nodiscard]] bool wants(Kind kind) const;
};

// `path` is absolute; empty for standard input, which no pattern matches.
[[nodiscard]] Wishes wishes_for(const Settings& settings, const Overrides& overrides, std::string_view path,
                                Date today);

// A finding that is left out, and why.
struct Suppressed {
  diag::Diagnostic finding;
  bool in_source = false;  // by a comment
  std::string reason;
};

struct Judgement {
  std::vector<const Suppression*> used;
  std::set<std::string> in_baseline;  // fingerprints
  std::vector<Suppressed> suppressed;
};

// Leaves those findings of a checked file that are to be reported, and adds those about its comments. `baseline_path`
// is the path of the file from the folder of the baseline.
[[nodiscard]] Judgement judge(check::File& file, const Wishes& wishes, const Baseline* baseline,
                              const std::string& baseline_path);

[[nodiscard]] bool is_expired(const Suppression& suppression, Date today);
// `selector` is `bgp * > ipv4-family vpn-instance MGMT`: each part a pattern, from the outermost view on.
[[nodiscard]] bool is_in_view(std::string_view view_path, std::string_view selector);

}  // namespace vrpc::policy
