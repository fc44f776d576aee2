// A form of a command as a tree: what `peer { <ipv4-address> | <group-name> } enable` says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace vrpc::command {

struct NotationItem {
  enum class Kind : std::uint8_t { keyword, parameter, sequence, one_of, any_order, repeat };

  Kind kind{};
  bool optional = false;  // of one_of and any_order: square brackets
  std::uint32_t least = 1;
  std::uint32_t most = 1;
  std::string text;          // of a keyword or parameter
  std::uint32_t offset = 0;  // where it starts in the notation
  std::vector<NotationItem> children;
};

struct NotationError {
  std::string message;
  std::uint32_t offset;
};

[[nodiscard]] tl::expected<NotationItem, NotationError> parse_notation(std::string_view notation);

// The notation, with single blanks; reads back as the same tree.
[[nodiscard]] std::string to_text(const NotationItem& item);

}  // namespace vrpc::command
