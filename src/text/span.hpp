// Where a piece of text stands in a loaded file: byte offsets, begin inclusive, end exclusive.
#pragma once

#include <cstdint>

namespace vrpc::text {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  friend constexpr bool operator==(Span, Span) = default;
};

// What a person is told: both 1-based, columns in code points. A byte that is not UTF-8 counts as one.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

}  // namespace vrpc::text
