#include "emit/format.hpp"

#include <algorithm>
#include <optional>
#include <ranges>
#include <vector>

#include <fmt/format.h>
#include <tao/pegtl.hpp>

#include "peg/config_text.hpp"

namespace vrpc::emit {
namespace {

using bind::Document;
using bind::State;
using bind::Statement;
using command::index;
using syntax::InputKind;
using syntax::LineId;
using syntax::LineKind;
using text::Span;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_blank(c); });
}

// Without blanks at the end, unless a stray CR would then become part of the line end.
std::string_view trimmed(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty() && is_blank(rest.back())) rest.remove_suffix(1);
  return rest.ends_with('\r') ? text : rest;
}

// The line without its line end. The end of the text may have cut that short.
std::string_view body(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  for (int i = 0; i < 2 && line.ends_with('\r'); ++i) line.remove_suffix(1);
  return line;
}

struct before_indentation
    : tao::pegtl::seq<tao::pegtl::opt<tao::pegtl::utf8::bom>, tao::pegtl::opt<peg::config_text::pager>> {};

// Where the indentation of a line starts: after a byte order mark, and after what a pager left.
std::size_t margin(std::string_view line) {
  tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy> in(line.data(), line.data() + line.size(), "");
  tao::pegtl::parse<before_indentation>(in);
  return static_cast<std::size_t>(in.current() - line.data());
}

bool is_understood(const Statement& statement) {
  return statement.state != State::unknown && statement.state != State::wrong && statement.state != State::raw;
}

// --- Whether two statements are the same ---

std::optional<LineId> parent_line(const Document& document, const Statement& statement) {
  if (statement.parent == bind::kNoStatement) return std::nullopt;
  return document.statement(statement.parent).line;
}

// Whether the word, which is not the first of its line, goes on with the text value that the word before it is part of,
// so that the blanks between are too.
bool continues_text(const Document& document, const Statement& statement, std::uint32_t word) {
  const bind::LeafId leaf = document.leaf(statement, word);
  if (index(leaf) == command::kNone || document.leaf(statement, word - 1) != leaf) return false;
  const command::Symbol symbol = document.grammar().leaf(leaf).symbol;
  return !symbol.is_keyword() && document.grammar().type(symbol.type()).base == command::Base::text;
}

std::string_view blanks_before(const syntax::Tree& tree, std::uint32_t word) {
  return tree.source().text({tree.word(word - 1).span().end, tree.word(word).begin});
}

bool same_words(const Document& a, const Statement& of_a, const Document& b, const Statement& of_b) {
  const LineId line = of_a.line;
  if (a.tree().word_count(line) != b.tree().word_count(line)) return false;
  for (std::uint32_t i = 0; i < a.tree().word_count(line); ++i) {
    const std::uint32_t in_a = a.tree().first_word(line) + i;
    const std::uint32_t in_b = b.tree().first_word(line) + i;
    const bind::LeafId leaf = a.leaf(of_a, in_a);
    if (leaf != b.leaf(of_b, in_b)) return false;
    if (index(leaf) != command::kNone && a.grammar().leaf(leaf).symbol.is_keyword()) continue;
    if (a.tree().text(a.tree().word(in_a)) != b.tree().text(b.tree().word(in_b))) return false;
    if (i > 0 && continues_text(a, of_a, in_a) && blanks_before(a.tree(), in_a) != blanks_before(b.tree(), in_b))
      return false;
  }
  return true;
}

bool same_statement(const Document& a, const Statement& in_a, const Document& b, const Statement& in_b) {
  return in_a.line == in_b.line && in_a.form == in_b.form && in_a.view() == in_b.view() && in_a.state == in_b.state &&
         in_a.undo == in_b.undo && in_a.detached == in_b.detached && parent_line(a, in_a) == parent_line(b, in_b) &&
         same_words(a, in_a, b, in_b);
}

// The lines that are a statement in one text, and another one or none in the other.
std::vector<LineId> differing_lines(const Document& a, const Document& b) {
  std::vector<LineId> lines;
  auto in_a = a.statements.begin();
  auto in_b = b.statements.begin();
  while (in_a != a.statements.end() || in_b != b.statements.end()) {
    const bool only_b = in_a == a.statements.end() || (in_b != b.statements.end() && in_b->line < in_a->line);
    const bool only_a = !only_b && (in_b == b.statements.end() || in_a->line < in_b->line);
    const LineId line = only_b ? in_b->line : in_a->line;
    if (only_a || only_b || !same_statement(a, *in_a, b, *in_b)) lines.push_back(line);
    if (!only_b) ++in_a;
    if (!only_a) ++in_b;
  }
  return lines;
}

// --- Formatting ---

// How much of a block may change. A block starts at the left margin, after a `#` there, and so means the same whatever
// stands before it.
enum class Extent : std::uint8_t { layout, words, nothing };

