// Why a line is not what the view accepts: how far it was understood, and what would have been accepted there.
#include <algorithm>

#include <fmt/format.h>

#include "bind/binder.hpp"
#include "bind/removal.hpp"
#include "command/value.hpp"

namespace vrpc::bind {

using command::Failure;
using command::Fault;
using command::index;
using command::KeywordId;
using command::kNone;
using command::Verdict;
using diag::Kind;

namespace {

// What may stand at the word that was not accepted.
struct Expected {
  std::vector<std::string_view> keywords;
  std::vector<command::TypeId> types;
  bool end = false;
};

Expected expected_at(const Grammar& grammar, const Failure& failure) {
  Expected result;
  for (std::uint32_t i = 0; i < failure.node_count; ++i) {
    const command::NodeRow& node = grammar.node(failure.nodes[i]);
    result.end |= node.accepts.count > 0;
    for (const command::EdgeRow& edge : grammar.edges_of(node)) {
      if (edge.symbol.is_keyword()) {
        result.keywords.push_back(grammar.spelling(edge.symbol.keyword()));
      } else {
        result.types.push_back(edge.symbol.type());
      }
    }
  }
  return result;
}

// "`port`, `password` or an integer"; shortened where the list is long.
std::string to_text(const Grammar& grammar, const Expected& expected) {
  constexpr std::size_t kMost = 6;
  std::vector<std::string> parts;
  for (const std::string_view keyword : expected.keywords) parts.push_back(fmt::format("`{}`", keyword));
  for (const command::TypeId type : expected.types) parts.push_back(command::describe(grammar, grammar.type(type)));
  if (expected.end) parts.emplace_back("the end of the line");
  const bool shortened = parts.size() > kMost;
  if (shortened) parts.resize(kMost);
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() && !shortened ? " or " : ", ";
    text += parts[i];
  }
  return shortened ? text + ", ..." : text;
}

bool starts_with_letter(std::string_view word) {
  const char first = command::to_lower(word.empty() ? ' ' : word.front());
  return first >= 'a' && first <= 'z';
}

std::string suggestion(std::string_view word) { return fmt::format("did you mean `{}`?", word); }

}  // namespace

std::string Binder::word_text(std::uint32_t word) const {
  const command::Symbol taken = matcher_.taken_for(word);
  const bool typed =
      word < matcher_.failure().word && !taken.is_keyword() && command::is_secret(grammar_.type(taken.type()));
  bool secret = typed;
  for (std::uint32_t i = 0; i <= word; ++i)
    secret |= command::looks_secret(i > 0 ? words_[i - 1].text : std::string_view(), words_[i].text);
  return secret ? std::string(command::kMaskedSecret) : diag::quotable(words_[word].text);
}

CommandId Binder::inside() const {
  const Failure& failure = matcher_.failure();
  CommandId command{kNone};
  for (std::uint32_t i = 0; i < failure.node_count; ++i) {
    const CommandId inside = grammar_.node(failure.nodes[i]).inside;
    if (index(inside) == kNone || (i > 0 && inside != command)) return CommandId{kNone};
    command = inside;
  }
  return command;
}

void Binder::report_accepted(LineId line, CommandId id) {
  const command::CommandRow& command = grammar_.command(id);
  const bool saved = tree_.kind() == syntax::InputKind::saved;
  const bool belongs = command.not_configuration == 0 &&
                       (command.effect == command::Effect::none || command.effect == command::Effect::leave_all);
  if (saved && !belongs)
    findings_(Kind::not_configuration, tree_.words_span(line), line_text(line))
        .fix(without_line(tree_, line, diag::Safety::unsafe));
  if (command.warning == kNone) return;
  const std::string assumed(grammar_.text(command.assumed));
  findings_(static_cast<Kind>(command.warning), tree_.words_span(line), line_text(line), title(top().view))
      .severity(diag::Severity::warning)
      .help(assumed);
}

void Binder::report_wrong_values(LineId) {
  for (std::size_t i = 0; i < matcher_.wrong_words().size(); ++i) {
    const std::uint32_t word = matcher_.wrong_words()[i];
    const command::LeafRow& leaf = grammar_.leaf(matcher_.leaves()[word]);
    const command::TypeRow& type = grammar_.type(leaf.symbol.type());
    const command::InputWord& input = words_[word];
    const std::string_view parameter = grammar_.name(leaf.parameter);
    const text::Span span = tree_.word(first_word_ + word).span();
    const std::string shown =
        command::is_secret(type) ? "******" : diag::quotable(command::unquoted(input.text, input.quoted));
    const std::string wanted = command::describe(grammar_, type);
    switch (command::fault_of(grammar_, type, input.text, input.quoted)) {
      case Fault::range: findings_(Kind::out_of_range, span, shown, parameter).label(wanted); break;
      case Fault::length:
        findings_(Kind::name_too_long, span, shown, command::unquoted(input.text, input.quoted).size(), parameter,
                  grammar_.range_list(type.ranges).back().high)
            .label(wanted);
        break;
      case Fault::reserved: findings_(Kind::reserved_name, span, shown, parameter); break;
      case Fault::characters:
        findings_(Kind::invalid_value, span, shown, fmt::format("a `{}`", parameter))
            .label(type.characters.size > 0 ? fmt::format("only the characters {}", grammar_.text(type.characters))
                                            : "blanks are not allowed here, even in quotes");
        break;
      case Fault::quote:
        findings_(Kind::unterminated_quote, span, shown.substr(std::min<std::size_t>(1, shown.size())))
            .fix(with_closed_quote(word));
        (void)try_view(top().view);  // as it was
        break;
      case Fault::shape: findings_(Kind::invalid_value, span, shown, wanted); break;
    }
  }
}

