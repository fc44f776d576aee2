// A line as JSON properties, and back: `tcp connect port 1790 keychain K` is
// `{"port-number": 1790, "keychain-name": "K"}`. Which words have a key is in LeafRow::property; values are typed by
// their definitions. The way back finds the form that has exactly these properties, and writes it in canonical form.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "bind/document.hpp"

namespace vrpc::emit {

using Json = nlohmann::ordered_json;

struct Secrets {
  bool shown = false;
};

// Of the statement's own line. An `undo` that is kept has `"undo": true`.
[[nodiscard]] Json properties(const bind::Document& document, const bind::Statement& statement, Secrets secrets);

// The line that has these properties. Keys that no form of the command has are those of the view below, and are left
// alone. Nothing if no form fits.
[[nodiscard]] std::optional<std::string> line(const command::Grammar& grammar, command::CommandId command,
                                              const Json& properties);

// The line that enters the object of these properties, and says nothing else of it. Nothing if no form is that short.
[[nodiscard]] std::optional<std::string> identity_line(const command::Grammar& grammar, command::CommandId command,
                                                       const Json& properties);
// The line that takes back the one with these properties. It names settings only where every undo form does.
[[nodiscard]] std::optional<std::string> undo_line(const command::Grammar& grammar, command::CommandId command,
                                                   const Json& properties);

// The keys that a form of the command can have.
[[nodiscard]] bool is_property(const command::Grammar& grammar, command::CommandId command, std::string_view key);

}  // namespace vrpc::emit
