#include "config/evaluator.hpp"

#include <algorithm>

#include "config/listed.hpp"

namespace vrpc::config {

using bind::State;
using command::Default;
using command::index;
using command::kNone;

Evaluator::Evaluator(Config& config)
    : config_(config), grammar_(config.grammar()), system_(grammar_.find_view("system").value_or(ViewId{kNone})) {
  config_.entries_.emplace_back();
  last_child_.push_back(kNoEntry);
}

void Evaluator::run(std::uint32_t number) {
  number_ = number;
  document_ = config_.documents_[number];
  entry_of_.assign(document_->statements.size(), kNoEntry);
  config_.entries_.reserve(config_.entries_.size() + document_->statements.size());
  last_child_.reserve(config_.entries_.size() + document_->statements.size());
  if (is_watched()) watch();
  const std::vector<bool> given_up = discarded();
  for (std::uint32_t i = 0; i < document_->statements.size(); ++i)
    if (given_up.empty() || !given_up[i]) evaluate(StatementId{i});
}

std::vector<bool> Evaluator::discarded() const {
  std::vector<bool> result;
  const auto& statements = document_->statements;
  const auto give_up = [&](std::size_t from, std::size_t to) {
    result.resize(statements.size());
    std::fill(result.begin() + static_cast<std::ptrdiff_t>(from), result.begin() + static_cast<std::ptrdiff_t>(to),
              true);
  };
  std::size_t committed = 0;  // what comes before it is in effect
  std::size_t tried = 0;      // and before this, without a trial
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (statements[i].state != State::session || index(statements[i].form) == kNone) continue;
    switch (grammar_.command(grammar_.command_of(statements[i].form)).effect) {
      case command::Effect::commit:
        if (!document_->has_keyword(statements[i], "trial")) tried = i;
        committed = i;
        break;
      case command::Effect::discard: give_up(committed, i); break;
      case command::Effect::abort:
        give_up(tried, i);
        committed = i;
        break;
      default: break;
    }
  }
  return result;
}

void Evaluator::evaluate(StatementId id) {
  const Statement& statement = document_->statement(id);
  if (statement.state == State::session || statement.detached) return;
  EntryId parent = Config::root();
  // What is typed in the user view is no configuration.
  if (statement.parent == bind::kNoStatement && statement.view() != system_) return;
  if (statement.parent != bind::kNoStatement) parent = entry_of_[index(statement.parent)];
  // The view was taken away after the line that opened it.
  if (parent == kNoEntry || config_.entry(parent).removed) return;
  statement_ = id;
  piece_ = kNone;
  // The device refuses a wrong line. It is kept as text, so that nothing is lost and no wrong value gets further.
  if (index(statement.form) == kNone || statement.state == State::wrong) {
    keep_opaque(parent);
  } else {
    const command::CommandRow& command = grammar_.command(grammar_.command_of(statement.form));
    if (command.clears.count > 0) clear(command, parent);
    if (command.each != 0 || command.expands.count > 0) {
      evaluate_pieces(statement, command, parent);
    } else {
      evaluate(statement, parent);
    }
  }
  if (is_watched()) report_dangling(parent);
}

void Evaluator::evaluate(const Statement& statement, EntryId parent) {
  key_ = key_maker_.make(*document_, statement);
  statement.undo ? undo(statement, parent) : set(statement, parent);
}

EntryId Evaluator::add(EntryId parent, CommandId command) {
  const EntryId id{static_cast<std::uint32_t>(config_.entries_.size())};
  Entry& entry = config_.entries_.emplace_back();
  entry.command = command;
  entry.parent = parent;
  take_statement(entry);
  entry_of_[index(statement_)] = id;
  Entry& view = config_.entries_[index(parent)];
  EntryId& last = last_child_[index(parent)];
  (last == kNoEntry ? view.first_child : config_.entries_[index(last)].next) = id;
  last = id;
  last_child_.push_back(kNoEntry);
  if (view.child_count <= kFew && ++view.child_count > kFew) enter_children(parent);
  if (index(command) == kNone) config_.opaque_.push_back(id);
  if (owned_) owned_->add(id);
  return id;
}

void Evaluator::take_statement(Entry& entry) {
  entry.is_piece = piece_ != kNone;
  entry.statement = entry.is_piece ? piece_ : index(statement_);
  entry.document = static_cast<std::uint8_t>(number_);
}

// --- Setting ---

