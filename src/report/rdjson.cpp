// What reviewdog reads. Columns count bytes of UTF-8.
#include "report/format.hpp"
#include "report/json.hpp"

namespace vrpc::report {
namespace {

Json source() { return {{"name", "vrpc"}}; }

Json range(const Place& place) {
  const auto point = [](const Point& p) { return Json{{"line", p.line}, {"column", p.byte_column}}; };
  return {{"start", point(place.begin)}, {"end", point(place.end)}};
}

Json location(const FileReport& file, const Place& place) { return {{"path", file.name}, {"range", range(place)}}; }

std::string_view severity_of(const Finding& finding) {
  switch (finding.severity) {
    case diag::Severity::note: return "INFO";
    case diag::Severity::warning: return "WARNING";
    case diag::Severity::error: return "ERROR";
  }
  return {};
}

Json diagnostic(const FileReport& file, const Finding& finding) {
  Json result;
  result["message"] = finding.help.empty() ? finding.message : finding.message + "\n" + finding.help;
  result["location"] = location(file, finding.place);
  result["severity"] = severity_of(finding);
  result["code"] = {{"value", diag::code_text(finding.kind)}};
  for (const RelatedPlace& related : finding.related)
    result["related_locations"].push_back({{"message", related.label}, {"location", location(file, related.place)}});
  if (!finding.fix) return result;
  for (const EditPlace& edit : finding.fix->edits)
    result["suggestions"].push_back({{"range", range(edit.place)}, {"text", edit.replacement}});
  return result;
}

}  // namespace

std::string to_rdjson(const Run& run) {
  Json diagnostics = Json::array();
  for (const FileReport& file : run.files)
    for (const Finding& finding : file.findings) diagnostics.push_back(diagnostic(file, finding));
  return dump({{"source", source()}, {"diagnostics", std::move(diagnostics)}}, 2) + '\n';
}

std::string to_rdjsonl(const Run& run) {
  std::string text;
  for (const FileReport& file : run.files) {
    for (const Finding& finding : file.findings) {
      Json line = diagnostic(file, finding);
      line["source"] = source();
      text += dump(line, -1) + '\n';
    }
  }
  return text;
}

}  // namespace vrpc::report
