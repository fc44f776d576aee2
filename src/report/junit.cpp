// JUnit's XML, as far as all its readers agree: a suite for each file, in it a case for each finding. A case that does
// not fail the run passes, and a file without findings is one case that passes, because an empty suite looks as if
// nothing had been run.
#include <map>

#include <fmt/format.h>

#include "report/format.hpp"
#include "report/xml.hpp"

namespace vrpc::report {
namespace {

std::string details(const FileReport& file, const Finding& finding) {
  std::string text =
      fmt::format("{}:{}:{}: {}[{}]: {}", file.name, finding.place.begin.line, finding.place.begin.column,
                  diag::to_text(finding.severity), diag::code_text(finding.kind), finding.message);
  if (!finding.place.view_path.empty()) text += "\nin " + finding.place.view_path;
  if (!finding.help.empty()) text += "\nhelp: " + finding.help;
  return text;
}

// Readers drop a second case of the same name.
std::string name_of(const Finding& finding, std::map<std::string, int>& seen) {
  const std::string name =
      fmt::format("{} at {}:{}", diag::code_text(finding.kind), finding.place.begin.line, finding.place.begin.column);
  const int number = ++seen[name];
  return number == 1 ? name : fmt::format("{} ({})", name, number);
}

std::string test_case(const FileReport& file, const Finding& finding, const std::string& name) {
  std::string text = fmt::format("    <testcase name=\"{}\" classname=\"{}\">\n", name, xml_escaped(file.name));
  if (finding.fails) {
    text += fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n", diag::info(finding.kind).name,
                        xml_escaped(finding.message), xml_escaped(details(file, finding)));
  } else {
    text += fmt::format("      <system-out>{}</system-out>\n", xml_escaped(details(file, finding)));
  }
  return text + "    </testcase>\n";
}

std::size_t failures(const FileReport& file) {
  std::size_t count = 0;
  for (const Finding& finding : file.findings) count += finding.fails ? 1 : 0;
  return count;
}

std::size_t tests(const FileReport& file) { return std::max<std::size_t>(1, file.findings.size()); }

std::string suite(const FileReport& file) {
  const std::string name = xml_escaped(file.name);
  std::string text = fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n", name,
                                 tests(file), failures(file));
  std::map<std::string, int> seen;
  for (const Finding& finding : file.findings) text += test_case(file, finding, name_of(finding, seen));
  if (file.findings.empty()) text += fmt::format("    <testcase name=\"no findings\" classname=\"{}\"/>\n", name);
  return text + "  </testsuite>\n";
}

std::string suite(const text::LoadError& error) {
  const std::string name = xml_escaped(error.name);
  return fmt::format("  <testsuite name=\"{0}\" tests=\"1\" failures=\"0\" errors=\"1\">\n"
                     "    <testcase name=\"can be read\" classname=\"{0}\">\n"
                     "      <error type=\"unreadable\" message=\"{1}\"/>\n"
                     "    </testcase>\n"
                     "  </testsuite>\n",
                     name, xml_escaped(error.reason));
}

}  // namespace

std::string to_junit(const Run& run) {
  std::size_t test_count = run.unreadable.size();
  std::size_t failure_count = 0;
  std::string suites;
  for (const FileReport& file : run.files) {
    test_count += tests(file);
    failure_count += failures(file);
    suites += suite(file);
  }
  for (const text::LoadError& error : run.unreadable) suites += suite(error);
  return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<testsuites name=\"vrpc check\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n"
                     "{}</testsuites>\n",
                     test_count, failure_count, run.unreadable.size(), suites);
}

}  // namespace vrpc::report
