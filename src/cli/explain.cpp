// `vrpc explain RULE`: what a kind of finding means. `vrpc explain FILE:LINE`: what a line is.
#include <algorithm>
#include <charconv>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/streams.hpp"
#include "report/line.hpp"
#include "report/rules.hpp"

namespace vrpc::cli {
namespace {

struct ExplainOptions {
  std::string what;
  std::string format = "text";
};

// A name or a code, in any case; `_` is what files and functions have for `-`.
const diag::KindInfo* find_rule(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c == '_' ? '-' : command::to_lower(c); });
  if (const diag::KindInfo* kind = diag::find_kind(text)) return kind;
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  for (const diag::KindInfo& kind : diag::all_kinds())
    if (diag::code_text(kind.kind) == text) return &kind;
  return nullptr;
}

void no_such_rule(const std::string& name, Context& context) {
  std::vector<std::string_view> names;
  for (const diag::KindInfo& kind : diag::all_kinds()) names.push_back(kind.name);
  const std::string_view near = diag::closest(name, names);
  context.trouble(name, near.empty()
                            ? "is no kind of finding, which `vrpc rules` lists, and no line of a file: FILE:LINE"
                            : fmt::format("is no kind of finding; did you mean `{}`?", near));
}

// `edge1.cfg:41`
struct LineOfFile {
  std::string path;
  std::string number;
};

std::optional<LineOfFile> line_of_file(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == text.size()) return std::nullopt;
  const bool digits = text.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  if (!digits) return std::nullopt;
  return LineOfFile{text.substr(0, colon), text.substr(colon + 1)};
}

void explain_line(const LineOfFile& line, const ExplainOptions& options, Context& context) {
  const command::Grammar* grammar = context.grammar();
  auto reading = grammar != nullptr ? context.reading_options() : std::nullopt;
  if (!reading) return;
  if (options.format == "md") return context.trouble(options.what, "is a line, which has no page: use text or json");
  auto source = load(line.path, context);
  if (!source) return;
  report::LineOptions shown;
  const char* end = line.number.data() + line.number.size();
  const bool too_large = std::from_chars(line.number.data(), end, shown.number).ec != std::errc();
  const std::uint32_t count = source->bytes().empty() ? 0 : source->line_count();
  if (too_large || shown.number == 0 || shown.number > count)
    return context.trouble(source->name(), fmt::format("has no line {}; it has {}", line.number, count));
  const auto file = check::check(std::move(*source), *grammar, *reading);
  report::keep_findings_on_line(*file, shown.number);
  shown.show_secrets = context.show_secrets;
  shown.reading = std::move(*reading);
  print(options.format == "json" ? report::line_as_json(*file, shown) : report::line_as_text(*file, shown));
  for (const diag::Diagnostic& finding : file->findings.all())
    if (finding.severity != diag::Severity::note) context.raise(kFindings);
}

void run(const ExplainOptions& options, Context& context) {
  if (const diag::KindInfo* rule = find_rule(options.what))
    return print(options.format == "json" ? report::rule_as_json(rule->kind)
                 : options.format == "md" ? report::rule_as_markdown(rule->kind)
                                          : report::rule_as_text(rule->kind));
  if (const auto line = line_of_file(options.what)) return explain_line(*line, options, context);
  no_such_rule(options.what, context);
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
  const auto options = std::make_shared<ExplainOptions>();
  CLI::App& command = *app.add_subcommand("explain", "say what a kind of finding means, or what a line is");
  command
      .add_option("RULE", options->what,
                  "a kind of finding, by name or code; or FILE:LINE, a line of a file or of standard input (-)")
      ->required();
  command.add_option("--format", options->format, "text (the default), json, or md (of a kind of finding)")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "md", "json"}));
  context.add_reading_options(command);
  command.callback([options, &context] { run(*options, context); });
}

}  // namespace vrpc::cli
