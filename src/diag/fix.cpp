#include "diag/fix.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>

namespace vrpc::diag {
namespace {

// Two insertions at one place would have no order, so an empty span meets what it touches.
bool meet(text::Span a, text::Span b) {
  if (a.empty() || b.empty()) return a.begin <= b.end && b.begin <= a.end;
  return a.begin < b.end && b.begin < a.end;
}

using Edits = std::map<std::uint32_t, const Edit*>;  // by where they begin; none meets another

bool meets_any(const Edit& edit, const Edits& edits) {
  const auto next = edits.lower_bound(edit.span.begin);
  return (next != edits.end() && meet(edit.span, next->second->span)) ||
         (next != edits.begin() && meet(edit.span, std::prev(next)->second->span));
}

}  // namespace

Mended apply(std::string_view text, const std::vector<const Fix*>& fixes) {
  Mended result;
  Edits edits;
  for (const Fix* fix : fixes) {
    const auto is_taken = [&edits](const Edit& edit) { return meets_any(edit, edits); };
    if (std::any_of(fix->edits.begin(), fix->edits.end(), is_taken)) continue;
    for (const Edit& edit : fix->edits) edits.emplace(edit.span.begin, &edit);
    ++result.fixes;
  }
  std::size_t done = 0;
  for (const auto& [begin, edit] : edits) {
    result.text += text.substr(done, edit->span.begin - done);
    result.text += edit->replacement;
    done = edit->span.end;
  }
  result.text += text.substr(done);
  return result;
}

}  // namespace vrpc::diag
