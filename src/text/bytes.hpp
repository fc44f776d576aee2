// Bytes read eight at a time, where a loop over each takes too long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace vrpc::text {

// As the machine orders them.
template <typename Number> [[nodiscard]] inline std::uint64_t load(const char* from) {
  Number number;
  std::memcpy(&number, from, sizeof(number));
  return number;
}

// The byte, eight times.
[[nodiscard]] constexpr std::uint64_t eight_of(unsigned char byte) {
  return std::uint64_t{0x0101'0101'0101'0101} * byte;
}

}  // namespace vrpc::text
