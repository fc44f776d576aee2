// What `vrpc convert --from json` takes.
#include "property/convert_laws.hpp"
#include "target.hpp"

namespace vrpc::fuzz {

std::string json(std::string_view input) { return property::broken_by_json(input); }

}  // namespace vrpc::fuzz
