#include "bind/bind.hpp"

#include <algorithm>

#include "bind/binder.hpp"
#include "bind/limits.hpp"
#include "bind/removal.hpp"
#include "text/utf8.hpp"

namespace vrpc::bind {

using command::Effect;
using command::index;
using command::kNone;
using command::Raw;
using command::Verdict;
using diag::Kind;

namespace {

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

Binder::Binder(const syntax::Tree& tree, const Grammar& grammar, const BindOptions& options, diag::Findings& findings)
    : tree_(tree),
      grammar_(grammar),
      findings_(findings),
      document_(tree, grammar),
      matcher_(grammar, options.devices),
      devices_(options.devices),
      explain_(options.explain_in.has_value()) {
  document_.statements.reserve(tree.command_count());
  system_ = grammar.find_view("system").value_or(ViewId{kNone});
  user_ = grammar.find_view("user").value_or(ViewId{kNone});
  if (tree.kind() != syntax::InputKind::saved) frames_.push_back({kNoStatement, user_, 0, true});
  frames_.push_back({kNoStatement, options.explain_in.value_or(system_), 0, true});
}

Document Binder::run() {
  for (std::uint32_t number = 0; number < tree_.line_count(); ++number) {
    const LineId line{number};
    if (raw_ != Raw::none && continue_raw(line)) continue;
    const syntax::Line& row = tree_.line(line);
    first_word_ = tree_.first_word(line);
    if (row.kind == syntax::LineKind::separator && row.prompt_size == 0) {
      separated_ = true;
      after_separator_ |= row.indentation == 0;
    }
    if (row.prompt_size > 0) follow_prompt(line);
    if (row.kind != syntax::LineKind::command) continue;
    const text::Span span = tree_.words_span(line);
    if (span.size() > kLongestLine || end_ != kNoStatement) check_line(span);
    if (tree_.kind() == syntax::InputKind::saved) {
      bind_saved(line, tree_.source().text(span));
    } else {
      read_words(line);
      bind_typed(line);
    }
    separated_ = false;
  }
  if (raw_ != Raw::none) report_unterminated();
  return std::move(document_);
}

void Binder::read_words(LineId line) {
  words_.resize(tree_.word_count(line));
  const syntax::Word* row = tree_.words().data() + first_word_;
  for (command::InputWord& word : words_) {
    word.text = tree_.text(*row);
    word.quoted = row++->quoted != 0;
  }
  matcher_.set_words(words_);
}

std::string Binder::line_text(LineId line) const {
  Statement statement;
  statement.line = line;
  statement.state = State::wrong;
  return diag::quotable(document_.masked_text(statement));
}

bool Binder::is_undo() {
  const command::KeywordId first = matcher_.exact_keyword(0);
  return index(first) != kNone && grammar_.spelling(first) == "undo";
}

void Binder::check_line(text::Span words) {
  if (words.size() > kLongestLine) {
    const std::size_t length = text::count_code_points(tree_.source().text(words));
    if (length > kLongestLine) findings_(Kind::line_too_long, words, length);
  }
  if (end_ != kNoStatement && !after_end_reported_) {
    after_end_reported_ = true;
    const Statement& end = document_.statement(end_);
    diag::Fix fix = without_line(tree_, end.line, diag::Safety::unsafe);
    fix.description = "remove the `return`";
    findings_(Kind::text_after_return, words)
        .related(document_.span(end), "the configuration ends here")
        .fix(std::move(fix));
  }
}

// --- Saved configurations ---

// After a `#` at the left margin an indented line is a command of the system view, printed with a blank before it,
// or goes on with the section above: the view that accepts it decides.
void Binder::reset_or_stay(LineId line) {
  after_separator_ = false;
  if (tree_.line(line).indentation > 0 && frames_.size() > 1) {
    read_words(line);
    if (try_view(system_) != Verdict::matched) return;
  }
  frames_.resize(1);
}

void Binder::bind_saved(LineId line, std::string_view text) {
  const std::uint32_t indentation = tree_.line(line).indentation;
  if (after_separator_) reset_or_stay(line);
  popped_.clear();
  while (!top().base && top().indentation >= indentation) {
    popped_.push_back(top());
    frames_.pop_back();
  }
  if (index(top().view) == kNone) {
    push(add_statement(line), ViewId{kNone});
    return;
  }
  if (const KnownLines::Line* known = known_lines_.find(top().view, text))
    return bind_form(line, known->form, known->leaves(), Verdict::matched);
  read_words(line);
  Verdict verdict = try_view(top().view);
  if (verdict == Verdict::matched) known_lines_.remember(top().view, text, matcher_.form(), matcher_.leaves());
  if (verdict != Verdict::matched && verdict != Verdict::ambiguous) {
    const bool starts_here = matcher_.failure().word > (is_undo() ? 1U : 0U);
    if (!separated_ && try_popped(line)) return;
    // In a view whose definition has gaps, the line may well be one of its own; and so is one that starts like one.
    const bool foreign = grammar_.view(top().view).complete != 0 && !starts_here;
    if (foreign && try_upper(line, Kind::misplaced_indentation)) return;
    if (try_typed_only(line)) return;
    verdict = try_view(top().view);
  }
  bind_here(line, verdict);
}

// The line stands as far left as the one that opened a view, and is accepted only there: its indentation was lost.
bool Binder::try_popped(LineId line) {
  const std::uint32_t indentation = tree_.line(line).indentation;
  const ViewId proposed = top().view;
  // Below a wrong line nothing is sure.
  if (top().statement != kNoStatement && document_.statement(top().statement).state == State::wrong) return false;
  for (std::size_t i = 0; i < popped_.size(); ++i) {
    if (popped_[i].indentation != indentation || index(popped_[i].view) == kNone) continue;
    if (index(document_.statement(popped_[i].statement).form) == kNone)
      continue;  // it is not sure to have opened a view
    const Verdict verdict = try_view(popped_[i].view);
    if (verdict != Verdict::matched) continue;
    // The view is open again, and those around it.
    frames_.insert(frames_.end(), popped_.rbegin(), popped_.rend() - static_cast<std::ptrdiff_t>(i));
    findings_(Kind::misplaced_indentation, tree_.words_span(line), line_text(line), title(proposed),
              title(popped_[i].view));
    bind_matched(line, verdict);
    return true;
  }
  return false;
}

// `system-view` and the like: typed, and never saved.
bool Binder::try_typed_only(LineId line) {
  if (index(user_) == kNone || try_view(user_) != Verdict::matched) return false;
  for (std::uint32_t word = 0; word < words_.size(); ++word) {
    const command::Symbol symbol = grammar_.leaf(matcher_.leaves()[word]).symbol;
    if (symbol.is_keyword() && matcher_.exact_keyword(word) != symbol.keyword()) return false;
  }
  bind_matched(line, Verdict::matched);
  return true;
}

// --- All kinds ---

bool Binder::try_upper(LineId line, Kind kind) {
  if (is_undo()) return false;
  const ViewId proposed = top().view;
  for (std::size_t depth = frames_.size() - 1; depth-- > 0;) {
    const Frame frame = frames_[depth];
    if (index(frame.view) == kNone) continue;
    const Verdict verdict = try_view(frame.view);
    if (verdict != Verdict::matched || !is_spelt_out()) continue;
    frames_.resize(depth + 1);
    const command::CommandRow& command = grammar_.command(grammar_.command_of(matcher_.form()));
    // `quit` and the like are commands of every view; only configuration is told where it went.
    if (command.effect == Effect::none && frame.view != user_)
      findings_(kind, tree_.words_span(line), line_text(line), title(proposed), title(frame.view));
    bind_matched(line, verdict);
    return true;
  }
  return false;
}

void Binder::bind_here(LineId line, Verdict verdict) {
  if (verdict == Verdict::matched || verdict == Verdict::wrong_value) {
    bind_matched(line, verdict);
  } else {
    bind_failed(line, verdict);
  }
}

// No keyword is taken for the start of another one. `monitor public`, where it does not belong, is not `monitor-group
// public` of the system view.
bool Binder::is_spelt_out() {
  for (std::uint32_t word = 0; word < words_.size(); ++word) {
    const command::Symbol symbol = grammar_.leaf(matcher_.leaves()[word]).symbol;
    const command::KeywordId exact = words_[word].quoted ? command::KeywordId{kNone} : matcher_.exact_keyword(word);
    if (symbol.is_keyword() && index(exact) != kNone && exact != symbol.keyword()) return false;
  }
  return true;
}

Statement& Binder::add_statement(LineId line) {
  Statement& statement = document_.statements.emplace_back();
  statement.line = line;
  statement.parent = top().statement;
  statement.set_view(top().view);
  statement.detached = !top().base && top().statement == kNoStatement;
  if (statement.parent != kNoStatement && document_.statement(statement.parent).detached) statement.detached = true;
  return statement;
}

void Binder::report_depth(const Statement& statement) {
  if (depth_reported_) return;
  depth_reported_ = true;
  findings_(Kind::nested_too_deeply, tree_.words_span(statement.line), line_text(statement.line), kDeepest);
}

void Binder::push(const Statement& statement, ViewId view) {
  if (frames_.size() >= kDeepest) return report_depth(statement);
  const StatementId id{static_cast<std::uint32_t>(&statement - document_.statements.data())};
  frames_.push_back({id, view, tree_.line(statement.line).indentation, false});
}

void Binder::bind_matched(LineId line, Verdict verdict) {
  bind_form(line, matcher_.form(), matcher_.leaves(), verdict);
}

void Binder::bind_form(LineId line, FormId bound, std::span<const LeafId> leaves, Verdict verdict) {
  Statement& statement = add_statement(line);
  statement.form = bound;
  const command::FormRow& form = grammar_.form(statement.form);
  const command::CommandRow& command = grammar_.command(form.command);
  statement.undo = form.undo != 0;
  switch (command.status) {
    case command::Status::unknown: statement.state = State::unknown; break;
    case command::Status::ignored: statement.state = State::ignored; break;
    case command::Status::checked: statement.state = State::checked; break;
    case command::Status::modelled: statement.state = State::modelled; break;
  }
  if (command.not_configuration != 0 || command.effect != Effect::none) statement.state = State::session;
  document_.bind(statement, leaves);
  if (verdict == Verdict::wrong_value) {
    statement.state = State::wrong;
    report_wrong_values(line);
  } else {
    report_accepted(line, form.command);
  }
  if (command.effect != Effect::none) return apply_effect(statement);
  if (statement.undo) return;
  if (command.raw != Raw::none) start_raw(statement);
  if (index(command.enters) != kNone) push(statement, command.enters);
}

void Binder::bind_failed(LineId line, Verdict verdict) {
  bool wrong = true;
  if (verdict == Verdict::ambiguous) {
    report_ambiguous();
  } else if (verdict == Verdict::excluded) {
    report_excluded(line);
  } else {
    wrong = report_failed(line);
    if (!wrong) report_slip(line);
  }
  (void)try_view(top().view);  // the report may have tried others
  const CommandId meant = wrong ? inside() : CommandId{kNone};
  Statement& statement = add_statement(line);
  statement.state = wrong ? State::wrong : State::unknown;
  // The lines below a wrong `bmp-session 10.1.1.999` are those of a session, and deserve to be read as such.
  const ViewId view = index(meant) == kNone || is_undo() ? ViewId{kNone} : grammar_.command(meant).enters;
  // What is typed after an unknown line may be of any view: there is no indentation to tell.
  const bool opens = tree_.kind() == syntax::InputKind::script && opens_block(line);
  unknown_since_ |= !opens;
  if (tree_.kind() == syntax::InputKind::saved || index(view) != kNone || opens) push(statement, view);
}

// --- Raw blocks ---

void Binder::start_raw(const Statement& statement) {
  const command::CommandRow& command = grammar_.command(*document_.command(statement));
  raw_ = command.raw;
  raw_statement_ = StatementId{static_cast<std::uint32_t>(&statement - document_.statements.data())};
  if (raw_ == Raw::until) return;
  // The text starts and ends with the same character, and may end on its own line.
  const auto values = document_.values(statement);
  if (values.empty()) {
    raw_ = Raw::none;
    return;
  }
  const command::TypeRow& type = grammar_.type(grammar_.parameter(values.back().parameter).type);
  if (type.base != command::Base::text) {
    raw_ = Raw::none;
    return;
  }
  const std::string_view text = document_.text(values.back());
  raw_delimiter_ = text.front();
  if (text.size() > 1 && text.back() == raw_delimiter_) raw_ = Raw::none;
}

void Binder::report_unterminated() {
  const Statement& statement = document_.statement(raw_statement_);
  const std::string_view end = grammar_.text(grammar_.command(*document_.command(statement)).raw_end);
  findings_(Kind::unterminated_block, document_.span(statement), line_text(statement.line),
            raw_ == Raw::until ? end : std::string_view(&raw_delimiter_, 1));
  raw_ = Raw::none;
}

bool Binder::continue_raw(LineId line) {
  const std::string_view body = tree_.body(line);
  const std::string_view text = trimmed(body);
  const command::CommandRow& command = grammar_.command(*document_.command(document_.statement(raw_statement_)));
  if (raw_ == Raw::until && text == grammar_.text(command.raw_end)) raw_ = Raw::none;
  // A block that is not closed must not swallow the rest of the file.
  if (text == "#" && body.front() == '#') {
    report_unterminated();
    return false;
  }
  Statement& statement = add_statement(line);
  statement.state = State::raw;
  statement.parent = raw_statement_;
  if (raw_ == Raw::delimited && !text.empty() && text.back() == raw_delimiter_) raw_ = Raw::none;
  return true;
}

Document bind(const syntax::Tree& tree, const Grammar& grammar, const BindOptions& options, diag::Findings& findings) {
  return Binder(tree, grammar, options, findings).run();
}

}  // namespace vrpc::bind
