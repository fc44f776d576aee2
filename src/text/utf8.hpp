// UTF-8 as far as vrpc needs it: counting columns, and telling text that is not UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace vrpc::text {

// Bytes of the code point at the front of `text`; 0 if it does not start one (RFC 3629). `text` is not empty.
[[nodiscard]] std::size_t code_point_size(std::string_view text);

// `bytes` are exactly one code point.
[[nodiscard]] char32_t decode(std::string_view bytes);

// Where the first byte stands that is not ASCII; npos if all are.
[[nodiscard]] std::size_t find_non_ascii(std::string_view text);

// A byte that starts no code point counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

}  // namespace vrpc::text