class Formatter {
 public:
  explicit Formatter(const Document& document)
      : document_(document), tree_(document.tree()), rows_(tree_.line_count()), extents_(1, Extent::layout) {
    for (const Statement& statement : document.statements) row(statement.line).statement = &statement;
    find_blocks();
    if (tree_.kind() != InputKind::saved) return;
    for (const Statement& statement : document.statements)
      if (statement.state != State::raw) move(statement.line, wanted_indentation(statement));
    align_with_next();
    align_with_last();
  }

  [[nodiscard]] std::string text() const;
  // Lets the blocks of these lines change less from now on. False if they have not changed at all.
  bool restrain(const std::vector<LineId>& lines);
  [[nodiscard]] auto lines() const {
    return std::views::iota(0U, tree_.line_count()) | std::views::transform([](auto number) { return LineId{number}; });
  }

 private:
  struct Row {
    const Statement* statement = nullptr;
    std::uint32_t block = 0;
    std::optional<std::uint32_t> indentation;  // none: what it is
  };

  [[nodiscard]] Row& row(LineId line) { return rows_[index(line)]; }
  [[nodiscard]] const Row& row(LineId line) const { return rows_[index(line)]; }
  [[nodiscard]] bool is_raw(LineId line) const {
    return row(line).statement != nullptr && row(line).statement->state == State::raw;
  }
  [[nodiscard]] bool is_command(LineId line) const { return row(line).statement != nullptr && !is_raw(line); }
  // Leads back to the system view.
  [[nodiscard]] bool is_reset(LineId line) const {
    return tree_.line(line).kind == LineKind::separator && tree_.line(line).indentation == 0 && !is_raw(line);
  }
  [[nodiscard]] bool is_indented_remark(LineId line) const {
    const LineKind kind = tree_.line(line).kind;
    const bool remark = kind == LineKind::separator || kind == LineKind::comment;
    return remark && tree_.line(line).indentation > 0 && !is_raw(line);
  }
  [[nodiscard]] std::uint32_t old_indentation(LineId line) const;
  [[nodiscard]] std::uint32_t new_indentation(LineId line) const {
    return row(line).indentation.value_or(old_indentation(line));
  }
  [[nodiscard]] std::string_view line_text(LineId line) const { return tree_.source().text(tree_.span(line)); }

  void find_blocks();
  [[nodiscard]] std::uint32_t wanted_indentation(const Statement& statement) const;
  void move(LineId line, std::uint32_t indentation);
  void align_with_next();
  void align_with_last();

  void append_line(LineId line, std::string& out) const;
  void append_words(const Statement& statement, std::string& out) const;
  [[nodiscard]] std::size_t start(LineId line) const;
  [[nodiscard]] bool text_goes_on(LineId line) const;

  const Document& document_;
  const syntax::Tree& tree_;
  std::vector<Row> rows_;
  std::vector<Extent> extents_;
};

void Formatter::find_blocks() {
  bool after_reset = false;
  for (const LineId line : lines()) {
    if (is_command(line)) {
      if (after_reset && old_indentation(line) == 0) extents_.push_back(Extent::layout);
      after_reset = false;
    }
    after_reset |= is_reset(line);
    row(line).block = static_cast<std::uint32_t>(extents_.size() - 1);
  }
}

std::uint32_t Formatter::wanted_indentation(const Statement& statement) const {
  const auto parent = parent_line(document_, statement);
  if (!parent) return 0;
  if (index(statement.view()) != command::kNone) return new_indentation(*parent) + 1;
  // How deep a line stands in a section that no definition covers is not ours to say: it moves with the section.
  return new_indentation(*parent) + old_indentation(statement.line) - old_indentation(*parent);
}

// Where control characters stand before the line, what they did on the screen is not known, and they stay.
void Formatter::move(LineId line, std::uint32_t indentation) {
  if (margin(line_text(line)) + old_indentation(line) == start(line)) row(line).indentation = indentation;
}

// An indented `#` never goes to the left margin, where it would lead back to the system view.
void Formatter::align_with_next() {
  std::uint32_t next = 0;
  for (const LineId line : lines() | std::views::reverse) {
    if (is_reset(line) || is_raw(line)) next = 0;
    if (is_command(line)) next = new_indentation(line);
    if (is_indented_remark(line) && next > 0) move(line, next);
  }
}

// At the end of a section there is no next command to stand with; a `#` is no deeper there than the last one. And below
// a command that opens a view, a device may print the `#` where that command stands: always below `bas`.
void Formatter::align_with_last() {
  std::uint32_t above = 0;
  std::uint32_t above_was = 0;
  for (const LineId line : lines()) {
    if (is_reset(line)) above = above_was = 0;
    if (is_command(line)) {
      above = new_indentation(line);
      above_was = old_indentation(line);
    }
    if (!is_indented_remark(line)) continue;
    const std::uint32_t own = old_indentation(line);
    const bool at_end = !row(line).indentation;
    const bool below_opener = above > 0 && own == above_was && new_indentation(line) > above;
    if (at_end || below_opener) move(line, std::max(1U, std::min(above, own)));
  }
}

