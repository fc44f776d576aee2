// Configurations made up for measuring: the mix that an operator has, and many objects of one kind. The same every
// time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vrpc::bench {

enum class Unit : std::uint8_t { lines, objects };

struct ObjectKind {
  std::string_view name;
  std::string_view help;
};

[[nodiscard]] std::vector<ObjectKind> object_kinds();

// About that many lines, or exactly that many objects; nothing for a kind that does not exist.
[[nodiscard]] std::optional<std::string> objects(std::string_view kind, std::uint32_t number, Unit unit);

}  // namespace vrpc::bench
