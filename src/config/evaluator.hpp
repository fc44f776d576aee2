// Runs the statements of documents, one document after the other. Only for the files of this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.hpp"
#include "config/key.hpp"
#include "config/owned.hpp"

namespace vrpc::config {

class Evaluator {
 public:
  explicit Evaluator(Config& config);

  // `number` of the configuration's document. What a later one does is watched, and leaves events.
  void run(std::uint32_t number);
  void add_names();

 private:
  // Entries of views with many, by identity; open addressing, a power of two of them. The hash tells most others
  // without a look at them.
  struct Slot {
    EntryId entry = kNoEntry;
    std::uint32_t hash = 0;
  };

  // Of each statement, whether a later one gives up what it did.
  [[nodiscard]] std::vector<bool> discarded() const;
  void evaluate(StatementId id);
  void evaluate(const Statement& statement, EntryId parent);
  void evaluate_pieces(const Statement& statement, const command::CommandRow& command, EntryId parent);
  void set(const Statement& statement, EntryId parent);
  void overwrite(EntryId known, const Statement& statement);
  void undo(const Statement& statement, EntryId parent);
  [[nodiscard]] EntryId find_undone(const Statement& statement, EntryId parent);
  void undo_unknown(const Statement& statement, EntryId parent);
  void keep_opaque(EntryId parent);
  void undo_opaque(EntryId parent);
  [[nodiscard]] EntryId find_opaque(EntryId parent, std::string_view text) const;
  void clear(const command::CommandRow& command, EntryId parent);
  void remove(EntryId id);
  void remove_owned(const command::CommandRow& owner, EntryId view);
  bool sweep(const Statement& statement, EntryId parent);
  void add_names(EntryId id);
  void add_default_names(EntryId id);

  // Entries of the view, removed ones left out.
  template <typename Handle> void for_children(EntryId view, const Handle& handle);
  EntryId add(EntryId parent, CommandId command);
  void take_statement(Entry& entry);
  [[nodiscard]] EntryId find(EntryId parent, CommandId command);
  void insert(EntryId id);
  void enter(EntryId id);
  void enter(Slot slot, std::size_t place);
  void enter_children(EntryId parent);
  [[nodiscard]] bool has_key(EntryId id, std::uint32_t hash);
  void keep_key(Entry& entry);
  [[nodiscard]] bool has_settings(const Statement& statement) const;

  // What a script did.
  [[nodiscard]] bool is_watched() const { return number_ > 0; }
  void watch();
  void count(EntryId id, bool there);
  void report_dangling(EntryId parent);
  void report(Event::Kind kind, EntryId parent) { config_.events_.push_back({kind, statement_, parent, {}}); }

  Config& config_;
  const command::Grammar& grammar_;
  ViewId system_;
  KeyMaker key_maker_;
  KeyMaker other_key_maker_;
  static constexpr std::uint32_t kFew = 8;  // a view that holds more has a table
  std::vector<EntryId> last_child_;         // by entry
  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::size_t entered_ = 0;
  std::uint32_t slot_hash_ = 0;  // of what `find` looked for last
  std::size_t slot_ = 0;         // and where it would be, if its view has many
  References references_;
  std::optional<OwnedEntries> owned_;  // made when first asked for

  // Of the document and statement at hand.
  std::uint32_t number_ = 0;
  const Document* document_ = nullptr;
  std::vector<EntryId> entry_of_;  // by statement
  StatementId statement_ = bind::kNoStatement;
  std::uint32_t piece_ = command::kNone;
  std::string_view key_;
  std::vector<bind::Element> elements_;
  std::string canonical_;
};

}  // namespace vrpc::config
