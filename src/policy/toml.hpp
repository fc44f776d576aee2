// A vrpc.toml against the table of keys: what does not belong there is a mistake with its place. toml++ is known in the
// files of this name and nowhere else.
#pragma once

#include <toml++/toml.h>

#include "command/grammar.hpp"
#include "diag/diagnostic.hpp"
#include "policy/keys.hpp"
#include "text/source.hpp"

namespace vrpc::policy {

[[nodiscard]] text::Span span_of(const text::Source& source, const toml::source_region& region);

// Reports every mistake in the parsed file; after it without findings, all values are of their types.
void validate(const toml::table& file, const text::Source& source, const command::Grammar& grammar,
              diag::Findings& findings);

}  // namespace vrpc::policy
