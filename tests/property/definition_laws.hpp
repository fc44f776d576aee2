// Laws of command definitions.
#pragma once

#include "check_laws.hpp"
#include "generator.hpp"
#include "report/definition.hpp"
#include "text_laws.hpp"

namespace vrpc::property {

inline bool is_same(const command::NotationItem& a, const command::NotationItem& b) {
  const auto members = [](const command::NotationItem& item) {
    return std::tie(item.kind, item.optional, item.least, item.most, item.text);
  };
  return members(a) == members(b) &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), is_same);
}

inline Broken broken_by_notation(const text::Source& source) {
  command::Definitions definitions;
  std::vector<command::Problem> problems;
  command::read_definitions(source, definitions, problems);
  for (const command::CommandDefinition& command : definitions.commands) {
    for (const command::FormSpec& form : command.forms) {
      const std::string printed = command::to_text(form.tree);
      const auto again = command::parse_notation(printed);
      if (!again || !is_same(form.tree, *again)) return "notation_reads_back: " + printed;
    }
  }
  return {};
}

inline Broken broken_by_definitions(std::string_view input) {
  std::vector<std::unique_ptr<text::Source>> sources;
  sources.push_back(std::make_unique<text::Source>("input.vrpg", std::string(input)));
  if (const Broken broken = broken_by_notation(*sources[0]); !broken.empty()) return broken;
  const auto loaded = command::compile_sources(std::move(sources));
  for (const command::Problem& problem : loaded->problems) {
    if (problem.message.empty()) return "problems_are_told: one has no text";
    const Broken broken = misplaced(*loaded->sources.at(problem.place.file), problem.place.span);
    if (!broken.empty()) return fmt::format("problems_lie_in_the_text: {}: {}", problem.message, broken);
  }
  const auto grammar = command::Grammar::from_image(loaded->image);
  if (!grammar) return "definitions_make_an_image: it cannot be read";
  // Nothing is read with definitions that have problems, nor described.
  if (!loaded->problems.empty()) return {};
  for (std::uint32_t i = 0; i < grammar->view_count(); ++i)
    if (report::to_text(*grammar, command::ViewId{i}).empty()) return "views_are_described: one is not";
  for (std::uint32_t i = 0; i < grammar->command_count(); ++i)
    if (report::to_text(*grammar, command::CommandId{i}).empty()) return "commands_are_described: one is not";
  if (!grammar->find_view("system")) return {};
  const std::string text = Generator(*grammar, input.size()).run();
  const Broken broken = broken_law(Reading(text, {}, *grammar));
  return broken.empty() ? "" : broken + "\nof the text\n" + text;
}

}  // namespace vrpc::property
