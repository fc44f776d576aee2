#include "cli/checker.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <system_error>
#include <thread>

#include <fmt/format.h>

#include "cli/difference.hpp"
#include "cli/progress.hpp"
#include "policy/leftovers.hpp"

namespace vrpc::cli {
namespace {

namespace fs = std::filesystem;

void mark_failing(report::FileReport& file, diag::Severity level) {
  for (report::Finding& finding : file.findings) finding.fails = finding.severity >= level;
}

// Of findings that are equally severe, the first. Returns how many are gone. What is left decides the exit status as
// all of them would.
std::size_t keep_most_severe(std::vector<diag::Diagnostic>& findings, std::size_t most) {
  const std::size_t all = findings.size();
  if (most == 0 || all <= most) return 0;
  std::array<std::size_t, 3> room{};
  for (const diag::Diagnostic& finding : findings) ++room[static_cast<std::size_t>(finding.severity)];
  for (std::size_t severity = room.size(); severity-- > 0;) {
    room[severity] = std::min(room[severity], most);
    most -= room[severity];
  }
  std::erase_if(findings, [&room](const diag::Diagnostic& finding) {
    std::size_t& left = room[static_cast<std::size_t>(finding.severity)];
    if (left == 0) return true;
    --left;
    return false;
  });
  return all - findings.size();
}

}  // namespace

std::string path_from(const std::string& folder, const Task& task) {
  if (task.absolute.empty()) return "<stdin>";
  return fs::path(task.absolute).lexically_relative(folder).generic_string();
}

Checker::Checker(const CheckerOptions& options, Context& context)
    : options_(options), context_(context), today_(today()), overrides_(read_overrides(options.choice, context)) {
  grammar_ = context.grammar();
  if (grammar_ == nullptr) return;
  reading_ = context.reading_options();
  finder_ = std::make_unique<SettingsFinder>(options.choice, *grammar_, context);
}

// --- Planning ---

std::optional<std::vector<Task>> Checker::plan() {
  if (!reading_ || context_.status == kTrouble) return std::nullopt;
  std::vector<Task> tasks;
  Context walking;  // what is wrong with one path leaves the others to be checked
  for (const FoundFile& file : walk(options_.paths, options_.walk, walking)) add(file, tasks);
  if (context_.status == kTrouble) return std::nullopt;
  context_.raise(walking.status);
  return tasks;
}

void Checker::add(const FoundFile& file, std::vector<Task>& tasks) {
  Task task;
  task.file = file;
  task.absolute = absolute_path(file.path);
  const policy::Settings& settings = finder_->settings_for(file.path);
  if (finder_->leaves_out(file, options_.walk)) return;
  task.wishes = policy::wishes_for(settings, overrides_, task.absolute, today_);
  task.reading = *reading_;
  if (!context_.names_devices() && !task.wishes.devices.empty()) {
    task.reading.bind.devices = 0;
    for (const std::string& name : task.wishes.devices) task.reading.bind.devices |= *grammar_->find_device(name);
  }
  task.baseline = baseline_of(settings);
  if (task.baseline != nullptr) task.baseline_path = path_from(task.baseline->folder, task);
  tasks.push_back(std::move(task));
}

const policy::Baseline* Checker::baseline_of(const policy::Settings& settings) {
  if (options_.no_baseline) return nullptr;
  const std::string path = !options_.baseline.empty() ? options_.baseline
                           : settings.baseline        ? shown_path(*settings.baseline)
                                                      : "";
  if (path.empty()) return nullptr;
  const auto [found, is_new] = baselines_.try_emplace(path);
  if (is_new) {
    auto loaded = policy::read_baseline(path);
    if (loaded) {
      found->second = std::move(*loaded);
    } else {
      context_.trouble(loaded.error().name, loaded.error().reason);
    }
  }
  return &found->second;
}

std::vector<std::string> Checker::other_inputs() const {
  std::vector<std::string> inputs;
  if (finder_ == nullptr) return inputs;
  for (const policy::Settings* settings : finder_->all())
    for (const auto& file : settings->files) inputs.push_back(file->name());
  for (const auto& [path, baseline] : baselines_) inputs.push_back(path);
  return inputs;
}

// --- Checking ---

// Runs on any thread.
Checked Checker::check(const Task& task, const report::Detail& detail) const {
  Checked checked;
  const std::string& path = task.file.path;
  auto source =
      load_input(path, options_.fix.fixing == Fixing::in_place ? text::Streams::refused : text::Streams::read);
  if (!source) {
    checked.error = source.error();
    checked.summary.unreadable = 1;
    return checked;
  }
  Judged judged = look_at(task, std::move(*source));
  if (options_.fix.fixing != Fixing::none) judged = fix(task, std::move(judged), checked);
  checked.judgement = std::move(judged.judgement);
  const std::vector<policy::Suppressed> suppressed = std::move(checked.judgement.suppressed);
  checked.summary.add(*judged.file);
  checked.left_out = keep_most_severe(judged.file->findings.all(), options_.max_findings);
  checked.report = report::describe(*judged.file, root_.path_of(path), detail);
  mark_failing(checked.report, task.wishes.fail_level);
  if (detail.suppressed)
    checked.report.suppressed = report::describe(judged.file->source, suppressed, checked.report.path, detail);
  return checked;
}

Judged Checker::look_at(const Task& task, text::Source source) const {
  Judged judged{check::check(std::move(source), *grammar_, task.reading), {}};
  judged.judgement = policy::judge(*judged.file, task.wishes, task.baseline, task.baseline_path);
  return judged;
}

// What is left, once the fixes are where they belong.
Judged Checker::fix(const Task& task, Judged found, Checked& checked) const {
  // A line less must not make another kind of input of it.
  Task same = task;
  same.reading.input = found.file->tree.kind();
  const text::Source before = found.file->source;
  const auto look = [this, &same](text::Source source) { return look_at(same, std::move(source)); };
  Fixed fixed = cli::fix(std::move(found), look, options_.fix.unsafe);
  const std::string_view bytes = fixed.judged.file->source.bytes();
  if (options_.fix.fixing == Fixing::shown) {
    const auto old = check::read(before, *grammar_, same.reading);
    checked.fixed = difference(*old, *fixed.judged.file, context_.show_secrets);
  } else if (task.file.path == "-") {
    checked.fixed = bytes;
  } else if (fixed.count > 0) {
    if (const auto written = text::replace_file(task.file.path, bytes); !written) {
      checked.not_written = written.error();
      return look(before);
    }
  }
  checked.summary.fixed = fixed.count;
  return std::move(fixed.judged);
}

std::vector<Checked> Checker::check(const std::vector<Task>& tasks, const report::Detail& detail) const {
  std::vector<Checked> checked(tasks.size());
  std::atomic<std::size_t> next = 0;
  Progress progress(tasks.size());
  const auto work = [&] {
    for (std::size_t i = next++; i < tasks.size(); i = next++) {
      checked[i] = check(tasks[i], detail);
      progress.step();
    }
  };
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t threads = options_.jobs > 0 ? options_.jobs : processors;
  std::vector<std::jthread> others;
  try {
    while (others.size() + 1 < std::min(threads, tasks.size())) others.emplace_back(work);
  } catch (const std::system_error&) {
    // There are no more threads to be had: those that there are do it.
  }
  work();
  others.clear();  // waits for them
  return checked;
}

// --- What nothing needs any more ---

bool Checker::is_whole(const std::string& folder) const {
  return std::any_of(options_.paths.begin(), options_.paths.end(), [&folder](const std::string& path) {
    std::error_code unknown;
    if (path == "-" || !fs::is_directory(path, unknown)) return false;
    const fs::path inside = fs::path(folder).lexically_relative(fs::canonical(path, unknown));
    return !inside.empty() && *inside.begin() != "..";
  });
}

std::vector<Checked> Checker::leftovers(const std::vector<Task>& tasks, const std::vector<Checked>& checked,
                                        const report::Detail& detail) const {
  policy::LeftoverFinder finder(today_, [this](const std::string& folder) { return is_whole(folder); });
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const Task& task = tasks[i];
    for (const policy::Suppression* suppression : checked[i].judgement.used) finder.use(*suppression);
    if (task.baseline == nullptr || checked[i].error) continue;
    finder.checked(*task.baseline, task.baseline_path, task.wishes);
    for (const std::string& fingerprint : checked[i].judgement.in_baseline) finder.use(*task.baseline, fingerprint);
  }
  const policy::Settings none;
  const auto wishes = [&](const policy::Settings* settings, const std::string& path) {
    return policy::wishes_for(*settings, overrides_, absolute_path(path), today_);
  };
  for (const policy::Settings* settings : finder_->all())
    if (!settings->files.empty()) finder.look_at(*settings, wishes(settings, settings->files.front()->name()));
  for (const auto& [path, baseline] : baselines_) finder.look_at(baseline, wishes(&finder_->settings_for(path), path));