void Binder::report_ambiguous() {
  const command::Matcher::Ambiguity& ambiguity = matcher_.ambiguity();
  findings_(Kind::ambiguous_command, tree_.word(first_word_ + ambiguity.word).span(), word_text(ambiguity.word))
      .label(fmt::format("it may be `{}` or `{}`", grammar_.spelling(ambiguity.keywords[0]),
                         grammar_.spelling(ambiguity.keywords[1])));
}

void Binder::report_excluded(LineId line) {
  std::string devices;
  std::string chosen;
  std::uint32_t bits = 0;
  for (const FormId form : matcher_.excluded()) bits |= grammar_.form(form).devices;
  const auto rows = grammar_.device_rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view name = grammar_.text(rows[i].name);
    if ((bits >> i & 1) != 0) devices += fmt::format("{}{}", devices.empty() ? "" : ", ", name);
    if ((devices_ >> i & 1) != 0) chosen += fmt::format("{}{}", chosen.empty() ? "" : ", ", name);
  }
  findings_(Kind::unavailable_on_device, tree_.words_span(line), line_text(line), chosen)
      .help("it is available on " + devices);
}

// Another view that accepts the whole line; of the group if one is given.
std::optional<ViewId> Binder::accepting_view(std::uint32_t group) {
  const bool undo = is_undo() && words_.size() > 1;
  const Grammar::KeywordRange range = grammar_.find_abbreviated(words_[undo ? 1 : 0].text);
  for (std::uint32_t keyword = range.begin; keyword < range.end; ++keyword) {
    const command::FirstWordRow& row = grammar_.first_word(KeywordId{keyword});
    for (const std::uint32_t number : grammar_.list(undo ? row.undo_views : row.views)) {
      const command::ViewRow& view = grammar_.view(ViewId{number});
      const bool candidate = group == kNone ? view.complete != 0 : view.group == group;
      if (candidate && try_view(ViewId{number}) == Verdict::matched) return ViewId{number};
    }
  }
  return std::nullopt;
}

bool Binder::report_elsewhere(LineId line) {
  const command::ViewRow& here = grammar_.view(top().view);
  if (here.mismatch != kNone) {
    if (const auto other = accepting_view(here.group)) {
      findings_(static_cast<Kind>(here.mismatch), tree_.words_span(line), line_text(line), title(top().view))
          .help(fmt::format("the {} takes it", title(*other)));
      return true;
    }
  }
  (void)try_view(top().view);
  const std::uint32_t first = is_undo() ? 1 : 0;
  if (matcher_.failure().word > first) return false;
  const auto other = accepting_view(kNone);
  if (!other) return false;
  findings_(Kind::wrong_view, tree_.words_span(line), line_text(line), title(top().view), title(*other));
  return true;
}

// In a view with gaps, a line is wrong only once it is inside a command that is defined, and past its keywords; and
// what looks like a shortened keyword may be one in full that is not defined. Where several commands go on, the next
// word may be the keyword of one more, unless it cannot be a keyword: `ip address 198.51.100.258`.
bool Binder::is_error_here() {
  if (explain_ || grammar_.view(top().view).complete != 0) return true;
  const Failure& failure = matcher_.failure();
  if (failure.repeated) return true;
  if (failure.node_count == 0) return false;
  for (std::uint32_t i = 0; i < failure.node_count; ++i)
    if (grammar_.node(failure.nodes[i]).closed == 0) return false;
  const bool keyword = failure.word == words_.size() || starts_with_letter(words_[failure.word].text);
  if (index(inside()) == kNone && keyword) return false;
  bool value = false;
  for (std::uint32_t word = 0; word < failure.word && word < words_.size(); ++word) {
    const command::Symbol taken = matcher_.taken_for(word);
    value |= !taken.is_keyword();
    if (taken.is_keyword() && matcher_.exact_keyword(word) != taken.keyword()) return false;
  }
  for (std::uint32_t i = 0; i < failure.node_count; ++i)
    value |= grammar_.node(failure.nodes[i]).edges.count > grammar_.node(failure.nodes[i]).keyword_edges;
  return value;
}

