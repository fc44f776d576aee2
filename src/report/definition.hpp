// What the definitions say, for people: `vrpc grammar show` and `vrpc grammar explain`.
#pragma once

#include <string>
#include <vector>

#include "bind/document.hpp"
#include "command/grammar.hpp"

namespace vrpc::report {

// A view: its title, prompt, and the commands that are defined in it.
[[nodiscard]] std::string to_text(const command::Grammar& grammar, command::ViewId view);

// A command: forms, parameters with their types, identity, and what it does.
[[nodiscard]] std::string to_text(const command::Grammar& grammar, command::CommandId command);

// What a word of a line stands for: a keyword, or the value of a parameter; neither where it is not bound.
struct WordMeaning {
  std::string text;
  std::string keyword;    // in full
  std::string parameter;  // its name
  std::string type;       // of the parameter
  bool identity = false;  // tells the object from others
};
[[nodiscard]] std::vector<WordMeaning> words_of(const bind::Document& document, const bind::Statement& statement,
                                                bool show_secrets);
// The parameters with a default that the form has and the line does not.
[[nodiscard]] std::vector<WordMeaning> defaults_of(const bind::Document& document, const bind::Statement& statement);
// The forms that take back what the command sets, as they are written, on these devices.
[[nodiscard]] std::vector<std::string> undo_forms(const command::Grammar& grammar, command::CommandId command,
                                                  std::uint32_t devices);
// A row of a list: `  undo      undo bmp`.
[[nodiscard]] std::string field(std::string_view name, std::string_view text);

// What a bound line is: its form, and what each word stands for.
[[nodiscard]] std::string explain(const bind::Document& document, const bind::Statement& statement);

}  // namespace vrpc::report
