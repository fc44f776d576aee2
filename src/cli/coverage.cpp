// vrpc coverage [PATH...]: how much of configurations is understood, and which definition is missing most.
#include "report/coverage.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/streams.hpp"

namespace vrpc::cli {
namespace {

struct CoverageOptions {
  std::vector<std::string> paths{"."};
  std::string format = "text";
  std::size_t top = 20;
};

void run(const CoverageOptions& options, Context& context) {
  const command::Grammar* grammar = context.grammar();
  const auto reading = context.reading_options();
  if (grammar == nullptr || !reading) return;
  report::Summary summary;
  check::LinesByWords lines;
  for (const std::string& path : find_files(options.paths, context)) {
    auto source = load(path, context);
    if (!source) {
      ++summary.unreadable;
      continue;
    }
    const auto file = check::read(std::move(*source), *grammar, *reading);
    ++summary.files;
    summary.coverage += check::coverage(file->document);
    lines.add(file->document);
  }
  const bool json = options.format == "json";
  if (!json && summary.files == 0) return;
  const std::string text =
      json ? report::coverage_to_json(summary, lines) : report::coverage_to_text(summary, lines, options.top);
  print(text);
}

}  // namespace

void add_coverage(CLI::App& app, Context& context) {
  auto options = std::make_shared<CoverageOptions>();
  CLI::App* command = app.add_subcommand("coverage", "print how much of configurations is understood");
  command->add_option("PATH", options->paths, "files, folders (their *.cfg), - for standard input; default .");
  command->add_option("--format", options->format, "text (the default) or json")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--top", options->top, "rows of each table of the text; default 20")
      ->type_name("NUMBER")
      ->check(CLI::PositiveNumber);
  context.add_reading_options(*command);
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace vrpc::cli
