// The command names of a `clears` or `owns` line.
#pragma once

#include <algorithm>
#include <string_view>

#include "command/grammar.hpp"

namespace vrpc::config {

// `peer-*` is every name that starts with `peer-`.
[[nodiscard]] inline bool is_listed(const command::Grammar& grammar, command::Slice names, std::string_view name) {
  const auto list = grammar.text_list(names);
  return std::any_of(list.begin(), list.end(), [&](command::TextRef ref) {
    const std::string_view text = grammar.text(ref);
    return text == name || (text.ends_with('*') && name.starts_with(text.substr(0, text.size() - 1)));
  });
}

}  // namespace vrpc::config
