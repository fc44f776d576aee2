#include "report/rules.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "check/explanation.hpp"
#include "report/json.hpp"
#include "text/utf8.hpp"

namespace vrpc::report {
namespace {

using check::Explanation;
using diag::KindInfo;

constexpr std::size_t kWidth = 80;

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

// Words of a paragraph; what stands in backticks is one of them.
std::vector<std::string> words_of(std::string_view paragraph) {
  std::vector<std::string> words(1);
  bool quoted = false;
  for (const char c : paragraph) {
    quoted ^= c == '`';
    if (c == ' ' && !quoted) {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

// Lines of at most `width`, each with `indent` blanks before it, that is part of the width.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string result;
  for (const std::string_view paragraph : split(text, "\n\n")) {
    if (!result.empty()) result += '\n';
    std::string line;
    for (const std::string& word : words_of(paragraph)) {
      if (!line.empty() && indent + text::count_code_points(line) + 1 + text::count_code_points(word) > width) {
        result += std::string(indent, ' ') + line + '\n';
        line.clear();
      }
      if (!line.empty()) line += ' ';
      line += word;
    }
    result += std::string(indent, ' ') + line + '\n';
  }
  return result;
}

std::string indented(std::string_view lines, std::size_t indent) {
  std::string result;
  if (lines.ends_with('\n')) lines.remove_suffix(1);
  for (const std::string_view line : split(lines, "\n"))
    result += (line.empty() ? std::string() : std::string(indent, ' ')) + std::string(line) + '\n';
  return result;
}

// "Nobody defined it. `vrpc check` says:"
std::string caption(const Explanation& explanation) {
  std::string text(explanation.situation);
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return fmt::format("{}. `vrpc {}` says:", text, explanation.command);
}

std::string heading(const KindInfo& kind) {
  return fmt::format("{}[{}] {}", diag::to_text(kind.severity), diag::code_text(kind.kind), kind.name);
}

// Bars would end a cell.
std::string cell(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '|') result += '\\';
    result += c;
  }
  return result;
}

Json to_json(const KindInfo& kind) {
  const Explanation& explanation = check::explanation(kind.kind);
  Json json = {
      {"code", diag::code_text(kind.kind)},
      {"name", kind.name},
      {"severity", diag::to_text(kind.severity)},
      {"origin", to_text(kind.origin)},
      {"summary", explanation.summary},
      {"details", explanation.details},
      {"mend", explanation.remedy},
      {"suppress", how_to_suppress(kind.kind)},
      {"source", explanation.source},
  };
  if (!explanation.example.empty())
    json["example"] = {
        {"situation", explanation.situation}, {"command", explanation.command}, {"text", explanation.example}};
  return json;
}

std::string document(Json rules) {
  return dump({{"format", "vrpc-rules"}, {"version", kJsonVersion}, {"rules", std::move(rules)}}, 2) + "\n";
}

}  // namespace

std::string_view to_text(diag::Origin origin) {
  switch (origin) {
    case diag::Origin::syntax: return "syntax";
    case diag::Origin::rule: return "rule";
    case diag::Origin::script: return "script";
    case diag::Origin::grammar: return "grammar";
    case diag::Origin::policy: return "policy";
  }
  return {};
}

std::string how_to_suppress(diag::Kind kind) {
  const KindInfo& info = diag::info(kind);
  const std::string in_a_run =
      fmt::format("`vrpc check --ignore {}` leaves it out of a run, and `ignore` in `vrpc.toml` "
                  "out of a project.",
                  info.name);
  switch (info.origin) {
    case diag::Origin::syntax:
    case diag::Origin::rule:
      return fmt::format("{} A comment `!vrpc: allow({}) reason` above a line or a view allows it there.", in_a_run,
                         info.name);
    case diag::Origin::policy:
      if (kind != diag::Kind::settings_error) return in_a_run;
      return "It cannot be left out.";
    case diag::Origin::script: return "`vrpc apply` reports all that it finds.";
    case diag::Origin::grammar: return "It cannot be left out.";
  }
  return {};
}

std::string rules_as_text() {
  std::size_t widest = 0;
  for (const KindInfo& kind : diag::all_kinds()) widest = std::max(widest, kind.name.size());
  std::string text;
  for (const KindInfo& kind : diag::all_kinds())
    text += fmt::format("{}  {:<{}}  {:<7}  {:<7}  {}\n", diag::code_text(kind.kind), kind.name, widest,
                        diag::to_text(kind.severity), to_text(kind.origin), check::explanation(kind.kind).summary);
  return text;
}

std::string rules_as_markdown() {
  std::string text =
      "# Kinds of findings\n\n"
      "`vrpc rules` prints this list, and `vrpc explain NAME` a page of it. Severities are those that count unless\n"
      "`vrpc.toml` or `--severity` says otherwise. `syntax` is found while a file is read, and `rule` in the configuration\n"
      "that it comes to. `script` is found by `vrpc apply`, and `policy` in what says which findings are reported.\n"
      "`grammar` is found in definitions of commands, by `vrpc grammar check`.\n\n"
      "| code | name | severity | origin | finds |\n| --- | --- | --- | --- | --- |\n";
  for (const KindInfo& kind : diag::all_kinds())
    text +=
        fmt::format("| {} | [{}]({}.md) | {} | {} | {} |\n", diag::code_text(kind.kind), kind.name, kind.name,
                    diag::to_text(kind.severity), to_text(kind.origin), cell(check::explanation(kind.kind).summary));
  return text;
}

std::string rules_as_json() {
  Json rules = Json::array();
  for (const KindInfo& kind : diag::all_kinds()) rules.push_back(to_json(kind));
  return document(std::move(rules));
}

std::string rule_as_json(diag::Kind kind) { return document(Json::array({to_json(diag::info(kind))})); }

std::string rule_as_text(diag::Kind kind) {
  const Explanation& explanation = check::explanation(kind);
  std::string text = heading(diag::info(kind)) + "\n\n" + wrapped(explanation.summary, kWidth, 0) + "\n" +
                     wrapped(explanation.details, kWidth, 0);
  const auto part = [&text](std::string_view name, std::string_view content) {
    text += fmt::format("\n{}\n{}", name, wrapped(content, kWidth, 2));
  };
  if (!explanation.example.empty()) {
    part("Example", caption(explanation));
    text += "\n" + indented(explanation.example, 4);
  }
  part("How to mend it", explanation.remedy);
  part("How to leave it out", how_to_suppress(kind));
  part("Source", explanation.source);
  return text;
}

std::string rule_as_markdown(diag::Kind kind) {
  constexpr std::size_t kPageWidth = 120;
  const KindInfo& info = diag::info(kind);
  const Explanation& explanation = check::explanation(kind);
  std::string text = fmt::format("# {}\n\n{}, {} by default. {}\n{}", info.name, diag::code_text(kind),
                                 diag::to_text(info.severity), explanation.summary, "\n") +
                     wrapped(explanation.details, kPageWidth, 0);
  const auto part = [&text](std::string_view name, std::string_view content) {
    text += fmt::format("\n## {}\n\n{}", name, wrapped(content, kPageWidth, 0));
  };
  if (!explanation.example.empty()) {
    part("Example", caption(explanation));
    text += fmt::format("\n```text\n{}```\n", explanation.example);
  }
  part("How to mend it", explanation.remedy);
  part("How to leave it out", how_to_suppress(kind));
  part("Source", explanation.source);
  return text;
}

}  // namespace vrpc::report
