// Names that a configuration lacks, and names that it has in vain: what the definitions say of each kind of name.
#pragma once

#include <string_view>

#include "check/query.hpp"

namespace vrpc::check {

// Reports what is used and not defined: names of the kinds whose `undefined` line is this kind of finding, or has none
// for `undefined_name`. All of them, or those that `needs_definition`. What is softly used, and not `required`, is a
// warning. A fragment may rely on what it does not show: there it is a note, and nothing where it is softly used.
// Nothing either where a line that is not understood may be the definition.
void report_undefined(const Config& config, Report& report, Kind kind,
                      bool (*needs_definition)(std::string_view name) = nullptr);

// What the definitions call the kind: `route-policy`, `IP address pool`.
[[nodiscard]] std::string_view title(const Config& config, const Name& name);

// The device has it without a definition.
[[nodiscard]] bool is_predefined(const Config& config, const Name& name);

}  // namespace vrpc::check
