#include "support/unprivileged.hpp"

#include <unistd.h>

#include "support/process.hpp"

namespace vrpc::test {

std::optional<std::string> unprivileged_vrpc(const std::filesystem::path& folder) {
  std::filesystem::permissions(folder, std::filesystem::perms(0755));
  const std::string run =
      ::geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups \"$VRPC\"" : "\"$VRPC\"";
  if (shell(folder, run + " --version >/dev/null 2>&1 && echo yes") != "yes\n") return std::nullopt;
  return run;
}

}  // namespace vrpc::test
