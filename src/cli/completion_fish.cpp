// Completion in fish 3 and later.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "cli/usage.hpp"

namespace vrpc::cli {
namespace {

// Conditions are subcommands: the words before the cursor say which one is being typed.
constexpr std::string_view kBegin = R"(# fish completion of vrpc, as `vrpc completion fish` prints it

function __vrpc_at
    set -l at vrpc
    for word in (commandline -opc)
        switch "$at $word"
            case {}
                set at "$at $word"
        end
    end
    test "$at" = "$argv"
end
)";

std::string quoted(std::string text) {
  return "'" + replaced(replaced(std::move(text), "\\", "\\\\"), "'", "\\'") + "'";
}

void collect_paths(const Usage& usage, std::vector<std::string>& paths) {
  for (const Usage& subcommand : usage.subcommands) {
    paths.push_back(quoted(joined(subcommand.path, " ")));
    collect_paths(subcommand, paths);
  }
}

class Script {
 public:
  explicit Script(const Usage& vrpc) {
    std::vector<std::string> paths;
    collect_paths(vrpc, paths);
    add(vrpc);
    text_ = fmt::format(fmt::runtime(kBegin), joined(paths, " ")) + lists_ + "\ncomplete -c vrpc -f\n" + text_;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  // A function that prints words, each with what it is about. Which lists there are is known by what they hold.
  std::string list_function(const Argument& argument) {
    std::string words;
    for (const Word& word : argument.words) words += " \\\n        " + quoted(word.text + "\t" + word.about);
    const auto known = std::find(known_lists_.begin(), known_lists_.end(), words);
    const std::string name = fmt::format("__vrpc_list_{}", known - known_lists_.begin() + 1);
    if (known != known_lists_.end()) return name;
    known_lists_.push_back(words);
    lists_ += fmt::format("\nfunction {}\n    printf '%s\\n'{}\nend\n", name, words);
    return name;
  }

  // What can stand for the metavar; where it may be a path, too, that is left out.
  std::string values(const Argument& argument) {
    if (argument.words.empty()) return argument.is_path ? " -F" : "";
    if (argument.is_list) return fmt::format(" -a '(__fish_complete_list , {})'", list_function(argument));
    std::vector<std::string> words;
    for (const Word& word : argument.words) words.push_back(word.text);
    return " -a " + quoted(joined(words, " "));
  }

  std::string option(const Argument& argument) {
    std::string names;
    for (const std::string& name : argument.names)
      names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    const std::string_view value = argument.metavar.empty() ? "" : argument.is_path ? " -r" : " -x";
    return fmt::format("{}{}{} -d {}", names, value, argument.metavar.empty() ? "" : values(argument),
                       quoted(argument.help));
  }

  void add(const Usage& usage) {
    const std::string condition = "complete -c vrpc -n " + quoted("__vrpc_at " + joined(usage.path, " "));
    text_ += "\n";
    for (const Usage& subcommand : usage.subcommands)
      text_ += fmt::format("{} -a {} -d {}\n", condition, name_of(subcommand), quoted(subcommand.help));
    std::set<std::string> places;  // fish does not count them
    for (const Argument& place : usage.places) {
      places.insert(values(place));
      if (place.is_path) places.insert(" -F");
    }
    for (const std::string& value : places)
      if (!value.empty()) text_ += condition + value + "\n";
    for (const Argument& argument : usage.options) text_ += condition + option(argument) + "\n";
    for (const Usage& subcommand : usage.subcommands) add(subcommand);
  }

  std::vector<std::string> known_lists_;
  std::string lists_;
  std::string text_;
};

}  // namespace

std::string fish_completion(const Usage& vrpc) { return Script(vrpc).text(); }

}  // namespace vrpc::cli
