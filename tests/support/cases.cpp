#include "support/cases.hpp"

#include <algorithm>
#include <filesystem>

namespace vrpc::test {

std::vector<Case> parse_cases(std::string_view text, const CaseFormat& format) {
  std::vector<Case> cases;
  std::size_t part = 0;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
    text.remove_prefix(line.size());
    const auto is_it = [line](std::string_view mark) {
      return line.starts_with(mark) && line.substr(mark.size()) == "\n";
    };
    const auto mark = std::ranges::find_if(format.marks, is_it);
    if (line.starts_with(format.heading)) {
      cases.push_back({number, std::string(line.substr(format.heading.size())), {}});
      cases.back().parts.resize(format.marks.size() + 1);
      part = 0;
    } else if (mark != format.marks.end()) {
      part = static_cast<std::size_t>(mark - format.marks.begin()) + 1;
    } else if (!cases.empty()) {
      cases.back().parts[part] += line;
    }
  }
  return cases;
}

std::string to_text(const Case& one, const CaseFormat& format) {
  std::string text = std::string(format.heading) + one.title + one.parts.front();
  for (std::size_t i = 0; i < format.marks.size(); ++i) {
    text += format.marks[i];
    text += '\n' + one.parts[i + 1];
  }
  return text;
}

std::string stem(const std::string& path) { return std::filesystem::path(path).stem(); }

}  // namespace vrpc::test