bool Formatter::restrain(const std::vector<LineId>& lines) {
  std::vector<bool> affected(extents_.size());
  for (const LineId line : lines) affected[row(line).block] = true;
  bool restrained = false;
  for (std::size_t block = 0; block < extents_.size(); ++block) {
    if (!affected[block] || extents_[block] == Extent::nothing) continue;
    extents_[block] = extents_[block] == Extent::layout ? Extent::words : Extent::nothing;
    restrained = true;
  }
  return restrained;
}

std::string Formatter::text() const {
  const std::string_view bytes = tree_.source().bytes();
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const LineId line : lines()) append_line(line, out);
  // A file that was padded with NUL bytes would be no text any more if a newline followed them.
  if (out.empty() || out.ends_with('\n') || out.ends_with('\0')) return out;
  const std::size_t last = bytes.rfind('\n');
  const bool crlf = last != std::string_view::npos && last > 0 && bytes[last - 1] == '\r';
  return out + (crlf && !out.ends_with('\r') ? "\r\n" : "\n");
}

// Exactly, also where the tree has counted no further.
std::uint32_t Formatter::old_indentation(LineId line) const {
  const std::uint32_t counted = tree_.line(line).indentation;
  if (counted < syntax::Line::kDeepest) return counted;
  const std::string_view before = line_text(line).substr(0, start(line));
  return static_cast<std::uint32_t>(before.size() - (before.find_last_not_of(" \t") + 1));
}

// Where the mark, the first word or the `#` stands in the line.
std::size_t Formatter::start(LineId line) const {
  if (tree_.word_count(line) == 0) return line_text(line).find_first_of("#!");
  return tree_.words_span(line).begin - tree_.line(line).begin - (tree_.line(line).marked ? 1 : 0);
}

void Formatter::append_line(LineId line, std::string& out) const {
  const std::string_view whole = line_text(line);
  const Extent extent = extents_[row(line).block];
  if (extent == Extent::nothing || is_raw(line)) {
    out += whole;
    return;
  }
  const std::string_view all = body(whole);
  std::size_t at = 0;
  if (extent == Extent::layout && row(line).indentation) {
    at = start(line);
    out += all.substr(0, at - old_indentation(line));
    out.append(*row(line).indentation, ' ');
  }
  if (is_command(line)) {
    const Span words = tree_.words_span(line);
    out += tree_.source().text({tree_.line(line).begin + static_cast<std::uint32_t>(at), words.begin});
    append_words(*row(line).statement, out);
    at = words.end - tree_.line(line).begin;
  }
  out += text_goes_on(line) ? all.substr(at) : trimmed(all.substr(at));
  out += whole.substr(all.size());
}

void Formatter::append_words(const Statement& statement, std::string& out) const {
  if (!is_understood(statement)) {
    out += document_.text(statement);
    return;
  }
  const std::uint32_t first = tree_.first_word(statement.line);
  for (std::uint32_t word = first; word < tree_.end_word(statement.line); ++word) {
    if (word > first) {
      const std::string_view blanks = blanks_before(tree_, word);
      out += is_blank(blanks) && !continues_text(document_, statement, word) ? " " : blanks;
    }
    const command::Symbol symbol = document_.grammar().leaf(document_.leaf(statement, word)).symbol;
    out += symbol.is_keyword() ? document_.grammar().spelling(symbol.keyword()) : tree_.text(tree_.word(word));
  }
}

// The blanks at the end of the line are within a text, such as a banner, that ends further down.
bool Formatter::text_goes_on(LineId line) const {
  const LineId next{index(line) + 1};
  return index(next) < rows_.size() && is_raw(next) && parent_line(document_, *row(next).statement) == line;
}

}  // namespace

tl::expected<std::string, std::string> format(const Document& document, const bind::BindOptions& options) {
  const syntax::Tree& tree = document.tree();
  std::string text(document.source().bytes());
  // A text of which nothing is understood is hardly a configuration.
  if (tree.kind() == InputKind::transcript || std::ranges::none_of(document.statements, is_understood)) return text;
  const InputKind looks = syntax::guess_kind(document.source());
  for (Formatter formatter(document);;) {
    text = formatter.text();
    if (text == document.source().bytes()) return text;
    const text::Source source(document.source().name(), text);
    const syntax::Tree new_tree(source, tree.kind());
    diag::Findings findings;
    auto lines = differing_lines(document, bind::bind(new_tree, document.grammar(), options, findings));
    // Text that lost its last indentation may be taken for a script by who reads it next.
    if (syntax::guess_kind(source) != looks) lines.assign(formatter.lines().begin(), formatter.lines().end());
    if (lines.empty()) return text;
    if (!formatter.restrain(lines))
      return tl::unexpected(fmt::format("line {} would be read as another command", index(lines.front()) + 1));
  }
}

}  // namespace vrpc::emit
