// What the definitions say, for people: `vrpc grammar show` and `vrpc grammar explain`.
#pragma once

#include <string>

#include "bind/document.hpp"
#include "command/grammar.hpp"

namespace vrpc::report {

// A view: its title, prompt, and the commands that are defined in it.
[[nodiscard]] std::string to_text(const command::Grammar& grammar, command::ViewId view);

// A command: forms, parameters with their types, identity, and what it does.
[[nodiscard]] std::string to_text(const command::Grammar& grammar, command::CommandId command);

// What a bound line is: its form, and what each word stands for.
[[nodiscard]] std::string explain(const bind::Document& document, const bind::Statement& statement);

}  // namespace vrpc::report
