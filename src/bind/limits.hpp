// What one line and one file may have of something, so that no later phase meets a text of any shape.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vrpc::bind {

// A command of a device is not longer (facts: NE40E and CE6800 configuration guides). Blanks at both ends do not count.
inline constexpr std::uint32_t kLongestLine = 3100;

// Levels of views, the system view among them. VRP nests six views deep. Lines below this depth are taken for lines of
// the same view. JSON is read as deep as text.
inline constexpr std::size_t kDeepest = 64;

}  // namespace vrpc::bind
