// vrpc completion SHELL, vrpc man: what packages install beside the program, and what a user without a package
// asks for. It is made from the options themselves.
#include "cli/command.hpp"
#include "cli/printing.hpp"
#include "cli/usage.hpp"

namespace vrpc::cli {
namespace {

std::string completion(const std::string& shell, const CLI::App& app) {
  const Usage usage = usage_of(app);
  if (shell == "bash") return bash_completion(usage);
  return shell == "zsh" ? zsh_completion(usage) : fish_completion(usage);
}

}  // namespace

void add_completion(CLI::App& app, Context& /*context*/) {
  const auto shell = std::make_shared<std::string>();
  CLI::App& command = *app.add_subcommand("completion", "print a script that completes vrpc in a shell");
  command.add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command.callback([shell, &app] { print(completion(*shell, app)); });
}

void add_man(CLI::App& app, Context& /*context*/) {
  CLI::App& command = *app.add_subcommand("man", "print the manual page; `vrpc man | man -l -` shows it");
  command.callback([&app] { print(manual_page(usage_of(app))); });
}

}  // namespace vrpc::cli
