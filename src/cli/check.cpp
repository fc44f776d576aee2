// vrpc check [PATH...]: prints what is wrong with configurations.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <string_view>
#include <thread>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace vrpc::cli {
namespace {

using diag::Kind;
using diag::Severity;

struct CheckOptions {
  std::vector<std::string> paths{"."};
  std::string format = "text";
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::string fail_level = "warning";
  std::size_t jobs = 0;  // 0: one a processor
};

// --- Which findings are wanted ---

struct Selection {
  std::vector<Kind> selected;  // none: all
  std::vector<Kind> ignored;

  [[nodiscard]] bool wants(Kind kind) const {
    const auto in = [kind](const std::vector<Kind>& kinds) {
      return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    return (selected.empty() || in(selected)) && !in(ignored);
  }
};

// `undefined-vpn-instance`, or `VRP2103` as findings show it.
const diag::KindInfo* find_kind(std::string_view text) {
  for (const diag::KindInfo& info : diag::all_kinds())
    if (diag::code_text(info.kind) == text) return &info;
  return diag::find_kind(text);
}

std::vector<Kind> read_kinds(std::string_view option, const std::vector<std::string>& names, Context& context) {
  std::vector<Kind> kinds;
  for (const std::string& name : names) {
    if (const diag::KindInfo* info = find_kind(name)) {
      kinds.push_back(info->kind);
      continue;
    }
    std::vector<std::string_view> known;
    for (const diag::KindInfo& info : diag::all_kinds()) known.push_back(info.name);
    const std::string_view near = diag::closest(name, known);
    const std::string hint = near.empty() ? "" : fmt::format("; did you mean `{}`?", near);
    context.trouble(option, fmt::format("no kind of finding is named `{}`{}", diag::quotable(name), hint));
  }
  return kinds;
}

// --- Checking ---

struct Job {
  const command::Grammar* grammar = nullptr;
  check::Options reading;
  Selection selection;
  bool json = false;
  report::TextOptions text;
};

// What is left of a file once it is checked, so that a run over many holds none of them.
struct Checked {
  std::optional<text::LoadError> error;
  std::string text;
  report::Json file;
  report::Json findings;
  report::Summary summary;
};

// Runs on any thread.
Checked check_file(const std::string& path, const Job& job) {
  Checked checked;
  auto source = path == "-" ? text::load_standard_input() : text::load_file(path);
  if (!source) {
    checked.error = source.error();
    checked.summary.unreadable = 1;
    return checked;
  }
  const auto file = check::check(std::move(*source), *job.grammar, job.reading);
  std::erase_if(file->findings.all(), [&job](const diag::Diagnostic& d) { return !job.selection.wants(d.kind); });
  checked.summary.add(*file);
  if (job.json) {
    checked.file = report::file_to_json(*file);
    checked.findings = report::findings_to_json(*file);
  } else {
    checked.text = report::to_text(*file, job.text);
  }
  return checked;
}

std::vector<Checked> check_files(const std::vector<std::string>& paths, const Job& job, std::size_t threads) {
  std::vector<Checked> checked(paths.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < paths.size(); i = next++) checked[i] = check_file(paths[i], job);
  };
  std::vector<std::jthread> others;
  while (others.size() + 1 < std::min(threads, paths.size())) others.emplace_back(work);
  work();
  others.clear();  // waits for them
  return checked;
}

// --- Printing ---

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void print_text(const std::vector<Checked>& all, const report::Summary& summary) {
  for (const Checked& checked : all) print(checked.text);
  if (summary.files > 0) print(report::to_text(summary));
}

void print_json(std::vector<Checked>& all, const report::Summary& summary) {
  report::Json files = report::Json::array();
  report::Json findings = report::Json::array();
  for (Checked& checked : all) {
    if (checked.error) continue;
    files.push_back(std::move(checked.file));
    for (report::Json& finding : checked.findings) findings.push_back(std::move(finding));
  }
  print(report::to_json(std::move(files), std::move(findings), summary));
}

bool fails(const report::Summary& summary, std::string_view level) {
  constexpr Severity kFromTheWorst[] = {Severity::error, Severity::warning, Severity::note};
  for (const Severity severity : kFromTheWorst) {
    if (summary.of(severity) > 0) return true;
    if (diag::to_text(severity) == level) return false;
  }
  return false;
}

// --- The subcommand ---

void run(const CheckOptions& options, Context& context) {
  Job job;
  job.selection = {read_kinds("--select", options.select, context), read_kinds("--ignore", options.ignore, context)};
  job.grammar = context.grammar();
  const auto reading = context.reading_options();
  if (context.status == kTrouble) return;
  job.reading = *reading;
  job.json = options.format == "json";
  job.text = {.colours = Context::wants_colours(), .show_secrets = context.show_secrets};

  const std::vector<std::string> paths = find_files(options.paths, context);
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  std::vector<Checked> checked = check_files(paths, job, options.jobs > 0 ? options.jobs : processors);

  report::Summary summary;
  for (const Checked& one : checked) {
    summary += one.summary;
    if (one.error) context.trouble(one.error->name, one.error->reason);
  }
  if (job.json) {
    print_json(checked, summary);
  } else {
    print_text(checked, summary);
  }
  if (fails(summary, options.fail_level)) context.raise(kFindings);
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = app.add_subcommand("check", "print what is wrong with configurations");
  command->add_option("PATH", options->paths, "files, folders (their *.cfg), - for standard input; default .");
  command->add_option("--format", options->format, "text (the default) or json")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}));
  const auto add_kinds = [command](const char* name, std::vector<std::string>& kinds, const char* help) {
    command->add_option(name, kinds, help)->type_name("KIND,...")->delimiter(',')->allow_extra_args(false);
  };
  add_kinds("--select", options->select, "report only findings of these kinds");
  add_kinds("--ignore", options->ignore, "do not report findings of these kinds");
  command
      ->add_option("--fail-level", options->fail_level,
                   "end with status 1 from this severity on: note, warning (the default), error")
      ->type_name("SEVERITY")
      ->check(CLI::IsMember({"note", "warning", "error"}));
  command->add_option("-j,--jobs", options->jobs, "files to check at the same time; default: one a processor")
      ->type_name("NUMBER")
      ->check(CLI::PositiveNumber);
  context.add_reading_options(*command);
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace vrpc::cli
