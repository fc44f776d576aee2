#include "support/files.hpp"

#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace vrpc::test {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_file(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

fs::path in_repository(const std::string& path) { return fs::path(VRPC_SOURCE_DIR) / path; }

std::vector<std::string> repository_files(const std::string& folder, const std::vector<std::string>& extensions) {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(in_repository(folder))) {
    const bool wanted = std::find(extensions.begin(), extensions.end(), entry.path().extension()) != extensions.end();
    if (wanted && entry.is_regular_file()) files.push_back(entry.path().lexically_relative(VRPC_SOURCE_DIR));
  }
  std::sort(files.begin(), files.end());
  return files;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = fs::temp_directory_path() / "vrpc-test-XXXXXX";
  path_ = ::mkdtemp(name.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace vrpc::test
