// `vrpc convert`: a configuration in another form. Reads configuration text, or with `--from json` what it wrote.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/streams.hpp"
#include "emit/ast.hpp"
#include "emit/json.hpp"

namespace vrpc::cli {
namespace {

struct ConvertOptions {
  std::string path;
  std::string from = "config";
  std::string to;
  std::string output;
  bool spans = false;
};

void write(const std::string& text, const ConvertOptions& options, Context& context) {
  if (options.output.empty()) {
    print(text);
  } else if (const auto written = text::replace_file(options.output, text); !written) {
    context.trouble(options.output, written.error());
  }
}

std::string pretty(const emit::Json& json) {
  return json.dump(2, ' ', false, emit::Json::error_handler_t::replace) + "\n";
}

void report(const emit::JsonError& error, const ConvertOptions& options, Context& context) {
  context.trouble(options.path == "-" ? "<stdin>" : options.path,
                  fmt::format("{}: {}", error.where.empty() ? "/" : error.where, error.what));
}

void write_json(const emit::Json& json, const command::Grammar& grammar, const ConvertOptions& options,
                Context& context) {
  if (options.to == "json") return write(pretty(json), options, context);
  const auto style = options.to == "script" ? emit::TextStyle::script : emit::TextStyle::saved;
  std::string text;
  if (const auto error = emit::to_text(grammar, json, style, text)) return report(*error, options, context);
  write(text, options, context);
}

void convert_json(const text::Source& source, const command::Grammar& grammar, const ConvertOptions& options,
                  Context& context) {
  const auto json = emit::Json::parse(source.bytes(), nullptr, false);
  if (json.is_discarded()) return context.trouble(source.name(), "is not JSON");
  if (options.to == "ast") return context.trouble("--to ast", "needs configuration text, not JSON");
  if (options.to != "json") return write_json(json, grammar, options, context);
  // By way of the text, so that what is printed is what vrpc reads.
  std::string text;
  if (const auto error = emit::to_text(grammar, json, emit::TextStyle::saved, text))
    return report(*error, options, context);
  check::Options reading;
  reading.input = syntax::InputKind::saved;
  const auto file = check::read(text::Source(source.name(), std::move(text)), grammar, reading);
  const config::Config config(file->document);
  write_json(emit::to_json(config, {emit::Secrets{true}, false}), grammar, options, context);
}

void convert(const ConvertOptions& options, Context& context) {
  const command::Grammar* grammar = context.grammar();
  if (grammar == nullptr) return;
  const auto reading = context.reading_options();
  if (!reading) return;
  auto source = load(options.path, context);
  if (!source) return;
  if (options.from == "json") return convert_json(*source, *grammar, options, context);
  const auto file = check::read(std::move(*source), *grammar, *reading);
  const emit::Secrets secrets{context.show_secrets};
  if (options.to == "ast") return write(pretty(emit::to_ast(file->document, secrets)), options, context);
  if (!context.show_secrets && options.to != "json" && !file->document.secrets().empty())
    say("vrpc: {}: secrets are masked; --show-secrets prints them\n", file->source.name());
  if (const std::size_t wrong = check::coverage(file->document).of(bind::State::wrong); wrong > 0)
    say("vrpc: {}: {} {} wrong and kept as text; `vrpc check` says why\n", file->source.name(), wrong,
        wrong == 1 ? "line is" : "lines are");
  const config::Config config(file->document);
  write_json(emit::to_json(config, {secrets, options.spans && options.to == "json"}), *grammar, options, context);
}

}  // namespace

void add_convert(CLI::App& app, Context& context) {
  const auto options = std::make_shared<ConvertOptions>();
  CLI::App& command = *app.add_subcommand("convert", "print the effective configuration in another form");
  command.add_option("FILE", options->path, "a configuration; - for standard input")->required();
  command.add_option("--to", options->to, "json, config (canonical text), script (what types it) or ast")
      ->type_name("FORM")
      ->required()
      ->check(CLI::IsMember({"json", "config", "script", "ast"}));
  command.add_option("--from", options->from, "config (default) or json")
      ->type_name("FORM")
      ->check(CLI::IsMember({"config", "json"}));
  command.add_option("-o,--output", options->output, "write to this file")->type_name("FILE");
  command.add_flag("--spans", options->spans, "with --to json: where each value stands in the file");
  context.add_reading_options(command);
  command.callback([options, &context] { convert(*options, context); });
}

}  // namespace vrpc::cli
