// vrpc apply BASE SCRIPT: the configuration that a script leaves, and what is to be said of the script.
#include "diff/apply.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/printing.hpp"
#include "emit/json.hpp"
#include "report/format.hpp"
#include "report/text.hpp"

namespace vrpc::cli {
namespace {

struct ApplyOptions {
  std::string base;
  std::string script;
  std::string to = "config";
  std::string format = "text";
  std::string output;
};

void write_result(const config::Config& result, const ApplyOptions& options, Context& context) {
  const emit::Json json = emit::to_json(result, {{context.show_secrets}, false});
  std::string text = json.dump(2, ' ', false, emit::Json::error_handler_t::replace) + "\n";
  if (options.to == "config") {
    text.clear();
    if (const auto error = emit::to_text(result.grammar(), json, emit::TextStyle::saved, text))
      return context.trouble(options.base, fmt::format("{}: {}", error->where, error->what));
  }
  if (options.output.empty()) return print_bytes(text);
  if (const auto written = text::replace_file(options.output, text); !written)
    context.trouble(options.output, written.error());
}

void run(const ApplyOptions& options, Context& context) {
  const command::Grammar* grammar = context.grammar();
  const auto reading = grammar != nullptr ? context.reading_options() : std::nullopt;
  if (!reading) return;
  // --input is about the script; a base is a saved configuration, unless it looks otherwise.
  check::Options base_reading = *reading;
  base_reading.input.reset();
  const auto files = read_two({options.base, base_reading}, {options.script, *reading}, *grammar, context);
  if (!files) return;
  const auto& [base, script] = *files;
  const config::Config result(base->document, script->document);
  diff::report_script(result, script->document, script->findings);
  check::complete(*script);

  report::Summary summary;
  summary.add(*script);
  if (options.format == "json") {
    print_bytes(report::to_json({VRPC_VERSION, {report::describe(*script, options.script, {})}, {}, summary}));
  } else {
    say_text(report::to_text(*script, {.colours = false, .show_secrets = context.show_secrets}));
    write_result(result, options, context);
  }
  if (summary.of(diag::Severity::error) + summary.of(diag::Severity::warning) > 0) context.raise(kFindings);
}

}  // namespace

void add_apply(CLI::App& app, Context& context) {
  const auto options = std::make_shared<ApplyOptions>();
  CLI::App& command = *app.add_subcommand("apply", "print the configuration that a script leaves");
  command.add_option("BASE", options->base, "the configuration that it runs over; - for standard input")->required();
  command.add_option("SCRIPT", options->script, "a change script; - for standard input")->required();
  command.add_option("--to", options->to, "config (canonical text, the default) or json")
      ->type_name("FORM")
      ->check(CLI::IsMember({"config", "json"}));
  command
      .add_option("--format", options->format,
                  "of findings: text, on standard error (the default), or json, in place of the configuration")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}));
  command.add_option("-o,--output", options->output, "write the configuration to this file")->type_name("FILE");
  context.add_reading_options(command);
  command.callback([options, &context] { run(*options, context); });
}

}  // namespace vrpc::cli
