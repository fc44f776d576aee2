// The AST as JSON: every statement with its place, view, command, and what each word stands for.
#pragma once

#include "bind/document.hpp"
#include "emit/properties.hpp"

namespace vrpc::emit {

[[nodiscard]] Json to_ast(const bind::Document& document, Secrets secrets);

[[nodiscard]] std::string_view to_text(bind::State state);

}  // namespace vrpc::emit
