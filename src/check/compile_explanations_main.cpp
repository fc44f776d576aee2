// The build step that collects what `vrpc explain` says of each kind of finding (check/explanation.hpp), from the
// repository at ROOT: `compile_explanations OUTPUT ROOT`. A kind of which nothing is said stops the build.
#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/explanation.hpp"
#include "text/source.hpp"
#include "text/utf8.hpp"

namespace {

using namespace vrpc;

using Lines = std::vector<std::string_view>;

constexpr std::size_t kLongestLine = 96;  // of an example; what is longer is cut

struct Prose {
  std::string summary;
  std::string details;
  std::string remedy;
  std::string source;
};

struct Example {
  std::string situation;
  std::string command;
  std::string text;
};

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string_view after(std::string_view line, std::string_view start) { return line.substr(start.size()); }

std::string read(const std::string& path) {
  const auto source = text::load_file(path);
  return source ? std::string(source->bytes()) : std::string();
}

// --- Prose ---

void append(std::string& text, std::string_view line) {
  if (!text.empty() && text.back() != '\n') text += ' ';
  text += line;
}

// A sentence; a blank line; more, in paragraphs; `Mend:`; `Source:`.
Prose prose_of(const Lines& lines) {
  constexpr std::string_view kMend = "Mend: ";
  constexpr std::string_view kSource = "Source: ";
  Prose prose;
  std::string* field = &prose.summary;
  for (std::string_view line : lines) {
    if (line.empty()) {
      if (field == &prose.summary) {
        field = prose.summary.empty() ? field : &prose.details;
      } else if (!field->empty()) {
        *field += "\n\n";
      }
      continue;
    }
    if (line.starts_with(kMend)) {
      field = &prose.remedy;
      line = after(line, kMend);
    } else if (line.starts_with(kSource)) {
      field = &prose.source;
      line = after(line, kSource);
    }
    append(*field, line);
  }
  for (std::string* text : {&prose.details, &prose.remedy, &prose.source})
    while (text->ends_with('\n')) text->pop_back();
  return prose;
}

// The comment at the top of a rule's file.
Lines header_of(std::string_view text) {
  Lines lines;
  for (const std::string_view line : lines_of(text)) {
    if (!line.starts_with("//")) break;
    lines.push_back(line.starts_with("// ") ? after(line, "// ") : std::string_view());
  }
  return lines;
}

// What stands below `## name` in kinds.md.
Lines part_of(std::string_view text, std::string_view name) {
  Lines lines;
  bool inside = false;
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with("## ")) {
      inside = after(line, "## ") == name;
    } else if (inside) {
      lines.push_back(line);
    }
  }
  return lines;
}

// --- Examples ---

