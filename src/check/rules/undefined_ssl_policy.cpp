// An SSL policy is named where nothing defines it.
//
// The device refuses the command. Runs on the finished configuration, so a definition further down counts. A
// fragment may rely on what it does not show, so there the finding is a note; a definition that is not understood
// may be the missing one, so then there is none.
//
// Mend: Define the policy with `ssl policy`, or mend its name.
// Source: NE40E and CE6800 command references, `ssl-policy name`, prerequisites; huawei-bmp.yang (leafref).
#include "check/names.hpp"

namespace vrpc::check::rules {

void undefined_ssl_policy(const Config& config, Report& report) {
  report_undefined(config, report, Kind::undefined_ssl_policy);
}

}  // namespace vrpc::check::rules
