// Binds every line of a tree to the command that it is, in the view that it stands in.
//
// Indentation and prompts propose the view; a view that accepts the line decides. What no view accepts is a finding
// where the definitions are complete enough to tell, and *unknown* elsewhere.
#pragma once

#include <optional>

#include "bind/document.hpp"
#include "diag/diagnostic.hpp"

namespace vrpc::bind {

struct BindOptions {
  std::uint32_t devices = ~0U;  // bits of Grammar::find_device: the ones whose forms are accepted
  // For a single line: the view that it is typed in, and an answer even where definitions have gaps.
  std::optional<ViewId> explain_in;
};

// `tree` and `grammar` must outlive the document.
[[nodiscard]] Document bind(const syntax::Tree& tree, const Grammar& grammar, const BindOptions& options,
                            diag::Findings& findings);

}  // namespace vrpc::bind
