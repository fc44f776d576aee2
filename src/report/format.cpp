#include "report/format.hpp"

namespace vrpc::report {

const std::vector<Format>& formats() {
  static const std::vector<Format> kFormats = {
      {"text", "with the line and a caret under the place", to_text, true},
      {"concise", "a line for each finding", to_concise, true},
      {"json", "one document, which `vrpc schema check` describes", to_json},
      {"jsonl", "a JSON object on each line", to_jsonl},
      {"sarif", "SARIF 2.1.0, for GitHub code scanning and others", to_sarif},
      {"github", "annotations of GitHub Actions", to_github},
      {"gitlab", "GitLab Code Quality", to_gitlab},
      {"junit", "JUnit XML", to_junit},
      {"checkstyle", "Checkstyle XML", to_checkstyle},
      {"rdjson", "reviewdog, one document", to_rdjson},
      {"rdjsonl", "reviewdog, a JSON object on each line", to_rdjsonl},
  };
  return kFormats;
}

const Format* find_format(std::string_view name) {
  for (const Format& format : formats())
    if (format.name == name) return &format;
  return nullptr;
}

}  // namespace vrpc::report