// `undo bmp-session 10.1.1.1 alias a b`: what comes after `undo` is a line of the view, and its command is undone in
// another way.
bool Binder::report_undo_form(LineId line) {
  if (!is_undo() || words_.size() < 2 || explain_) return false;
  const std::vector<command::InputWord> words = words_;
  matcher_.set_words(std::span(words).subspan(1));
  const bool positive = try_view(top().view) == Verdict::matched;
  const CommandId id = positive ? grammar_.command_of(matcher_.form()) : CommandId{kNone};
  matcher_.set_words(words_);
  if (!positive || grammar_.command(id).open != 0) return false;
  std::string forms;
  const command::CommandRow& command = grammar_.command(id);
  for (std::uint32_t i = 0; i < command.forms.count; ++i) {
    const command::FormRow& form = grammar_.form(FormId{command.forms.first + i});
    if (form.undo != 0 && (form.devices & devices_) != 0)
      forms += fmt::format("{}`{}`", forms.empty() ? "" : ", ", grammar_.text(form.notation));
  }
  auto draft = findings_(Kind::undo_has_no_such_form, tree_.words_span(line), line_text(line));
  draft.help(forms.empty() ? "it cannot be undone" : fmt::format("there is {}", forms));
  return true;
}

bool Binder::report_failed(LineId line) {
  if (report_elsewhere(line)) return true;
  if (report_undo_form(line)) return true;
  (void)try_view(top().view);
  if (is_undo() && words_.size() == 1 && index(top().view) != kNone) {
    const std::uint32_t end = tree_.words_span(line).end;
    findings_(Kind::incomplete_command, {end, end}, line_text(line)).label("expected the command to undo");
    return true;
  }
  if (!is_error_here()) return false;
  const Failure& failure = matcher_.failure();
  const std::uint32_t first = is_undo() && words_.size() > 1 ? 1 : 0;
  if (failure.word <= first && !failure.repeated) {
    const auto expected = expected_at(grammar_, failure);
    const std::string_view near = diag::closest(words_[first].text, expected.keywords);
    const text::Span span =
        tree_.word(first_word_ + std::min<std::uint32_t>(first, static_cast<std::uint32_t>(words_.size()) - 1)).span();
    auto draft = findings_(Kind::unknown_command, span, line_text(line), title(top().view));
    if (!near.empty()) draft.help(suggestion(near)).fix(respelt(first, expected.keywords));
    return true;
  }
  report_place_in_command(line);
  return true;
}

void Binder::report_place_in_command(LineId line) {
  const Failure& failure = matcher_.failure();
  Expected expected = expected_at(grammar_, failure);
  // What does not start like a keyword was meant to be a value.
  const bool value = failure.word < words_.size() && !starts_with_letter(words_[failure.word].text);
  if (value && !expected.types.empty() && !expected.end) expected.keywords.clear();
  const std::string wanted = to_text(grammar_, expected);
  if (failure.word >= words_.size()) {
    const std::uint32_t end = tree_.words_span(line).end;
    findings_(Kind::incomplete_command, {end, end}, line_text(line)).label("expected " + wanted);
    return;
  }
  for (std::uint32_t word = 0; word <= failure.word; ++word) {
    if (tree_.word(first_word_ + word).unterminated == 0) continue;
    const std::string open = word_text(word);
    findings_(Kind::unterminated_quote, tree_.word(first_word_ + word).span(),
              open.starts_with('"') ? open.substr(1) : open)
        .fix(with_closed_quote(word));
    return;
  }
  const command::InputWord& word = words_[failure.word];
  const syntax::Word& row = tree_.word(first_word_ + failure.word);
  const std::string shown = word_text(failure.word);
  if (expected.keywords.empty() && !expected.end && !failure.repeated) {
    findings_(Kind::invalid_value, row.span(), shown, wanted);
    return;
  }
  const std::uint32_t last = failure.word - 1;
  auto draft = findings_(Kind::unexpected_word, row.span(), shown, word_text(last));
  if (failure.repeated) {
    draft.label("the line has it already");
    return;
  }
  draft.label("expected " + wanted);
  const std::string_view near = diag::closest(word.text, expected.keywords);
  // `alias my name`: a name that was meant to hold a blank.
  const command::Symbol before = matcher_.taken_for(last);
  const bool secret = shown == command::kMaskedSecret;
  if (!near.empty()) {
    draft.help(suggestion(near)).fix(respelt(failure.word, expected.keywords));
  } else if (!secret && !before.is_keyword() && grammar_.type(before.type()).quotable != 0) {
    draft.help(fmt::format("a name with a space is quoted: `\"{} {}\"`", word_text(last), shown)).fix(quoted(last));
  }
}

}  // namespace vrpc::bind
