// Configuration text as `vrpc check FILE` takes it: what kind it is is told by looking.
#include "property/text_laws.hpp"
#include "target.hpp"

namespace vrpc::fuzz {

std::string configuration(std::string_view input) {
  if (!text::make_source("input", std::string(input))) return {};
  return property::broken_law(property::Reading(input));
}

}  // namespace vrpc::fuzz
