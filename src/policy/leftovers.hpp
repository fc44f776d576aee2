// What a run shows about the files that say what is to be reported: suppressions and baseline entries that nothing
// needs any more.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "policy/judge.hpp"

namespace vrpc::policy {

// Findings in a vrpc.toml or a baseline, in their order.
struct Leftovers {
  std::shared_ptr<const text::Source> file;
  std::vector<diag::Diagnostic> findings;
};

class LeftoverFinder {
 public:
  // `is_whole` says of a folder whether all of its files were looked at.
  LeftoverFinder(Date today, std::function<bool(const std::string&)> is_whole)
      : today_(today), is_whole_(std::move(is_whole)) {}

  void use(const Suppression& suppression);
  void use(const Baseline& baseline, const std::string& fingerprint);
  // That a file was looked at, with these wishes; `path` is as in the baseline.
  void checked(const Baseline& baseline, const std::string& path, const Wishes& wishes);

  // Unused and expired suppressions; `wishes` are those for the file of settings itself.
  void look_at(const Settings& settings, const Wishes& wishes);
  void look_at(const Baseline& baseline, const Wishes& wishes);

  [[nodiscard]] std::vector<Leftovers> take();

 private:
  // Several settings may extend one file: the same place in it is the same thing.
  using Place = std::pair<std::string, std::uint32_t>;
  static Place place_of(const Origin& origin) { return {origin.file->name(), origin.span.begin}; }

  template <typename... Args>
  void report(const Origin& origin, const Wishes& wishes, Kind kind, std::string_view help, const Args&... args);

  Date today_;
  std::function<bool(const std::string&)> is_whole_;
  std::set<Place> used_;
  std::set<std::string> entries_used_;
  std::map<std::string, const Wishes*> checked_;  // by path in the baseline
  std::set<Place> reported_;
  std::map<std::string, Leftovers> leftovers_;  // by name of the file
};

}  // namespace vrpc::policy
