#include "support/annotated.hpp"

#include <regex>
#include <sstream>

#include "support/files.hpp"

namespace vrpc::test {
namespace {

constexpr std::string_view kMark = "!! ";
constexpr std::string_view kRun = "!! RUN:";
constexpr std::string_view kPass = "!! PASS:";
constexpr std::string_view kFail = "!! FAIL:";

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

std::string_view without_line_end(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

std::string Section::text() const { return joined(lines); }

std::string AnnotatedFile::text() const {
  std::string text = joined(preamble);
  for (const Section& section : sections) text += section.text();
  return text;
}

bool is_annotated(std::string_view text) { return text.starts_with(kRun); }

AnnotatedFile parse_annotated(std::string path, std::string_view text) {
  AnnotatedFile file;
  file.path = std::move(path);
  std::size_t number = 0;
  for (std::string& line : lines_of(text)) {
    ++number;
    const bool pass = line.starts_with(kPass);
    if (pass || line.starts_with(kFail)) file.sections.push_back({pass, number, {}});
    (file.sections.empty() ? file.preamble : file.sections.back().lines).push_back(std::move(line));
  }
  std::istringstream run(file.preamble.front().substr(kRun.size()));
  run >> file.verb;
  for (std::string option; run >> option;) file.options.push_back(option);
  return file;
}

std::vector<std::string> annotated_paths() {
  std::vector<std::string> paths = repository_files("tests", {".cfg"});
  std::erase_if(paths, [](const std::string& path) { return !is_annotated(read_file(in_repository(path))); });
  return paths;
}

bool is_annotation(std::string_view line) { return line.starts_with(kMark); }

std::string_view expectation(std::string_view line) {
  static const std::regex kExpectation(R"((error|warning|note)\[VRP\d{4}\] (\d+|end): .+)");
  if (!is_annotation(line)) return {};
  line = without_line_end(line.substr(kMark.size()));
  return std::regex_match(line.begin(), line.end(), kExpectation) ? line : std::string_view{};
}

bool is_mistyped(std::string_view line) {
  return is_annotation(line) && expectation(line).empty() && line.find('[') < line.find(' ', kMark.size());
}

}  // namespace vrpc::test
