// Annotations of GitHub Actions: workflow commands, and the table for the summary of the step. Intentionally no
// `add-mask`: it would have to print the secrets, which no report holds.
#include <algorithm>

#include <fmt/format.h>

#include "report/format.hpp"
#include "report/text.hpp"

namespace vrpc::report {
namespace {

struct Entry {
  const FileReport* file;
  const Finding* finding;
};

// Only the first ten of a severity are shown, so the worst come first.
std::vector<Entry> by_severity(const Run& run) {
  std::vector<Entry> entries;
  for (const FileReport& file : run.files)
    for (const Finding& finding : file.findings) entries.push_back({&file, &finding});
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.finding->severity > b.finding->severity; });
  return entries;
}

std::string escaped(std::string_view text, bool property) {
  std::string result;
  for (const char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    if (special) {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      result += c;
    }
  }
  return result;
}

std::string_view command_of(const Finding& finding) {
  return finding.severity == diag::Severity::note ? "notice" : diag::to_text(finding.severity);
}

std::string annotation(const Entry& entry) {
  const Finding& finding = *entry.finding;
  const Place& place = finding.place;
  std::string text = fmt::format("::{} title={},file={},line={}", command_of(finding),
                                 escaped(fmt::format("vrpc ({})", diag::code_text(finding.kind)), true),
                                 escaped(entry.file->path, true), place.begin.line);
  // GitHub refuses columns of a place that goes over several lines.
  if (place.begin.line == place.end.line) {
    text += fmt::format(",col={},endLine={},endColumn={}", place.begin.column, place.end.line, place.end.column);
  } else {
    text += fmt::format(",endLine={}", place.end.line);
  }
  std::string message = fmt::format("{}:{}:{}: {} {}", entry.file->name, place.begin.line, place.begin.column,
                                    diag::code_text(finding.kind), finding.message);
  if (!place.view_path.empty()) message += "\n  in " + place.view_path;
  if (!finding.help.empty()) message += "\n  help: " + finding.help;
  return text + "::" + escaped(message, false) + "\n";
}

// In a cell of a table, where no markup and no HTML is to come of it.
std::string cell(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_{}[]()#+-.!|~<>&@$:";
  std::string result;
  for (const char c : text) {
    if (kMarkup.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

}  // namespace

std::string to_github(const Run& run) {
  std::string text;
  for (const Entry& entry : by_severity(run)) text += annotation(entry);
  return run.summary.files > 0 ? text + to_text(run.summary) : text;
}

std::string to_github_summary(const Run& run) {
  constexpr std::size_t kLargest = 1'000'000;  // of 1 MiB a step, above which GitHub drops all of it
  std::string text = "## vrpc check\n\n" + cell(to_text(run.summary)) + "\n";
  const std::vector<Entry> entries = by_severity(run);
  if (entries.empty()) return text;
  text += "| severity | finding | place | message |\n| --- | --- | --- | --- |\n";
  std::size_t shown = 0;
  for (const Entry& entry : entries) {
    const Finding& finding = *entry.finding;
    const std::string row =
        fmt::format("| {} | {} | {}:{} | {} |\n", diag::to_text(finding.severity), diag::code_text(finding.kind),
                    cell(entry.file->name), finding.place.begin.line, cell(finding.message));
    if (text.size() + row.size() > kLargest) break;
    text += row;
    ++shown;
  }
  if (shown < entries.size()) text += fmt::format("\n{} more are not shown.\n", entries.size() - shown);
  return text;
}

}  // namespace vrpc::report
