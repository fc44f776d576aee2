#include "report/definition.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "command/value.hpp"
#include "report/excerpt.hpp"

namespace vrpc::report {
namespace {

using command::CommandId;
using command::CommandRow;
using command::FormId;
using command::FormRow;
using command::Grammar;
using command::index;
using command::kNone;
using command::LeafRow;
using command::NameRole;
using command::ParameterId;
using command::ParameterRow;
using command::ViewId;

std::string devices(const Grammar& grammar, const FormRow& form) {
  std::string names;
  const auto rows = grammar.device_rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if ((form.devices >> i & 1) != 0)
      names += fmt::format("{}{}", names.empty() ? "" : ", ", grammar.text(rows[i].name));
  return form.devices == ~0U ? "" : fmt::format("on {}: ", names);
}

std::string view_titles(const Grammar& grammar, const CommandRow& command) {
  constexpr std::size_t kMost = 6;
  const auto views = grammar.list(command.views);
  if (views.size() == grammar.view_count()) return "any view";
  std::string text;
  for (std::size_t i = 0; i < views.size() && i < kMost; ++i)
    text += fmt::format("{}{}", i == 0 ? "" : ", ", grammar.title(ViewId{views[i]}));
  return views.size() > kMost ? fmt::format("{} and {} more", text, views.size() - kMost) : text;
}

std::string type_text(const Grammar& grammar, const ParameterRow& parameter) {
  const command::TypeRow& type = grammar.type(parameter.type);
  std::string text = command::describe(grammar, type);
  if (type.quotable != 0) text += ", blanks in double quotes";
  if (type.case_insensitive != 0) text += ", in any case";
  for (const command::TextRef word : grammar.text_list(type.reserved))
    text += fmt::format(", not `{}`", grammar.text(word));
  if (parameter.default_value.size > 0) text += fmt::format("; default {}", grammar.text(parameter.default_value));
  if (parameter.role == NameRole::none) return text;
  const std::string_view kind = grammar.text(grammar.name_kind_rows()[index(parameter.name_kind)].name);
  const std::string_view role = parameter.role == NameRole::defines ? "defines" : "names";
  return text + fmt::format("; {} a {}", role, kind);
}

std::string identity(const Grammar& grammar, const CommandRow& command) {
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < command.forms.count; ++i) {
    const FormRow& form = grammar.form(FormId{command.forms.first + i});
    if (form.undo != 0) continue;
    for (const LeafRow& leaf : grammar.leaves_of(form)) {
      if (leaf.identity == command::Identity::none || leaf.property == 0) continue;
      const std::string name = leaf.symbol.is_keyword() ? fmt::format("`{}`", grammar.spelling(leaf))
                                                        : fmt::format("<{}>", grammar.name(leaf.parameter));
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names.empty() ? "none: there is one at most" : fmt::format("{}", fmt::join(names, ", "));
}

std::string_view risk_text(command::Risk risk) {
  switch (risk) {
    case command::Risk::none: return "none";
    case command::Risk::cosmetic: return "cosmetic";
    case command::Risk::local: return "local";
    case command::Risk::resets_session: return "resets-session";
    case command::Risk::withdraws_service: return "withdraws-service";
    case command::Risk::cuts_management: return "cuts-management";
  }
  return {};
}

std::string parameters(const Grammar& grammar, const CommandRow& command) {
  std::string text;
  for (std::uint32_t i = 0; i < command.parameters.count; ++i) {
    const ParameterId id{command.parameters.first + i};
    text += fmt::format("    {:<24} {}\n", fmt::format("<{}>", grammar.name(id)),
                        type_text(grammar, grammar.parameter(id)));
  }
  return text;
}

// `both, none = export-extcommunity, import-extcommunity`
std::string expansion_text(const Grammar& grammar, const CommandRow& command) {
  const auto words = [&grammar](command::Slice slice) {
    std::string text;
    for (const std::uint32_t keyword : grammar.list(slice)) {
      if (!text.empty()) text += ", ";
      text += keyword == kNone ? "none" : grammar.spelling(command::KeywordId{keyword});
    }
    return text;
  };
  return fmt::format("{} = {}", words(command.expands), words(command.expansions));
}

// How a second line, a change and `undo` work on it, where that is not plain.
std::string changes(const Grammar& grammar, const CommandRow& command) {
  std::string text;
  for (const command::TextRef name : grammar.text_list(command.clears)) text += field("clears", grammar.text(name));
  for (const command::TextRef name : grammar.text_list(command.owns)) text += field("owns", grammar.text(name));
  if (command.each != 0) text += field("each", "value of the repetition is an object of its own");
  if (command.expands.count > 0) text += field("expand", expansion_text(grammar, command));
  if (command.default_state == command::Default::on) text += field("default", "on");
  if (command.default_state == command::Default::varies) text += field("default", "on or off");
  if (command.ordered != 0) text += field("ordered", "a new one comes last");
  if (command.immutable != 0 && command.immutable_in.count == 0)
    text += field("immutable", "to be changed it is undone and made anew");
  for (const command::TextRef name : grammar.text_list(command.immutable_in))
    text += field("immutable", fmt::format("to change its {} it is undone and made anew", grammar.text(name)));
  return text;
}

}  // namespace

std::string field(std::string_view name, std::string_view text) {
  return text.empty() ? fmt::format("  {}\n", name) : fmt::format("  {:<9} {}\n", name, text);
}

std::string to_text(const Grammar& grammar, ViewId id) {
  const command::ViewRow& view = grammar.view(id);
  std::string text = fmt::format("view {}\n", grammar.name(id));
  text += field("title", grammar.title(id));
  if (view.prompt.size > 0) text += field("prompt", grammar.text(view.prompt));
  text += field("complete", view.complete != 0 ? "yes: other lines are errors" : "no: other lines are unknown");
  std::string commands;
  for (std::uint32_t i = 0; i < grammar.command_count(); ++i) {
    const CommandRow& command = grammar.command(CommandId{i});
    const auto views = grammar.list(command.views);
    if (views.size() == grammar.view_count() || std::find(views.begin(), views.end(), index(id)) == views.end())
      continue;
    const FormRow& form = grammar.form(FormId{command.forms.first});
    commands += fmt::format("    {:<28} {}\n", grammar.name(CommandId{i}), grammar.text(form.notation));
  }
  return text + field("commands", "") + commands;
}

std::string to_text(const Grammar& grammar, CommandId id) {
  const CommandRow& command = grammar.command(id);
  std::string text = fmt::format("command {} in {}\n", grammar.name(id), view_titles(grammar, command));
  if (command.help.size > 0) text += field("help", grammar.text(command.help));
  for (std::uint32_t i = 0; i < command.forms.count; ++i) {
    const FormRow& form = grammar.form(FormId{command.forms.first + i});
    text += field(form.undo != 0 ? "undo" : "form", devices(grammar, form) + std::string(grammar.text(form.notation)));
  }
  if (command.not_configuration != 0 || command.effect != command::Effect::none) {
    text += field("stored", "no: it is not configuration");
  } else {
    text += field("identity", identity(grammar, command));
  }
  if (index(command.enters) != kNone) text += field("enters", grammar.title(command.enters));
  text += changes(grammar, command);
  if (command.risk != command::Risk::none) text += field("risk", risk_text(command.risk));
  if (command.assumed.size > 0) text += field("assumed", grammar.text(command.assumed));
  if (command.parameters.count > 0) text += field("where", "") + parameters(grammar, command);
  return text;
}

std::vector<WordMeaning> words_of(const bind::Document& document, const bind::Statement& statement, bool show_secrets) {
  const Grammar& grammar = document.grammar();
  const syntax::Tree& tree = document.tree();
  std::vector<WordMeaning> words;
  for (std::uint32_t number = tree.first_word(statement.line); number < tree.end_word(statement.line); ++number) {
    const bool hidden = !show_secrets && document.is_secret(statement, number);
    WordMeaning& word = words.emplace_back();
    word.text = hidden ? std::string(command::kMaskedSecret) : printable(tree.text(tree.word(number)));
    if (index(statement.form) == kNone) continue;
    const LeafRow& leaf = grammar.leaf(document.leaf(statement, number));
    word.identity = leaf.identity != command::Identity::none && leaf.property != 0;
    if (leaf.symbol.is_keyword()) {
      word.keyword = grammar.spelling(leaf);
    } else {
      word.parameter = grammar.name(leaf.parameter);
      word.type = type_text(grammar, grammar.parameter(leaf.parameter));
    }
  }
  return words;
}

std::vector<WordMeaning> defaults_of(const bind::Document& document, const bind::Statement& statement) {
  const Grammar& grammar = document.grammar();
  std::vector<WordMeaning> result;
  for (const LeafRow& leaf : grammar.leaves_of(grammar.form(statement.form))) {
    if (leaf.symbol.is_keyword() || grammar.parameter(leaf.parameter).default_value.size == 0) continue;
    const std::string_view name = grammar.name(leaf.parameter);
    if (document.value(statement, name)) continue;
    result.push_back({{}, {}, std::string(name), type_text(grammar, grammar.parameter(leaf.parameter))});
  }
  return result;
}

std::vector<std::string> undo_forms(const Grammar& grammar, CommandId id, std::uint32_t chosen) {
  const CommandRow& command = grammar.command(id);
  std::vector<std::string> forms;
  for (std::uint32_t i = 0; i < command.forms.count; ++i) {
    const FormRow& form = grammar.form(FormId{command.forms.first + i});
    if (form.undo != 0 && (form.devices & chosen) != 0)
      forms.push_back(devices(grammar, form) + std::string(grammar.text(form.notation)));
  }
  return forms;
}

std::string explain(const bind::Document& document, const bind::Statement& statement) {
  const Grammar& grammar = document.grammar();
  const CommandId id = grammar.command_of(statement.form);
  const CommandRow& command = grammar.command(id);
  const FormRow& form = grammar.form(statement.form);
  std::string text = fmt::format("command {} in {}\n", grammar.name(id), view_titles(grammar, command));
  if (command.help.size > 0) text += field("help", grammar.text(command.help));
  text += field(form.undo != 0 ? "undo" : "form", devices(grammar, form) + std::string(grammar.text(form.notation)));
  text += field("words", "");
  for (const WordMeaning& word : words_of(document, statement, false)) {
    const std::string role = !word.keyword.empty()     ? fmt::format("keyword `{}`", word.keyword)
                             : !word.parameter.empty() ? fmt::format("<{}>: {}", word.parameter, word.type)
                                                       : "?";
    text += fmt::format("    {:<24} {}{}\n", word.text, role, word.identity ? "; identity" : "");
  }
  if (index(command.enters) != kNone && form.undo == 0) text += field("enters", grammar.title(command.enters));
  return text;
}

}  // namespace vrpc::report