void Evaluator::set(const Statement& statement, EntryId parent) {
  const CommandId command = grammar_.command_of(statement.form);
  const EntryId known = find(parent, command);
  if (known == kNoEntry) {
    const EntryId added = add(parent, command);
    insert(added);
    count(added, true);
  } else {
    overwrite(known, statement);
  }
}

void Evaluator::overwrite(EntryId known, const Statement& statement) {
  Entry& entry = config_.entries_[index(known)];
  entry_of_[index(statement_)] = known;
  const command::CommandRow& command = grammar_.command(entry.command);
  if (!entry.undone && entry.document == number_)
    config_.repetitions_.push_back({known, config_.set_by(known), statement_});
  // `keychain K` enters what `keychain K mode absolute` made, and changes nothing.
  const bool enters = index(command.enters) != kNone;
  if (!entry.undone && enters && !has_settings(statement)) return;
  const bool same = is_watched() && !entry.undone &&
                    config_.document(known).canonical(config_.statement(known)) == document_->canonical(statement);
  if (same && command.raw == command::Raw::none) report(Event::Kind::no_effect, entry.parent);
  count(known, false);
  take_statement(entry);
  entry.undone = false;
  if (owned_) owned_->add(known);
  count(known, true);
  // A banner or a key is replaced as a whole.
  if (command.raw != command::Raw::none) for_children(known, [this](EntryId child) { remove(child); });
}

// --- Undoing ---

// Several commands may be taken back by the same line: `undo acl name a`, whatever kind of ACL it is.
EntryId Evaluator::find_undone(const Statement& statement, EntryId parent) {
  const EntryId own = find(parent, grammar_.command_of(statement.form));
  if (own != kNoEntry) return own;
  const auto alike = grammar_.list(grammar_.form(statement.form).alike);
  for (const std::uint32_t form : alike) {
    Statement other = statement;
    other.form = command::FormId{form};
    key_ = key_maker_.make(*document_, other);
    const EntryId known = find(parent, grammar_.command_of(other.form));
    if (known != kNoEntry) return known;
  }
  if (!alike.empty()) key_ = key_maker_.make(*document_, statement);
  return kNoEntry;
}

void Evaluator::undo(const Statement& statement, EntryId parent) {
  const EntryId known = find_undone(statement, parent);
  if (known == kNoEntry) {
    if (!sweep(statement, parent)) undo_unknown(statement, parent);
    return;
  }
  const command::CommandRow& row = grammar_.command(config_.entry(known).command);
  Entry& entry = config_.entries_[index(known)];
  if (entry.undone || row.default_state != Default::off) {
    count(known, false);
    if (entry.command != grammar_.command_of(statement.form)) keep_key(entry);
    take_statement(entry);
    entry.undone = true;
    entry_of_[index(statement_)] = known;
  } else {
    remove(known);
    remove_owned(row, parent);
  }
}

// What is not there cannot be deleted, but a default can be switched off.
void Evaluator::undo_unknown(const Statement& statement, EntryId parent) {
  const CommandId command = grammar_.command_of(statement.form);
  const command::CommandRow& row = grammar_.command(command);
  const bool is_switch = row.default_state != Default::off;
  if (is_watched() && !is_switch) return report(Event::Kind::nothing_to_undo, parent);
  if (index(row.enters) != kNone) return;
  (void)find(parent, command);  // it is not there: what was looked for last may have been another command
  const EntryId added = add(parent, command);
  config_.entries_[index(added)].undone = true;
  insert(added);
}

// `undo ip address`: takes all that have what it names.
bool Evaluator::sweep(const Statement& statement, EntryId parent) {
  if (grammar_.form(statement.form).sweeps == 0) return false;
  const CommandId command = grammar_.command_of(statement.form);
  bool swept = false;
  for_children(parent, [&](EntryId id) {
    if (config_.entry(id).command != command || config_.entry(id).undone) return;
    if (!key_maker_.is_about(config_.document(id), config_.statement(id))) return;
    remove(id);
    swept = true;
  });
  if (swept) remove_owned(grammar_.command(command), parent);
  return swept;
}

// Removed ones are unlinked in passing, so that a script that adds and removes without end does not meet them each
// time.
template <typename Handle> void Evaluator::for_children(EntryId view, const Handle& handle) {
  EntryId before = kNoEntry;
  for (EntryId id = config_.entry(view).first_child; id != kNoEntry;) {
    if (!config_.entry(id).removed) handle(id);
    const EntryId next = config_.entry(id).next;
    if (!config_.entry(id).removed) {
      before = id;
    } else {
      (before == kNoEntry ? config_.entries_[index(view)].first_child : config_.entries_[index(before)].next) = next;
      if (next == kNoEntry) last_child_[index(view)] = before;
    }
    id = next;
  }
}

