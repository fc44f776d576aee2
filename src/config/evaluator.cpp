#include "config/evaluator.hpp"

#include <algorithm>
#include <functional>

namespace vrpc::config {

using bind::State;
using command::index;
using command::kNone;

Evaluator::Evaluator(Config& config)
    : config_(config),
      document_(config.document()),
      grammar_(config.grammar()),
      system_(grammar_.find_view("system").value_or(ViewId{kNone})) {
  entry_of_.assign(document_.statements.size(), kNoEntry);
  config_.entries_.reserve(document_.statements.size() + 1);
  config_.entries_.emplace_back();
  std::size_t slots = 64;
  while (slots < 2 * document_.statements.size()) slots *= 2;
  slots_.assign(slots, kNone);
}

void Evaluator::run() {
  for (std::uint32_t i = 0; i < document_.statements.size(); ++i) evaluate(StatementId{i});
  remove_below();
  add_names();
}

void Evaluator::evaluate(StatementId id) {
  const Statement& statement = document_.statement(id);
  if (statement.state == State::session || statement.detached) return;
  EntryId parent = Config::root();
  // What is typed in the user view is no configuration.
  if (statement.parent == bind::kNoStatement && statement.view != system_) return;
  if (statement.parent != bind::kNoStatement) parent = entry_of_[index(statement.parent)];
  // The view was taken away after the line that opened it.
  if (parent == kNoEntry || config_.entry(parent).removed) return;
  // The device refuses a wrong line. It is kept as text, so that nothing is lost and no wrong value gets further.
  if (index(statement.form) == kNone || statement.state == State::wrong) return keep_opaque(id, parent);
  const command::CommandRow& command = grammar_.command(grammar_.command_of(statement.form));
  if (command.clears.count > 0) clear(command, parent);
  if (statement.undo) return undo(id, parent);
  set(id, parent);
}

EntryId Evaluator::add(EntryId parent, CommandId command, StatementId statement) {
  const EntryId id{static_cast<std::uint32_t>(config_.entries_.size())};
  Entry& entry = config_.entries_.emplace_back();
  entry.command = command;
  entry.statement = statement;
  entry.parent = parent;
  entry_of_[index(statement)] = id;
  Entry& above = config_.entries_[index(parent)];
  if (above.last_child == kNoEntry) {
    above.first_child = id;
  } else {
    config_.entries_[index(above.last_child)].next = id;
  }
  above.last_child = id;
  return id;
}

void Evaluator::keep_opaque(StatementId id, EntryId parent) { add(parent, CommandId{kNone}, id); }

void Evaluator::set(StatementId id, EntryId parent) {
  const Statement& statement = document_.statement(id);
  const CommandId command = grammar_.command_of(statement.form);
  make_key(statement);
  const EntryId known = find(parent, command);
  if (known == kNoEntry) {
    insert(add(parent, command, id));
    return;
  }
  Entry& entry = config_.entries_[index(known)];
  entry_of_[index(id)] = known;
  if (!entry.undone) config_.repetitions_.push_back({known, entry.statement, id});
  // `keychain K` enters what `keychain K mode absolute` made, and changes nothing.
  const bool enters = index(grammar_.command(command).enters) != kNone;
  if (!entry.undone && enters && !has_settings(statement)) return;
  entry.statement = id;
  entry.undone = false;
  // A banner or a key is replaced as a whole.
  if (grammar_.command(command).raw == command::Raw::none) return;
  for (EntryId child = entry.first_child; child != kNoEntry; child = config_.entry(child).next) remove(child);
}

void Evaluator::undo(StatementId id, EntryId parent) {
  const Statement& statement = document_.statement(id);
  const CommandId command = grammar_.command_of(statement.form);
  make_key(statement);
  const EntryId known = find(parent, command);
  const command::CommandRow& row = grammar_.command(command);
  if (known == kNoEntry) {
    // What is not there cannot be deleted, but a default can be switched off.
    if (index(row.enters) != kNone) return;
    const EntryId added = add(parent, command, id);
    config_.entries_[index(added)].undone = true;
    insert(added);
    return;
  }
  Entry& entry = config_.entries_[index(known)];
  if (entry.undone || row.default_on != 0) {
    entry.statement = id;
    entry.undone = true;
    entry_of_[index(id)] = known;
  } else {
    remove(known);
  }
}

void Evaluator::remove(EntryId id) { config_.entries_[index(id)].removed = true; }

// What is in a removed view is removed. Parents come before their children.
void Evaluator::remove_below() {
  for (std::size_t i = 1; i < config_.entries_.size(); ++i) {
    Entry& entry = config_.entries_[i];
    entry.removed |= config_.entry(entry.parent).removed;
  }
}

// Running the command wipes others of the same view, as `ip binding vpn-instance` does with the addresses.
void Evaluator::clear(const command::CommandRow& command, EntryId parent) {
  for (EntryId child = config_.entry(parent).first_child; child != kNoEntry; child = config_.entry(child).next) {
    const Entry& entry = config_.entry(child);
    if (entry.removed || index(entry.command) == kNone) continue;
    const std::string_view name = grammar_.name(entry.command);
    const auto cleared = grammar_.text_list(command.clears);
    const auto named = [&](command::TextRef ref) { return grammar_.text(ref) == name; };
    if (std::any_of(cleared.begin(), cleared.end(), named)) remove(child);
  }
}

bool Evaluator::has_settings(const Statement& statement) const {
  const syntax::Tree& tree = document_.tree();
  for (std::uint32_t word = tree.first_word(statement.line); word < tree.end_word(statement.line); ++word) {
    const command::LeafRow& leaf = grammar_.leaf(document_.leaves[word]);
    if (leaf.identity == 0 && leaf.property != 0) return true;
  }
  return false;
}

// --- Identity ---

void Evaluator::append_value(const bind::Value& value) {
  const command::TextRef name = grammar_.parameter(value.parameter).name;
  part_ += 'v';
  part_.append(reinterpret_cast<const char*>(&name.begin), sizeof(name.begin));
  part_ += document_.canonical(value);
}

void Evaluator::make_key(const Statement& statement) {
  part_.clear();
  parts_.clear();
  const auto end_part = [this](std::size_t begin) { parts_.emplace_back(begin, part_.size() - begin); };
  const syntax::Tree& tree = document_.tree();
  for (std::uint32_t word = tree.first_word(statement.line); word < tree.end_word(statement.line); ++word) {
    const command::LeafId id = document_.leaves[word];
    const command::LeafRow& leaf = grammar_.leaf(id);
    if (leaf.identity == 0) continue;
    const std::size_t begin = part_.size();
    if (leaf.symbol.is_keyword()) {
      const auto keyword = index(leaf.symbol.keyword());
      part_ += 'k';
      part_.append(reinterpret_cast<const char*>(&keyword), sizeof(keyword));
    } else {
      bind::Value value{leaf.parameter, id, word, 1};
      while (word + 1 < tree.end_word(statement.line) && grammar_.leaf(document_.leaves[word + 1]).joined != 0) {
        ++word;
        ++value.word_count;
      }
      append_value(value);
    }
    end_part(begin);
  }
  // `undo` may name the parts in another order.
  const std::string_view all(part_);
  std::sort(parts_.begin(), parts_.end(), [all](const auto& a, const auto& b) {
    return all.substr(a.first, a.second) < all.substr(b.first, b.second);
  });
  key_.clear();
  for (const auto& [begin, size] : parts_) {
    key_ += all.substr(begin, size);
    key_ += '\n';  // in no word
  }
}

std::size_t Evaluator::slot_of(EntryId parent, CommandId command, std::string_view key) const {
  std::size_t hash = std::hash<std::string_view>{}(key);
  hash ^= (std::size_t{index(parent)} * 0x9E3779B97F4A7C15U) ^ (std::size_t{index(command)} * 0xC2B2AE3D27D4EB4FU);
  hash ^= hash >> 29;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] == kNone) return slot;
    const Entry& entry = config_.entries_[slots_[slot]];
    if (entry.parent == parent && entry.command == command && this->key(entry) == key) return slot;
  }
}

