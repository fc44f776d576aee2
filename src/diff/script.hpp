// A plan as text that a person or a program types into a device, and the proof that it does what it should.
#pragma once

#include <string>
#include <vector>

#include "diff/plan.hpp"

namespace vrpc::diff {

enum class ScriptStyle : std::uint8_t {
  paste,  // a whole session: from the user view, through `commit`, back to it
  file,   // what is typed in the system view, in sections, to be loaded from a file
};

[[nodiscard]] std::string to_text(const Plan& plan, ScriptStyle style);

[[nodiscard]] bool has_secrets(const command::Grammar& grammar, const std::string& script);

// Run over `before`, the script leaves `after`; and on its way leaves no name in use without a definition that had one
// before, unless the plan says that no order avoids it.
struct Proof {
  bool holds = false;
  std::string failure;       // what went wrong first; empty if nothing did
  std::size_t unproved = 0;  // steps that no definition covers: they are proved as text only
};

[[nodiscard]] Proof prove(const Config& before, const Config& after, const Plan& plan, const std::string& script);

}  // namespace vrpc::diff
