// An interface is named that has to be created, and nothing creates it.
//
// Physical interfaces are always there, so only logical ones and sub-interfaces are looked at. In a fragment, which
// may rely on what it does not show, the finding is a note; an `interface` line that is not understood may be the
// missing one, so then there is none.
//
// Mend: Create the interface, or mend its name.
// Source: huawei-bmp.yang (leafref to the interface); NE40E and CE6800 command references, `interface`, on which
// types the command creates.
#include <algorithm>
#include <array>

#include "check/names.hpp"
#include "command/shape.hpp"

namespace vrpc::check::rules {
namespace {

// In alphabetical order.
constexpr auto kCreated =
    std::to_array<std::string_view>({"Eth-Trunk", "Global-VE", "Ip-Trunk", "LoopBack", "Nve", "Tunnel", "Vbdif",
                                     "Virtual-Ethernet", "Virtual-Template", "Vlanif"});

bool is_created(std::string_view name) {
  const auto parts = command::split_interface_name(name);
  if (!parts) return false;
  return parts->number.find('.') != std::string_view::npos ||
         std::binary_search(kCreated.begin(), kCreated.end(), parts->type);
}

}  // namespace

void undefined_interface(const Config& config, Report& report) {
  report_undefined(config, report, Kind::undefined_interface, is_created);
}

}  // namespace vrpc::check::rules