// As a terminal can show it.
std::string shown(std::string_view line) {
  std::string result;
  for (std::size_t count = 0; !line.empty(); ++count) {
    if (count == kLongestLine) return result + "...";
    const std::size_t size = text::code_point_size(line);
    result += size == 0 ? "\xEF\xBF\xBD" : line.substr(0, size);
    line.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return result;
}

// `!! error[VRP2103] 28: message`, which stands above its line, as a line that stands below it.
std::optional<std::string> finding(std::string_view line) {
  constexpr std::string_view kMark = "!! ";
  const std::size_t close = line.find("] ");
  const std::size_t colon = line.find(": ");
  if (!line.starts_with(kMark) || close == std::string_view::npos || colon < close) return std::nullopt;
  const std::string_view column = line.substr(close + 2, colon - close - 2);
  if (column.empty() || !std::all_of(column.begin(), column.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  return std::string(std::stoul(std::string(column)) - 1, ' ') +
         fmt::format("^ {}{}\n", line.substr(kMark.size(), close + 1 - kMark.size()), line.substr(colon));
}

std::string example_text(const Lines& section) {
  std::string text;
  std::string findings;
  for (const std::string_view line : section) {
    if (const auto found = finding(line)) {
      findings += *found;
    } else if (line == "!! SCRIPT") {
      text += "--- the script that runs over it ---\n";
    } else if (!line.starts_with("!! ")) {
      text += shown(line) + '\n' + findings;
      findings.clear();
    }
  }
  return text;
}

// `check --select undefined-interface --device ne40e` without the selection.
std::string command_of(std::string_view run) {
  std::string command(run);
  if (const std::size_t select = command.find(" --select "); select != std::string::npos)
    command.erase(select, command.find(' ', select + 10) - select);
  return command;
}

// The first FAIL section in which the kind is found.
Example example_of(std::string_view text, std::string_view code) {
  constexpr std::string_view kRun = "!! RUN: ";
  constexpr std::string_view kFail = "!! FAIL: ";
  Example example;
  const Lines lines = lines_of(text);
  if (lines.empty() || !lines.front().starts_with(kRun)) return example;
  const auto starts = [](std::string_view line) {
    return line.starts_with("!! PASS:") || line.starts_with("!! FAIL:");
  };
  for (auto line = lines.begin(); line != lines.end();) {
    const auto end = std::find_if(line + 1, lines.end(), starts);
    const Lines section(line + 1, end);
    const bool found = std::any_of(section.begin(), section.end(), [code](std::string_view one) {
      return finding(one) && one.find(code) != std::string_view::npos;
    });
    if (line->starts_with(kFail) && found)
      return {std::string(after(*line, kFail)), command_of(after(lines.front(), kRun)), example_text(section)};
    line = end;
  }
  return example;
}

// What a document shows `vrpc` say: the first finding of the kind, up to the blank line that ends it.
Example shown_example(std::string_view text, const std::string& path, std::string_view code) {
  constexpr std::string_view kPrompt = "$ vrpc ";
  Example example;
  std::string_view command;
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with(kPrompt)) command = after(line, kPrompt);
    const bool starts = example.text.empty() && !command.empty() && line.find(code) != std::string_view::npos;
    if (!starts && example.text.empty()) continue;
    if (line.empty()) break;
    example.text += shown(line) + '\n';
    example.command = command;
  }
  if (!example.text.empty()) example.situation = "From " + path;
  return example;
}

Example example_of(const std::string& root, const diag::KindInfo& kind, const std::string& file) {
  const std::string code = fmt::format("[{}]", diag::code_text(kind.kind));
  for (const std::string& path : {"/tests/check/" + file + ".cfg", std::string("/tests/apply/script.cfg"),
                                  std::string("/tests/policy/suppressions.cfg")}) {
    Example example = example_of(read(root + path), code);
    if (!example.text.empty()) return example;
  }
  // What is found in no configuration is in a document, where a test runs it.
  for (const std::string path : {"docs/settings.md", "docs/grammar.md"}) {
    Example example = shown_example(read(root + "/" + path), path, code);
    if (!example.text.empty()) return example;
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string root = argv[2];
  const std::string others = read(root + "/src/diag/kinds.md");
  std::string output;
  for (const diag::KindInfo& kind : diag::all_kinds()) {
    std::string file(kind.name);
    std::replace(file.begin(), file.end(), '-', '_');
    const std::string rule =
        kind.origin == diag::Origin::rule ? read(root + "/src/check/rules/" + file + ".cpp") : std::string();
    const Prose prose = prose_of(rule.empty() ? part_of(others, kind.name) : header_of(rule));
    for (const std::string* part : {&prose.summary, &prose.details, &prose.remedy, &prose.source}) {
      if (!part->empty()) continue;
      fmt::print(stderr, "{}: its text lacks the summary, the details, `Mend:` or `Source:`\n", kind.name);
      return 1;
    }
    const Example example = example_of(root, kind, file);
    for (const std::string* field : {&prose.summary, &prose.details, &prose.remedy, &prose.source, &example.situation,
                                     &example.command, &example.text})
      output += *field + check::kFieldEnd;
  }
  const auto written = text::replace_file(argv[1], output);
  if (written) return 0;
  fmt::print(stderr, "{}: {}\n", argv[1], written.error());
  return 2;
}
