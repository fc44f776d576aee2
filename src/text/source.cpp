#include "text/source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "text/descriptor.hpp"
#include "text/utf8.hpp"

namespace vrpc::text {
namespace {

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

LoadError too_large(std::string name) {
  return {std::move(name), fmt::format("is larger than {} MiB", kLargestFile >> 20)};
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
  if (bytes.size() > kLargestFile) return tl::unexpected(too_large(std::move(name)));
  if (is_binary(bytes)) return tl::unexpected(LoadError{std::move(name), "is not text: it has NUL bytes"});
  return Source(std::move(name), std::move(bytes));
}

tl::expected<Source, LoadError> load_file(const std::string& path, Streams streams) {
  const auto is_stream = [](const struct stat& status) { return S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode); };
  struct stat status {};
  const bool waits = streams == Streams::read && ::stat(path.c_str(), &status) == 0 && is_stream(status);
  // Opened without waiting, because a pipe that nobody writes to would hang a run over a folder.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK)));
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0) return tl::unexpected(LoadError{path, error_text()});
  if (S_ISDIR(status.st_mode)) return tl::unexpected(LoadError{path, "is a folder"});
  if (!S_ISREG(status.st_mode) && !(waits && is_stream(status)))
    return tl::unexpected(LoadError{path, "is not a file; use - to read standard input"});
  if (status.st_size > static_cast<off_t>(kLargestFile)) return tl::unexpected(too_large(path));
  auto bytes = read_all(file.number(), waits ? 65536 : static_cast<std::size_t>(status.st_size));
  if (!bytes) return tl::unexpected(LoadError{path, bytes.error()});
  return make_source(path, std::move(*bytes));
}

tl::expected<Source, LoadError> load_standard_input() {
  auto bytes = read_all(STDIN_FILENO, 65536);
  if (!bytes) return tl::unexpected(LoadError{"<stdin>", bytes.error()});
  return make_source("<stdin>", std::move(*bytes));
}

}  // namespace vrpc::text
