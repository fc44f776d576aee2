// Paths as references of RFC 3986.
#pragma once

#include <string>
#include <string_view>

namespace vrpc::report {

// A relative path stays relative, an absolute one becomes `file:///...`.
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace vrpc::report
