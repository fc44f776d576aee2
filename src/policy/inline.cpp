#include "policy/inline.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "bind/removal.hpp"
#include "policy/settings.hpp"

namespace vrpc::policy {
namespace {

using bind::Document;
using syntax::LineId;

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kAddress = "vrpc:";
constexpr std::string_view kAllow = "allow";

// A piece of the file that is read from its front.
class Reader {
 public:
  Reader(const text::Source& source, text::Span span) : source_(source), span_(span) { skip_blanks(); }

  [[nodiscard]] text::Span rest() const { return span_; }
  [[nodiscard]] bool at_end() const { return span_.empty(); }
  bool take(std::string_view text) {
    if (!source_.text(span_).starts_with(text)) return false;
    span_.begin += static_cast<std::uint32_t>(text.size());
    skip_blanks();
    return true;
  }
  // Up to one of these characters, or the end; without blanks at its end.
  text::Span take_until(std::string_view characters) {
    const std::string_view text = source_.text(span_);
    const std::size_t size = std::min(text.find_first_of(characters), text.size());
    text::Span taken{span_.begin, span_.begin + static_cast<std::uint32_t>(size)};
    span_.begin = taken.end;
    while (!taken.empty() && kBlanks.find(source_.bytes()[taken.end - 1]) != std::string_view::npos) --taken.end;
    return taken;
  }

 private:
  void skip_blanks() {
    while (!span_.empty() && kBlanks.find(source_.bytes()[span_.begin]) != std::string_view::npos) ++span_.begin;
  }

  const text::Source& source_;
  text::Span span_;
};

class CommentReader {
 public:
  CommentReader(const Document& document, diag::Findings& findings, std::vector<Allowance>& allowances)
      : document_(document), findings_(findings), allowances_(allowances) {}

  void read(LineId line) {
    const syntax::Tree& tree = document_.tree();
    const text::Source& source = tree.source();
    const std::string_view body = tree.body(line);
    const auto begin = static_cast<std::uint32_t>(body.data() - source.bytes().data());
    Reader comment(source, {begin, begin + static_cast<std::uint32_t>(body.size())});
    if (!comment.take("!") && !comment.take("#")) return;
    if (!comment.take(kAddress)) return;
    const text::Span whole{begin, comment.rest().end};
    if (!comment.take(kAllow) || !comment.take("(")) return malformed(whole, "this comment for vrpc is not understood");
    std::vector<text::Span> names;
    do names.push_back(comment.take_until(",)"));
    while (comment.take(","));
    if (!comment.take(")")) return malformed(whole, "the list of `allow` is not closed");
    if (comment.at_end()) return malformed(whole, "this comment gives no reason");
    for (std::size_t i = 0; i < names.size(); ++i)
      add({{}, names[i], comment.rest(), without(names, i, line), scope_from(line)});
  }

 private:
  void malformed(text::Span span, std::string_view what) {
    findings_(diag::Kind::malformed_suppression, span, what)
        .help("write `!vrpc: allow(undefined-interface) reason` above a line or a view");
  }

  // The name and a comma beside it; all of the comment if it has no other.
  [[nodiscard]] diag::Fix without(const std::vector<text::Span>& names, std::size_t at, LineId line) const {
    if (names.size() == 1) {
      diag::Fix fix = bind::without_line(document_.tree(), line, diag::Safety::safe);
      fix.description = "remove the comment";
      return fix;
    }
    const text::Span span =
        at == 0 ? text::Span{names[0].begin, names[1].begin} : text::Span{names[at - 1].end, names[at].end};
    return {"remove the name", diag::Safety::safe, {{span, {}}}};
  }

  // Its kind is what its name says.
  void add(Allowance allowance) {
    const std::string_view text = document_.source().text(allowance.name);
    if (const diag::KindInfo* kind = find_kind(text)) {
      allowance.kind = kind->kind;
      allowances_.push_back(std::move(allowance));
    } else if (text.empty()) {
      malformed(allowance.name, "`allow` names no kind of finding");
    } else {
      findings_(diag::Kind::malformed_suppression, allowance.name,
                fmt::format("no kind of finding is named `{}`", diag::quotable(text)))
          .help(kind_hint(text));
    }
  }

  // To the end of the next statement, and of all that stands below it.
  [[nodiscard]] text::Span scope_from(LineId comment) const {
    const auto& statements = document_.statements;
    const std::uint32_t begin = document_.tree().span(comment).begin;
    const auto first = std::partition_point(statements.begin(), statements.end(),
                                            [comment](const bind::Statement& s) { return s.line < comment; });
    if (first == statements.end()) return {begin, begin};
    const auto id = static_cast<std::uint32_t>(first - statements.begin());
    std::uint32_t last = id;
    while (last + 1 < statements.size() && is_below(last + 1, id)) ++last;
    return {begin, document_.tree().span(statements[last].line).end};
  }

  [[nodiscard]] bool is_below(std::uint32_t statement, std::uint32_t other) const {
    for (bind::StatementId id{statement}; id != bind::kNoStatement; id = document_.statement(id).parent)
      if (command::index(id) == other) return true;
    return false;
  }

  const Document& document_;
  diag::Findings& findings_;
  std::vector<Allowance>& allowances_;
};

}  // namespace

std::vector<Allowance> read_allowances(const Document& document, diag::Findings& findings) {
  std::vector<Allowance> allowances;
  const syntax::Tree& tree = document.tree();
  if (document.source().bytes().find(kAddress) == std::string_view::npos) return allowances;
  CommentReader reader(document, findings, allowances);
  for (std::uint32_t i = 0; i < tree.line_count(); ++i) {
    if (tree.line(LineId{i}).kind != syntax::LineKind::comment) continue;
    // A line of a banner is no comment, whatever it looks like.
    const bind::Statement* statement = document.at(tree.span(LineId{i}).begin);
    if (statement == nullptr || statement->line != LineId{i}) reader.read(LineId{i});
  }
  return allowances;
}

}  // namespace vrpc::policy
