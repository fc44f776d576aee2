#include "report/json.hpp"

namespace vrpc::report {
namespace {

using bind::State;

void append_place(const text::Source& source, text::Span span, Json& object) {
  const text::Position begin = source.position(span.begin);
  const text::Position end = source.position(span.end);
  object["line"] = begin.line;
  object["column"] = begin.column;
  object["end_line"] = end.line;
  object["end_column"] = end.column;
  object["byte_begin"] = span.begin;
  object["byte_end"] = span.end;
}

Json finding_to_json(const text::Source& source, const diag::Diagnostic& finding) {
  Json object = {
      {"kind", diag::info(finding.kind).name},
      {"code", diag::code_text(finding.kind)},
      {"severity", diag::to_text(finding.severity)},
      {"message", finding.message},
      {"file", source.name()},
  };
  append_place(source, finding.span, object);
  object["view_path"] = finding.view_path;
  object["label"] = finding.label;
  object["help"] = finding.help;
  Json& related = object["related"] = Json::array();
  for (const diag::Related& place : finding.related) {
    Json& entry = related.emplace_back(Json::object());
    append_place(source, place.span, entry);
    entry["view_path"] = place.view_path;
    entry["label"] = place.label;
  }
  return object;
}

}  // namespace

Json lines_to_json(const check::Coverage& coverage) {
  return {
      {"modelled", coverage.of(State::modelled)}, {"checked", coverage.of(State::checked)},
      {"ignored", coverage.of(State::ignored)},   {"session", coverage.of(State::session)},
      {"unknown", coverage.of(State::unknown)},   {"wrong", coverage.of(State::wrong)},
      {"raw", coverage.of(State::raw)},
  };
}

Json file_to_json(const check::File& file) {
  return {
      {"name", file.source.name()},
      {"input", syntax::to_text(file.tree.kind())},
      {"whole", file.whole},
      {"lines", lines_to_json(check::coverage(file.document))},
  };
}

Json findings_to_json(const check::File& file) {
  Json findings = Json::array();
  for (const diag::Diagnostic& finding : file.findings.all()) findings.push_back(finding_to_json(file.source, finding));
  return findings;
}

std::string to_json(Json files, Json findings, const Summary& summary) {
  const Json document = {
      {"format", "vrpc-check"},
      {"version", kJsonVersion},
      {"files", std::move(files)},
      {"findings", std::move(findings)},
      {"summary",
       {
           {"files", summary.files},
           {"unreadable", summary.unreadable},
           {"errors", summary.of(diag::Severity::error)},
           {"warnings", summary.of(diag::Severity::warning)},
           {"notes", summary.of(diag::Severity::note)},
           {"lines", lines_to_json(summary.coverage)},
       }},
  };
  // What is not UTF-8 is replaced: configuration text may be in any encoding, JSON may not.
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace vrpc::report
