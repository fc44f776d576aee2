#include "text/source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>

#include "text/utf8.hpp"

namespace vrpc::text {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

std::string error_text() { return std::strerror(errno); }

// Reads to the end, and not more than `kLargestFile` and a byte, so that an endless pipe ends too.
tl::expected<std::string, std::string> read_all(int descriptor, std::size_t expected_size) {
  std::string bytes;
  bytes.resize(std::min(expected_size, kLargestFile) + 1);
  std::size_t size = 0;
  for (;;) {
    if (size == bytes.size()) bytes.resize(bytes.size() + std::max<std::size_t>(bytes.size(), 65536));
    const ssize_t count = ::read(descriptor, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return tl::unexpected(error_text());
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > kLargestFile) break;
  }
  bytes.resize(size);
  return bytes;
}

bool is_binary(std::string_view bytes) {
  // Some tools pad the file with NUL bytes; before the end they mean that this is no text.
  const std::size_t last = bytes.find_last_not_of('\0');
  return last != std::string_view::npos && std::memchr(bytes.data(), 0, last) != nullptr;
}

}  // namespace

Source::Source(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {}

const std::vector<std::uint32_t>& Source::line_starts() const {
  if (!line_starts_.empty()) return line_starts_;
  line_starts_.push_back(0);
  for (std::size_t i = bytes_.find('\n'); i != std::string::npos; i = bytes_.find('\n', i + 1))
    if (i + 1 < bytes_.size()) line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
  return line_starts_;
}

std::uint32_t Source::line_of(std::uint32_t offset) const {
  const auto& starts = line_starts();
  const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
  return static_cast<std::uint32_t>(after - starts.begin());
}

Span Source::line(std::uint32_t number) const {
  const auto& starts = line_starts();
  const std::uint32_t begin = starts[number - 1];
  auto end = static_cast<std::uint32_t>(number < starts.size() ? starts[number] : bytes_.size());
  if (end > begin && bytes_[end - 1] == '\n') --end;
  while (end > begin && bytes_[end - 1] == '\r') --end;
  return {begin, end};
}

Span Source::line_text(std::uint32_t number) const {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  Span span = line(number);
  if (number == 1 && text(span).starts_with(kByteOrderMark)) span.begin += 3;
  return span;
}

Position Source::position(std::uint32_t offset) const {
  const std::uint32_t number = line_of(offset);
  const std::uint32_t start = std::min(offset, line_text(number).begin);
  return {number, 1 + static_cast<std::uint32_t>(count_code_points(text({start, offset})))};
}

tl::expected<Source, LoadError> make_source(std::string name, std::string bytes) {
  if (bytes.size() > kLargestFile) return tl::unexpected(LoadError{std::move(name), "is larger than 1 GiB"});
  if (is_binary(bytes)) return tl::unexpected(LoadError{std::move(name), "is not text: it has NUL bytes"});
  return Source(std::move(name), std::move(bytes));
}

tl::expected<Source, LoadError> load_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) return tl::unexpected(LoadError{path, error_text()});
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return tl::unexpected(LoadError{path, error_text()});
  if (S_ISDIR(status.st_mode)) return tl::unexpected(LoadError{path, "is a folder"});
  // Opened without waiting, because a pipe that nobody writes to would hang a run over a folder.
  if (!S_ISREG(status.st_mode)) return tl::unexpected(LoadError{path, "is not a file; use - to read standard input"});
  auto bytes = read_all(file.number(), static_cast<std::size_t>(status.st_size));
  if (!bytes) return tl::unexpected(LoadError{path, bytes.error()});
  return make_source(path, std::move(*bytes));
}

tl::expected<Source, LoadError> load_standard_input() {
  auto bytes = read_all(STDIN_FILENO, 65536);
  if (!bytes) return tl::unexpected(LoadError{"<stdin>", bytes.error()});
  return make_source("<stdin>", std::move(*bytes));
}

namespace {

// The file that a symbolic link stands for: the link itself stays.
std::string resolved(const std::string& path) {
  char buffer[PATH_MAX];
  return ::realpath(path.c_str(), buffer) != nullptr ? std::string(buffer) : path;
}

tl::expected<void, std::string> write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return tl::unexpected(error_text());
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS) return tl::unexpected(error_text());
  return {};
}

// A device or a pipe is written to, and never replaced.
tl::expected<void, std::string> write_through(const std::string& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.number() < 0) return tl::unexpected(error_text());
  return write_all(file.number(), bytes);
}

}  // namespace

tl::expected<void, std::string> replace_file(const std::string& path, std::string_view bytes) {
  const std::string target = resolved(path);
  struct stat existing {};
  if (::stat(target.c_str(), &existing) == 0) {
    if (!S_ISREG(existing.st_mode)) return write_through(target, bytes);
    // A rename would not mind.
    if ((existing.st_mode & 0222) == 0) return tl::unexpected(std::string("is read-only"));
  }
  std::string temporary = target + ".XXXXXX";
  const Descriptor file(::mkstemp(temporary.data()));
  if (file.number() < 0) return tl::unexpected(error_text());
  struct stat old {};
  const mode_t mode = ::stat(target.c_str(), &old) == 0 ? old.st_mode & 07777 : 0644;
  auto written = write_all(file.number(), bytes);
  if (written && ::fchmod(file.number(), mode) != 0) written = tl::unexpected(error_text());
  if (written && ::rename(temporary.c_str(), target.c_str()) != 0) written = tl::unexpected(error_text());
  if (!written) ::unlink(temporary.c_str());
  return written;
}

}  // namespace vrpc::text
