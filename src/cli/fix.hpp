// Applying the fixes of what was found in a file, until none is left.
#pragma once

#include <functional>
#include <memory>

#include "check/check.hpp"
#include "policy/judge.hpp"

namespace vrpc::cli {

// What is found in a file, and wanted.
struct Judged {
  std::unique_ptr<check::File> file;
  policy::Judgement judgement;
};
using Look = std::function<Judged(text::Source)>;

struct Fixed {
  Judged judged;          // with what is left
  std::size_t count = 0;  // fixes applied
};

// Round by round, since a fix may make way for another one, or meet one; safe fixes before unsafe ones. Safe fixes are
// proved: those that would change the configuration are not applied. `look` reads a text anew.
[[nodiscard]] Fixed fix(Judged found, const Look& look, bool unsafe);

}  // namespace vrpc::cli
