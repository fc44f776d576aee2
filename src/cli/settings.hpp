// Which vrpc.toml counts for which file: the closest one, from the folder of the file upwards.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/files.hpp"
#include "policy/judge.hpp"

namespace vrpc::cli {

// What `check`, `baseline` and `config` take to choose.
struct ChoiceOptions {
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::vector<std::string> severity;  // KIND=SEVERITY
  std::string fail_level;             // empty: as settings say
  std::string settings;               // a file in place of all others
  bool no_settings = false;
};

// Nothing, and `trouble`, for what does not exist.
[[nodiscard]] policy::Overrides read_overrides(const ChoiceOptions& options, Context& context);

// The day that suppressions expire by: that of $SOURCE_DATE_EPOCH if it is set.
[[nodiscard]] policy::Date today();

class SettingsFinder {
 public:
  SettingsFinder(const ChoiceOptions& options, const command::Grammar& grammar, Context& context)
      : options_(options), grammar_(grammar), context_(context) {}

  // For a file, which need not exist; `-` is in the working folder. Without a vrpc.toml they are empty. Mistakes in one
  // are printed with carets, and are `trouble`.
  [[nodiscard]] const policy::Settings& settings_for(const std::string& path);
  // By `exclude`.
  [[nodiscard]] bool leaves_out(const FoundFile& file, const WalkOptions& options);
  // All that were given.
  [[nodiscard]] std::vector<const policy::Settings*> all() const;

 private:
  [[nodiscard]] std::string file_above(const std::string& folder) const;
  const policy::Settings& read(const std::string& file);

  const ChoiceOptions& options_;
  const command::Grammar& grammar_;
  Context& context_;
  std::map<std::string, std::string> file_of_folder_;
  std::map<std::string, std::unique_ptr<policy::Settings>> settings_;  // by file; `` for none
};

// The path as an absolute one, with symbolic links resolved; empty for standard input.
[[nodiscard]] std::string absolute_path(const std::string& path);
// As a person in the working folder would name it.
[[nodiscard]] std::string shown_path(const std::string& absolute);

}  // namespace vrpc::cli
