// Two texts compared line by line, and printed the way `diff -u` does it. Knows nothing of configuration.
#pragma once

#include <string>
#include <string_view>

namespace vrpc::emit {

// What `patch` needs to turn `before` into `after`, both of them the file `name`; empty if they are equal. Texts that
// differ almost everywhere get a difference that is right, though there may be a shorter one.
[[nodiscard]] std::string unified_diff(std::string_view name, std::string_view before, std::string_view after);

}  // namespace vrpc::emit
