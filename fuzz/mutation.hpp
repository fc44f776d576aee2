// Mutations of whole lines and blocks.
#pragma once

#include <string>
#include <string_view>

#include "property/random.hpp"

namespace vrpc::fuzz {

// `commands`: adds lines that the command grammar allows, too.
[[nodiscard]] std::string mutated_lines(std::string_view input, bool commands, property::Random& random);

}  // namespace vrpc::fuzz