  std::vector<Checked> result;
  for (const policy::Leftovers& leftovers : finder.take()) {
    const std::string& path = leftovers.file->name();
    Checked& one = result.emplace_back();
    one.report = report::describe(*leftovers.file, leftovers.findings, root_.path_of(path), detail);
    mark_failing(one.report, wishes(&finder_->settings_for(path), path).fail_level);
    for (const diag::Diagnostic& finding : leftovers.findings) one.summary.add(finding);
  }
  return result;
}

namespace {

void report_left_out(const Checked& checked, const Context& context) {
  context.warn(checked.report.name,
               fmt::format("{} not shown, and none is more severe; --max-findings 0 shows all",
                           checked.left_out == 1 ? "1 finding is" : fmt::format("{} findings are", checked.left_out)));
}

}  // namespace

report::Run run_of(std::vector<Checked> all, Context& context) {
  report::Run run;
  run.version = VRPC_VERSION;
  for (Checked& checked : all) {
    run.summary += checked.summary;
    if (checked.not_written) context.trouble(checked.report.name, *checked.not_written);
    if (checked.left_out > 0) report_left_out(checked, context);
    if (checked.error) {
      context.trouble(checked.error->name, checked.error->reason);
      run.unreadable.push_back(*checked.error);
    } else {
      run.files.push_back(std::move(checked.report));
    }
  }
  return run;
}

}  // namespace vrpc::cli
