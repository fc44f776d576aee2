// Lines that no definition covers.
#pragma once

#include <string>

#include "bind/document.hpp"

namespace vrpc::config {

// The words of the line, with single blanks.
[[nodiscard]] std::string opaque_text(const bind::Document& document, const bind::Statement& statement);

}  // namespace vrpc::config
