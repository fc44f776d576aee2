// Where commands are missing from a view, a line that no form accepts is unknown and not wrong. But if one word is all
// that keeps it from being a line of the view, or if another view takes it as it is, it is probably a slip of the hand:
// a warning. The line stays unknown.
#include <algorithm>

#include <fmt/format.h>

#include "bind/binder.hpp"

namespace vrpc::bind {

using command::index;
using command::InputWord;
using command::KeywordId;
using command::kNone;
using command::Symbol;
using command::Verdict;
using command::Wild;
using diag::Kind;

namespace {

// An undefined command may be used thousands of times: after so many lines that start alike there is nothing to find.
constexpr int kMostFruitless = 8;

// Of longer lines, trying each word takes too long.
constexpr std::size_t kMostWords = 64;

// No command starts with `100`, nor with `LoopBack0`, `GigabitEthernet0/2/0` or `PE1`.
bool is_no_keyword(std::string_view word) {
  return word.front() < 'a' || word.front() > 'z' || word.find('/') != std::string_view::npos;
}

}  // namespace

bool Binder::is_line_in_full(const std::vector<InputWord>& words, ViewId view) {
  matcher_.set_words(words);
  return matcher_.match_in_full(view);
}

std::optional<Binder::Slip> Binder::find_slip(std::uint32_t first) {
  const auto end = static_cast<std::uint32_t>(words_.size());
  const std::uint32_t last = std::min(matcher_.failure().word, end);
  for (std::uint32_t back = 0; back + first <= last; ++back) {
    const std::uint32_t at = last - back;
    std::vector<InputWord> words = words_;
    const auto place = words.begin() + at;
    if (at < end) {
      place->wild = Wild::alike;
      if (is_line_in_full(words, top().view)) {
        Slip slip{SlipKind::misspelt, at, grammar_.leaf(matcher_.leaves()[at]).symbol};
        place->other_than = slip.meant.keyword();
        slip.only = !is_line_in_full(words, top().view);
        return slip;
      }
      place->wild = Wild::no;
      words.erase(place);
      if (!words.empty() && is_line_in_full(words, top().view)) return Slip{SlipKind::superfluous, at, {}};
      words = words_;
    }
    words.insert(words.begin() + at, InputWord{{}, false, Wild::any});
    if (is_line_in_full(words, top().view)) return Slip{SlipKind::missing, at, {}};
  }
  return std::nullopt;
}

// Another view takes the line as it is written.
std::optional<ViewId> Binder::view_in_full(std::uint32_t first) {
  matcher_.set_words(words_);
  const KeywordId keyword = matcher_.exact_keyword(first);
  if (index(keyword) == kNone) return std::nullopt;
  const command::FirstWordRow& row = grammar_.first_word(keyword);
  for (const std::uint32_t number : grammar_.list(first > 0 ? row.undo_views : row.views))
    if (ViewId{number} != top().view && is_line_in_full(words_, ViewId{number})) return ViewId{number};
  return std::nullopt;
}

void Binder::report_slip(LineId line) {
  // What is typed after an unknown line may be of any view.
  const bool lost = tree_.kind() != syntax::InputKind::saved && unknown_since_;
  if (index(top().view) == kNone || lost || words_.empty() || words_.size() > kMostWords) return;
  const std::uint32_t first = is_undo() && words_.size() > 1 ? 1 : 0;
  const std::string_view start = words_[first].text;
  if (is_no_keyword(start)) {
    findings_(Kind::unknown_command, tree_.word(first_word_ + first).span(), line_text(line), title(top().view))
        .severity(diag::Severity::warning);
    return;
  }
  int& fruitless = fruitless_[{top().view, std::string(start)}];
  if (fruitless == kMostFruitless) return;
  (void)try_view(top().view);
  const auto slip = find_slip(first);
  const auto other = slip ? std::nullopt : view_in_full(first);
  matcher_.set_words(words_);
  if (slip) {
    report(*slip, line);
  } else if (other) {
    findings_(Kind::wrong_view, tree_.words_span(line), line_text(line), title(top().view), title(*other))
        .severity(diag::Severity::warning);
  } else {
    ++fruitless;
  }
}

void Binder::report(const Slip& slip, LineId line) {
  const bool at_end = slip.word == words_.size();
  text::Span span = at_end ? tree_.words_span(line) : tree_.word(first_word_ + slip.word).span();
  if (at_end) span.begin = span.end;
  if (!at_end && slip.kind == SlipKind::missing) span.end = span.begin;
  auto draft = findings_(Kind::probable_slip, span, line_text(line), title(top().view));
  draft.fix(mended(slip));
  switch (slip.kind) {
    case SlipKind::misspelt:
      draft.help(fmt::format("did you mean `{}`?", grammar_.spelling(slip.meant.keyword())));
      break;
    case SlipKind::superfluous: draft.label("known without this word"); break;
    case SlipKind::missing: draft.label("known with one more word here"); break;
  }
}

}  // namespace vrpc::bind
