#include "report/run.hpp"

#include <algorithm>

#include "check/identity.hpp"
#include "policy/judge.hpp"
#include "report/excerpt.hpp"
#include "report/line_hash.hpp"
#include "report/text.hpp"

namespace vrpc::report {
namespace {

Point point_at(const text::Source& source, std::uint32_t offset) {
  Point point;
  point.offset = offset;
  if (source.bytes().empty()) return point;
  // A place behind the last line end is the end of the last line.
  const text::Span line = source.line_text(source.line_of(offset));
  const std::uint32_t shown = std::clamp(offset, line.begin, line.end);
  const text::Position position = source.position(shown);
  point.line = position.line;
  point.column = position.column;
  point.byte_column = 1 + shown - line.begin;
  return point;
}

Place place_of(const text::Source& source, text::Span span, std::string_view view_path) {
  return {point_at(source, span.begin), point_at(source, span.end), printable(view_path)};
}

// Behind the last line end, it is the start of a line of its own: an edit takes the line end along.
Point edge_at(const text::Source& source, std::uint32_t offset) {
  Point point = point_at(source, offset);
  if (offset == source.bytes().size() && source.bytes().ends_with('\n')) {
    point.line = source.line_count() + 1;
    point.column = point.byte_column = 1;
  }
  return point;
}

FixReport describe(const text::Source& source, const diag::Fix& fix) {
  FixReport report{printable(fix.description), fix.safety == diag::Safety::safe, {}};
  for (const diag::Edit& edit : fix.edits)
    report.edits.push_back(
        {{edge_at(source, edit.span.begin), edge_at(source, edit.span.end), {}}, printable(edit.replacement)});
  return report;
}

Finding describe(const text::Source& source, const diag::Diagnostic& diagnostic, std::string_view path) {
  Finding finding;
  finding.kind = diagnostic.kind;
  finding.severity = diagnostic.severity;
  finding.place = place_of(source, diagnostic.span, diagnostic.view_path);
  finding.message = printable(diagnostic.message);
  finding.label = printable(diagnostic.label);
  finding.help = printable(diagnostic.help);
  if (diagnostic.fix) finding.fix = describe(source, *diagnostic.fix);
  for (const diag::Related& related : diagnostic.related)
    finding.related.push_back({place_of(source, related.span, related.view_path), printable(related.label)});
  finding.identity = diagnostic.identity;
  finding.fingerprint = check::fingerprint(path, diagnostic.identity);
  return finding;
}

void add_line_hashes(const text::Source& source, std::vector<Finding>& findings) {
  if (findings.empty()) return;
  const std::vector<std::string> hashes = line_hashes(source.bytes());
  for (Finding& finding : findings) finding.line_hash = hashes[finding.place.begin.line - 1];
}

}  // namespace

std::vector<Finding> describe(const text::Source& source, const std::vector<policy::Suppressed>& all,
                              std::string_view path, const Detail& detail) {
  std::vector<Finding> findings;
  for (const policy::Suppressed& one : all) {
    findings.push_back(describe(source, one.finding, path));
    findings.back().suppression = {one.in_source, printable(one.reason)};
  }
  if (detail.line_hashes) add_line_hashes(source, findings);
  return findings;
}

FileReport describe(const text::Source& source, const std::vector<diag::Diagnostic>& findings, std::string path,
                    const Detail& detail) {
  FileReport report;
  report.name = printable(source.name());
  report.path = std::move(path);
  for (const diag::Diagnostic& diagnostic : findings)
    report.findings.push_back(describe(source, diagnostic, report.path));
  if (detail.line_hashes) add_line_hashes(source, report.findings);
  if (detail.text) report.text = to_text(source, findings, {});
  if (detail.coloured) report.coloured = to_text(source, findings, {true, false, detail.link_folder});
  return report;
}

FileReport describe(const check::File& file, std::string path, const Detail& detail) {
  Detail plain = detail;
  plain.text = plain.coloured = false;
  FileReport report = describe(file.source, file.findings.all(), std::move(path), plain);
  report.facts = {file.tree.kind(), file.whole, check::coverage(file.document)};
  if (detail.text) report.text = to_text(file, {false, detail.show_secrets, {}});
  if (detail.coloured) report.coloured = to_text(file, {true, detail.show_secrets, detail.link_folder});
  return report;
}

}  // namespace vrpc::report
