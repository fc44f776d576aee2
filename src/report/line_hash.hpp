// The fingerprint that GitHub code scanning keeps of a line, `primaryLocationLineHash`. It is worked out as GitHub does
// it, which complains about any other value: over the 100 UTF-16 code units from the start of the line on that are no
// blanks, line ends taken as one, and counted where the same hash comes again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vrpc::report {

// Of all lines, and of the empty one behind the last line end. A lone CR ends a line here, as it does there.
[[nodiscard]] std::vector<std::string> line_hashes(std::string_view bytes);

}  // namespace vrpc::report
