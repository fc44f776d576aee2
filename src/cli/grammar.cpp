// `vrpc grammar check|show|explain`: what the command definitions say.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/streams.hpp"
#include "report/definition.hpp"
#include "report/text.hpp"

namespace vrpc::cli {
namespace {

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& names) {
  const std::string_view near = diag::closest(name, names);
  return near.empty() ? "" : fmt::format("; did you mean `{}`?", near);
}

// The definitions of a file together with the built-in ones; findings under the notation.
void check_definitions(const std::vector<std::string>& paths, Context& context) {
  const auto loaded = command::load_grammar(paths);
  if (!loaded) return context.trouble(loaded.error().name, loaded.error().reason);
  std::size_t errors = 0;
  for (std::uint32_t i = 0; i < (*loaded)->sources.size(); ++i) {
    diag::Findings findings;
    for (const command::Problem& problem : (*loaded)->problems)
      if (problem.place.file == i) findings(problem.kind, problem.place.span, problem.message);
    findings.sort();
    errors += findings.all().size();
    print(report::to_text(*(*loaded)->sources[i], findings.all(), {}));
  }
  const command::Grammar& grammar = (*loaded)->grammar;
  const std::string mistakes = errors == 0   ? "no mistakes"
                               : errors == 1 ? "1 mistake"
                                             : fmt::format("{} mistakes", errors);
  print(fmt::format("{}; {} commands in {} views with the built-in ones\n", mistakes, grammar.command_count(),
                    grammar.view_count()));
  if (errors > 0) context.raise(kFindings);
}

void show(const std::string& name, Context& context) {
  const command::Grammar* grammar = context.grammar();
  if (grammar == nullptr) return;
  std::vector<std::string> texts;
  if (const auto view = grammar->find_view(name)) texts.push_back(report::to_text(*grammar, *view));
  for (const command::CommandId id : grammar->find_commands(name)) texts.push_back(report::to_text(*grammar, id));
  if (!texts.empty()) return print(fmt::format("{}", fmt::join(texts, "\n")));
  std::vector<std::string_view> names;
  for (std::uint32_t i = 0; i < grammar->view_count(); ++i) names.push_back(grammar->name(command::ViewId{i}));
  for (std::uint32_t i = 0; i < grammar->command_count(); ++i) names.push_back(grammar->name(command::CommandId{i}));
  context.trouble(name, "no view or command has this name" + did_you_mean(name, names));
}

void explain(const std::string& line, const std::string& view_name, Context& context) {
  const command::Grammar* grammar = context.grammar();
  if (grammar == nullptr) return;
  auto options = context.reading_options();
  if (!options) return;
  const auto view = grammar->find_view(view_name);
  if (!view) {
    std::vector<std::string_view> names;
    for (std::uint32_t i = 0; i < grammar->view_count(); ++i) names.push_back(grammar->name(command::ViewId{i}));
    return context.trouble(view_name, "no view has this name" + did_you_mean(view_name, names));
  }
  auto source = text::make_source("<line>", line);
  if (!source) return context.trouble(source.error().name, source.error().reason);
  options->input = syntax::InputKind::saved;
  options->bind.explain_in = view;
  const auto file = check::read(std::move(*source), *grammar, *options);
  if (file->document.statements.empty()) return context.trouble("<line>", "holds no command");
  const bind::Statement& statement = file->document.statements.front();
  if (file->document.command(statement)) print(report::explain(file->document, statement));
  if (file->findings.all().empty()) return;
  check::complete(*file);
  print(report::to_text(*file, {false, context.show_secrets}));
  context.raise(kFindings);
}

}  // namespace

void add_grammar(CLI::App& app, Context& context) {
  CLI::App& group = *app.add_subcommand("grammar", "look into the command definitions");
  group.require_subcommand(1);

  const auto paths = std::make_shared<std::vector<std::string>>();
  CLI::App& check = *group.add_subcommand("check", "find mistakes in definitions (*.vrpg)");
  check.add_option("FILE", *paths, "a definition file; added to the built-in ones")->required();
  check.callback([paths, &context] { check_definitions(*paths, context); });

  const auto name = std::make_shared<std::string>();
  CLI::App& show_command = *group.add_subcommand("show", "print what is defined under a name");
  show_command.add_option("NAME", *name, "a command or a view")->required();
  context.add_grammar_option(show_command);
  show_command.callback([name, &context] { show(*name, context); });

  const auto line = std::make_shared<std::string>();
  const auto view = std::make_shared<std::string>("system");
  CLI::App& explain_command =
      *group.add_subcommand("explain", "say what a line is, or where it stops to be understood");
  explain_command.add_option("LINE", *line, "a command, as it is typed")->required();
  explain_command.add_option("--view", *view, "the view that it is typed in (default: system)")->type_name("VIEW");
  context.add_reading_options(explain_command);
  explain_command.callback([line, view, &context] { explain(*line, *view, context); });
}

}  // namespace vrpc::cli
