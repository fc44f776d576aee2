// Which files the paths of a command line stand for.
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/command.hpp"

namespace vrpc::cli {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

// In a folder, any other ending may be prose, which `vrpc fmt .` must not touch.
bool is_configuration(const fs::path& path) { return path.extension() == ".cfg"; }

// Links to folders are not followed: they may lead back up.
void walk(const fs::path& folder, std::vector<std::string>& files, Context& context) {
  std::error_code error;
  fs::directory_iterator entries(folder.empty() ? "." : folder, error);
  for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
    // Named without a `./` in front, as people would.
    const fs::path path = folder / entries->path().filename();
    std::error_code unknown;
    if (is_hidden(path)) continue;
    if (entries->symlink_status(unknown).type() == fs::file_type::directory) {
      walk(path, files, context);
    } else if (is_configuration(path) && !entries->is_directory(unknown)) {
      files.push_back(path.native());
    }
  }
  if (error) context.trouble(folder.empty() ? "." : folder.native(), error.message());
}

}  // namespace

std::vector<std::string> find_files(const std::vector<std::string>& paths, Context& context) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code missing;
    if (path == "-" || !fs::is_directory(path, missing)) {
      files.push_back(path);  // whoever loads it says what is wrong with it
      continue;
    }
    const std::size_t before = files.size();
    walk(path == "." || path == "./" ? fs::path() : fs::path(path), files, context);
    if (files.size() == before) context.trouble(path, "there are no configurations (*.cfg) in this folder");
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

std::optional<text::Source> load(const std::string& path, Context& context) {
  auto source = path == "-" ? text::load_standard_input() : text::load_file(path);
  if (source) return std::move(*source);
  context.trouble(source.error().name, source.error().reason);
  return std::nullopt;
}

std::optional<TwoFiles> read_two(const Input& first, const Input& second, const command::Grammar& grammar,
                                 Context& context) {
  if (first.path == "-" && second.path == "-") {
    context.trouble("-", "only one of the two can be standard input");
    return std::nullopt;
  }
  auto first_source = load(first.path, context);
  auto second_source = load(second.path, context);
  if (!first_source || !second_source) return std::nullopt;
  return TwoFiles{check::read(std::move(*first_source), grammar, first.reading),
                  check::read(std::move(*second_source), grammar, second.reading)};
}

}  // namespace vrpc::cli
