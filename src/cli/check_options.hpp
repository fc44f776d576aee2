// The options of `vrpc check` and of what works like it, in their groups.
#pragma once

#include <functional>

#include "cli/checker.hpp"
#include "cli/outputs.hpp"

namespace vrpc::cli {

struct CheckOptions {
  CheckerOptions checker;
  OutputOptions output;
  bool exit_zero = false;
  bool show_files = false;
  bool statistics = false;
  bool watch = false;
  double min_coverage = 0;  // percent
  std::size_t timeout = 0;  // seconds; 0: none
};

// Adds the subcommand, whose callback is `run`.
void add_check_command(CLI::App& app, CheckOptions& options, Context& context, std::function<void()> run);

// PATH, and which files and settings it stands for; choice of findings.
void add_checker_options(CLI::App& command, CheckerOptions& options);

}  // namespace vrpc::cli
