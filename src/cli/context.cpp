#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/printing.hpp"
#include "report/excerpt.hpp"

namespace vrpc::cli {

void Context::warn(std::string_view name, std::string_view reason) const {
  if (voice_ == Voice::quiet) return;
  const std::string line = fmt::format("vrpc: {}: {}\n", report::printable(name), report::printable(reason));
  // The one command of a log that need not start its line.
  const bool has_command = line.find("##[") != std::string::npos;
  say(has_command ? for_log(line) : line);
}

void Context::trouble(std::string_view name, std::string_view reason) {
  warn(name, reason);
  status = kTrouble;
}

bool Context::wants_colours() {
  const auto is_set = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  };
  const char* terminal = std::getenv("TERM");
  const bool is_dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return is_set("FORCE_COLOR") || (!is_set("NO_COLOR") && !is_dumb && isatty(STDOUT_FILENO) != 0);
}

void Context::add_grammar_option(CLI::App& command) {
  command.add_option("--grammar", grammar_files_, "add command definitions (*.vrpg)")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

void Context::add_reading_options(CLI::App& command) {
  add_grammar_option(command);
  command.add_option("--device", devices_, "accept only what this device has")
      ->type_name("DEVICE")
      ->allow_extra_args(false);
  command.add_option("--input", input_, "read as saved, script or transcript instead of looking")
      ->type_name("KIND")
      ->check(CLI::IsMember({"saved", "script", "transcript"}));
  command.add_flag("--show-secrets", show_secrets, "print passwords and keys instead of ******");
}

const command::Grammar* Context::grammar() {
  if (grammar_files_.empty()) return &command::builtin_grammar();
  auto loaded = command::load_grammar(grammar_files_);
  if (!loaded) {
    trouble(loaded.error().name, loaded.error().reason);
    return nullptr;
  }
  loaded_ = std::move(*loaded);
  for (const command::Problem& problem : loaded_->problems) {
    const text::Source& source = *loaded_->sources[problem.place.file];
    const text::Position position = source.position(problem.place.span.begin);
    trouble(fmt::format("{}:{}:{}", source.name(), position.line, position.column), problem.message);
  }
  if (!loaded_->problems.empty()) return nullptr;
  return &loaded_->grammar;
}

std::optional<check::Options> Context::reading_options() {
  check::Options options;
  if (input_ == "saved") options.input = syntax::InputKind::saved;
  if (input_ == "script") options.input = syntax::InputKind::script;
  if (input_ == "transcript") options.input = syntax::InputKind::transcript;
  if (devices_.empty()) return options;
  const command::Grammar& grammar = loaded_ ? loaded_->grammar : command::builtin_grammar();
  options.bind.devices = 0;
  for (const std::string& name : devices_) {
    if (const auto bit = grammar.find_device(name)) {
      options.bind.devices |= *bit;
      continue;
    }
    std::string known;
    for (const command::NameRow& row : grammar.device_rows())
      known += fmt::format("{}{}", known.empty() ? "" : ", ", grammar.text(row.name));
    trouble("--device", fmt::format("no device is named `{}`; there are {}", name, known));
    return std::nullopt;
  }
  return options;
}

}  // namespace vrpc::cli
