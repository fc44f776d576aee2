#include "report/coverage.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "report/json.hpp"

namespace vrpc::report {
namespace {

using bind::State;
using Rows = std::vector<check::LinesByWords::Row>;

constexpr std::string_view kUnknownSection = "(unknown)";

struct NamedState {
  State state;
  std::string_view name;
};
constexpr auto kStates = std::to_array<NamedState>({
    {State::modelled, "modelled"},
    {State::checked, "checked"},
    {State::ignored, "ignored"},
    {State::session, "session"},
    {State::raw, "raw"},
    {State::unknown, "unknown"},
    {State::wrong, "wrong"},
});

std::string_view view_name(const check::LinesByWords::Row& row) {
  return row.view.empty() ? kUnknownSection : std::string_view(row.view);
}

// Of rows with lines that are not understood; nothing if there are none.
std::string table(std::string_view title, Rows rows, std::size_t top) {
  std::erase_if(rows, [](const auto& row) { return row.lines.understood() == row.lines.all(); });
  if (rows.empty()) return {};
  const bool words = !rows.front().words.empty();
  const std::size_t shown = std::min(top, rows.size());
  std::size_t width = 4;
  for (std::size_t i = 0; i < shown; ++i) width = std::max(width, view_name(rows[i]).size());
  std::string text = fmt::format("\n{}\n  unknown   wrong      of  {}\n", title,
                                 words ? fmt::format("{:<{}}  first words", "view", width) : "view");
  for (std::size_t i = 0; i < shown; ++i) {
    const check::Coverage& lines = rows[i].lines;
    text +=
        fmt::format("  {:>7} {:>7} {:>7}  {}\n", lines.of(State::unknown), lines.of(State::wrong), lines.all(),
                    words ? fmt::format("{:<{}}  {}", view_name(rows[i]), width, rows[i].words) : view_name(rows[i]));
  }
  if (shown < rows.size()) text += fmt::format("  and {} more\n", rows.size() - shown);
  return text;
}

Json rows_to_json(const Rows& rows) {
  Json list = Json::array();
  for (const auto& row : rows) {
    Json& object = list.emplace_back(Json::object());
    object["view"] = row.view.empty() ? Json() : Json(row.view);
    if (!row.words.empty()) object["first_words"] = row.words;
    object["lines"] = lines_to_json(row.lines);
  }
  return list;
}

}  // namespace

std::string coverage_to_text(const Summary& summary, const check::LinesByWords& lines, std::size_t top) {
  const std::size_t all = summary.coverage.all();
  std::string text = fmt::format("{}: {}\n", counted(summary.files, "file"), understood(summary.coverage));
  for (const auto& [state, name] : kStates) {
    const std::size_t count = summary.coverage.of(state);
    if (count > 0) text += fmt::format("  {:<8} {:>8}  {:>6}\n", name, count, percentage(count, all));
  }
  text += table("not understood, by view", lines.by_view(), top);
  text += table("not understood, by view and first words", lines.by_words(), top);
  return text;
}

std::string coverage_to_json(const Summary& summary, const check::LinesByWords& lines) {
  const Json document = {
      {"format", "vrpc-coverage"},
      {"version", kJsonVersion},
      {"files", summary.files},
      {"unreadable", summary.unreadable},
      {"lines", lines_to_json(summary.coverage)},
      {"views", rows_to_json(lines.by_view())},
      {"first_words", rows_to_json(lines.by_words())},
  };
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace vrpc::report
