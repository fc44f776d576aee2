// What a terminal recorded: `--input transcript`.
#include "property/text_laws.hpp"
#include "target.hpp"

namespace vrpc::fuzz {

std::string transcript(std::string_view input) {
  if (!text::make_source("input", std::string(input))) return {};
  return property::broken_law(property::Reading(input, syntax::InputKind::transcript));
}

}  // namespace vrpc::fuzz
