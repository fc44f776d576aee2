// What several rules ask of a configuration, whatever it is about.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/rule.hpp"
#include "command/address.hpp"

namespace vrpc::check {

using bind::Statement;
using command::IpAddress;

// The value of `ipv4-<stem>` or `ipv6-<stem>`, whichever the line has.
[[nodiscard]] std::optional<IpAddress> address(const Config& config, EntryId id, std::string_view stem);
[[nodiscard]] text::Span address_span(const Config& config, EntryId id, std::string_view stem);

// Of the first word that is this keyword; of the whole line if it does not have it.
[[nodiscard]] text::Span keyword_span(const Config& config, EntryId id, std::string_view keyword);

// The line for a message: as it is written, but secrets masked.
[[nodiscard]] std::string shown(const Config& config, const Statement& statement);

[[nodiscard]] bool enters_view(const Config& config, EntryId id);

// A saved configuration shows a view whole; a change script shows what it changes there.
[[nodiscard]] inline bool shows_views_whole(const Config& config) {
  return config.document().tree().kind() == syntax::InputKind::saved;
}

// A finding that a view lacks something. What a change script does not say may be on the device: there it is a note.
template <typename... Args>
diag::Draft lacking(const Config& config, Report& report, Kind kind, text::Span span, const Args&... args) {
  diag::Draft draft = report(kind, span, args...);
  if (!shows_views_whole(config)) draft.severity(Severity::note);
  return draft;
}

// In any case.
[[nodiscard]] bool starts_with(std::string_view text, std::string_view start);

// Lines that are not understood and start with these words: what they stand in may hold more than is known.
class UnknownLines {
 public:
  explicit UnknownLines(const Config& config, std::string_view start = {});

  [[nodiscard]] bool in(EntryId view) const { return std::ranges::binary_search(views_, view); }
  [[nodiscard]] bool empty() const { return views_.empty(); }

 private:
  std::vector<EntryId> views_;  // sorted
};

}  // namespace vrpc::check
