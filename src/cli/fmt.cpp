// vrpc fmt [PATH...]: lays configurations out as a device prints them.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/difference.hpp"
#include "cli/printing.hpp"
#include "cli/settings.hpp"
#include "emit/format.hpp"
#include "report/excerpt.hpp"

namespace vrpc::cli {
namespace {

struct FmtOptions {
  std::vector<std::string> paths{"."};
  WalkOptions walk;
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
    context.warn(name, "is a console transcript, which stays as it is");
  auto formatted = emit::format(file->document, reading.bind);
  if (!formatted) {
    context.trouble(name, fmt::format("internal error, so the file stays as it is: {}", formatted.error()));
    formatted = file->source.bytes();
  }
  const bool changed = *formatted != file->source.bytes();
  if (changed && (options.check || options.diff)) context.raise(kFindings);
  if (options.diff) {
    const auto after = check::read(text::Source(name, *formatted), grammar, reading);
    print_text(difference(*file, *after, context.show_secrets));
  } else if (options.check) {
    if (changed) print_text(report::printable(name) + "\n");
  } else if (path == "-") {
    print_bytes(*formatted);
  } else if (changed) {
    if (const auto written = text::replace_file(path, *formatted); !written) context.trouble(name, written.error());
  }
}

// None, and `trouble`, if it is not clear which vrpc.toml leaves out.
std::vector<std::string> files_to_format(const FmtOptions& options, const command::Grammar& grammar, Context& context) {
  const ChoiceOptions choice;
  Context of_settings;
  SettingsFinder finder(choice, grammar, of_settings);
  std::vector<std::string> files;
  for (const FoundFile& file : walk(options.paths, options.walk, context))
    if (!finder.leaves_out(file, options.walk)) files.push_back(file.path);
  context.raise(of_settings.status);
  return of_settings.status == kTrouble ? std::vector<std::string>() : files;
}

void run(const FmtOptions& options, Context& context) {
  const command::Grammar* grammar = context.grammar();
  if (grammar == nullptr) return;
  const auto reading = context.reading_options();
  if (!reading) return;
  for (const std::string& path : files_to_format(options, *grammar, context))
    format_file(path, options, *grammar, *reading, context);
}

}  // namespace

void add_fmt(CLI::App& app, Context& context) {
  const auto options = std::make_shared<FmtOptions>();
  CLI::App& command = *app.add_subcommand("fmt", "lay configurations out as a device prints them");
  command.add_option("PATH", options->paths, "files, folders (their *.cfg), - for standard input to output; default .");
  command.add_flag("--check", options->check, "write nothing; list the files that would change, and end with status 1");
  command.add_flag("--diff", options->diff, "write nothing; print what would change, and end with status 1");
  command.add_flag("--force-exclude", options->walk.force_exclude,
                   "leave out what is ignored or excluded even if it is named");
  context.add_reading_options(command);
  command.callback([options, &context] { run(*options, context); });
}

}  // namespace vrpc::cli
