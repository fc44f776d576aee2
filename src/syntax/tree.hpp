// The lossless tree of a configuration text: lines, words, and what stands between them. Purely lexical: what a
// line means is decided in `bind`. Lines follow each other without a gap, so their bytes are the input's bytes;
// within a line, whatever is not a word is trivia.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/source.hpp"
#include "text/span.hpp"

namespace vrpc::syntax {

enum class LineId : std::uint32_t {};
enum class WordId : std::uint32_t {};

enum class InputKind : std::uint8_t { saved, script, transcript };
[[nodiscard]] std::string_view to_text(InputKind kind);

enum class LineKind : std::uint8_t {
  blank,
  separator,  // `#` alone
  comment,    // `#text`, `!text`
  command,
  output,  // what a device printed, in a transcript
};

struct Word {
  std::uint32_t begin;
  std::uint32_t size : 30;
  std::uint32_t quoted : 1;        // the quotes are part of the span
  std::uint32_t unterminated : 1;  // starts with a quote that the line does not close

  [[nodiscard]] text::Span span() const { return {begin, begin + size}; }
};
static_assert(sizeof(Word) == 8);

struct Line {
  static constexpr std::uint16_t kDeepest = 0xFFFF;  // what is deeper counts as deep as that

  std::uint32_t begin = 0;
  std::uint32_t first_word = 0;
  std::uint16_t indentation = 0;  // characters before the first word, after a prompt or what a pager left
  std::uint8_t prompt_size = 0;   // bytes of `[~HUAWEI-bmp]` at the start of the line; 255 means longer: see `prompt`
  LineKind kind : 4 = LineKind::blank;
  bool marked : 1 = false;  // by `~` or `*` before the first word
};
static_assert(sizeof(Line) == 12);

class Tree {
 public:
  // A line of a command holds at most this many words; the last one takes in what is left.
  static constexpr std::uint32_t kMostWords = 2048;

  // `source` must outlive the tree.
  Tree(const text::Source& source, InputKind kind);

  [[nodiscard]] const text::Source& source() const { return *source_; }
  [[nodiscard]] InputKind kind() const { return kind_; }

  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(lines_.size() - 1); }
  [[nodiscard]] std::uint32_t command_count() const;
  [[nodiscard]] const Line& line(LineId id) const { return lines_[index(id)]; }
  // With its line end.
  [[nodiscard]] text::Span span(LineId id) const { return {lines_[index(id)].begin, lines_[index(id) + 1].begin}; }
  [[nodiscard]] std::uint32_t first_word(LineId id) const { return lines_[index(id)].first_word; }
  [[nodiscard]] std::uint32_t end_word(LineId id) const { return lines_[index(id) + 1].first_word; }
  [[nodiscard]] std::uint32_t word_count(LineId id) const { return end_word(id) - first_word(id); }
  // From the first word to the last.
  [[nodiscard]] text::Span words_span(LineId id) const;
  // `[~HUAWEI-bmp]`, with its brackets; empty where there is none.
  [[nodiscard]] std::string_view prompt(LineId id) const;
  // What follows the prompt, without the line end.
  [[nodiscard]] std::string_view body(LineId id) const;

  [[nodiscard]] const std::vector<Word>& words() const { return words_; }
  [[nodiscard]] const Word& word(std::uint32_t number) const { return words_[number]; }
  [[nodiscard]] std::string_view text(const Word& word) const {
    return {source_->bytes().data() + word.begin, word.size};
  }

 private:
  [[nodiscard]] static std::size_t index(LineId id) { return static_cast<std::size_t>(id); }

  const text::Source* source_;
  InputKind kind_;
  std::vector<Line> lines_;  // and one more, which ends the last
  std::vector<Word> words_;
};

// Tells a saved configuration, a change script and a console transcript apart by looking.
[[nodiscard]] InputKind guess_kind(const text::Source& source);

}  // namespace vrpc::syntax
