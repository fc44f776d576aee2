#include "emit/text_diff.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

namespace vrpc::emit {
namespace {

// Equal lines around a change that are shown with it.
constexpr std::size_t kContext = 3;

using Lines = std::vector<std::string_view>;  // each with its line end

Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// Marks the lines that only one of the texts has. The shortest edit script, found as in Myers, "An O(ND) Difference
// Algorithm and Its Variations" (1986); where that takes too many edits, the furthest path is kept, and the search
// starts anew from its end. So time grows with the length of the texts, however they differ.
class Comparison {
 public:
  Comparison(const Lines& before, const Lines& after) : removed(before.size()), added(after.size()) {
    std::unordered_map<std::string_view, int> numbers;
    const auto number = [&numbers](std::string_view line) {
      return numbers.try_emplace(line, static_cast<int>(numbers.size())).first->second;
    };
    std::transform(before.begin(), before.end(), std::back_inserter(before_), number);
    std::transform(after.begin(), after.end(), std::back_inserter(after_), number);
    while (x_ < std::ssize(before_) && y_ < std::ssize(after_)) search();
    std::fill(removed.begin() + x_, removed.end(), true);
    std::fill(added.begin() + y_, added.end(), true);
  }

  std::vector<bool> removed;
  std::vector<bool> added;

 private:
  using Index = std::ptrdiff_t;
  static constexpr Index kMostEdits = 256;
  static constexpr Index kUnreachable = -1;

  // How far the best path with so many edits gets on diagonal k = x - y: its x, counted from x_.
  [[nodiscard]] Index& reach(Index edits, Index k) {
    return reach_[static_cast<std::size_t>(edits * edits + edits + k)];
  }
  [[nodiscard]] Index reached(Index edits, Index k) { return k < -edits || k > edits ? kUnreachable : reach(edits, k); }
  [[nodiscard]] Index after_adding(Index edits, Index k) {
    const Index x = reached(edits - 1, k + 1);
    return x != kUnreachable && y_ + x - k <= std::ssize(after_) ? x : kUnreachable;
  }
  [[nodiscard]] Index after_removing(Index edits, Index k) {
    const Index x = reached(edits - 1, k - 1);
    return x != kUnreachable && x_ + x < std::ssize(before_) ? x + 1 : kUnreachable;
  }

  [[nodiscard]] Index over_equal_lines(Index x, Index k) const {
    const auto from = before_.begin() + x_ + x;
    const auto to = after_.begin() + y_ + x - k;
    return x + (std::mismatch(from, before_.end(), to, after_.end()).first - from);
  }

  void search();
  void mark(Index edits, Index k);

  std::vector<int> before_;  // equal lines have equal numbers
  std::vector<int> after_;
  Index x_ = 0;  // where the search starts
  Index y_ = 0;
  std::vector<Index> reach_;
};

void Comparison::search() {
  reach_.assign(1, over_equal_lines(0, 0));
  Index best = 0;  // diagonal
  Index edits = 0;
  const auto at_end = [&] {
    return x_ + reach(edits, best) == std::ssize(before_) && y_ + reach(edits, best) - best == std::ssize(after_);
  };
  while (!at_end() && edits < kMostEdits) {
    ++edits;
    reach_.resize(static_cast<std::size_t>((edits + 1) * (edits + 1)), kUnreachable);
    best = edits;
    const auto sum = [&](Index k) { return reached(edits, k) == kUnreachable ? -1 : 2 * reached(edits, k) - k; };
    for (Index k = -edits; k <= edits; k += 2) {
      const Index x = std::max(after_adding(edits, k), after_removing(edits, k));
      if (x != kUnreachable) reach(edits, k) = over_equal_lines(x, k);
      if (sum(k) > sum(best)) best = k;
    }
  }
  mark(edits, best);
}

// Walks back along the path to where the search started, which then is where the path ends.
void Comparison::mark(Index edits, Index k) {
  const Index x = reach(edits, k);
  const Index y = x - k;
  for (; edits > 0; --edits) {
    if (after_adding(edits, k) >= after_removing(edits, k)) {
      ++k;
      added[static_cast<std::size_t>(y_ + reach(edits - 1, k) - k)] = true;
    } else {
      --k;
      removed[static_cast<std::size_t>(x_ + reach(edits - 1, k))] = true;
    }
  }
  x_ += x;
  y_ += y;
}

// Lines of `before`, and what stands for them in `after`.
struct Range {
  std::size_t before_begin;
  std::size_t before_end;
  std::size_t after_begin;
  std::size_t after_end;
};

std::vector<Range> changes(const Comparison& compared) {
  std::vector<Range> result;
  std::size_t x = 0;
  std::size_t y = 0;
  while (x < compared.removed.size() || y < compared.added.size()) {
    Range range{x, x, y, y};
    while (x < compared.removed.size() && compared.removed[x]) range.before_end = ++x;
    while (y < compared.added.size() && compared.added[y]) range.after_end = ++y;
    if (range.before_end > range.before_begin || range.after_end > range.after_begin) {
      result.push_back(range);
    } else {
      ++x;
      ++y;
    }
  }
  return result;
}

void append_line(std::string& out, char mark, std::string_view line) {
  out += mark;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

// `3`, or `3,2` for two lines; an empty range is named by the line before it.
std::string place(std::size_t begin, std::size_t end) {
  if (end - begin == 1) return fmt::to_string(begin + 1);
  return fmt::format("{},{}", end == begin ? begin : begin + 1, end - begin);
}

// The changes from `first` up to `last`, so near to each other that they share their context.
void append_hunk(std::string& out, const Lines& before, const Lines& after, const Range* first, const Range* last) {
  const std::size_t lead = std::min(first->before_begin, kContext);
  const std::size_t tail = std::min(before.size() - last->before_end, kContext);
  out += fmt::format("@@ -{} +{} @@\n", place(first->before_begin - lead, last->before_end + tail),
                     place(first->after_begin - lead, last->after_end + tail));
  std::size_t x = first->before_begin - lead;
  for (const Range* range = first; range <= last; ++range) {
    for (; x < range->before_begin; ++x) append_line(out, ' ', before[x]);
    for (; x < range->before_end; ++x) append_line(out, '-', before[x]);
    for (std::size_t y = range->after_begin; y < range->after_end; ++y) append_line(out, '+', after[y]);
  }
  for (; x < last->before_end + tail; ++x) append_line(out, ' ', before[x]);
}

}  // namespace

std::string unified_diff(std::string_view name, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const Lines old_lines = split(before);
  const Lines new_lines = split(after);
  const std::vector<Range> ranges = changes(Comparison(old_lines, new_lines));
  std::string out = fmt::format("--- {0}\n+++ {0}\n", name);
  for (std::size_t i = 0; i < ranges.size();) {
    const std::size_t first = i++;
    while (i < ranges.size() && ranges[i].before_begin - ranges[i - 1].before_end <= 2 * kContext) ++i;
    append_hunk(out, old_lines, new_lines, &ranges[first], &ranges[i - 1]);
  }
  return out;
}

}  // namespace vrpc::emit
