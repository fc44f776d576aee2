// A VPN instance is named where nothing defines it.
//
// The device refuses the command, or never brings the session up. Runs on the finished configuration, so a
// definition further down counts. A fragment may rely on what it does not show, so there the finding is a note; a
// definition that is not understood may be the missing one, so then there is none.
//
// Mend: Define the instance with `ip vpn-instance`, or mend its name.
// Source: huawei-bmp.yang (leafref); NE40E and CE6800 command references, `monitor vpn-instance`.
#include "check/names.hpp"

namespace vrpc::check::rules {

void undefined_vpn_instance(const Config& config, Report& report) {
  report_undefined(config, report, Kind::undefined_vpn_instance);
}

}  // namespace vrpc::check::rules
