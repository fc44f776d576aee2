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

namespace vrpc::config {

using bind::Document;
using bind::Statement;
using bind::StatementId;
using command::CommandId;
using command::ViewId;

struct Entry {
  CommandId command{command::kNone};           // none: opaque, or the system view
  StatementId statement = bind::kNoStatement;  // that set it last
  EntryId parent = kNoEntry;
  EntryId first_child = kNoEntry;
  EntryId last_child = kNoEntry;
  EntryId next = kNoEntry;  // of the same parent
  std::uint32_t key_begin = 0;
  std::uint32_t key_size = 0;
  bool undone = false;   // an `undo` of what was not there: a default switched off
  bool removed = false;  // no longer part of the configuration
};

// A statement that found its entry there already.
struct Repetition {
  EntryId entry;
  StatementId earlier;
  StatementId later;
};

class Config {
 public:
  // `document` must outlive the configuration.
  explicit Config(const Document& document);

  [[nodiscard]] const Document& document() const { return *document_; }
  [[nodiscard]] const command::Grammar& grammar() const { return document_->grammar(); }
  // The first is the system view; parents come before children.
  [[nodiscard]] const std::vector<Entry>& all() const { return entries_; }
  [[nodiscard]] const Entry& entry(EntryId id) const { return entries_[command::index(id)]; }
  [[nodiscard]] const Statement& statement(EntryId id) const { return document_->statement(entry(id).statement); }

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
  [[nodiscard]] std::string_view text(EntryId id) const { return document_->text(statement(id)); }
  [[nodiscard]] text::Span span(EntryId id) const { return document_->span(statement(id)); }
  // Of the value; of the whole line if it does not have the parameter.
  [[nodiscard]] text::Span span(EntryId id, std::string_view parameter) const;
  [[nodiscard]] std::string_view choice(EntryId id, std::string_view name) const;
  [[nodiscard]] bool has_keyword(EntryId id, std::string_view keyword) const;

  [[nodiscard]] const Names& names() const { return names_; }
  [[nodiscard]] const std::vector<Repetition>& repetitions() const { return repetitions_; }

  // Nothing of the device's configuration is missing: it has `sysname`, and ends in `return`, which `display this`
  // prints too.
  [[nodiscard]] bool shows_everything() const { return document_->ended && !entries("sysname").empty(); }
  // Whether an unknown line stands in the view: it may be what a rule finds missing there.
  [[nodiscard]] bool has_unknown(EntryId view) const;

 private:
  friend class Evaluator;

  const Document* document_;
  std::vector<Entry> entries_;
  std::vector<Repetition> repetitions_;
  Names names_;
  void index_commands() const;

  // Entries by their command, and by its name: made when first asked for. References into a deque stay valid as it
  // grows.
  mutable std::vector<std::vector<EntryId>> by_id_;
  mutable std::deque<std::pair<std::string, std::vector<EntryId>>> by_command_;
};

}  // namespace vrpc::config
