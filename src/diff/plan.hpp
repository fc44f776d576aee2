// The commands that lead from one configuration to another, in an order that a device takes: what uses a name goes
// before what defines it, and comes after it; what a command wipes on its way is set again.
#pragma once

#include <string>
#include <vector>

#include "diff/compare.hpp"

namespace vrpc::diff {

struct Step {
  std::vector<std::string> path;   // the lines that enter the views around it
  std::string line;                // what is typed there
  std::vector<std::string> block;  // typed after it as they are: the text of a banner, the lines of an unknown view
  bool enters = false;             // a view: the lines after it may stand in it
  std::string entry_line;          // of a view: what enters it again
  bool known = true;               // a definition covers the line, so that its effect is proved
};

struct Plan {
  std::vector<Step> steps;
  // Names that no order keeps defined throughout.
  bool forced = false;
  // Lines that no form takes back or sets; empty if all is well.
  std::vector<std::string> impossible;
};

[[nodiscard]] Plan plan(const Config& before, const Config& after, const std::vector<Change>& changes);

}  // namespace vrpc::diff
