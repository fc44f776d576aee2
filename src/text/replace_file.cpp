#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <climits>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

#include "text/descriptor.hpp"
#include "text/source.hpp"

namespace vrpc::text {
namespace {

using Written = tl::expected<void, std::string>;

Written failed() { return tl::unexpected(error_text()); }

Written write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failed();
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  // Not every kind of file can be waited for.
  if (::fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS) return failed();
  return {};
}

// A device or a pipe is written to, and never replaced.
Written write_through(const std::string& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.number() < 0) return failed();
  return write_all(file.number(), bytes);
}

// The file that a symbolic link stands for: the link itself stays.
std::string resolved(const std::string& path) {
  char buffer[PATH_MAX];
  return ::realpath(path.c_str(), buffer) != nullptr ? std::string(buffer) : path;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return path.substr(0, std::max<std::size_t>(slash, 1));
}

// Another one each time, in each process and thread.
std::string name_beside(const std::string& path) {
  static std::atomic<unsigned> count = 0;
  return fmt::format("{}.vrpc-{}-{}", path, ::getpid(), count++);
}

// A file without a name, where the file system has such, and can give it one later.
int open_nameless(const std::string& folder) {
  if (::access("/proc/self/fd", X_OK) != 0) return -1;
  return ::open(folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
}

int open_new(const std::string& path) { return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666); }

// A file that becomes `target` once it is whole. Until then it has no name, so that nothing is left of it if vrpc is
// killed; or another name, where there are no files without one.
class Replacement {
 public:
  explicit Replacement(const std::string& target)
      : target_(target),
        name_(name_beside(target)),
        nameless_(open_nameless(folder_of(target))),
        named_(nameless_.number() < 0 ? open_new(name_) : -1),
        has_name_(named_.number() >= 0) {}
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  ~Replacement() {
    if (has_name_) ::unlink(name_.c_str());
  }

  [[nodiscard]] int number() const { return has_name_ ? named_.number() : nameless_.number(); }

  Written finish() {
    if (!has_name_) {
      const std::string self = fmt::format("/proc/self/fd/{}", number());
      if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name_.c_str(), AT_SYMLINK_FOLLOW) != 0) return failed();
      has_name_ = true;
    }
    if (::rename(name_.c_str(), target_.c_str()) != 0) return failed();
    has_name_ = false;
    return {};
  }

 private:
  std::string target_;
  std::string name_;
  Descriptor nameless_;
  Descriptor named_;
  bool has_name_;
};

// Who may read and write it stays. Only root can give a file to somebody else, so that is tried and no more.
Written take_over(int descriptor, const struct stat& old) {
  (void)!::fchown(descriptor, old.st_uid, old.st_gid);
  if (::fchmod(descriptor, old.st_mode & 07777) != 0) return failed();
  return {};
}

}  // namespace

Written replace_file(const std::string& path, std::string_view bytes) {
  struct stat old {};
  const bool exists = ::stat(path.c_str(), &old) == 0;
  if (!exists && errno != ENOENT) return failed();
  struct stat link {};
  if (!exists && ::lstat(path.c_str(), &link) == 0)
    return tl::unexpected(std::string("is a symbolic link to what is not there"));
  if (exists && !S_ISREG(old.st_mode)) return write_through(path, bytes);
  // A rename would not mind.
  if (exists && (old.st_mode & 0222) == 0) return tl::unexpected(std::string("is read-only"));

  Replacement file(exists ? resolved(path) : path);
  if (file.number() < 0) return failed();
  Written written = write_all(file.number(), bytes);
  if (written && exists) written = take_over(file.number(), old);
  if (written) written = file.finish();
  return written;
}

}  // namespace vrpc::text
