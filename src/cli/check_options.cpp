#include "cli/check_options.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace vrpc::cli {
namespace {

// More than anybody reads; a file that is made to have a finding on each line would take all memory.
constexpr std::size_t kMaxFindings = 10'000;

constexpr const char* kOutput = "Output";
constexpr const char* kChoice = "Choice of findings";
constexpr const char* kFixes = "Fixes";
constexpr const char* kFiles = "Choice of files";

// Without it, a negative number would be read as a very large one.
CLI::Range at_most_a_billion() { return {std::size_t{0}, std::size_t{1'000'000'000}}; }

void add_output_options(CLI::App& command, OutputOptions& options) {
  command
      .add_option("--format", options.formats,
                  "any of " + format_help() + "; several at once, each into a file of its own but one")
      ->type_name("FORMAT[:FILE]")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(kOutput);
  command.add_option("--output", options.output, "write the report to this file instead of standard output")
      ->type_name("FILE")
      ->group(kOutput);
}

void add_choice_options(CLI::App& command, ChoiceOptions& options) {
  const auto add_list = [&command](const char* name, std::vector<std::string>& list, const char* type,
                                   const char* help) {
    command.add_option(name, list, help)->type_name(type)->delimiter(',')->allow_extra_args(false)->group(kChoice);
  };
  add_list("--select", options.select, "KIND,...", "report only findings of these kinds");
  add_list("--ignore", options.ignore, "KIND,...", "do not report findings of these kinds");
  add_list("--severity", options.severity, "KIND=SEVERITY,...", "give these kinds another severity");
  command
      .add_option("--fail-level", options.fail_level,
                  "end with status 1 from this severity on: note, warning (the default), error")
      ->type_name("SEVERITY")
      ->check(CLI::IsMember({"note", "warning", "error"}))
      ->group(kChoice);
  CLI::Option* file = command.add_option("--config", options.settings, "the vrpc.toml for all files")
                          ->type_name("FILE")
                          ->group(kChoice);
  command.add_flag("--no-config", options.no_settings, "read no vrpc.toml")->excludes(file)->group(kChoice);
}

// --diff prints no report, so what says how that looks makes no sense.
void add_fix_options(CLI::App& command, FixOptions& options) {
  CLI::Option* fix = command
                         .add_flag_callback(
                             "--fix", [&options] { options.fixing = std::max(options.fixing, Fixing::in_place); },
                             "mend what can be mended without a change of meaning, and report what is left")
                         ->group(kFixes);
  command
      .add_flag("--unsafe-fixes", options.unsafe,
                "with --fix: also write what was probably meant; without: count these")
      ->group(kFixes);
  CLI::Option* diff = command
                          .add_flag_callback(
                              "--diff", [&options] { options.fixing = Fixing::shown; },
                              "with --fix: write nothing; print what would change, and end with status 1")
                          ->needs(fix)
                          ->group(kFixes);
  for (const char* name : {"--format", "--output", "--include-suppressed", "--statistics", "--min-coverage"})
    diff->excludes(command.get_option(name));
  for (const char* name : {"--show-files", "--watch"}) fix->excludes(command.get_option(name));
}

void add_file_options(CLI::App& command, WalkOptions& options) {
  command
      .add_flag("--force-exclude", options.force_exclude, "leave out what is ignored or excluded even if it is named")
      ->group(kFiles);
  command.add_flag("--allow-missing", options.allow_missing, "pass over paths that are not there")->group(kFiles);
}

}  // namespace

void add_checker_options(CLI::App& command, CheckerOptions& options) {
  command.add_option("PATH", options.paths, "files, folders (their *.cfg), - for standard input; default .");
  add_choice_options(command, options.choice);
  add_file_options(command, options.walk);
  command.add_option("-j,--jobs", options.jobs, "files to check at the same time; default: one a processor")
      ->type_name("NUMBER")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000}));
}

void add_check_command(CLI::App& app, CheckOptions& options, Context& context, std::function<void()> run) {
  CLI::App& command = *app.add_subcommand("check", "print what is wrong with configurations");
  add_checker_options(command, options.checker);
  add_output_options(command, options.output);
  CLI::Option* baseline =
      command
          .add_option("--baseline", options.checker.baseline, "leave out the findings in this file of `vrpc baseline`")
          ->type_name("FILE")
          ->group(kChoice);
  command.add_flag("--no-baseline", options.checker.no_baseline, "leave out nothing for a baseline")
      ->excludes(baseline)
      ->group(kChoice);
  command.add_flag("--exit-zero", options.exit_zero, "end with status 0 even if there are findings")->group(kChoice);
  command.add_option("--min-coverage", options.min_coverage, "end with status 1 if fewer lines are understood")
      ->type_name("PERCENT")
      ->check(CLI::Range(0.0, 100.0))
      ->group(kChoice);
  command
      .add_flag("--include-suppressed", options.output.include_suppressed,
                "with sarif: report what comments, vrpc.toml and the baseline leave out, marked as suppressed")
      ->group(kOutput);
  options.checker.max_findings = kMaxFindings;
  command
      .add_option("--max-findings", options.checker.max_findings,
                  fmt::format("report no more findings of a file, the most severe; default {}, 0: all", kMaxFindings))
      ->type_name("NUMBER")
      ->check(at_most_a_billion())
      ->group(kOutput);
  command.add_flag("--statistics", options.statistics, "count the findings of each kind")->group(kOutput);
  command.add_flag("--show-files", options.show_files, "print the files that would be checked, and nothing else")
      ->group(kFiles);
  command.add_flag("--watch", options.watch, "check again whenever a file changes")->group(kFiles);
  command.add_option("--timeout", options.timeout, "give the run up after that time, with status 2; default 0: never")
      ->type_name("SECONDS")
      ->check(at_most_a_billion());
  add_fix_options(command, options.checker.fix);
  context.add_reading_options(command);
  command.callback(std::move(run));
}

}  // namespace vrpc::cli
