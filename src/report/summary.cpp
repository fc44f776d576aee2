#include "report/summary.hpp"

namespace vrpc::report {

void Summary::add(const check::File& file) {
  ++files;
  for (const diag::Diagnostic& finding : file.findings.all()) add(finding);
  coverage += check::coverage(file.document);
}

Summary& Summary::operator+=(const Summary& other) {
  files += other.files;
  unreadable += other.unreadable;
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i] += other.findings[i];
  coverage += other.coverage;
  return *this;
}

}  // namespace vrpc::report
