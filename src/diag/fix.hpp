// How a finding can be mended: edits of the text that it is about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace vrpc::diag {

// `replacement` is printable UTF-8 and holds no secret.
struct Edit {
  text::Span span;
  std::string replacement;
};

enum class Safety : std::uint8_t {
  safe,    // the configuration that the text stands for stays the same
  unsafe,  // what was probably meant
};

struct Fix {
  std::string description;  // `remove the line`
  Safety safety = Safety::unsafe;
  std::vector<Edit> edits;  // in their order, none over another
};

struct Mended {
  std::string text;
  std::size_t fixes = 0;  // that were applied
};

// Applies the fixes, all made for this text. One that meets an earlier one is left out: it can be made anew for the
// text that results.
[[nodiscard]] Mended apply(std::string_view text, const std::vector<const Fix*>& fixes);

}  // namespace vrpc::diag
