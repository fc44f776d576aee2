#include "report/json.hpp"

#include "report/format.hpp"

namespace vrpc::report {

using bind::State;

Json lines_to_json(const check::Coverage& coverage) {
  return {
      {"modelled", coverage.of(State::modelled)}, {"checked", coverage.of(State::checked)},
      {"ignored", coverage.of(State::ignored)},   {"session", coverage.of(State::session)},
      {"unknown", coverage.of(State::unknown)},   {"wrong", coverage.of(State::wrong)},
      {"raw", coverage.of(State::raw)},
  };
}

namespace {

void append_place(const Place& place, Json& object) {
  object["line"] = place.begin.line;
  object["column"] = place.begin.column;
  object["end_line"] = place.end.line;
  object["end_column"] = place.end.column;
  object["byte_begin"] = place.begin.offset;
  object["byte_end"] = place.end.offset;
}

Json fix_to_json(const FixReport& fix) {
  Json edits = Json::array();
  for (const EditPlace& edit : fix.edits) {
    Json& entry = edits.emplace_back(Json::object());
    append_place(edit.place, entry);
    entry["replacement"] = edit.replacement;
  }
  return {{"description", fix.description}, {"safe", fix.safe}, {"edits", std::move(edits)}};
}

Json file_to_json(const FileReport& file) {
  return {
      {"name", file.name},
      {"input", syntax::to_text(file.facts->input)},
      {"whole", file.facts->whole},
      {"lines", lines_to_json(file.facts->coverage)},
  };
}

Json summary_to_json(const Summary& summary) {
  return {
      {"files", summary.files},
      {"unreadable", summary.unreadable},
      {"errors", summary.of(diag::Severity::error)},
      {"warnings", summary.of(diag::Severity::warning)},
      {"notes", summary.of(diag::Severity::note)},
      {"fixes", {{"applied", summary.fixed}, {"safe", summary.safe_fixes}, {"unsafe", summary.unsafe_fixes}}},
      {"lines", lines_to_json(summary.coverage)},
  };
}

}  // namespace

Json finding_to_json(const FileReport& file, const Finding& finding) {
  Json object = {
      {"kind", diag::info(finding.kind).name},
      {"code", diag::code_text(finding.kind)},
      {"severity", diag::to_text(finding.severity)},
      {"message", finding.message},
      {"file", file.name},
  };
  append_place(finding.place, object);
  object["view_path"] = finding.place.view_path;
  object["label"] = finding.label;
  object["help"] = finding.help;
  object["fix"] = finding.fix ? fix_to_json(*finding.fix) : Json(nullptr);
  object["fingerprint"] = finding.fingerprint;
  Json& related = object["related"] = Json::array();
  for (const RelatedPlace& other : finding.related) {
    Json& entry = related.emplace_back(Json::object());
    append_place(other.place, entry);
    entry["view_path"] = other.place.view_path;
    entry["label"] = other.label;
  }
  return object;
}

std::string dump(const Json& json, int indent) {
  std::string text = json.dump(indent, ' ', false, Json::error_handler_t::replace);
  // Two `#` stand only inside a string.
  for (std::size_t at = text.find("##["); at != std::string::npos; at = text.find("##[", at))
    text.replace(at, 2, "#\\u0023");
  return text;
}

std::string to_json(const Run& run) {
  Json files = Json::array();
  Json findings = Json::array();
  for (const FileReport& file : run.files) {
    if (file.facts) files.push_back(file_to_json(file));
    for (const Finding& finding : file.findings) findings.push_back(finding_to_json(file, finding));
  }
  const Json document = {
      {"format", "vrpc-check"},
      {"version", kJsonVersion},
      {"files", std::move(files)},
      {"findings", std::move(findings)},
      {"summary", summary_to_json(run.summary)},
  };
  return dump(document, 2) + '\n';
}

std::string to_jsonl(const Run& run) {
  std::string text;
  for (const FileReport& file : run.files)
    for (const Finding& finding : file.findings) text += dump(finding_to_json(file, finding), -1) + '\n';
  return text;
}

}  // namespace vrpc::report
