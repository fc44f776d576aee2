// Lists whose first matching entry decides: ACLs, prefix lists and route-policies.
#pragma once

#include <string>
#include <vector>

#include "check/query.hpp"

namespace vrpc::check {

// An entry that never applies, and an earlier one that takes all that it would match.
struct Shadowed {
  EntryId entry;
  EntryId by;
};

// Only what is certain: the earlier entry has no condition, or the same ones.
[[nodiscard]] std::vector<Shadowed> shadowed_acl_rules(const Config& config);
[[nodiscard]] std::vector<Shadowed> shadowed_nodes(const Config& config);
// The earlier entry has a prefix that holds the other, and lengths that hold the other's.
[[nodiscard]] std::vector<Shadowed> shadowed_prefixes(const Config& config);

}  // namespace vrpc::check
