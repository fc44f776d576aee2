// What can be typed after `vrpc`, read off the options that CLI11 knows: the manual page and the completions are made
// of it, so they say what the program does. No text of theirs repeats an option.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace vrpc::cli {

struct Word {
  std::string text;
  std::string about;  // may be empty
};

// An option, or what stands at a place of its own.
struct Argument {
  std::vector<std::string> names;  // `-j`, `--jobs`; none if it has a place
  std::string metavar;             // `FORMAT`, `KIND,...`; empty for a flag
  std::string help;
  std::vector<Word> words;  // what it can be, where that is known
  bool is_path = false;     // or a path
  bool is_required = false;
  bool is_repeatable = false;
  bool is_list = false;  // of words with commas between them
};

struct Usage {
  std::vector<std::string> path;  // `vrpc`, `grammar`, `show`
  std::string help;
  std::vector<Argument> options;
  std::vector<Argument> places;
  std::vector<Usage> subcommands;
};

[[nodiscard]] Usage usage_of(const CLI::App& app, std::vector<std::string> above = {});

// The last word of its path.
[[nodiscard]] inline const std::string& name_of(const Usage& usage) { return usage.path.back(); }
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view between);
// `text` with `replacement` for each `from`.
[[nodiscard]] std::string replaced(std::string text, std::string_view from, std::string_view replacement);

// Scripts that a shell reads to complete the words of `vrpc`.
[[nodiscard]] std::string bash_completion(const Usage& vrpc);
[[nodiscard]] std::string zsh_completion(const Usage& vrpc);
[[nodiscard]] std::string fish_completion(const Usage& vrpc);

// In mdoc(7).
[[nodiscard]] std::string manual_page(const Usage& vrpc);

}  // namespace vrpc::cli
