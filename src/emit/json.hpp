// The effective configuration as JSON. The shape follows from the definitions:
//
//     {"format": "vrpc-configuration", "version": 1, "system": {
//       "bmp": {"statistics-timer": {"time": 60},
//               "bmp-session": [{"ipv4-address": "192.0.2.1", "tcp-connect": {"port-number": 1790}}]}}}
//
// A command is a key of the view that it stands in: an object, or a list of objects where identity tells several apart.
// The object has the command's parameters, and the commands of the view that it enters. Lines that no definition covers
// stand under `unknown`, with the key after which they come; raw lines under `raw`.
#pragma once

#include <optional>
#include <string>

#include "config/config.hpp"
#include "emit/properties.hpp"

namespace vrpc::emit {

inline constexpr std::string_view kConfigurationFormat = "vrpc-configuration";

struct JsonOptions {
  Secrets secrets;
  bool spans = false;  // `@source`: where each object and value stands in the text
};

[[nodiscard]] Json to_json(const config::Config& config, const JsonOptions& options);

enum class TextStyle : std::uint8_t {
  saved,   // indented, as a device prints it
  script,  // as it is typed: system-view, quit, commit, return
};

struct JsonError {
  std::string where;  // `/system/bmp/bmp-session/0`
  std::string what;
};

// The configuration that the JSON describes, in canonical form.
[[nodiscard]] std::optional<JsonError> to_text(const command::Grammar& grammar, const Json& configuration,
                                               TextStyle style, std::string& text);

}  // namespace vrpc::emit
