// Two configurations for `vrpc diff`, with `!! NEW` on a line between them as in tests/diff: the law holds both ways.
#include <algorithm>

#include "property/script_law.hpp"
#include "target.hpp"

namespace vrpc::fuzz {

std::string difference(std::string_view input) {
  if (!text::make_source("input", std::string(input))) return {};
  constexpr std::string_view kBetween = "!! NEW\n";
  const std::size_t between = std::min(input.find(kBetween), input.size());
  const std::string before(input.substr(0, between));
  const std::string after(input.substr(std::min(between + kBetween.size(), input.size())));
  if (const std::string broken = property::unproved(before, after); !broken.empty())
    return "the script is proved: " + broken;
  const std::string broken = property::unproved(after, before);
  return broken.empty() ? "" : "the rollback is proved: " + broken;
}

}  // namespace vrpc::fuzz
