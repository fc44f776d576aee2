#include <csignal>

#include <fmt/format.h>

#include "cli/command.hpp"

int main(int argc, char** argv) {
  using namespace vrpc::cli;
  // A reader that has seen enough (`vrpc check ... | head`) is no trouble.
  std::signal(SIGPIPE, SIG_DFL);

  CLI::App app("Compiles, checks, formats and converts Huawei VRP configuration.", "vrpc");
  app.require_subcommand(1);
  app.set_version_flag("--version", "vrpc " VRPC_VERSION);
  app.failure_message(CLI::FailureMessage::simple);
  Context context;
  add_check(app, context);
  add_fmt(app, context);
  add_convert(app, context);
  add_schema(app, context);
  add_grammar(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kClean : kTrouble;
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) context.trouble("<stdout>", "could not be written");
  return context.status;
}
