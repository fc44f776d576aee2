// Running vrpc as somebody who may not read or write everything, even where the tests run as root.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace vrpc::test {

// What a script of `shell` starts vrpc with; nothing if that cannot be done here. The folder becomes one that everybody
// may enter.
[[nodiscard]] std::optional<std::string> unprivileged_vrpc(const std::filesystem::path& folder);

}  // namespace vrpc::test
