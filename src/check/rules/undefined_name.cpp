// A name is used where nothing defines it: a route-policy, an ACL, an address pool, a bridge domain.
//
// The definitions say which commands define names of a kind and which use them, so a kind needs no rule of its own;
// the message says which kind it is. Where the device refuses such a command it is an error, where it takes it a
// warning. A fragment may rely on what it does not show: there it is a note, or nothing where the device takes it. A
// line that is not understood may be the missing definition, so then there is no finding, and neither after
// `route-policy nonexistent-config-check disable` for what that is about. Names that the device has by itself need
// no definition.
//
// Mend: Define what is named, or mend the name.
// Source: Huawei's YANG models (leafref); NE40E and CE6800 command references, prerequisites of the commands.
#include "check/names.hpp"

namespace vrpc::check::rules {

void undefined_name(const Config& config, Report& report) { report_undefined(config, report, Kind::undefined_name); }

}  // namespace vrpc::check::rules
