#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "command/builtin.hpp"
#include "command/compile.hpp"

namespace vrpc::command {
namespace {

bool share_view(const CommandDefinition& a, const CommandDefinition& b) {
  return std::any_of(a.views.begin(), a.views.end(), [&b](const Named& view) {
    return std::any_of(b.views.begin(), b.views.end(), [&view](const Named& other) { return other.name == view.name; });
  });
}

// A later definition of the same name replaces an earlier one of another file.
template <typename Definition, typename Same> void keep_last(std::vector<Definition>& definitions, Same same) {
  std::unordered_map<std::string_view, std::vector<const Definition*>> later;
  std::vector<bool> replaced(definitions.size());
  for (std::size_t i = definitions.size(); i-- > 0;) {
    const Definition& definition = definitions[i];
    std::vector<const Definition*>& others = later[definition.name.name];
    replaced[i] = std::ranges::any_of(others, [&](const Definition* other) {
      return other->name.place.file != definition.name.place.file && same(definition, *other);
    });
    others.push_back(&definition);
  }
  std::vector<Definition> kept;
  for (std::size_t i = 0; i < definitions.size(); ++i)
    if (!replaced[i]) kept.push_back(std::move(definitions[i]));
  definitions = std::move(kept);
}

// Two commands of one view and name would share their key in JSON.
void report_conflicts(const Definitions& definitions, std::vector<Problem>& problems) {
  std::unordered_map<std::string_view, std::vector<const CommandDefinition*>> earlier;
  for (const CommandDefinition& command : definitions.commands) {
    std::vector<const CommandDefinition*>& others = earlier[command.name.name];
    for (const CommandDefinition* other : others)
      if (share_view(*other, command))
        problems.push_back({diag::Kind::definition_conflict, command.name.place,
                            fmt::format("command `{}` is defined twice in this view", command.name.name)});
    others.push_back(&command);
  }
}

// A key of the command and a command of its view would be one key in JSON.
void report_key_conflicts(const Grammar& grammar, const Definitions& definitions, std::vector<Problem>& problems) {
  for (std::uint32_t i = 0; i < grammar.command_count(); ++i) {
    const CommandRow& command = grammar.command(CommandId{i});
    if (index(command.enters) == kNone) continue;
    for (std::uint32_t f = 0; f < command.forms.count; ++f) {
      for (const LeafRow& leaf : grammar.leaves_of(grammar.form(FormId{command.forms.first + f}))) {
        const std::string_view key = grammar.property_key(leaf);
        if (key.empty() || !grammar.find_command(command.enters, key)) continue;
        problems.push_back(
            {diag::Kind::definition_conflict, definitions.commands[i].name.place,
             fmt::format("`{}` is a key of this command, and a command of the view that it enters", key)});
      }
    }
  }
}

}  // namespace

std::unique_ptr<LoadedGrammar> compile_sources(std::vector<std::unique_ptr<text::Source>> sources) {
  auto loaded = std::make_unique<LoadedGrammar>();
  loaded->sources = std::move(sources);
  Definitions definitions;
  for (const auto& source : loaded->sources) read_definitions(*source, definitions, loaded->problems);
  const auto always = [](const auto&, const auto&) { return true; };
  keep_last(definitions.devices, always);
  keep_last(definitions.types, always);
  keep_last(definitions.views, always);
  keep_last(definitions.groups, always);
  keep_last(definitions.commands, share_view);
  report_conflicts(definitions, loaded->problems);
  TableBuilder tables = compile(definitions, loaded->problems);
  loaded->image = pack(tables);
  loaded->grammar = Grammar::from_image(loaded->image).value_or(Grammar{});
  report_key_conflicts(loaded->grammar, definitions, loaded->problems);
  return loaded;
}

std::string join_definitions(const std::vector<std::unique_ptr<text::Source>>& sources) {
  std::string joined;
  for (const auto& source : sources) {
    const std::string name = std::filesystem::path(source->name()).filename();
    joined += name;
    joined += kDefinitionSeparator;
    joined += source->bytes();
    joined += kDefinitionSeparator;
  }
  return joined;
}

}  // namespace vrpc::command
