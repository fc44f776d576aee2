// Completion in zsh, by its own _arguments. The script serves as a file of $fpath, and can be sourced.
#include <algorithm>

#include <fmt/format.h>

#include "cli/usage.hpp"

namespace vrpc::cli {
namespace {

constexpr std::string_view kBegin = R"(#compdef vrpc
# zsh completion of vrpc, as `vrpc completion zsh` prints it
)";

constexpr std::string_view kEnd = R"(
if [[ $funcstack[1] == _vrpc ]]; then
  _vrpc "$@"
else
  compdef _vrpc vrpc
fi
)";

std::string quoted(std::string text) { return "'" + replaced(std::move(text), "'", "'\\''") + "'"; }

// Brackets end a description, and colons what stands between two of them.
std::string escaped(std::string text) {
  for (const std::string_view special : {"\\", "[", "]", ":"})
    text = replaced(std::move(text), special, fmt::format("\\{}", special));
  return text;
}

std::string function_name(const Usage& usage) { return "_" + joined(usage.path, "_"); }

class Script {
 public:
  explicit Script(const Usage& vrpc) {
    add(vrpc);
    text_ = std::string(kBegin) + lists_ + text_ + std::string(kEnd);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  // A function that completes words with commas between them. Which lists there are is known by what they hold.
  std::string list_function(const Argument& argument) {
    std::string values;
    for (const Word& word : argument.words)
      values += fmt::format(" \\\n    {}", quoted(fmt::format("{}[{}]", word.text, escaped(word.about))));
    const auto known = std::find(known_lists_.begin(), known_lists_.end(), values);
    const std::string name = fmt::format("_vrpc_list_{}", known - known_lists_.begin() + 1);
    if (known != known_lists_.end()) return name;
    known_lists_.push_back(values);
    lists_ += fmt::format("\n{}() {{\n  _values -s , word{}\n}}\n", name, values);
    return name;
  }

  // A function that completes one of the words, or a file.
  std::string alternative_function(const Usage& usage, const std::string& words) {
    const std::string name = function_name(usage) + "_place";
    lists_ += fmt::format("\n{}() {{\n  _alternative {} 'file:file:_files'\n}}\n", name, quoted("word:word:" + words));
    return name;
  }

  // What can stand for the metavar; `: :` shows its name where anything can.
  std::string action(const Usage& usage, const Argument& argument) {
    if (argument.words.empty()) return argument.is_path ? "_files" : " ";
    if (argument.is_list) return list_function(argument);
    std::vector<std::string> all;
    for (const Word& word : argument.words) all.push_back(word.text);
    const std::string words = "(" + joined(all, " ") + ")";
    return argument.is_path ? alternative_function(usage, words) : words;
  }

  std::string option(const Usage& usage, const Argument& argument) {
    const bool takes_value = !argument.metavar.empty();
    const std::string value =
        takes_value ? fmt::format(":{}:{}", escaped(argument.metavar), action(usage, argument)) : std::string();
    std::string specs;
    for (const std::string& name : argument.names) {
      const std::string_view join = !takes_value ? "" : name.starts_with("--") ? "=" : "+";
      const std::string before = argument.is_repeatable ? "*" : fmt::format("({})", joined(argument.names, " "));
      specs += fmt::format(" \\\n    {}",
                           quoted(fmt::format("{}{}{}[{}]{}", before, name, join, escaped(argument.help), value)));
    }
    return specs;
  }

  std::string place(const Usage& usage, const Argument& argument, std::size_t number) {
    const std::string which = argument.is_repeatable ? "*" : std::to_string(number);
    return fmt::format(" \\\n    {}",
                       quoted(fmt::format("{}:{}:{}", which, escaped(argument.metavar), action(usage, argument))));
  }

  void add(const Usage& usage) {
    for (const Usage& subcommand : usage.subcommands) add(subcommand);
    std::string specs;
    for (const Argument& argument : usage.options) specs += option(usage, argument);
    for (std::size_t i = 0; i < usage.places.size(); ++i) specs += place(usage, usage.places[i], i + 1);
    if (usage.subcommands.empty()) {
      text_ += fmt::format("\n{}() {{\n  _arguments -s -S :{}\n}}\n", function_name(usage), specs);
    } else {
      add_dispatch(usage, specs);
    }
  }

  void add_dispatch(const Usage& usage, const std::string& specs) {
    std::string names;
    std::string cases;
    for (const Usage& subcommand : usage.subcommands) {
      names += fmt::format("\n    {}", quoted(name_of(subcommand) + ":" + subcommand.help));
      cases += fmt::format("        {}) {} ;;\n", name_of(subcommand), function_name(subcommand));
    }
    text_ += fmt::format("\n{}() {{\n", function_name(usage));
    text_ += "  local curcontext=$curcontext state line\n  typeset -A opt_args\n";
    text_ += fmt::format("  local -a commands=({}\n  )\n", names);
    text_ += fmt::format("  _arguments -C -S :{} \\\n    '1:command:->command' '*::argument:->argument'\n", specs);
    text_ += "  case $state in\n    command) _describe -t commands command commands ;;\n    argument)\n";
    text_ += fmt::format("      case $words[1] in\n{}      esac\n      ;;\n  esac\n}}\n", cases);
  }

  std::vector<std::string> known_lists_;
  std::string lists_;
  std::string text_;
};

}  // namespace

std::string zsh_completion(const Usage& vrpc) { return Script(vrpc).text(); }

}  // namespace vrpc::cli
