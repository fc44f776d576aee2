// vrpc config show|check|init: what the vrpc.toml of a project says.
#include <filesystem>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/settings.hpp"
#include "cli/streams.hpp"
#include "policy/show.hpp"
#include "report/text.hpp"

namespace vrpc::cli {
namespace {

void show(const std::string& path, Context& context) {
  const command::Grammar* grammar = context.grammar();
  if (grammar == nullptr) return;
  const ChoiceOptions options;
  SettingsFinder finder(options, *grammar, context);
  std::error_code unknown;
  const bool folder = std::filesystem::is_directory(path, unknown);
  const policy::Settings& settings = finder.settings_for(folder ? path + "/-" : path);
  if (context.status == kClean) print(policy::to_toml(settings));
}

void check(const std::string& file, Context& context) {
  const command::Grammar* grammar = context.grammar();
  if (grammar == nullptr) return;
  std::vector<policy::Mistakes> mistakes;
  const auto settings = policy::read_settings(file, *grammar, mistakes);
  if (!settings) return context.trouble(settings.error().name, settings.error().reason);
  for (const policy::Mistakes& one : mistakes)
    print(report::to_text(*one.file, one.findings, {.colours = Context::wants_colours()}));
  if (!mistakes.empty()) return context.raise(kFindings);
  print(fmt::format("{}: no mistakes\n", file));
}

void init(Context& context) {
  const std::string file(policy::kSettingsFile);
  std::error_code unknown;
  if (std::filesystem::exists(file, unknown)) return context.trouble(file, "is there already");
  if (const auto written = text::replace_file(file, policy::new_settings()); !written)
    return context.trouble(file, written.error());
  print(fmt::format("{}: written; everything in it is commented out\n", file));
}

}  // namespace

void add_config(CLI::App& app, Context& context) {
  CLI::App& command = *app.add_subcommand("config", "show, check or begin a vrpc.toml");
  command.require_subcommand(1);

  const auto path = std::make_shared<std::string>(".");
  CLI::App& show_command = *command.add_subcommand("show", "print the settings that count for a file or a folder");
  show_command.add_option("PATH", *path, "default: the working folder");
  context.add_grammar_option(show_command);
  show_command.callback([path, &context] { show(*path, context); });

  const auto file = std::make_shared<std::string>(policy::kSettingsFile);
  CLI::App& check_command = *command.add_subcommand("check", "print the mistakes in a vrpc.toml");
  check_command.add_option("FILE", *file, "default: vrpc.toml");
  context.add_grammar_option(check_command);
  check_command.callback([file, &context] { check(*file, context); });

  CLI::App& init_command = *command.add_subcommand("init", "write a vrpc.toml that says nothing yet");
  init_command.callback([&context] { init(context); });
}

}  // namespace vrpc::cli
