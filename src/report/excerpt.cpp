#include "report/excerpt.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "command/value.hpp"
#include "text/utf8.hpp"

namespace vrpc::report {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kDots = "...";
constexpr std::string_view kTab = "    ";
constexpr std::size_t kWidest = 120;
constexpr std::size_t kBeforeFocus = 40;  // what stays visible left of the place in question

struct Range {
  char32_t first;
  char32_t last;
};

// They move the cursor, reorder text or cannot be seen: controls, format characters, bidirectional marks, tags.
constexpr Range kHidden[] = {{0x0000, 0x001F}, {0x007F, 0x009F},  {0x00AD, 0x00AD}, {0x061C, 0x061C},
                             {0x200B, 0x200F}, {0x2028, 0x202E},  {0x2060, 0x206F}, {0xFEFF, 0xFEFF},
                             {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF}};

// Drawn over the character before.
constexpr Range kCombining[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
                                {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};

// East Asian wide and fullwidth, and emoji (Unicode annex 11).
constexpr Range kWide[] = {{0x1100, 0x115F},  {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},
                           {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                           {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF},
                           {0x20000, 0x3FFFD}};

template <std::size_t N> bool is_in(const Range (&ranges)[N], char32_t code) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [code](const Range& range) { return code >= range.first && code <= range.last; });
}

// Appends one code point, or one byte that starts none (`size` is 0); returns how many columns it takes.
std::size_t append_shown(std::string_view text, std::size_t size, std::string& out) {
  if (size == 0) {
    out += kReplacement;
    return 1;
  }
  const std::string_view bytes = text.substr(0, size);
  const char32_t code = text::decode(bytes);
  if (is_in(kHidden, code)) {
    const std::size_t before = out.size();
    const auto number = static_cast<unsigned>(code);
    out += code <= 0xFF ? fmt::format("\\x{:02X}", number) : fmt::format("\\u{{{:04X}}}", number);
    return out.size() - before;
  }
  out += bytes;
  if (is_in(kCombining, code)) return 0;
  return is_in(kWide, code) ? 2 : 1;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t size = text::code_point_size(text);
    append_shown(text, size, out);
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return out;
}

std::string printable_lines(std::string_view text) {
  constexpr std::string_view kMark = "\uFEFF";  // a byte order mark
  std::string out;
  while (!text.empty()) {
    const std::size_t size = text::code_point_size(text);
    const std::size_t taken = std::max<std::size_t>(size, 1);
    const bool stays = size == 0 || text.front() == '\n' || text.front() == '\t' || text.starts_with("\r\n") ||
                       text.starts_with(kMark);
    if (stays) {
      out += text.substr(0, taken);
    } else {
      append_shown(text, size, out);
    }
    text.remove_prefix(taken);
  }
  return out;
}

Excerpt::Excerpt(const text::Source& source, std::uint32_t line, text::Span focus,
                 const std::vector<text::Span>& secrets) {
  // More than can be shown on either side; a line may be as long as a file.
  constexpr std::uint32_t kLooked = 4096;
  text::Span span = source.line(line);
  if (focus.begin > span.begin + kLooked) span.begin = focus.begin - kLooked;
  if (span.end > focus.begin + kLooked) span.end = focus.begin + kLooked;
  append_cells(source, span, secrets);
  add_cell(span.end);
  visible_ = {0, width_};
  if (width_ > kWidest) cut(focus);
}

void Excerpt::append_cells(const text::Source& source, text::Span line, const std::vector<text::Span>& secrets) {
  auto secret = std::partition_point(secrets.begin(), secrets.end(),
                                     [&line](const text::Span& span) { return span.end <= line.begin; });
  std::uint32_t offset = line.begin;
  if (offset == 0 && source.text(line).starts_with("\xEF\xBB\xBF")) offset = 3;  // a byte order mark is not text
  while (offset < line.end) {
    add_cell(offset);
    if (secret != secrets.end() && secret->begin <= offset) {
      text_ += command::kMaskedSecret;
      width_ += command::kMaskedSecret.size();
      offset = std::max(offset + 1, secret++->end);
      continue;
    }
    const std::string_view rest = source.text({offset, line.end});
    const std::size_t size = text::code_point_size(rest);
    if (rest.front() == '\t') {
      text_ += kTab;
      width_ += kTab.size();
    } else {
      width_ += append_shown(rest, size, text_);
    }
    offset += std::max<std::uint32_t>(static_cast<std::uint32_t>(size), 1);
  }
}

void Excerpt::cut(text::Span focus) {
  const std::size_t focused = cells_[cell_at(focus.begin)].column;
  const std::size_t wanted = focused > kBeforeFocus ? focused - kBeforeFocus : 0;
  const std::size_t from = std::min(wanted, width_ - kWidest);
  const auto before = [](const Cell& cell, std::size_t column) { return cell.column < column; };
  const auto first = std::lower_bound(cells_.begin(), cells_.end(), from, before);
  const auto last = std::lower_bound(first, cells_.end() - 1, from + kWidest, before);
  visible_ = {first->column, last->column};
  const bool cut_left = first != cells_.begin();
  const bool cut_right = last + 1 != cells_.end();
  text_ = text_.substr(first->text_begin, last->text_begin - first->text_begin);
  if (cut_left) text_.insert(0, kDots);
  if (cut_right) text_ += kDots;
  shift_ = cut_left ? first->column - kDots.size() : 0;
}

std::size_t Excerpt::cell_at(std::uint32_t offset) const {
  const auto after = std::upper_bound(cells_.begin(), cells_.end(), offset,
                                      [](std::uint32_t byte, const Cell& cell) { return byte < cell.offset; });
  return after == cells_.begin() ? 0 : static_cast<std::size_t>(after - cells_.begin()) - 1;
}

Columns Excerpt::columns(text::Span span) const {
  const std::size_t first = cell_at(span.begin);
  std::size_t last = cell_at(span.end);
  if (cells_[last].offset < span.end && last + 1 < cells_.size()) ++last;
  const std::size_t begin = std::clamp(cells_[first].column, visible_.begin, visible_.end) - shift_;
  const std::size_t end = std::clamp(cells_[last].column, visible_.begin, visible_.end) - shift_;
  return {begin, std::max(end, begin + 1)};
}

}  // namespace vrpc::report
