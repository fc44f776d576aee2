#include "diag/fix.hpp"

#include <algorithm>

namespace vrpc::diag {
namespace {

// Two insertions at one place would have no order, so an empty span meets what it touches.
bool meet(text::Span a, text::Span b) {
  if (a.empty() || b.empty()) return a.begin <= b.end && b.begin <= a.end;
  return a.begin < b.end && b.begin < a.end;
}

bool meets_any(const Fix& fix, const std::vector<const Edit*>& edits) {
  return std::any_of(fix.edits.begin(), fix.edits.end(), [&edits](const Edit& edit) {
    return std::any_of(edits.begin(), edits.end(), [&edit](const Edit* other) { return meet(edit.span, other->span); });
  });
}

}  // namespace

Mended apply(std::string_view text, const std::vector<const Fix*>& fixes) {
  Mended result;
  std::vector<const Edit*> edits;
  for (const Fix* fix : fixes) {
    if (meets_any(*fix, edits)) continue;
    for (const Edit& edit : fix->edits) edits.push_back(&edit);
    ++result.fixes;
  }
  std::sort(edits.begin(), edits.end(), [](const Edit* a, const Edit* b) { return a->span.begin < b->span.begin; });
  std::size_t done = 0;
  for (const Edit* edit : edits) {
    result.text += text.substr(done, edit->span.begin - done);
    result.text += edit->replacement;
    done = edit->span.end;
  }
  result.text += text.substr(done);
  return result;
}

}  // namespace vrpc::diag
