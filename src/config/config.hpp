// The effective configuration: what a text leaves on a device that had none. Statements are evaluated in their order:
// one creates, enters or overwrites an entry by its identity, `undo` takes it away.
//
// Entries are the tree of objects and settings below the system view. What no definition covers is kept as an opaque
// entry with its text. Queries take names as the definitions have them: `entries("bmp-session")`.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bind/document.hpp"
#include "config/names.hpp"
#include "config/references.hpp"

namespace vrpc::config {

using bind::Document;
using bind::Statement;
using bind::StatementId;
using command::CommandId;
using command::ViewId;

struct Entry {
  CommandId command{command::kNone};         // none: opaque, or the system view
  std::uint32_t statement = command::kNone;  // that set it last: its number in the document, or among pieces
  EntryId parent = kNoEntry;
  EntryId first_child = kNoEntry;
  EntryId next = kNoEntry;       // of the same parent
  std::uint32_t key = 0;         // a hash of its identity, or where that is kept
  std::uint8_t child_count = 0;  // removed ones too; counted as long as they are few
  std::uint8_t document = 0;     // which one the statement stands in
  bool is_piece : 1 = false;     // the statement is one of several that a line stands for
  bool key_kept : 1 = false;     // as its statement is not of its command, and does not tell it
  bool undone : 1 = false;       // an `undo` of what was not there: a default switched off
  bool removed : 1 = false;      // no longer part of the configuration
};
static_assert(sizeof(Entry) == 28);

// A statement that found its entry there already.
struct Repetition {
  EntryId entry;
  StatementId earlier;
  StatementId later;
};

// What a statement of a script did that it was hardly meant to do.
struct Event {
  enum class Kind : std::uint8_t { nothing_to_undo, no_effect, left_dangling };

  Kind kind{};
  StatementId statement = bind::kNoStatement;
  EntryId parent = kNoEntry;  // the view that it ran in
  References::Name name;      // of left_dangling: that something uses, and nothing defines any more
};

class Config {
 public:
  // `document` must outlive the configuration.
  explicit Config(const Document& document);
  // What the script leaves of the configuration that `base` is. Both documents must outlive it, and have one grammar.
  Config(const Document& base, const Document& script);

  [[nodiscard]] const Document& document() const { return *documents_.front(); }
  // That the entry's statement stands in.
  [[nodiscard]] const Document& document(EntryId id) const { return *documents_[entry(id).document]; }
  [[nodiscard]] const command::Grammar& grammar() const { return document().grammar(); }
  // The first is the system view; parents come before children.
  [[nodiscard]] const std::vector<Entry>& all() const { return entries_; }
  [[nodiscard]] const Entry& entry(EntryId id) const { return entries_[command::index(id)]; }
  [[nodiscard]] const Statement& statement(EntryId id) const {
    const Entry& found = entry(id);
    return found.is_piece ? pieces_[found.statement].piece : document(id).statement(StatementId{found.statement});
  }
  // The statement, or the whole of it, in the document.
  [[nodiscard]] StatementId set_by(EntryId id) const {
    const Entry& found = entry(id);
    return found.is_piece ? pieces_[found.statement].whole : StatementId{found.statement};
  }
  // Equal for entries of one command and view that are the same object, in whatever configuration.
  [[nodiscard]] std::string key(EntryId id) const;

  [[nodiscard]] static constexpr EntryId root() { return EntryId{0}; }
  // Without removed ones, in the order in which they were created.
  [[nodiscard]] std::vector<EntryId> children(EntryId parent) const;
  [[nodiscard]] std::vector<EntryId> children(EntryId parent, std::string_view command) const;
  [[nodiscard]] std::optional<EntryId> child(EntryId parent, std::string_view command) const;
  // All entries of commands of this name, undone ones left out, in the order of the text.
  [[nodiscard]] const std::vector<EntryId>& entries(std::string_view command) const;
  // The nearest entry around this one that a command of this name made.
  [[nodiscard]] std::optional<EntryId> ancestor(EntryId id, std::string_view command) const;
  [[nodiscard]] bool is(EntryId id, std::string_view command) const;

  // Canonical: equal for equal values. Empty if the line does not have the parameter.
  [[nodiscard]] std::optional<std::string> value(EntryId id, std::string_view parameter) const;
  // As it was written.
  [[nodiscard]] std::optional<std::string_view> text(EntryId id, std::string_view parameter) const;
  [[nodiscard]] std::string_view text(EntryId id) const { return document(id).text(statement(id)); }
  [[nodiscard]] text::Span span(EntryId id) const { return document(id).span(statement(id)); }
  // Of the value; of the whole line if it does not have the parameter.
  [[nodiscard]] text::Span span(EntryId id, std::string_view parameter) const;
  [[nodiscard]] std::string_view choice(EntryId id, std::string_view name) const;
  [[nodiscard]] bool has_keyword(EntryId id, std::string_view keyword) const;

  [[nodiscard]] const Names& names() const { return names_; }
  [[nodiscard]] const std::vector<Repetition>& repetitions() const { return repetitions_; }
  // Of the script, in its order.
  [[nodiscard]] const std::vector<Event>& events() const { return events_; }

  // Nothing of the device's configuration is missing: it has `sysname`, and ends in `return`, which `display this`
  // prints too.
  [[nodiscard]] bool shows_everything() const { return document().ended && !entries("sysname").empty(); }
  // Lines that are not understood, or wrong; removed ones too.
  [[nodiscard]] const std::vector<EntryId>& opaque() const { return opaque_; }
  // Whether an unknown line stands in the view: it may be what a rule finds missing there.
  [[nodiscard]] bool has_unknown(EntryId view) const;

 private:
  friend class Evaluator;

  struct Piece {
    Statement piece;
    StatementId whole;
  };

  std::vector<const Document*> documents_;
  std::vector<Entry> entries_;
  std::vector<std::string> keys_;
  std::vector<Piece> pieces_;
  std::vector<EntryId> opaque_;
  std::vector<Repetition> repetitions_;
  std::vector<Event> events_;
  Names names_;
  void index_commands() const;

  // Entries by their command, and by its name: made when first asked for. References into a deque stay valid as it
  // grows.
  mutable std::vector<std::uint32_t> starts_;  // by command, into the next
  mutable std::vector<EntryId> by_id_;
  mutable std::deque<std::pair<std::string, std::vector<EntryId>>> by_command_;
};

}  // namespace vrpc::config
