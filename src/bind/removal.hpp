// Fixes that take lines out of a text.
#pragma once

#include <optional>

#include "bind/document.hpp"
#include "diag/fix.hpp"

namespace vrpc::bind {

// With its line end. A byte order mark stays.
[[nodiscard]] diag::Fix without_line(const syntax::Tree& tree, LineId line, diag::Safety safety);

// Nothing if lines below the statement belong to it.
[[nodiscard]] std::optional<diag::Fix> without_statement(const Document& document, const Statement& statement,
                                                         diag::Safety safety);

}  // namespace vrpc::bind
