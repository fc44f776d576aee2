// The JSON Schema (draft-07) of the configuration format: derived from the definitions, so that it says what
// `convert --to json` writes and `--from json` reads.
#pragma once

#include "emit/properties.hpp"

namespace vrpc::emit {

[[nodiscard]] Json configuration_schema(const command::Grammar& grammar);

// The schema of this name as it stands in schemas/: `configuration`, `check`, `ast`, `diff`, `baseline`. Empty if there
// is none.
[[nodiscard]] std::string schema_text(const command::Grammar& grammar, std::string_view name);
[[nodiscard]] std::vector<std::string_view> schema_names();

}  // namespace vrpc::emit
