// Commands as they are typed: `--input script`.
#include "property/text_laws.hpp"
#include "target.hpp"

namespace vrpc::fuzz {

std::string script(std::string_view input) {
  if (!text::make_source("input", std::string(input))) return {};
  return property::broken_law(property::Reading(input, syntax::InputKind::script));
}

}  // namespace vrpc::fuzz
