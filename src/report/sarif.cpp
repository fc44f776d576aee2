// SARIF 2.1.0, with what GitHub code scanning asks for besides, and within its limits.
#include <map>

#include <fmt/format.h>

#include "check/explanation.hpp"
#include "report/format.hpp"
#include "report/json.hpp"
#include "report/rules.hpp"
#include "report/security.hpp"
#include "report/uri.hpp"

namespace vrpc::report {
namespace {

constexpr std::size_t kMostResults = 25'000;
constexpr std::size_t kMostRelated = 99;  // and the place itself

Json region(const Place& place) {
  return {{"startLine", place.begin.line},
          {"startColumn", place.begin.column},
          {"endLine", place.end.line},
          {"endColumn", place.end.column}};
}

Json location(const FileReport& file, const Place& place) {
  return {
      {"physicalLocation", {{"artifactLocation", {{"uri", uri_of(file.path)}}}, {"region", region(place)}}},
  };
}

// --- Rules ---

Json rule(const diag::KindInfo& kind) {
  const check::Explanation& explanation = check::explanation(kind.kind);
  Json properties = {
      {"precision", "very-high"},
      {"problem.severity", kind.severity == diag::Severity::note ? "recommendation" : diag::to_text(kind.severity)},
      {"tags", Json::array({"vrp"})},
  };
  if (is_about_security(kind.kind)) {
    properties["tags"].push_back("security");
    properties["security-severity"] = "7.0";
  }
  return {
      {"id", diag::code_text(kind.kind)},
      {"name", kind.name},
      {"shortDescription", {{"text", explanation.summary}}},
      {"fullDescription", {{"text", explanation.details}}},
      {"help", {{"text", rule_as_text(kind.kind)}, {"markdown", rule_as_markdown(kind.kind)}}},
      {"defaultConfiguration", {{"level", diag::to_text(kind.severity)}}},
      {"properties", std::move(properties)},
  };
}

// Those that occur, in the order of their codes.
std::map<diag::Kind, std::size_t> numbered_rules(const Run& run) {
  std::map<diag::Kind, std::size_t> rules;
  for (const FileReport& file : run.files)
    for (const auto* findings : {&file.findings, &file.suppressed})
      for (const Finding& finding : *findings) rules[finding.kind] = 0;
  std::size_t number = 0;
  for (auto& [kind, at] : rules) at = number++;
  return rules;
}

// --- Results ---

// Brackets make links in a message.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

Json fix_to_sarif(const FileReport& file, const FixReport& fix) {
  Json replacements = Json::array();
  for (const EditPlace& edit : fix.edits) {
    Json& replacement = replacements.emplace_back(Json::object());
    replacement["deletedRegion"] = region(edit.place);
    if (!edit.replacement.empty()) replacement["insertedContent"] = {{"text", edit.replacement}};
  }
  return {{"description", {{"text", fix.description + "."}}},
          {"artifactChanges",
           Json::array({{{"artifactLocation", {{"uri", uri_of(file.path)}}}, {"replacements", replacements}}})},
          {"properties", {{"safe", fix.safe}}}};
}

// Where there are any, a result that is not suppressed has to say so.
Json suppressions(const Finding& finding) {
  if (!finding.suppression) return Json::array();
  return Json::array({{{"kind", finding.suppression->in_source ? "inSource" : "external"},
                       {"status", "accepted"},
                       {"justification", finding.suppression->reason}}});
}

Json result(const FileReport& file, const Finding& finding, std::size_t rule) {
  std::string message = escaped(finding.message);
  if (!finding.help.empty()) message += "; " + escaped(finding.help);
  Json related = Json::array();
  for (const RelatedPlace& other : finding.related) {
    if (related.size() == kMostRelated) break;
    Json place = location(file, other.place);
    place["id"] = related.size() + 1;
    const std::string label = other.label.empty() ? fmt::format("line {}", other.place.begin.line) : other.label;
    place["message"] = {{"text", label}};
    message += fmt::format("; [{}]({})", escaped(label), related.size() + 1);
    related.push_back(std::move(place));
  }
  Json place = location(file, finding.place);
  if (!finding.place.view_path.empty())
    place["logicalLocations"] = Json::array({{{"fullyQualifiedName", finding.place.view_path}, {"kind", "view"}}});
  Json fingerprints = {{"vrpc/v1", finding.fingerprint}};
  if (!finding.line_hash.empty()) fingerprints["primaryLocationLineHash"] = finding.line_hash;
  Json json = {
      {"ruleId", diag::code_text(finding.kind)},      {"ruleIndex", rule},
      {"level", diag::to_text(finding.severity)},     {"message", {{"text", message + "."}}},
      {"locations", Json::array({std::move(place)})}, {"partialFingerprints", std::move(fingerprints)},
  };
  if (!related.empty()) json["relatedLocations"] = std::move(related);
  if (finding.fix) json["fixes"] = Json::array({fix_to_sarif(file, *finding.fix)});
  return json;
}

// The worst first, since GitHub keeps the first ones; what is suppressed comes last.
Json results(const Run& run, const std::map<diag::Kind, std::size_t>& rules) {
  Json list = Json::array();
  for (const auto findings : {&FileReport::findings, &FileReport::suppressed})
    for (const auto severity : {diag::Severity::error, diag::Severity::warning, diag::Severity::note})
      for (const FileReport& file : run.files)
        for (const Finding& finding : file.*findings)
          if (finding.severity == severity && list.size() < kMostResults) {
            Json& one = list.emplace_back(result(file, finding, rules.at(finding.kind)));
            if (run.has_suppressed) one["suppressions"] = suppressions(finding);
          }
  return list;
}

Json invocation(const Run& run, std::size_t shown) {
  Json notifications = Json::array();
  for (const text::LoadError& error : run.unreadable)
    notifications.push_back({{"level", "error"}, {"message", {{"text", error.name + ": " + error.reason + "."}}}});
  std::size_t all = 0;
  for (const FileReport& file : run.files) all += file.findings.size() + file.suppressed.size();
  if (shown < all)
    notifications.push_back(
        {{"level", "warning"},
         {"message", {{"text", fmt::format("{} of {} findings are left out.", all - shown, all)}}}});
  Json json = {{"executionSuccessful", run.unreadable.empty()}};
  if (!notifications.empty()) json["toolExecutionNotifications"] = std::move(notifications);
  return json;
}

}  // namespace

std::string to_sarif(const Run& run) {
  const std::map<diag::Kind, std::size_t> rules = numbered_rules(run);
  Json descriptions = Json::array();
  for (const auto& [kind, number] : rules) descriptions.push_back(rule(diag::info(kind)));
  Json findings = results(run, rules);
  const Json log = {
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       Json::array({{
           {"tool",
            {{"driver", {{"name", "vrpc"}, {"semanticVersion", run.version}, {"rules", std::move(descriptions)}}}}},
           {"automationDetails", {{"id", "vrpc/check/"}}},
           {"invocations", Json::array({invocation(run, findings.size())})},
           {"columnKind", "unicodeCodePoints"},
           {"results", std::move(findings)},
       }})},
  };
  return dump(log, 2) + '\n';
}

}  // namespace vrpc::report
