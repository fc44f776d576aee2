// `vrpc schema NAME`: the JSON Schema of something that vrpc prints or reads.
#include "emit/schema.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/streams.hpp"
#include "policy/show.hpp"

namespace vrpc::cli {

void add_schema(CLI::App& app, Context& context) {
  const auto name = std::make_shared<std::string>();
  CLI::App& command = *app.add_subcommand("schema", "print a JSON Schema");
  std::vector<std::string> names;
  for (const std::string_view known : emit::schema_names()) names.emplace_back(known);
  names.emplace_back("vrpc-toml");
  command.add_option("NAME", *name, fmt::format("one of {}", fmt::join(names, ", ")))
      ->required()
      ->check(CLI::IsMember(names));
  context.add_grammar_option(command);
  command.callback([name, &context] {
    const command::Grammar* grammar = context.grammar();
    if (grammar == nullptr) return;
    const std::string text =
        *name == "vrpc-toml" ? policy::settings_schema().dump(2) + "\n" : emit::schema_text(*grammar, *name);
    print(text);
  });
}

}  // namespace vrpc::cli
