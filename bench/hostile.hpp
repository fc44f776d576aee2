// Files that nobody needs and somebody may send: each does one thing without end. What takes more than linear time or
// memory shows in them. The same every time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vrpc::bench {

struct HostileKind {
  std::string_view name;
  std::string_view help;
};

[[nodiscard]] std::vector<HostileKind> hostile_kinds();

// Of about that many bytes; nothing for a kind that does not exist.
[[nodiscard]] std::optional<std::string> hostile(std::string_view kind, std::size_t bytes);

}  // namespace vrpc::bench
