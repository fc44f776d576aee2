// Runs the statements of a document. Only for the files of this folder.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/config.hpp"

namespace vrpc::config {

class Evaluator {
 public:
  explicit Evaluator(Config& config);

  void run();

 private:
  void evaluate(StatementId id);
  void set(StatementId id, EntryId parent);
  void undo(StatementId id, EntryId parent);
  void keep_opaque(StatementId id, EntryId parent);
  void clear(const command::CommandRow& command, EntryId parent);
  void remove(EntryId id);
  void remove_below();
  void add_names();
  void add_names(EntryId id);

  EntryId add(EntryId parent, CommandId command, StatementId statement);
  // The key of the statement's identity, in `key_`: its keywords and values, in an order of their own.
  void make_key(const Statement& statement);
  void append_value(const bind::Value& value);
  [[nodiscard]] EntryId find(EntryId parent, CommandId command);
  void insert(EntryId id);
  [[nodiscard]] std::size_t slot_of(EntryId parent, CommandId command, std::string_view key) const;
  [[nodiscard]] std::string_view key(const Entry& entry) const {
    return std::string_view(keys_).substr(entry.key_begin, entry.key_size);
  }
  [[nodiscard]] bool has_settings(const Statement& statement) const;

  Config& config_;
  const Document& document_;
  const command::Grammar& grammar_;
  ViewId system_;
  std::vector<EntryId> entry_of_;  // by statement
  std::string keys_;
  std::string key_;
  std::string part_;
  std::vector<std::pair<std::size_t, std::size_t>> parts_;
  std::vector<std::uint32_t> slots_;  // entries by identity; open addressing
};

}  // namespace vrpc::config
