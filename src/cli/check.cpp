// vrpc check [PATH...]: prints what is wrong with configurations.
//
//     paths -> tasks (files, and what is wanted of each) -> findings, judged by it -> reports -> exit status
#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "cli/check_options.hpp"
#include "cli/checker.hpp"
#include "cli/deadline.hpp"
#include "cli/printing.hpp"
#include "cli/watch.hpp"
#include "report/excerpt.hpp"
#include "report/statistics.hpp"
#include "report/summary.hpp"

namespace vrpc::cli {
namespace {

bool has_failing(const report::Run& run) {
  for (const report::FileReport& file : run.files)
    for (const report::Finding& finding : file.findings)
      if (finding.fails) return true;
  return false;
}

// Of all files together; says so if it is not enough.
bool is_covered(const report::Run& run, const CheckOptions& options, const Context& context) {
  const check::Coverage& coverage = run.summary.coverage;
  const auto all = static_cast<double>(coverage.all());
  if (all == 0 || static_cast<double>(coverage.understood()) * 100 >= options.min_coverage * all) return true;
  context.warn("--min-coverage", fmt::format("{} of {} lines are understood, less than {}%",
                                             report::percentage(coverage.understood(), coverage.all()), coverage.all(),
                                             options.min_coverage));
  return false;
}

void show_files(const std::vector<Task>& tasks) {
  std::string list;
  for (const Task& task : tasks) list += report::printable(task.file.path) + "\n";
  print_text(list);
}

// Standard input is fixed, and standard output is what becomes of it.
bool is_filter(const CheckOptions& options) {
  const auto& paths = options.checker.paths;
  return options.checker.fix.fixing == Fixing::in_place && std::find(paths.begin(), paths.end(), "-") != paths.end();
}

// After the differences.
void report_fixes(const report::Run& run, const CheckOptions& options, Context& context) {
  if (run.summary.fixed == 0) return;
  const std::size_t more = run.summary.unsafe_fixes;
  say("vrpc: {} would be fixed{}\n", report::counted(run.summary.fixed, "finding"),
      more > 0 ? fmt::format(" ({} more with --unsafe-fixes)", more) : "");
  if (!options.exit_zero) context.raise(kFindings);
}

void check_once(Checker& checker, const CheckOptions& options, Context& context) {
  const Deadline deadline(options.timeout);
  const auto outputs = read_outputs(options.output, context);
  const auto tasks = checker.plan();
  if (!outputs || !tasks) return;
  if (options.show_files) return show_files(*tasks);

  report::Detail detail = detail_of(*outputs, context.show_secrets);
  detail.suppressed = options.output.include_suppressed;
  std::vector<Checked> checked = checker.check(*tasks, detail);
  for (Checked& leftovers : checker.leftovers(*tasks, checked, detail)) checked.push_back(std::move(leftovers));
  std::string fixed;  // what goes to standard output besides the report, or in its place
  for (const Checked& one : checked) fixed += one.fixed;
  report::Run run = run_of(std::move(checked), context);
  run.has_suppressed = detail.suppressed;
  run.wants_unsafe_fixes = options.checker.fix.unsafe;
  if (options.checker.fix.fixing == Fixing::shown) {
    print_text(fixed);
    return report_fixes(run, options, context);
  }
  print_bytes(fixed);
  const Print unnamed = is_filter(options) ? Print(say) : Print(print);
  write_outputs(*outputs, run, unnamed, context);
  if (options.statistics) write_statistics(*outputs, run, unnamed);
  const bool covered = is_covered(run, options, context);
  if (!options.exit_zero && (has_failing(run) || !covered)) context.raise(kFindings);
}

// The configurations, and the vrpc.toml that there is or may come to be above them.
std::vector<std::string> files_to_watch(const CheckOptions& options) {
  Context quiet(Context::Voice::quiet);
  std::vector<std::string> files;
  for (const FoundFile& file : walk(options.checker.paths, options.checker.walk, quiet)) {
    files.push_back(file.path);
    for (std::filesystem::path above = absolute_path(file.path); above != above.root_path();) {
      above = above.parent_path();
      files.push_back((above / policy::kSettingsFile).native());
    }
  }
  if (!options.checker.choice.settings.empty()) files.push_back(options.checker.choice.settings);
  return files;
}

void check_again_and_again(const CheckOptions& options, Context& context) {
  std::set<std::string> others;  // all that ever counted: a file with a mistake in it will be mended
  watch(
      [&] {
        context.status = kClean;
        Checker checker(options.checker, context);
        check_once(checker, options, context);
        for (const std::string& file : checker.other_inputs()) others.insert(file);
      },
      [&] {
        std::vector<std::string> files = files_to_watch(options);
        files.insert(files.end(), others.begin(), others.end());
        return files;
      });
}

void run(const CheckOptions& options, Context& context) {
  const auto& paths = options.checker.paths;
  if (!options.watch) {
    Checker checker(options.checker, context);
    check_once(checker, options, context);
  } else if (std::find(paths.begin(), paths.end(), "-") != paths.end()) {
    context.trouble("--watch", "standard input cannot be watched");
  } else {
    check_again_and_again(options, context);
  }
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  const auto options = std::make_shared<CheckOptions>();
  add_check_command(app, *options, context, [options, &context] { run(*options, context); });
}

}  // namespace vrpc::cli
