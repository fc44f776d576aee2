// A vrpc.toml, and those that it extends, become Settings.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "policy/settings.hpp"
#include "policy/toml.hpp"

namespace vrpc::policy {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> strings_of(const toml::node* node) {
  std::vector<std::string> result;
  if (node == nullptr) return result;
  if (const auto one = node->value<std::string>()) return {*one};
  for (const toml::node& each : *node->as_array()) result.push_back(*each.value<std::string>());
  return result;
}

std::vector<Kind> kinds_of(const toml::node* node) {
  std::vector<Kind> result;
  for (const std::string& name : strings_of(node)) result.push_back(find_kind(name)->kind);
  return result;
}

std::map<Kind, Severity> severities_of(const toml::node* node) {
  std::map<Kind, Severity> result;
  if (node == nullptr) return result;
  for (const auto& [key, value] : *node->as_table())
    result[find_kind(key.str())->kind] = *find_severity(*value.value<std::string_view>());
  return result;
}

Choice choice_of(const toml::table& table) {
  Choice choice;
  if (const toml::node* select = table.get("select")) choice.select = kinds_of(select);
  choice.ignore = kinds_of(table.get("ignore"));
  choice.devices = strings_of(table.get("device"));
  return choice;
}

class Reader {
 public:
  Reader(const command::Grammar& grammar, std::vector<Mistakes>& mistakes) : grammar_(grammar), mistakes_(mistakes) {}

  tl::expected<std::optional<Settings>, text::LoadError> read(const fs::path& path) {
    auto loaded = text::load_file(path.native());
    if (!loaded) return tl::unexpected(loaded.error());
    std::error_code unknown;
    origin_.file = std::make_shared<const text::Source>(std::move(*loaded));
    open_.push_back(fs::canonical(path, unknown));
    origin_.folder = open_.back().parent_path().native();
    diag::Findings findings;
    const auto table = parse(findings);
    if (table && findings.all().empty()) validate(*table, *origin_.file, grammar_, findings);
    if (!findings.all().empty()) return complain(findings);
    Settings settings;
    if (const toml::node* extend = table->get("extend")) {
      auto base = extended(*extend);
      if (!base || !*base) return base;
      settings = std::move(**base);
    }
    add(*table, settings);
    return settings;
  }

 private:
  std::optional<Settings> complain(diag::Findings& findings) {
    findings.sort();
    mistakes_.push_back({origin_.file, std::move(findings.all())});
    return std::nullopt;
  }

  // toml++ throws, and no exception leaves a room.
  std::optional<toml::table> parse(diag::Findings& findings) const {
    try {
      return toml::parse(origin_.file->bytes());
    } catch (const toml::parse_error& error) {
      findings(Kind::settings_error, span_of(*origin_.file, error.source()), std::string(error.description()));
      return std::nullopt;
    }
  }

  tl::expected<std::optional<Settings>, text::LoadError> extended(const toml::node& node) {
    const Origin here = origin_;
    const fs::path folder = fs::path(here.file->name()).parent_path();
    const fs::path path = (folder / *node.value<std::string>()).lexically_normal();
    std::error_code unknown;
    const bool loop = std::find(open_.begin(), open_.end(), fs::weakly_canonical(path, unknown)) != open_.end();
    std::string reason = loop ? "extends this file in turn" : "";
    if (!loop) {
      auto base = read(path);
      origin_ = here;
      if (base) return base;
      reason = base.error().reason;
    }
    diag::Findings findings;
    findings(Kind::settings_error, span_of(*origin_.file, node.source()),
             fmt::format("`{}` {}", path.native(), loop ? reason : "cannot be read: " + reason));
    return complain(findings);
  }

  [[nodiscard]] Origin at(const toml::node& node) const {
    Origin origin = origin_;
    origin.span = span_of(*origin.file, node.source());
    origin.span.end = origin.file->line(origin.file->line_of(origin.span.begin)).end;
    return origin;
  }

  // What `[check]` says replaces what the other file says; lists of tables follow each other.
  void add(const toml::table& table, Settings& settings) const {
    settings.files.insert(settings.files.begin(), origin_.file);
    if (const toml::table* check = table["check"].as_table()) add_check(*check, settings);
    for (const auto& [kind, severity] : severities_of(table.get("severity"))) settings.check.severity[kind] = severity;
    if (const toml::array* list = table["per-path"].as_array()) {
      for (const toml::node& node : *list) {
        const toml::table& entry = *node.as_table();
        PathChoice choice{at(node), strings_of(entry.get("paths")), choice_of(entry)};
        choice.choice.severity = severities_of(entry.get("severity"));
        settings.per_path.push_back(std::move(choice));
      }
    }
    if (const toml::array* list = table["suppress"].as_array())
      for (const toml::node& node : *list) settings.suppressions.push_back(suppression(node));
  }

  void add_check(const toml::table& check, Settings& settings) const {
    Choice choice = choice_of(check);
    if (check.contains("select")) settings.check.select = std::move(choice.select);
    if (check.contains("ignore")) settings.check.ignore = std::move(choice.ignore);
    if (check.contains("device")) settings.check.devices = std::move(choice.devices);
    if (const auto level = check["fail-level"].value<std::string_view>()) settings.fail_level = find_severity(*level);
    if (const auto path = check["baseline"].value<std::string>())
      settings.baseline = (fs::path(origin_.folder) / *path).lexically_normal().native();
    if (const toml::node* exclude = check.get("exclude"))
      settings.exclude.push_back({at(*exclude), strings_of(exclude), {}});
  }

  [[nodiscard]] Suppression suppression(const toml::node& node) const {
    const toml::table& entry = *node.as_table();
    Suppression result;
    result.origin = at(node);
    result.rule = find_kind(*entry["rule"].value<std::string_view>())->kind;
    result.paths = strings_of(entry.get("paths"));
    result.view = entry["view"].value_or(std::string());
    result.reason = *entry["reason"].value<std::string>();
    if (const auto date = entry["expires"].value<toml::date>())
      result.expires = Date{date->year, date->month, date->day};
    return result;
  }

  const command::Grammar& grammar_;
  std::vector<Mistakes>& mistakes_;
  Origin origin_;
  std::vector<fs::path> open_;  // the files that extend each other
};

}  // namespace

tl::expected<std::optional<Settings>, text::LoadError> read_settings(const std::string& path,
                                                                     const command::Grammar& grammar,
                                                                     std::vector<Mistakes>& mistakes) {
  return Reader(grammar, mistakes).read(path);
}

}  // namespace vrpc::policy
