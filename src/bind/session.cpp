// Change scripts and console transcripts: commands as they are typed, so that the view follows from what was typed
// before, and from the prompt where there is one.
#include <algorithm>

#include "bind/binder.hpp"

namespace vrpc::bind {

using command::Effect;
using command::index;
using command::kNone;
using command::Verdict;
using diag::Kind;

void Binder::bind_typed(LineId line) {
  // A lone `#` leads back to the system view, on the device too.
  if (after_separator_ && tree_.kind() == syntax::InputKind::script)
    frames_.resize(std::min<std::size_t>(frames_.size(), 2));
  after_separator_ = false;
  if (continue_unknown(line)) return;
  Verdict verdict = try_view(top().view);
  // The device tries the views above, but not for what is ambiguous here, and never for `undo`. Where the script is
  // indented, a line may be one of its view that is not defined.
  const bool indented = !top().base && tree_.line(line).indentation > top().indentation;
  const bool may_be_here = indented && grammar_.view(top().view).complete == 0;
  const bool upper = verdict != Verdict::matched && verdict != Verdict::ambiguous && !may_be_here;
  if (upper) {
    if (try_upper(line, Kind::upper_view)) return;
    verdict = try_view(top().view);
  }
  bind_here(line, verdict);
}

// Lines that are indented below an unknown one stand in a view that it opened, up to the `quit` that leaves it.
bool Binder::continue_unknown(LineId line) {
  if (tree_.kind() != syntax::InputKind::script) return false;
  while (index(top().view) == kNone && !top().base && tree_.line(line).indentation <= top().indentation)
    frames_.pop_back();
  if (index(top().view) != kNone) return false;
  if (try_view(system_) == Verdict::matched &&
      grammar_.command(grammar_.command_of(matcher_.form())).effect != Effect::none) {
    bind_matched(line, Verdict::matched);
    return true;
  }
  const Statement& statement = add_statement(line);
  if (opens_block(line)) push(statement, ViewId{kNone});
  return true;
}

// Whether the next command is indented further.
bool Binder::opens_block(LineId line) const {
  for (std::uint32_t next = index(line) + 1; next < tree_.line_count(); ++next) {
    const syntax::Line& row = tree_.line(LineId{next});
    if (row.kind == syntax::LineKind::command) return row.indentation > tree_.line(line).indentation;
  }
  return false;
}

void Binder::apply_effect(const Statement& statement) {
  const Effect effect = grammar_.command(*document_.command(statement)).effect;
  if (tree_.kind() == syntax::InputKind::saved) {
    if (effect == Effect::leave_all) {
      end_ = StatementId{static_cast<std::uint32_t>(&statement - document_.statements.data())};
      document_.ended = true;
    }
    return;
  }
  switch (effect) {
    case Effect::none:
    case Effect::abort:
    case Effect::commit: break;
    case Effect::quit:
      // Out of the system view only if no unknown line can have opened a view in it.
      if (frames_.size() > 2 || !unknown_since_) frames_.pop_back();
      if (frames_.empty()) frames_.push_back({kNoStatement, user_, 0, true});
      break;
    case Effect::leave_all: frames_.resize(1); break;
    case Effect::discard: frames_.resize(std::min<std::size_t>(frames_.size(), 2)); break;
    case Effect::system_view:
      frames_.resize(1);
      frames_.push_back({kNoStatement, system_, 0, true});
      break;
  }
  // Whether a `quit` leaves the view of an unknown line or this one cannot be told until the script starts again.
  if (effect == Effect::leave_all || effect == Effect::system_view) unknown_since_ = false;
}

// `bmp-session-10.1.1.1-public`: what the prompt of the frame shows after the name of the device.
std::string Binder::prompt_suffix(std::size_t number) const {
  const Frame& frame = frames_[number];
  if (frame.base || index(frame.view) == kNone || frame.statement == kNoStatement) return {};
  const std::string_view pattern = grammar_.text(grammar_.view(frame.view).prompt);
  std::string suffix;
  if (pattern.starts_with('-') && number > 0) suffix = prompt_suffix(number - 1);
  for (std::size_t i = 0; i < pattern.size();) {
    const std::size_t open = std::min(pattern.find('<', i), pattern.size());
    const std::size_t close = pattern.find('>', open);
    suffix += pattern.substr(i, open - i);
    if (close == std::string_view::npos) break;
    const auto value =
        document_.value(document_.statement(frame.statement), pattern.substr(open + 1, close - open - 1));
    if (value) {
      suffix += document_.canonical(*value);
    } else if (!suffix.empty() && suffix.back() == '-') {
      suffix.pop_back();
    }
    i = close + 1;
  }
  return suffix;
}

// The view whose prompt starts like this, for a transcript that starts in the middle.
std::optional<ViewId> Binder::view_of_prompt(std::string_view name) const {
  std::optional<ViewId> best;
  std::size_t best_size = 0;
  for (std::uint32_t i = 0; i < grammar_.view_count(); ++i) {
    const std::string_view pattern = grammar_.text(grammar_.view(ViewId{i}).prompt);
    const std::string_view fixed = pattern.substr(0, pattern.find('<'));
    if (fixed.empty() || fixed.front() == '-' || fixed.size() <= best_size) continue;
    const std::size_t at = name.find("-" + std::string(fixed));
    if (at == std::string_view::npos) continue;
    const bool whole = fixed.size() == pattern.size();
    if (whole && at + 1 + fixed.size() != name.size()) continue;
    best = ViewId{i};
    best_size = fixed.size();
  }
  return best;
}

void Binder::follow_prompt(LineId line) {
  const std::string_view prompt = tree_.prompt(line);
  std::string_view name = prompt.substr(1, prompt.size() - 2);
  if (!name.empty() && (name.front() == '~' || name.front() == '*')) name.remove_prefix(1);
  if (prompt.front() == '<') {
    host_ = name;
    frames_.resize(1);
    return;
  }
  if (frames_.size() == 1) frames_.push_back({kNoStatement, system_, 0, true});
  for (std::size_t depth = frames_.size(); depth-- > 2;) {
    const std::string suffix = prompt_suffix(depth);
    if (suffix.empty() || !name.ends_with("-" + suffix)) continue;
    // A misprinted prompt may be that of a view further up; a command that only the deeper view accepts stays there.
    if (depth + 1 < frames_.size() && tree_.word_count(line) > 0) {
      read_words(line);
      if (try_view(frames_[depth].view) != Verdict::matched && try_view(top().view) == Verdict::matched) return;
    }
    frames_.resize(depth + 1);
    return;
  }
  const auto view = name == host_ ? std::nullopt : view_of_prompt(name);
  if (!view && host_.empty()) host_ = name;
  if (view && frames_.size() > 2 && top().view == *view) return;
  frames_.resize(2);
  if (view) frames_.push_back({kNoStatement, *view, 0, false});
}

}  // namespace vrpc::bind
