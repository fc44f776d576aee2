#include "bind/removal.hpp"

#include <algorithm>

namespace vrpc::bind {

diag::Fix without_line(const syntax::Tree& tree, LineId line, diag::Safety safety) {
  text::Span span = tree.span(line);
  span.begin = tree.source().line_text(command::index(line) + 1).begin;
  return {"remove the line", safety, {{span, {}}}};
}

std::optional<diag::Fix> without_statement(const Document& document, const Statement& statement, diag::Safety safety) {
  const auto& all = document.statements;
  const auto next = std::upper_bound(all.begin(), all.end(), statement.line,
                                     [](LineId line, const Statement& other) { return line < other.line; });
  if (next != all.end() && next->parent != kNoStatement && document.statement(next->parent).line == statement.line)
    return std::nullopt;
  return without_line(document.tree(), statement.line, safety);
}

}  // namespace vrpc::bind
