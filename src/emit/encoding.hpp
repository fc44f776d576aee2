// Configuration text as JSON strings, and back, byte for byte; only a carriage return within a line becomes a blank.
// JSON has UTF-8 only: a byte that is none stands as the private code point U+F700 + byte, and so do the bytes of such
// a code point in the text itself.
#pragma once

#include <string>
#include <string_view>

namespace vrpc::emit {

[[nodiscard]] std::string to_json_string(std::string_view bytes);
[[nodiscard]] std::string from_json_string(std::string_view text);

}  // namespace vrpc::emit
