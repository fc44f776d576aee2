// A loaded file: its name, its bytes as they are on disk, and where its lines start. Nothing is decoded or
// replaced; a byte order mark, CRLF and text in GB18030 stay what they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "text/span.hpp"

namespace vrpc::text {

// A file that vrpc cannot work on: the reason, as a clause for a message ("is a folder", "is not text").
struct LoadError {
  std::string name;
  std::string reason;
};

class Source {
 public:
  Source(std::string name, std::string bytes);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] std::string_view text(Span span) const {
    return std::string_view(bytes_).substr(span.begin, span.size());
  }

  // A file that ends in a newline has no further, empty line.
  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts().size()); }
  // 1-based number of the line that holds the byte.
  [[nodiscard]] std::uint32_t line_of(std::uint32_t offset) const;
  // The line without its line end.
  [[nodiscard]] Span line(std::uint32_t number) const;
  // The same without a byte order mark, which no editor counts as a character.
  [[nodiscard]] Span line_text(std::uint32_t number) const;
  [[nodiscard]] Position position(std::uint32_t offset) const;

 private:
  [[nodiscard]] const std::vector<std::uint32_t>& line_starts() const;

  std::string name_;
  std::string bytes_;
  // Made when first asked for: most files have no findings, and so no line numbers.
  mutable std::vector<std::uint32_t> line_starts_;
};

// What one file may have: ten times what the largest router has. Offsets are 32 bits wide, and a file that is made to
// be large takes up to forty times its size in memory.
inline constexpr std::size_t kLargestFile = std::size_t{256} << 20;

// Whether a pipe or a device is read like a file, to its end: who names one wants that, who finds one in a folder does
// not.
enum class Streams : std::uint8_t { refused, read };

[[nodiscard]] tl::expected<Source, LoadError> load_file(const std::string& path, Streams streams = Streams::refused);
// All of standard input, under the name `<stdin>`.
[[nodiscard]] tl::expected<Source, LoadError> load_standard_input();
// Refuses what is too large or binary (a NUL byte before the end of the text).
[[nodiscard]] tl::expected<Source, LoadError> make_source(std::string name, std::string bytes);

// Writes the new file beside the old one, and puts it in its place when all of it is on the disk: whatever interrupts
// that leaves the old file. Its mode and owner stay; a symbolic link stays a link. The error is a clause.
[[nodiscard]] tl::expected<void, std::string> replace_file(const std::string& path, std::string_view bytes);

}  // namespace vrpc::text
