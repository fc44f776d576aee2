// Kinds of findings, for people and programs: `vrpc rules`, `vrpc explain RULE`, docs/rules, and the help in SARIF.
#pragma once

#include <string>
#include <string_view>

#include "diag/diagnostic.hpp"

namespace vrpc::report {

// `syntax`, `rule`, `script`, `policy`, `grammar`
[[nodiscard]] std::string_view to_text(diag::Origin origin);

// All kinds, as a table.
[[nodiscard]] std::string rules_as_text();
// The same, as docs/rules/README.md.
[[nodiscard]] std::string rules_as_markdown();
// schemas/rules.json; all kinds, or one.
[[nodiscard]] std::string rules_as_json();
[[nodiscard]] std::string rule_as_json(diag::Kind kind);

// All that is to be said of one.
[[nodiscard]] std::string rule_as_text(diag::Kind kind);
// The same, as docs/rules/NAME.md.
[[nodiscard]] std::string rule_as_markdown(diag::Kind kind);

// How a finding of the kind is left out, where it can be.
[[nodiscard]] std::string how_to_suppress(diag::Kind kind);

}  // namespace vrpc::report
