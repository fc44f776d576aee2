#include "cli/usage.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "command/builtin.hpp"
#include "diag/diagnostic.hpp"
#include "report/format.hpp"

namespace vrpc::cli {
namespace {

// What an option takes is read off its validator. Where it has none, these words say it.
constexpr std::array<std::string_view, 6> kPaths = {"BASE", "FILE", "NEW", "OLD", "PATH", "SCRIPT"};
constexpr std::array<std::string_view, 6> kFreeText = {"LINE", "NAME", "NUMBER", "PERCENT", "SECONDS", "VIEW"};

template <typename Words> bool is_among(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<Word> kinds_of_findings() {
  std::vector<Word> words;
  for (const diag::KindInfo& info : diag::all_kinds())
    words.push_back({std::string(info.name), diag::code_text(info.kind)});
  return words;
}

// Definitions are checked by a subcommand of their own, which has nothing to select.
std::vector<Word> kinds_to_select() {
  std::vector<Word> words = kinds_of_findings();
  std::erase_if(words, [](const Word& word) { return diag::find_kind(word.text)->origin == diag::Origin::grammar; });
  return words;
}

std::vector<Word> devices() {
  const command::Grammar& grammar = command::builtin_grammar();
  std::vector<Word> words;
  for (const command::NameRow& row : grammar.device_rows())
    words.push_back({std::string(grammar.text(row.name)), std::string(grammar.text(row.title))});
  return words;
}

std::vector<Word> formats() {
  std::vector<Word> words;
  for (const report::Format& format : report::formats())
    words.push_back({std::string(format.name), std::string(format.help)});
  return words;
}

// `{saved,script}`, as CLI::IsMember describes itself at the end of a type.
std::vector<Word> members(std::string_view type) {
  const std::size_t open = type.find('{');
  if (open == std::string_view::npos || !type.ends_with('}')) return {};
  std::vector<Word> words(1);
  for (const char c : type.substr(open + 1, type.size() - open - 2)) {
    if (c == ',') {
      words.emplace_back();
    } else {
      words.back().text += c;
    }
  }
  return words;
}

Argument argument_of(const CLI::Option& option) {
  Argument argument;
  argument.help = option.get_description();
  for (const std::string& name : option.get_snames()) argument.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) argument.names.push_back("--" + name);
  argument.is_required = option.get_required();
  if (option.get_items_expected_max() == 0) return argument;  // a flag

  const std::string type = option.get_type_name();
  const std::string shown = argument.names.empty() ? option.get_name(true) : type.substr(0, type.find(":"));
  argument.metavar = shown;
  argument.is_repeatable = option.get_expected_max() > 1;
  argument.is_list = shown.ends_with(",...");
  const std::string_view first =
      std::string_view(shown).substr(0, shown.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
  argument.words = members(type);
  if (argument.words.empty() && first == "KIND") argument.words = kinds_to_select();
  if (argument.words.empty() && first == "RULE") argument.words = kinds_of_findings();
  if (argument.words.empty() && first == "FORMAT") argument.words = formats();
  if (argument.words.empty() && first == "DEVICE") argument.words = devices();
  // `vrpc explain` takes lines of files, too.
  argument.is_path = first == "RULE" || (argument.words.empty() && is_among(kPaths, first));
  assert(!argument.words.empty() || argument.is_path || is_among(kFreeText, first));
  return argument;
}

}  // namespace

Usage usage_of(const CLI::App& app, std::vector<std::string> above) {
  Usage usage;
  usage.path = std::move(above);
  usage.path.push_back(app.get_name());
  usage.help = app.get_description();
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;  // hidden
    Argument argument = argument_of(*option);
    (argument.names.empty() ? usage.places : usage.options).push_back(std::move(argument));
  }
  for (const CLI::App* subcommand : app.get_subcommands([](const CLI::App*) { return true; }))
    usage.subcommands.push_back(usage_of(*subcommand, usage.path));
  return usage;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

std::string replaced(std::string text, std::string_view from, std::string_view replacement) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + replacement.size()))
    text.replace(at, from.size(), replacement);
  return text;
}

}  // namespace vrpc::cli
