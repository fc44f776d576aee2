#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/memory.hpp"
#include "cli/printing.hpp"
#include "report/excerpt.hpp"

namespace {

using namespace vrpc::cli;

struct Subcommand {
  std::string_view name;
  void (*add)(CLI::App& app, Context& context);
  bool shows_all = false;  // prints something about all of them
};

constexpr Subcommand kSubcommands[] = {
    {"check", add_check},
    {"baseline", add_baseline},
    {"config", add_config},
    {"fmt", add_fmt},
    {"convert", add_convert},
    {"diff", add_diff},
    {"apply", add_apply},
    {"coverage", add_coverage},
    {"schema", add_schema},
    {"grammar", add_grammar},
    {"rules", add_rules},
    {"explain", add_explain},
    {"completion", add_completion, true},
    {"man", add_man, true},
};

// Only the one that is asked for, if one is: to make the options of all takes longer than to check a short file.
void add_subcommands(CLI::App& app, const std::vector<std::string>& words, Context& context) {
  for (const Subcommand& subcommand : kSubcommands)
    if (!words.empty() && words.front() == subcommand.name && !subcommand.shows_all)
      return subcommand.add(app, context);
  for (const Subcommand& subcommand : kSubcommands) subcommand.add(app, context);
}

// The word that stands where a subcommand is expected, and is none; CLI11 would not name it.
bool is_misspelt(const CLI::App& app, const std::vector<std::string>& words, std::size_t at, Context& context) {
  if (at >= words.size() || words[at].starts_with('-')) return false;
  std::vector<std::string_view> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (command->get_name() == words[at])
      return !command->get_subcommands([](const CLI::App*) { return true; }).empty() &&
             is_misspelt(*command, words, at + 1, context);
    names.push_back(command->get_name());
  }
  const std::string_view near = vrpc::diag::closest(words[at], names);
  context.trouble(words[at], near.empty() ? "is no subcommand; `vrpc --help` lists them"
                                          : fmt::format("is no subcommand; did you mean `{}`?", near));
  return true;
}

// A line of standard input, `-:12`, is no option: CLI11 has to be told. It takes the words from the last to the first.
std::vector<std::string> for_parser(std::vector<std::string> words) {
  const auto is_line = [](const std::string& word) { return word.starts_with("-:"); };
  const bool told = std::find(words.begin(), words.end(), "--") != words.end();
  const auto lines = told ? words.end() : std::stable_partition(words.begin(), words.end(), std::not_fn(is_line));
  if (lines != words.end()) words.insert(lines, "--");
  std::reverse(words.begin(), words.end());
  return words;
}

// Of --help and --version, which CLI11 throws.
std::string help_of(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream text;
  app.exit(error, text);
  return text.str();
}

}  // namespace

int main(int argc, char** argv) {
  set_up_memory();
  hold_places();
  // A reader that has seen enough (`vrpc check ... | head`) is no trouble: files are written, and the status is right.
  std::signal(SIGPIPE, SIG_IGN);
  // A file that may not grow is an error of whoever writes it, with a reason.
  std::signal(SIGXFSZ, SIG_IGN);

  CLI::App app("Compiles, checks, formats and converts Huawei VRP configuration.", "vrpc");
  app.require_subcommand(1);
  app.set_version_flag("--version", "vrpc " VRPC_VERSION);
  app.failure_message(CLI::FailureMessage::simple);
  Context context;
  const std::vector<std::string> words(argv + 1, argv + argc);
  add_subcommands(app, words, context);
  if (is_misspelt(app, words, 0, context)) return context.status;
  try {
    app.parse(for_parser(words));
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) {
      say_text(fmt::format("vrpc: {}; `vrpc --help` says what there is\n", vrpc::report::printable(error.what())));
      return kTrouble;
    }
    print(help_of(app, error));
  }
  if (const auto reason = finish_output()) context.trouble("<stdout>", *reason);
  return context.status;
}
