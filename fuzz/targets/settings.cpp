// A vrpc.toml.
#include "property/settings_laws.hpp"
#include "support/files.hpp"
#include "target.hpp"

namespace vrpc::fuzz {

std::string settings(std::string_view input) {
  static const test::TemporaryFolder kFolder;
  return property::broken_by_settings(kFolder / "vrpc.toml", input);
}

}  // namespace vrpc::fuzz
