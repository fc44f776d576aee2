// `vrpc rules`: every kind of finding.
#include "report/rules.hpp"

#include <CLI/CLI.hpp>

#include "cli/command.hpp"
#include "cli/printing.hpp"

namespace vrpc::cli {

void add_rules(CLI::App& app, Context& /*context*/) {
  const auto format = std::make_shared<std::string>("text");
  CLI::App& command = *app.add_subcommand("rules", "list every kind of finding");
  command.add_option("--format", *format, "text (the default), md, or json, which has all that is said of each")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "md", "json"}));
  command.callback([format] {
    const std::string text = *format == "json" ? report::rules_as_json()
                             : *format == "md" ? report::rules_as_markdown()
                                               : report::rules_as_text();
    print(text);
  });
}

}  // namespace vrpc::cli
