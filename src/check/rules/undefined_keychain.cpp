// A keychain is named where nothing defines it.
//
// The device accepts the command, and authentication fails: a warning. Names of keychains are the same in any case.
// A fragment may rely on what it does not show, and a definition that is not understood may be the missing one, so
// there is no finding then.
//
// Mend: Define the keychain, or mend its name.
// Source: NE40E and CE6800 command references, `tcp connect port`; huawei-bmp.yang (a string, not a leafref).
#include "check/names.hpp"

namespace vrpc::check::rules {

void undefined_keychain(const Config& config, Report& report) {
  report_undefined(config, report, Kind::undefined_keychain);
}

}  // namespace vrpc::check::rules
