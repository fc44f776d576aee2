// Completion in bash 4 and later. Needs nothing of the bash-completion package.
#include <map>

#include <fmt/format.h>

#include "cli/usage.hpp"

namespace vrpc::cli {
namespace {

// The words before the one at the cursor say which subcommand it belongs to, or which option it is a value of. bash
// splits at `=`, so that is a word too.
constexpr std::string_view kBegin = R"(# bash completion of vrpc, as `vrpc completion bash` prints it

_vrpc() {
  local at=vrpc option='' options='' words='' list='' path='' before='' word i=1
  local current=${COMP_WORDS[COMP_CWORD]}
  [[ $current != = ]] || current=''
  while ((i < COMP_CWORD)); do
    word=${COMP_WORDS[i++]}
    case "$at $word" in
)";

constexpr std::string_view kBetween = R"(        ((i >= COMP_CWORD)) || [[ ${COMP_WORDS[i]} != = ]] || ((++i))
        ((i < COMP_CWORD)) || option=$word
        ((++i))
        ;;
    esac
  done
  case "$at $option" in
)";

constexpr std::string_view kEnd = R"(  esac
  if [[ $list && $current == *,* ]]; then
    before=${current%,*},
    current=${current##*,}
  fi
  [[ $current != -* || $option ]] || words=$options
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$words" -- "$current")
  if [[ $path && $words && $current != -* ]]; then
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
    compopt -o filenames 2>/dev/null
  fi
  ((${#COMPREPLY[@]})) || [[ ! $path ]] || compopt -o default 2>/dev/null
}

complete -F _vrpc vrpc
)";

using Patterns = std::vector<std::string>;

struct Branches {
  Patterns subcommands;
  Patterns with_value;                   // options
  std::map<std::string, Patterns> sets;  // what is to be completed, and where
};

std::string texts(const std::vector<Word>& words) {
  std::vector<std::string> all;
  for (const Word& word : words) all.push_back(word.text);
  return joined(all, " ");
}

std::string sets(const Argument& argument) {
  if (argument.is_path) return "path=1";
  return fmt::format("words='{}'{}", texts(argument.words), argument.is_list ? " list=1" : "");
}

// What the word at the cursor can be if it is no value of an option.
std::string sets(const Usage& usage) {
  std::vector<std::string> options;
  for (const Argument& option : usage.options) options.insert(options.end(), option.names.begin(), option.names.end());
  std::vector<Word> words;
  for (const Usage& subcommand : usage.subcommands) words.push_back({name_of(subcommand), {}});
  bool path = false;
  for (const Argument& place : usage.places) {
    words.insert(words.end(), place.words.begin(), place.words.end());
    path |= place.is_path;
  }
  return fmt::format("options='{}' words='{}'{}", joined(options, " "), texts(words), path ? " path=1" : "");
}

void collect(const Usage& usage, Branches& branches) {
  const std::string path = joined(usage.path, " ");
  branches.sets[sets(usage)].push_back(fmt::format("'{} '", path));
  for (const Argument& option : usage.options) {
    if (option.metavar.empty()) continue;
    for (const std::string& name : option.names) {
      branches.with_value.push_back(fmt::format("'{} {}'", path, name));
      branches.sets[sets(option)].push_back(branches.with_value.back());
    }
  }
  for (const Usage& subcommand : usage.subcommands) {
    branches.subcommands.push_back(fmt::format("'{}'", joined(subcommand.path, " ")));
    collect(subcommand, branches);
  }
}

}  // namespace

std::string bash_completion(const Usage& vrpc) {
  Branches branches;
  collect(vrpc, branches);
  const auto either = [](const Patterns& patterns, std::string_view indent) {
    return joined(patterns, fmt::format(" | \\\n{}", indent));
  };
  std::string script(kBegin);
  script += fmt::format("      {})\n        at+=\" $word\"\n        ;;\n", either(branches.subcommands, "      "));
  script += fmt::format("      {})\n", either(branches.with_value, "      "));
  script += kBetween;
  for (const auto& [set, patterns] : branches.sets)
    script += fmt::format("    {}) {} ;;\n", either(patterns, "    "), set);
  return script += kEnd;
}

}  // namespace vrpc::cli
