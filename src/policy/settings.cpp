#include "policy/settings.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "policy/glob.hpp"

namespace vrpc::policy {

std::string to_text(const Date& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

const diag::KindInfo* find_kind(std::string_view text) {
  for (const diag::KindInfo& info : diag::all_kinds())
    if (diag::code_text(info.kind) == text) return &info;
  return diag::find_kind(text);
}

std::string kind_hint(std::string_view text) {
  std::vector<std::string_view> known;
  for (const diag::KindInfo& info : diag::all_kinds()) known.push_back(info.name);
  const std::string_view near = diag::closest(text, known);
  return near.empty() ? std::string() : fmt::format("did you mean `{}`?", near);
}

std::optional<Severity> find_severity(std::string_view text) {
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error})
    if (diag::to_text(severity) == text) return severity;
  return std::nullopt;
}

bool matches(const Origin& origin, const std::vector<std::string>& patterns, std::string_view path) {
  std::string_view rest = path;
  if (!rest.starts_with(origin.folder)) return false;
  rest.remove_prefix(origin.folder.size());
  if (!origin.folder.ends_with('/')) {
    if (!rest.starts_with('/')) return false;
    rest.remove_prefix(1);
  }
  return std::any_of(patterns.begin(), patterns.end(),
                     [rest](const std::string& pattern) { return matches_path(pattern, rest); });
}

}  // namespace vrpc::policy
