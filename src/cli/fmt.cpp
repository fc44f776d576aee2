// vrpc fmt [PATH...]: lays configurations out as a device prints them.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/difference.hpp"
#include "cli/streams.hpp"
#include "emit/format.hpp"

namespace vrpc::cli {
namespace {

struct FmtOptions {
  std::vector<std::string> paths{"."};
  bool check = false;
  bool diff = false;
};

void format_file(const std::string& path, const FmtOptions& options, const command::Grammar& grammar,
                 const check::Options& reading, Context& context) {
  const bool in_place = !options.check && !options.diff;
  auto source = load(path, context, in_place ? text::Streams::refused : text::Streams::read);
  if (!source) return;
  const auto file = check::read(std::move(*source), grammar, reading);
  const std::string& name = file->source.name();
  if (file->tree.kind() == syntax::InputKind::transcript)
    say("vrpc: {}: is a console transcript, which stays as it is\n", name);
  auto formatted = emit::format(file->document, reading.bind);
  if (!formatted) {
    context.trouble(name, fmt::format("internal error, so the file stays as it is: {}", formatted.error()));
    formatted = file->source.bytes();
  }
  const bool changed = *formatted != file->source.bytes();
  if (changed && (options.check || options.diff)) context.raise(kFindings);
  if (options.diff) {
    const auto after = check::read(text::Source(name, *formatted), grammar, reading);
    print(difference(*file, *after, context.show_secrets));
  } else if (options.check) {
    if (changed) print(name + "\n");
  } else if (path == "-") {
    print(*formatted);
  } else if (changed) {
    if (const auto written = text::replace_file(path, *formatted); !written) context.trouble(name, written.error());
  }
}

void run(const FmtOptions& options, Context& context) {
  const command::Grammar* grammar = context.grammar();
  if (grammar == nullptr) return;
  const auto reading = context.reading_options();
  if (!reading) return;
  for (const std::string& path : find_files(options.paths, context))
    format_file(path, options, *grammar, *reading, context);
}

}  // namespace

void add_fmt(CLI::App& app, Context& context) {
  const auto options = std::make_shared<FmtOptions>();
  CLI::App& command = *app.add_subcommand("fmt", "lay configurations out as a device prints them");
  command.add_option("PATH", options->paths, "files, folders (their *.cfg), - for standard input to output; default .");
  command.add_flag("--check", options->check, "write nothing; list the files that would change, and end with status 1");
  command.add_flag("--diff", options->diff, "write nothing; print what would change, and end with status 1");
  context.add_reading_options(command);
  command.callback([options, &context] { run(*options, context); });
}

}  // namespace vrpc::cli
