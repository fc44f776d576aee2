// Settings and their description as text.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "policy/settings.hpp"

namespace vrpc::policy {

// What is in effect, as a vrpc.toml could say it, with the files it comes from.
[[nodiscard]] std::string to_toml(const Settings& settings);

// A vrpc.toml that says nothing yet, and what could stand in it.
[[nodiscard]] std::string new_settings();

// The JSON Schema (draft-07) of vrpc.toml, which editors check it by: schemas/vrpc-toml.json.
[[nodiscard]] nlohmann::ordered_json settings_schema();

}  // namespace vrpc::policy
