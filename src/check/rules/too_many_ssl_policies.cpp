// More SSL policies are configured than the device takes.
//
// The limit is four. It is reported once, at the fifth policy.
//
// Mend: Take out policies that are not needed; several sessions can share one.
// Source: NE40E command reference, `ssl policy`; Huawei's YANG model huawei-ssl (`max-elements 4`).
#include "check/query.hpp"

namespace vrpc::check::rules {

void too_many_ssl_policies(const Config& config, Report& report) {
  constexpr std::size_t kMost = 4;
  const std::vector<EntryId>& policies = config.entries("ssl-policy");
  if (policies.size() > kMost)
    report(Kind::too_many_ssl_policies, config.span(policies[kMost]), policies.size()).label("the fifth");
}

}  // namespace vrpc::check::rules
