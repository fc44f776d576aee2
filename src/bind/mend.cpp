// What a line that is not accepted was probably meant to be. A fix is offered only if it makes the line a command of
// the view, and if no other does.
#include <fmt/format.h>

#include "bind/binder.hpp"
#include "command/value.hpp"

namespace vrpc::bind {

using command::InputWord;
using command::Verdict;
using diag::Fix;
using diag::Safety;

text::Span Binder::span_of(std::uint32_t first, std::uint32_t last) const {
  return {tree_.word(first_word_ + first).begin, tree_.word(first_word_ + last).span().end};
}

// Whether the line would be a command with this word, if any, in place of those from the first to the last.
bool Binder::is_line_with(std::uint32_t first, std::uint32_t last, std::string_view replacement) {
  const auto end = static_cast<std::uint32_t>(words_.size());
  const text::Span whole = span_of(0, end - 1);
  const text::Span gone = span_of(first, last);
  // In one piece, as the matcher wants it.
  const std::string line = std::string(tree_.source().text({whole.begin, gone.begin})) + std::string(replacement) +
                           std::string(tree_.source().text({gone.end, whole.end}));
  std::vector<InputWord> words;
  for (std::uint32_t i = 0; i < end; ++i) {
    const text::Span span = span_of(i, i);
    const std::size_t shift = i > last ? gone.size() : 0;
    const std::size_t grown = i > last ? replacement.size() : 0;
    if (i < first || i > last) {
      const std::size_t at = span.begin - whole.begin - shift + grown;
      words.push_back({std::string_view(line).substr(at, span.size()), words_[i].quoted});
    } else if (i == first && !replacement.empty()) {
      const std::size_t at = span.begin - whole.begin;
      words.push_back({std::string_view(line).substr(at, replacement.size()), replacement.starts_with('"')});
    }
  }
  if (words.empty()) return false;
  matcher_.set_words(words);
  const bool matched = try_view(top().view) == Verdict::matched;
  matcher_.set_words(words_);
  return matched;
}

std::optional<Fix> Binder::respelt(std::uint32_t word, const std::vector<std::string_view>& keywords) {
  std::string_view meant;
  for (const std::string_view keyword : diag::close(words_[word].text, keywords)) {
    if (!diag::have_same_digits(words_[word].text, keyword) || !is_line_with(word, word, keyword)) continue;
    if (!meant.empty()) return std::nullopt;
    meant = keyword;
  }
  if (meant.empty()) return std::nullopt;
  return Fix{fmt::format("write `{}`", meant), Safety::unsafe, {{span_of(word, word), std::string(meant)}}};
}

// From the word on, up to one that makes it a name in quotes.
std::optional<Fix> Binder::quoted(std::uint32_t word) {
  std::optional<Fix> fix;
  for (std::uint32_t last = word + 1; last < words_.size(); ++last) {
    const text::Span span = span_of(word, last);
    const std::string name(tree_.source().text(span));
    if (command::looks_secret(words_[last - 1].text, words_[last].text)) break;
    if (name.find('"') != std::string::npos || diag::quotable(name) != name) break;
    const std::string replacement = '"' + name + '"';
    if (!is_line_with(word, last, replacement)) continue;
    if (fix) return std::nullopt;
    fix = {fmt::format("write `{}`", replacement), Safety::unsafe, {{span, replacement}}};
  }
  return fix;
}

std::optional<Fix> Binder::with_closed_quote(std::uint32_t word) {
  std::optional<Fix> fix;
  for (std::uint32_t last = word; last < words_.size(); ++last) {
    const text::Span span = span_of(word, last);
    if (!is_line_with(word, last, std::string(tree_.source().text(span)) + '"')) continue;
    if (fix) return std::nullopt;
    fix = {"close the quote", Safety::unsafe, {{{span.end, span.end}, "\""}}};
  }
  return fix;
}

std::optional<Fix> Binder::mended(const Slip& slip) {
  if (slip.kind == SlipKind::missing || !slip.only) return std::nullopt;
  text::Span span = span_of(slip.word, slip.word);
  if (slip.kind == SlipKind::misspelt) {
    const std::string meant(grammar_.spelling(slip.meant.keyword()));
    return Fix{fmt::format("write `{}`", meant), Safety::unsafe, {{span, meant}}};
  }
  // With the blanks beside it; not those at the start of the line.
  if (slip.word > 0) {
    span.begin = span_of(slip.word - 1, slip.word - 1).end;
  } else {
    span.end = span_of(1, 1).begin;
  }
  return Fix{"remove the word", Safety::unsafe, {{span, {}}}};
}

}  // namespace vrpc::bind