EntryId Evaluator::find(EntryId parent, CommandId command) {
  const std::uint32_t number = slots_[slot_of(parent, command, key_)];
  if (number == kNone || config_.entries_[number].removed) return kNoEntry;
  return EntryId{number};
}

// A removed entry of the same identity gives its slot to the new one.
void Evaluator::insert(EntryId id) {
  Entry& entry = config_.entries_[index(id)];
  const std::size_t slot = slot_of(entry.parent, entry.command, key_);
  entry.key_begin = static_cast<std::uint32_t>(keys_.size());
  entry.key_size = static_cast<std::uint32_t>(key_.size());
  keys_ += key_;
  slots_[slot] = index(id);
}

// --- Names ---

void Evaluator::add_names() {
  for (std::uint32_t i = 1; i < config_.entries_.size(); ++i) {
    const Entry& entry = config_.entries_[i];
    if (entry.removed || entry.undone || index(entry.command) == kNone) continue;
    if (grammar_.form(document_.statement(entry.statement).form).names != 0) add_names(EntryId{i});
  }
}

void Evaluator::add_names(EntryId id) {
  for (const bind::Value& value : document_.values(config_.statement(id))) {
    const command::ParameterRow& parameter = grammar_.parameter(value.parameter);
    if (parameter.role == command::NameRole::none) continue;
    Name name{parameter.name_kind, document_.canonical(value), document_.span(value), id,
              parameter.role == command::NameRole::softly_uses};
    if (parameter.role == command::NameRole::defines) {
      config_.names_.define(std::move(name));
    } else {
      config_.names_.use(std::move(name));
    }
  }
}

}  // namespace vrpc::config
