// `vrpc explain RULE`: what a kind of finding means.
#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "report/rules.hpp"

namespace vrpc::cli {
namespace {

struct ExplainOptions {
  std::string what;
  std::string format = "text";
};

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

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
                            ? "is no kind of finding; `vrpc rules` lists them"
                            : fmt::format("is no kind of finding; did you mean `{}`?", near));
}

void run(const ExplainOptions& options, Context& context) {
  const diag::KindInfo* rule = find_rule(options.what);
  if (rule == nullptr) return no_such_rule(options.what, context);
  print(options.format == "json" ? report::rule_as_json(rule->kind)
        : options.format == "md" ? report::rule_as_markdown(rule->kind)
                                 : report::rule_as_text(rule->kind));
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
  const auto options = std::make_shared<ExplainOptions>();
  CLI::App& command = *app.add_subcommand("explain", "say what a kind of finding means");
  command.add_option("RULE", options->what, "a kind of finding, by name or code")->required();
  command.add_option("--format", options->format, "text (the default), md or json")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "md", "json"}));
  command.callback([options, &context] { run(*options, context); });
}

}  // namespace vrpc::cli
