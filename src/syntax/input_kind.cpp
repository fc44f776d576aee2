#include <array>
#include <cctype>

#include "syntax/tree.hpp"

namespace vrpc::syntax {
namespace {

// The line as a person reads it: without indentation, blanks at the end, and line end.
std::string_view trimmed(std::string_view line) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0'; };
  while (!line.empty() && blank(line.front())) line.remove_prefix(1);
  while (!line.empty() && blank(line.back())) line.remove_suffix(1);
  return line;
}

// `<HUAWEI>`, `[~HUAWEI]`, `[*HUAWEI-bmp] bmp-session 10.1.1.1`, at the start of a line.
bool starts_with_prompt(std::string_view line) {
  if (line.empty() || (line.front() != '<' && line.front() != '[')) return false;
  const std::size_t end = line.find(line.front() == '<' ? '>' : ']');
  if (end == std::string_view::npos || end < 2) return false;
  const std::string_view name = line.substr(1, end - 1);
  return name.find_first_of("<>[] ") == std::string_view::npos && name != "replace/";
}

// Commands that are typed and never saved.
bool is_typed_only(std::string_view command) {
  constexpr std::array<std::string_view, 5> kTyped = {"system-view", "quit", "commit", "sys", "q"};
  for (const std::string_view typed : kTyped)
    if (command == typed) return true;
  return command.starts_with("commit ") || command.starts_with("system-view ");
}

// Whether a line that starts with this character may say more than that there is a command: most say no more.
bool may_tell(char c) {
  switch (c) {
    case '!':
    case '#':
    case 'r':
    case 's':
    case 'c':
    case 'q': return true;
    default: return static_cast<unsigned char>(c) <= ' ';
  }
}

struct Evidence {
  bool typed_only = false;
  bool session = false;  // `system-view` or `commit`
  bool separators = false;
  bool indentation = false;
  bool commands = false;
  bool header = false;  // `!Software Version`: only a device prints that
};

}  // namespace

InputKind guess_kind(const text::Source& source) {
  Evidence seen;
  const std::string_view bytes = source.bytes();
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    const std::string_view line(bytes.data() + at, end - at);
    at = end;
    if (starts_with_prompt(line)) return InputKind::transcript;
    std::size_t start = 0;
    while (start < line.size() && line[start] == ' ') ++start;
    if (start < line.size() && !may_tell(line[start])) {
      seen.indentation |= start > 0;
      seen.commands = true;
      continue;
    }
    const std::string_view command = trimmed(line);
    if (command.empty()) continue;
    if (command.front() == '!' || command.front() == '#') {
      seen.separators |= command == "#";
      seen.header |= command.starts_with("!Software Version");
      continue;
    }
    seen.typed_only |= is_typed_only(command);
    seen.session |= command.starts_with("system-view") || command.starts_with("commit");
    seen.indentation |= line.front() == ' ' || line.front() == '\t';
    seen.commands |= command != "return";
  }
  // A stray `quit` does not make a script of what is laid out like a saved configuration.
  const bool laid_out = seen.separators && seen.indentation && !seen.session;
  if (seen.header || laid_out) return InputKind::saved;
  const bool flat = seen.commands && !seen.separators && !seen.indentation;
  return seen.typed_only || flat ? InputKind::script : InputKind::saved;
}

}  // namespace vrpc::syntax
