// Patterns of paths as `.gitignore` has them: `*` and `?` stay within a name, `**` goes over folders, `[a-z]` is one
// of these characters. A pattern with a slash at its front or in its middle starts at the folder of its file; any
// other may start in every folder below it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vrpc::policy {

// `text` is one name or any text: `*` and `?` match `/` as well.
[[nodiscard]] bool matches_text(std::string_view pattern, std::string_view text);

// `path` is relative to the folder of the pattern, with `/`. A pattern that matches a folder matches what is below.
[[nodiscard]] bool matches_path(std::string_view pattern, std::string_view path);

// The lines of a `.gitignore` or `.vrpcignore`: what stands last decides, `!` takes back.
class IgnoreFile {
 public:
  explicit IgnoreFile(std::string_view text);

  enum class Verdict { none, ignored, kept };
  // Of this very path; whoever walks asks for each folder above it first.
  [[nodiscard]] Verdict verdict(std::string_view path, bool folder) const;

 private:
  struct Line {
    std::string pattern;
    bool negated = false;
    bool folders_only = false;
  };
  std::vector<Line> lines_;
};

}  // namespace vrpc::policy
