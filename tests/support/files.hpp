// Files of the repository and files of a test.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vrpc::test {

[[nodiscard]] std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view bytes);

// Files below a folder of the repository with one of these extensions, as paths from its root, sorted.
[[nodiscard]] std::vector<std::string> repository_files(const std::string& folder,
                                                        const std::vector<std::string>& extensions);
// The file of the repository.
[[nodiscard]] std::filesystem::path in_repository(const std::string& path);

// An empty folder that is gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace vrpc::test
