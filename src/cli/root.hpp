// The root of the repository around the working folder: what reports for forges name files from.
#pragma once

#include <filesystem>
#include <string>

namespace vrpc::cli {

class Root {
 public:
  // The nearest folder with `.git` in it, from the working folder on; the working folder itself if there is none.
  Root();

  // Symbolic links are resolved. A path outside the root is absolute; standard input is `<stdin>`.
  [[nodiscard]] std::string path_of(const std::string& path) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace vrpc::cli