// What is in a removed view is removed.
void Evaluator::remove(EntryId id) {
  count(id, false);
  config_.entries_[index(id)].removed = true;
  for_children(id, [this](EntryId child) { remove(child); });
}

// `undo peer 10.1.1.1` takes all that is said of the peer, here and in the views below.
void Evaluator::remove_owned(const command::CommandRow& owner, EntryId view) {
  if (owner.owns.count == 0) return;
  if (!owned_) owned_.emplace(config_);
  for (const EntryId id : owned_->of(owner, key_maker_, view))
    if (!config_.entry(id).removed) remove(id);
}

// Running the command wipes others of the same view, as `ip binding vpn-instance` does with the addresses.
void Evaluator::clear(const command::CommandRow& command, EntryId parent) {
  for_children(parent, [&](EntryId id) {
    const CommandId child = config_.entry(id).command;
    if (index(child) != kNone && is_listed(grammar_, command.clears, grammar_.name(child))) remove(id);
  });
}

bool Evaluator::has_settings(const Statement& statement) const {
  const syntax::Tree& tree = document_->tree();
  for (std::uint32_t word = tree.first_word(statement.line); word < tree.end_word(statement.line); ++word) {
    const command::LeafRow& leaf = grammar_.leaf(document_->leaf(statement, word));
    if (leaf.identity == command::Identity::none && leaf.property != 0) return true;
  }
  return false;
}

// --- Names ---

void Evaluator::add_names() {
  // No longer needed, and as large as the names may be.
  slots_ = std::vector<Slot>();
  last_child_ = std::vector<EntryId>();
  entry_of_ = std::vector<EntryId>();
  for (std::uint32_t i = 1; i < config_.entries_.size(); ++i) {
    const Entry& entry = config_.entries_[i];
    if (entry.removed || entry.undone || index(entry.command) == kNone) continue;
    if (grammar_.form(config_.statement(EntryId{i}).form).names != 0) add_names(EntryId{i});
  }
  config_.names_.finish();
}

void Evaluator::add_names(EntryId id) {
  const Document& document = config_.document(id);
  document.visit_values(config_.statement(id), [&](const bind::Value& value) {
    const command::ParameterRow& parameter = grammar_.parameter(value.parameter);
    if (parameter.role == command::NameRole::none) return true;
    canonical_.clear();
    document.append_canonical(value, canonical_);
    const Name name{config_.names_.keep(canonical_, document.text(value)), document.span(value), id,
                    parameter.name_kind, parameter.role == command::NameRole::softly_uses};
    if (parameter.role == command::NameRole::defines) {
      config_.names_.define(name);
    } else {
      config_.names_.use(name);
    }
    return true;
  });
  add_default_names(id);
}

// `ospf` without a number is process 1.
void Evaluator::add_default_names(EntryId id) {
  const command::Slice parameters = grammar_.command(config_.entry(id).command).parameters;
  for (std::uint32_t i = parameters.first; i < parameters.first + parameters.count; ++i) {
    const command::ParameterRow& parameter = grammar_.parameter(command::ParameterId{i});
    if (parameter.role != command::NameRole::defines || parameter.default_value.size == 0) continue;
    if (config_.value(id, grammar_.text(parameter.name))) continue;
    const Name name{grammar_.text(parameter.default_value), config_.span(id), id, parameter.name_kind, false};
    config_.names_.define(name);
  }
}

// --- What a script did ---

void Evaluator::watch() {
  for (std::uint32_t i = 1; i < config_.entries_.size(); ++i)
    if (!config_.entries_[i].removed) count(EntryId{i}, true);
  (void)references_.take_new_dangling();  // those that dangled before
}

void Evaluator::count(EntryId id, bool there) {
  if (!is_watched() || config_.entry(id).undone || index(config_.entry(id).command) == kNone) return;
  const auto change = there ? &References::add : &References::remove;
  (references_.*change)(config_.document(id), config_.statement(id));
}

void Evaluator::report_dangling(EntryId parent) {
  for (const References::Name& name : references_.take_new_dangling())
    config_.events_.push_back({Event::Kind::left_dangling, statement_, parent, name});
}

}  // namespace vrpc::config
