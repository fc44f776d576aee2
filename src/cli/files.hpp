// Which files the paths of a command line stand for.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "policy/glob.hpp"

namespace vrpc::cli {

struct WalkOptions {
  bool allow_missing = false;  // a path that is not there is passed over
  bool force_exclude = false;  // what is ignored is passed over even if it is named
};

struct FoundFile {
  std::string path;    // as it is shown; `-` is standard input
  bool named = false;  // on the command line, not found in a folder
};

// Sorted, without duplicates.
[[nodiscard]] std::vector<FoundFile> walk(const std::vector<std::string>& paths, const WalkOptions& options,
                                          Context& context);

// The `.gitignore` and `.vrpcignore` files from a path up to the root of its repository.
class IgnoreFiles {
 public:
  // Of this very path, not of the folders above it.
  [[nodiscard]] bool ignores(const std::filesystem::path& path, bool folder);
  // Of the path or a folder above it.
  [[nodiscard]] bool ignores_within(const std::filesystem::path& path);

 private:
  struct Folder {
    std::vector<policy::IgnoreFile> files;  // what decides first stands first
    bool root = false;
  };
  const Folder& folder(const std::filesystem::path& path);

  std::map<std::filesystem::path, Folder> folders_;
};

}  // namespace vrpc::cli
