// Comments that allow a finding: `!vrpc: allow(undefined-interface) reason`, above a line or a view. A device drops
// comments, so they live in files that people keep; vrpc.toml and baselines are for the others.
#pragma once

#include <vector>

#include "bind/document.hpp"
#include "diag/diagnostic.hpp"

namespace vrpc::policy {

// One kind of one comment.
struct Allowance {
  diag::Kind kind{};
  text::Span name;  // of the kind, in the comment
  text::Span reason;
  diag::Fix removal;  // of this kind, or of the comment
  text::Span scope;   // from the comment on to the end of the line, or of the view that the line opens
};

// A comment that speaks to vrpc and says nothing that it understands is a finding.
[[nodiscard]] std::vector<Allowance> read_allowances(const bind::Document& document, diag::Findings& findings);

}  // namespace vrpc::policy
