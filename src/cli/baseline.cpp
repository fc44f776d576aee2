// vrpc baseline create|update|check: the findings that a project starts with, so that `check` shows only new ones.
#include <filesystem>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "check/identity.hpp"
#include "cli/check_options.hpp"
#include "cli/streams.hpp"
#include "report/excerpt.hpp"

namespace vrpc::cli {
namespace {

using policy::Baseline;
using policy::BaselineEntry;
using Entries = std::map<std::string, BaselineEntry, std::less<>>;

enum class Action { create, update, check };

struct BaselineOptions {
  Action action = Action::create;
  CheckerOptions checker;
  std::string file;  // empty: as settings say, or vrpc-baseline.json
};

std::string file_of(const BaselineOptions& options, Checker& checker) {
  if (!options.file.empty()) return options.file;
  const auto& named = checker.settings().baseline;
  return named ? shown_path(*named) : std::string(policy::kBaselineFile);
}

// What is found now. What is said of comments and settings is not for a baseline.
Entries found(const std::vector<Task>& tasks, const std::vector<Checked>& checked, const std::string& folder) {
  Entries entries;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const std::string path = path_from(folder, tasks[i]);
    for (const report::Finding& finding : checked[i].report.findings) {
      const diag::KindInfo& kind = diag::info(finding.kind);
      if (kind.origin == diag::Origin::policy) continue;
      const std::string fingerprint = check::fingerprint(path, finding.identity);
      entries[fingerprint] = {fingerprint, std::string(kind.name), path, finding.place.view_path};
    }
  }
  return entries;
}

// Entries of files that were not looked at stay, unless all were, and there is no such file any more.
void keep_others(const Baseline& baseline, const std::vector<Task>& tasks, const Checker& checker, Entries& entries) {
  if (checker.is_whole(baseline.folder)) return;
  std::set<std::string> looked_at;
  for (const Task& task : tasks) looked_at.insert(path_from(baseline.folder, task));
  for (const auto& [fingerprint, entry] : baseline.entries)
    if (!looked_at.contains(entry.path)) entries.emplace(fingerprint, entry);
}

// Prints those of `entries` that `others` lacks; returns how many.
std::size_t print_missing(char mark, const Entries& entries, const Entries& others) {
  std::size_t count = 0;
  for (const auto& [fingerprint, entry] : entries) {
    if (others.contains(fingerprint)) continue;
    const std::string view = entry.view.empty() ? "" : "   " + entry.view;
    print(report::printable(fmt::format("{} {}: {}{}", mark, entry.path, entry.rule, view)) + "\n");
    ++count;
  }
  return count;
}

std::string findings(std::size_t count) { return fmt::format("{} finding{}", count, count == 1 ? "" : "s"); }

void run(const BaselineOptions& options, Context& context) {
  Checker checker(options.checker, context);
  const auto tasks = checker.plan();
  if (!tasks) return;
  const std::string file = file_of(options, checker);
  Baseline before;
  std::error_code unknown;
  if (options.action == Action::create) {
    if (std::filesystem::exists(file, unknown))
      return context.trouble(file, "is there already; `vrpc baseline update` brings it up to date");
  } else {
    auto loaded = policy::read_baseline(file);
    if (!loaded) return context.trouble(loaded.error().name, loaded.error().reason);
    before = std::move(*loaded);
  }

  std::vector<Checked> checked = checker.check(*tasks, {});
  Entries entries = found(*tasks, checked, policy::baseline_folder(file));
  (void)run_of(std::move(checked), context);
  if (context.status == kTrouble) return;
  if (before.file != nullptr) keep_others(before, *tasks, checker, entries);
  if (options.action == Action::create) {
    print(fmt::format("{}: {}\n", file, findings(entries.size())));
  } else {
    const std::size_t added = print_missing('+', entries, before.entries);
    const std::size_t gone = print_missing('-', before.entries, entries);
    print(fmt::format("{}: {}, {} new, {} gone\n", file, findings(entries.size()), added, gone));
    if (options.action == Action::check) return context.raise(added + gone > 0 ? kFindings : kClean);
  }
  std::vector<BaselineEntry> list;
  for (auto& [fingerprint, entry] : entries) list.push_back(std::move(entry));
  if (const auto written = text::replace_file(file, policy::baseline_text(std::move(list))); !written)
    context.trouble(file, written.error());
}

void add_action(CLI::App& command, const char* name, Action action, const char* help, Context& context) {
  const auto options = std::make_shared<BaselineOptions>();
  options->action = action;
  options->checker.no_baseline = true;
  CLI::App& subcommand = *command.add_subcommand(name, help);
  add_checker_options(subcommand, options->checker);
  subcommand.add_option("--baseline", options->file, "the file; default: as vrpc.toml says, or vrpc-baseline.json")
      ->type_name("FILE");
  context.add_reading_options(subcommand);
  subcommand.callback([options, &context] { run(*options, context); });
}

}  // namespace

void add_baseline(CLI::App& app, Context& context) {
  CLI::App& command = *app.add_subcommand("baseline", "write down the findings there are, so that only new ones show");
  command.require_subcommand(1);
  add_action(command, "create", Action::create, "write the baseline", context);
  add_action(command, "update", Action::update, "bring it up to date", context);
  add_action(command, "check", Action::check, "say what an update would change; status 1 if anything", context);
}

}  // namespace vrpc::cli
