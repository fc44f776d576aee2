#include "cli/files.hpp"

#include <algorithm>
#include <system_error>

#include "cli/memory.hpp"

namespace vrpc::cli {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

// In a folder, any other ending may be prose, which `vrpc fmt .` must not touch.
bool is_configuration(const fs::path& path) { return path.extension() == ".cfg"; }

// What has a type, and another one: a folder behind a link, a pipe that would be waited for. Whoever loads a link to
// nowhere says so.
bool is_no_file(const fs::file_status& status) {
  return fs::status_known(status) && fs::exists(status) && !fs::is_regular_file(status);
}

class Walker {
 public:
  Walker(const WalkOptions& options, Context& context) : options_(options), context_(context) {}

  void add(const std::string& path) {
    std::error_code unknown;
    if (path != "-" && fs::is_directory(path, unknown)) {
      const std::size_t before = files_.size();
      walk(path == "." || path == "./" ? fs::path() : fs::path(path));
      if (files_.size() == before) context_.warn(path, "there are no configurations (*.cfg) in this folder");
    } else {
      add_named(path);
    }
  }

  std::vector<FoundFile> take() {
    std::sort(files_.begin(), files_.end(), [](const FoundFile& a, const FoundFile& b) {
      return a.path != b.path ? a.path < b.path : a.named > b.named;
    });
    const auto same = [](const FoundFile& a, const FoundFile& b) { return a.path == b.path; };
    files_.erase(std::unique(files_.begin(), files_.end(), same), files_.end());
    return std::move(files_);
  }

 private:
  // Whoever loads it says what is wrong with it.
  void add_named(const std::string& path) {
    std::error_code unknown;
    if (path != "-" && options_.allow_missing && !fs::exists(path, unknown)) return;
    if (path != "-" && options_.force_exclude && ignores_.ignores_within(fs::absolute(path, unknown))) return;
    files_.push_back({path, true});
  }

  // Links to folders are not followed: they may lead back up.
  void walk(const fs::path& folder) {
    std::error_code error;
    fs::directory_iterator entries(folder.empty() ? "." : folder, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      // Named without a `./` in front, as people would.
      const fs::path path = folder / entries->path().filename();
      std::error_code unknown;
      if (is_hidden(path)) continue;
      const bool is_folder = entries->symlink_status(unknown).type() == fs::file_type::directory;
      if (!is_folder && (!is_configuration(path) || is_no_file(entries->status(unknown)))) continue;
      if (ignores_.ignores(fs::absolute(path, unknown), is_folder)) continue;
      if (is_folder) {
        walk(path);
      } else {
        files_.push_back({path.native(), false});
      }
    }
    if (error) context_.trouble(folder.empty() ? "." : folder.native(), error.message());
  }

  const WalkOptions& options_;
  Context& context_;
  IgnoreFiles ignores_;
  std::vector<FoundFile> files_;
};

}  // namespace

const IgnoreFiles::Folder& IgnoreFiles::folder(const fs::path& path) {
  const auto [found, is_new] = folders_.try_emplace(path);
  if (!is_new) return found->second;
  std::error_code unknown;
  for (const char* name : {".vrpcignore", ".gitignore"})
    if (const auto file = text::load_file((path / name).native())) found->second.files.emplace_back(file->bytes());
  found->second.root = fs::exists(path / ".git", unknown) || path == path.root_path();
  return found->second;
}

bool IgnoreFiles::ignores(const fs::path& path, bool is_folder) {
  using Verdict = policy::IgnoreFile::Verdict;
  const fs::path whole = path.lexically_normal();
  for (fs::path above = whole.parent_path();; above = above.parent_path()) {
    const Folder& folder = this->folder(above);
    const std::string relative = whole.lexically_relative(above).generic_string();
    for (const policy::IgnoreFile& file : folder.files)
      if (const Verdict verdict = file.verdict(relative, is_folder); verdict != Verdict::none)
        return verdict == Verdict::ignored;
    if (folder.root) return false;
  }
}

bool IgnoreFiles::ignores_within(const fs::path& path) {
  const fs::path whole = path.lexically_normal();
  if (ignores(whole, false)) return true;
  for (fs::path above = whole.parent_path(); !folder(above).root; above = above.parent_path())
    if (ignores(above, true)) return true;
  return false;
}

std::vector<FoundFile> walk(const std::vector<std::string>& paths, const WalkOptions& options, Context& context) {
  Walker walker(options, context);
  for (const std::string& path : paths) walker.add(path);
  return walker.take();
}

std::vector<std::string> find_files(const std::vector<std::string>& paths, Context& context) {
  std::vector<std::string> files;
  for (FoundFile& file : walk(paths, {}, context)) files.push_back(std::move(file.path));
  return files;
}

tl::expected<text::Source, text::LoadError> load_input(const std::string& path, text::Streams streams) {
  if (path == "-") return text::load_standard_input();
  expect_file(path);
  return text::load_file(path, streams);
}

std::optional<text::Source> load(const std::string& path, Context& context, text::Streams streams) {
  auto source = load_input(path, streams);
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
