// What a finding is about, apart from where it stands: its rule, the view path, the statement without its layout and
// its secrets, and how many such findings precede it. Lines may move, and passwords change, without changing it.
#pragma once

#include "check/check.hpp"

namespace vrpc::check {

// Fills in `identity`; the findings are sorted and have their view paths.
void identify(File& file);

// Of a finding among those of many files: 16 hexadecimal digits.
[[nodiscard]] std::string fingerprint(std::string_view path, std::uint64_t identity);

}  // namespace vrpc::check
