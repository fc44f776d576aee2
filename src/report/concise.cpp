// A line for each finding, as compilers print them and editors read them.
#include <fmt/format.h>

#include "report/format.hpp"

namespace vrpc::report {

std::string to_concise(const Run& run) {
  std::string text;
  for (const FileReport& file : run.files) {
    for (const Finding& finding : file.findings) {
      text += fmt::format("{}:{}:{}: {}[{}]: {}\n", file.name, finding.place.begin.line, finding.place.begin.column,
                          diag::to_text(finding.severity), diag::code_text(finding.kind), finding.message);
    }
  }
  return text + summary_to_text(run);
}

}  // namespace vrpc::report
