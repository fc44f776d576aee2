// Command definitions (*.vrpg), and in them the vendor's notation.
#include "property/definition_laws.hpp"
#include "target.hpp"

namespace vrpc::fuzz {

std::string definitions(std::string_view input) {
  if (!text::make_source("input", std::string(input))) return {};
  return property::broken_by_definitions(input);
}

}  // namespace vrpc::fuzz
