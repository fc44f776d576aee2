// From paths to findings: which files, with which settings, checked on several threads, and judged by those settings.
// `check` and `baseline` share it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/files.hpp"
#include "cli/fix.hpp"
#include "cli/root.hpp"
#include "cli/settings.hpp"
#include "policy/baseline.hpp"
#include "policy/judge.hpp"
#include "report/run.hpp"

namespace vrpc::cli {

enum class Fixing : std::uint8_t {
  none,
  in_place,  // standard input: as text
  shown,     // as a difference
};

struct FixOptions {
  Fixing fixing = Fixing::none;
  bool unsafe = false;
};

struct CheckerOptions {
  std::vector<std::string> paths{"."};
  WalkOptions walk;
  ChoiceOptions choice;
  std::string baseline;  // empty: as settings say
  bool no_baseline = false;
  std::size_t jobs = 0;          // 0: one a processor
  std::size_t max_findings = 0;  // of a file, that are reported; 0: all
  FixOptions fix;
};

// A file that is to be checked.
struct Task {
  FoundFile file;
  std::string absolute;  // empty for standard input
  policy::Wishes wishes;
  check::Options reading;
  const policy::Baseline* baseline = nullptr;
  std::string baseline_path;  // of the file, from the folder of the baseline
};

// What is left of a file once it is checked, so that a run over many holds none of them.
struct Checked {
  std::optional<text::LoadError> error;
  report::FileReport report;
  report::Summary summary;
  policy::Judgement judgement;
  std::size_t left_out = 0;                // findings that are counted and not reported
  std::string fixed;                       // of standard input; or the difference that fixes make
  std::optional<std::string> not_written;  // why the file stays as it was
};

class Checker {
 public:
  Checker(const CheckerOptions& options, Context& context);

  // Finds the files and reads what says how they are checked. Nothing, and `trouble`, if that cannot be known.
  [[nodiscard]] std::optional<std::vector<Task>> plan();
  // In the order of the tasks.
  [[nodiscard]] std::vector<Checked> check(const std::vector<Task>& tasks, const report::Detail& detail) const;
  // Findings about settings and baselines, after the files were checked.
  [[nodiscard]] std::vector<Checked> leftovers(const std::vector<Task>& tasks, const std::vector<Checked>& checked,
                                               const report::Detail& detail) const;

  // The files of settings and baselines that count, by now.
  [[nodiscard]] std::vector<std::string> other_inputs() const;
  // Whether all files of the folder are looked at.
  [[nodiscard]] bool is_whole(const std::string& folder) const;
  // Of the working folder.
  [[nodiscard]] const policy::Settings& settings() { return finder_->settings_for("-"); }
  [[nodiscard]] const std::map<std::string, policy::Baseline>& baselines() const { return baselines_; }

 private:
  void add(const FoundFile& file, std::vector<Task>& tasks);
  const policy::Baseline* baseline_of(const policy::Settings& settings);
  [[nodiscard]] Checked check(const Task& task, const report::Detail& detail) const;
  [[nodiscard]] Judged look_at(const Task& task, text::Source source) const;
  [[nodiscard]] Judged fix(const Task& task, Judged found, Checked& checked) const;

  const CheckerOptions& options_;
  Context& context_;
  policy::Date today_;
  Root root_;
  policy::Overrides overrides_;
  const command::Grammar* grammar_ = nullptr;
  std::optional<check::Options> reading_;
  std::unique_ptr<SettingsFinder> finder_;
  std::map<std::string, policy::Baseline> baselines_;
};

// The path of the file from a folder, with `/`.
[[nodiscard]] std::string path_from(const std::string& folder, const Task& task);

// The report of all of them; unreadable files are `trouble`.
[[nodiscard]] report::Run run_of(std::vector<Checked> all, Context& context);

}  // namespace vrpc::cli
