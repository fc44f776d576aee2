// A source line as a terminal can show it: tabs are blanks, nothing moves the cursor or reorders text, secrets are
// masked, and of a very long line only the surroundings of the place in question are left.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/source.hpp"
#include "text/span.hpp"

namespace vrpc::report {

// Control characters and the like are written out (`\x1B`), and what is not UTF-8 is replaced (U+FFFD).
[[nodiscard]] std::string printable(std::string_view text);
// Lines, with their tabs and line ends. What is not UTF-8 stays: it may be text in another encoding.
[[nodiscard]] std::string printable_lines(std::string_view text);

// Of what is shown: 0-based, end exclusive, a wide character takes two.
struct Columns {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Excerpt {
 public:
  // `line` is a number of the source; `focus` stays visible if the line is cut; `secrets` are in order.
  Excerpt(const text::Source& source, std::uint32_t line, text::Span focus, const std::vector<text::Span>& secrets);

  [[nodiscard]] const std::string& text() const { return text_; }
  // Where the part of `span` that is shown stands; never empty, so that it can be underlined.
  [[nodiscard]] Columns columns(text::Span span) const;

 private:
  // What is shown for a code point or a secret.
  struct Cell {
    std::uint32_t offset;    // in the source
    std::size_t column;      // in the whole line
    std::size_t text_begin;  // in `text_`
  };

  void append_cells(const text::Source& source, text::Span line, const std::vector<text::Span>& secrets);
  void add_cell(std::uint32_t offset) { cells_.push_back({offset, width_, text_.size()}); }
  void cut(text::Span focus);
  [[nodiscard]] std::size_t cell_at(std::uint32_t offset) const;

  std::string text_;
  std::vector<Cell> cells_;  // and one more, which ends the last
  std::size_t width_ = 0;
  std::size_t shift_ = 0;  // what a cut at the left takes off a column, minus the dots
  Columns visible_;        // of the whole line
};

}  // namespace vrpc::report
