#include "cli/root.hpp"

#include <system_error>

#include "cli/settings.hpp"

namespace vrpc::cli {

namespace fs = std::filesystem;

Root::Root() {
  std::error_code unknown;
  const fs::path here = fs::current_path(unknown);
  folder_ = here;
  for (fs::path folder = here; !folder.empty(); folder = folder.parent_path()) {
    if (fs::exists(folder / ".git", unknown)) {
      folder_ = folder;
      return;
    }
    if (folder == folder.root_path()) return;
  }
}

std::string Root::path_of(const std::string& path) const {
  if (path == "-") return "<stdin>";
  const fs::path whole = absolute_path(path);
  const fs::path relative = whole.lexically_relative(folder_);
  const bool outside = relative.empty() || *relative.begin() == "..";
  return outside ? whole.generic_string() : relative.generic_string();
}

}  // namespace vrpc::cli
