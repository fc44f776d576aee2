// GitLab Code Quality. Its reader stops at the first entry that it does not like and drops the rest.
#include "report/format.hpp"
#include "report/json.hpp"
#include "report/security.hpp"

namespace vrpc::report {
namespace {

std::string_view severity_of(const Finding& finding) {
  if (is_about_security(finding.kind)) return "critical";
  switch (finding.severity) {
    case diag::Severity::note: return "info";
    case diag::Severity::warning: return "minor";
    case diag::Severity::error: return "major";
  }
  return {};
}

}  // namespace

std::string to_gitlab(const Run& run) {
  Json issues = Json::array();
  for (const FileReport& file : run.files) {
    for (const Finding& finding : file.findings) {
      issues.push_back({
          // The name of the check is not shown.
          {"description", diag::code_text(finding.kind) + ": " + finding.message},
          {"check_name", diag::info(finding.kind).name},
          {"fingerprint", finding.fingerprint},
          {"severity", severity_of(finding)},
          {"location", {{"path", file.path}, {"lines", {{"begin", finding.place.begin.line}}}}},
      });
    }
  }
  return dump(issues, 2) + '\n';
}

}  // namespace vrpc::report
