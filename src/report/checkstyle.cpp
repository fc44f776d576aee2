// Checkstyle's XML: files, and in them findings by line and column.
#include <fmt/format.h>

#include "report/format.hpp"
#include "report/xml.hpp"

namespace vrpc::report {
namespace {

std::string_view severity_of(const Finding& finding) {
  return finding.severity == diag::Severity::note ? "info" : diag::to_text(finding.severity);
}

}  // namespace

std::string to_checkstyle(const Run& run) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const FileReport& file : run.files) {
    if (file.findings.empty()) continue;
    text += fmt::format("  <file name=\"{}\">\n", xml_escaped(file.name));
    for (const Finding& finding : file.findings)
      text += fmt::format("    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"vrpc.{}\"/>\n",
                          finding.place.begin.line, finding.place.begin.column, severity_of(finding),
                          xml_escaped(finding.message), diag::code_text(finding.kind));
    text += "  </file>\n";
  }
  return text + "</checkstyle>\n";
}

}  // namespace vrpc::report
