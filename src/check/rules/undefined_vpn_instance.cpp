// A VPN instance is named where nothing defines it.
//
// The device refuses the command, or never brings the session up. Runs on the finished configuration, so a definition
// further down counts. A fragment may rely on what it does not show, so there the finding is a note; a definition that
// is not understood may be the missing one, so then there is none. Names like `__dcn_vpn__` are the device's own.
// Source: huawei-bmp.yang (leafref); NE40E and CE6800 command references, `monitor vpn-instance`.
#include "check/query.hpp"

namespace vrpc::check::rules {

void undefined_vpn_instance(const Config& config, Report& report) {
  const auto is_of_user = [](std::string_view name) { return !(name.starts_with("__") && name.ends_with("__")); };
  report_undefined(config, report, Kind::undefined_vpn_instance, "vpn-instance", "ip vpn-instance", is_of_user);
}

}  // namespace vrpc::check::rules
