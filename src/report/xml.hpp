// Text as XML 1.0 can hold it, in attributes and between tags. No other file escapes XML.
#pragma once

#include <string>
#include <string_view>

namespace vrpc::report {

// What XML cannot hold even as an escape, and what is not UTF-8, becomes U+FFFD.
[[nodiscard]] std::string xml_escaped(std::string_view text);

}  // namespace vrpc::report
