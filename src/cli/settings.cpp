#include "cli/settings.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

#include "cli/printing.hpp"
#include "report/text.hpp"

namespace vrpc::cli {
namespace {

namespace fs = std::filesystem;

const diag::KindInfo* read_kind(std::string_view option, const std::string& name, Context& context) {
  const diag::KindInfo* info = policy::find_kind(name);
  if (info != nullptr) return info;
  const std::string hint = policy::kind_hint(name);
  context.trouble(
      option, fmt::format("no kind of finding is named `{}`{}", diag::quotable(name), hint.empty() ? "" : "; " + hint));
  return nullptr;
}

std::vector<diag::Kind> read_kinds(std::string_view option, const std::vector<std::string>& names, Context& context) {
  std::vector<diag::Kind> kinds;
  for (const std::string& name : names)
    if (const diag::KindInfo* info = read_kind(option, name, context)) kinds.push_back(info->kind);
  return kinds;
}

}  // namespace

policy::Overrides read_overrides(const ChoiceOptions& options, Context& context) {
  policy::Overrides overrides;
  overrides.select = read_kinds("--select", options.select, context);
  overrides.ignore = read_kinds("--ignore", options.ignore, context);
  overrides.fail_level = policy::find_severity(options.fail_level);
  for (const std::string& text : options.severity) {
    const std::size_t equals = std::min(text.find('='), text.size());
    const diag::KindInfo* kind = read_kind("--severity", text.substr(0, equals), context);
    const auto severity = policy::find_severity(std::string_view(text).substr(std::min(equals + 1, text.size())));
    if (kind == nullptr) continue;
    if (severity) {
      overrides.severity[kind->kind] = *severity;
    } else {
      context.trouble("--severity", fmt::format("`{}` names no severity; write {}=error, =warning or =note",
                                                diag::quotable(text), kind->name));
    }
  }
  return overrides;
}

policy::Date today() {
  using namespace std::chrono;
  auto now = system_clock::now();
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr && *epoch != '\0')
    now = system_clock::time_point(seconds(std::strtoll(epoch, nullptr, 10)));
  const year_month_day date(floor<days>(now));
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

const policy::Settings& SettingsFinder::settings_for(const std::string& path) {
  if (options_.no_settings) return read({});
  if (!options_.settings.empty()) return read(options_.settings);
  std::error_code unknown;
  const fs::path whole = path == "-" ? fs::current_path(unknown) / path : fs::path(absolute_path(path));
  const std::string folder = whole.parent_path().native();
  const auto [found, is_new] = file_of_folder_.try_emplace(folder);
  if (is_new) found->second = file_above(folder);
  return read(found->second);
}

std::string SettingsFinder::file_above(const std::string& folder) const {
  std::error_code unknown;
  for (fs::path above = folder;; above = above.parent_path()) {
    const fs::path file = above / policy::kSettingsFile;
    if (fs::is_regular_file(file, unknown)) return shown_path(file.native());
    if (above == above.root_path() || above.empty()) return {};
  }
}

const policy::Settings& SettingsFinder::read(const std::string& file) {
  std::unique_ptr<policy::Settings>& settings = settings_[file];
  if (settings != nullptr) return *settings;
  settings = std::make_unique<policy::Settings>();
  if (file.empty()) return *settings;
  std::vector<policy::Mistakes> mistakes;
  auto loaded = policy::read_settings(file, grammar_, mistakes);
  if (!loaded) {
    context_.trouble(loaded.error().name, loaded.error().reason);
  } else if (*loaded) {
    *settings = std::move(**loaded);
  }
  for (const policy::Mistakes& one : mistakes) {
    say_text(report::to_text(*one.file, one.findings, {}));
    context_.trouble(one.file->name(), "has mistakes, so nothing is done");
  }
  return *settings;
}

bool SettingsFinder::leaves_out(const FoundFile& file, const WalkOptions& options) {
  if (file.path == "-" || (file.named && !options.force_exclude)) return false;
  const policy::Settings& settings = settings_for(file.path);
  const std::string absolute = absolute_path(file.path);
  return std::any_of(settings.exclude.begin(), settings.exclude.end(), [&absolute](const policy::PathChoice& part) {
    return policy::matches(part.origin, part.paths, absolute);
  });
}

std::vector<const policy::Settings*> SettingsFinder::all() const {
  std::vector<const policy::Settings*> result;
  result.reserve(settings_.size());
  for (const auto& [file, settings] : settings_) result.push_back(settings.get());
  return result;
}

std::string absolute_path(const std::string& path) {
  if (path == "-") return {};
  std::error_code error;
  const fs::path whole = fs::absolute(path, error);
  // Most are there. To find out how much of a path is takes many calls of the system.
  const fs::path there = fs::canonical(whole, error);
  return error ? fs::weakly_canonical(whole, error).native() : there.native();
}

std::string shown_path(const std::string& absolute) {
  std::error_code unknown;
  const fs::path relative = fs::path(absolute).lexically_relative(fs::current_path(unknown));
  const bool below = !relative.empty() && *relative.begin() != "..";
  return below ? relative.native() : absolute;
}

}  // namespace vrpc::cli
