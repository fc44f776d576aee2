#include "diff/operations.hpp"

#include <algorithm>
#include <tuple>

#include "config/listed.hpp"

namespace vrpc::diff {

using command::CommandRow;
using command::index;
using command::kNone;

namespace {

const CommandRow* command_of(const Config& config, EntryId id) {
  const command::CommandId command = config.entry(id).command;
  return index(command) == kNone ? nullptr : &config.grammar().command(command);
}

bool is_list_of(const Config& config, command::Slice names, EntryId id) {
  const command::CommandId command = config.entry(id).command;
  return index(command) != kNone && config::is_listed(config.grammar(), names, config.grammar().name(command));
}

}  // namespace

void Operations::build(const std::vector<Change>& changes) {
  after_of_.emplace(index(Config::root()), Config::root());
  before_of_.emplace(index(Config::root()), Config::root());
  pair(Config::root(), Config::root());
  add(changes);
  for (std::uint32_t done = 0; done < operations_.size();) {
    const std::uint32_t first = done;
    for (; done < operations_.size(); ++done) wipe(Operation(operations_[done]), done);
    for (std::uint32_t i = first; i < operations_.size(); ++i) cover_owned(i);
    recreate_users();
  }
  for (std::uint32_t i = 0; i < operations_.size(); ++i) {
    const EntryId parent = config_of(operations_[i]).entry(operations_[i].entry).parent;
    const bool is_set = !operations_[i].undo && !operations_[i].back_to_default;
    if (const auto above = set_of_.find(index(parent)); is_set && above != set_of_.end()) depend(i, above->second);
  }
  order_lists();
  order_names();
}

// Lines that no definition covers are not needed: nothing owns or wipes them.
void Operations::pair(EntryId before, EntryId after) {
  std::map<std::pair<command::CommandId, std::string>, EntryId> found;
  for (const EntryId id : after_.children(after))
    if (command_of(after_, id) != nullptr) found.emplace(std::pair(after_.entry(id).command, after_.key(id)), id);
  for (const EntryId id : before_.children(before)) {
    if (command_of(before_, id) == nullptr) continue;
    const auto other = found.find({before_.entry(id).command, before_.key(id)});
    if (other == found.end()) continue;
    after_of_.emplace(index(id), other->second);
    before_of_.emplace(index(other->second), id);
    pair(id, other->second);
  }
}

void Operations::add(const std::vector<Change>& changes) {
  for (const Change& change : changes) add(change);
}

void Operations::add(const Change& change) {
  switch (change.kind) {
    case ChangeKind::within: return add(change.children);
    case ChangeKind::added: return add_subtree(change.after);
    case ChangeKind::moved: return recreate(change.before, change.after);
    case ChangeKind::removed: {
      const std::uint32_t number = add_undo(change.before);
      const config::Entry& entry = before_.entry(change.before);
      operations_[number].back_to_default = entry.undone && index(entry.command) != kNone;
      if (operations_[number].back_to_default) operations_[number].undo = false;
      return;
    }
    case ChangeKind::changed: {
      if (is_made_anew(change)) return recreate(change.before, change.after);
      add_set(change.after);
      return add(change.children);
    }
  }
}

std::uint32_t Operations::add_undo(EntryId before) {
  const auto [known, added] = undo_of_.try_emplace(index(before), static_cast<std::uint32_t>(operations_.size()));
  if (added) operations_.push_back({true, false, before, {}, false});
  return known->second;
}

std::uint32_t Operations::add_set(EntryId after) {
  const auto [known, added] = set_of_.try_emplace(index(after), static_cast<std::uint32_t>(operations_.size()));
  if (added) operations_.push_back({false, false, after, {}, false});
  return known->second;
}

// In the order that a device takes: that of the definitions, unless lines that they do not cover stand between.
void Operations::add_subtree(EntryId after) {
  add_set(after);
  if (command_of(after_, after) == nullptr) return;  // goes with its lines
  std::vector<EntryId> children = after_.children(after);
  std::erase_if(children, [this](EntryId id) { return after_.statement(id).state == bind::State::raw; });
  const bool opaque =
      std::any_of(children.begin(), children.end(), [this](EntryId id) { return command_of(after_, id) == nullptr; });
  if (!opaque)
    std::stable_sort(children.begin(), children.end(), [this](EntryId a, EntryId b) {
      return std::tuple(after_.entry(a).command, a) < std::tuple(after_.entry(b).command, b);
    });
  for (const EntryId child : children) add_subtree(child);
}

bool Operations::is_made_anew(const Change& change) const {
  const CommandRow* command = command_of(after_, change.after);
  if (command == nullptr || command->immutable == 0) return false;
  const command::Grammar& grammar = after_.grammar();
  const auto parameters = grammar.text_list(command->immutable_in);
  const auto differs = [&](command::TextRef name) {
    return before_.value(change.before, grammar.text(name)) != after_.value(change.after, grammar.text(name));
  };
  if (parameters.empty() || std::any_of(parameters.begin(), parameters.end(), differs)) return true;
  // `ospf 1` does not take the router ID of `ospf 1 router-id 192.0.2.1` away.
  bool lost = false;
  before_.document(change.before).visit_values(before_.statement(change.before), [&](const bind::Value& value) {
    lost = !after_.text(change.after, grammar.name(value.parameter));
    return !lost;
  });
  return lost;
}

// What cannot be overwritten is undone, which takes what is in it and what it owns, and made anew with all of that.
void Operations::recreate(EntryId before, EntryId after) {
  const std::uint32_t undo = add_undo(before);
  add_subtree(after);
  depend(set_of_.at(index(after)), undo);
  recreate_owned(after);
}

// Names that are there before and after, but not between.
std::set<std::string_view> Operations::names_that_go(std::string_view kind) const {
  std::set<std::string_view> gone;
  std::set<std::string_view> kept;
  for (const config::Name& definition : before_.names().definitions(kind)) {
    const std::uint32_t end = ending(definition.entry);
    (end != kNone && operations_[end].undo ? gone : kept).insert(definition.name);
  }
  if (gone.empty()) return gone;
  std::set<std::string_view> again;
  for (const config::Name& definition : after_.names().definitions(kind))
    (before_of_.contains(index(definition.entry)) ? again : kept).insert(definition.name);
  std::erase_if(gone, [&](std::string_view name) { return kept.contains(name) || !again.contains(name); });
  return gone;
}

// What uses an object that is made anew is taken away before, and set again.
void Operations::recreate_users() {
  for (const command::NameKindRow& row : after_.grammar().name_kind_rows()) {
    const std::string_view kind = after_.grammar().text(row.name);
    const std::set<std::string_view> gone = names_that_go(kind);
    if (gone.empty()) continue;
    std::set<std::pair<EntryId, std::string_view>> used_again;
    for (const config::Name& use : after_.names().uses(kind)) used_again.emplace(use.entry, use.name);
    for (const config::Name& use : before_.names().uses(kind)) {
      const auto after = after_of_.find(index(use.entry));
      if (!gone.contains(use.name) || after == after_of_.end()) continue;
      const std::uint32_t end = ending(use.entry);
      const bool stays = end == kNone || (!operations_[end].undo && used_again.contains({after->second, use.name}));
      if (stays) recreate(use.entry, after->second);
    }
  }
}

std::vector<EntryId> Operations::owned_by(const Config& config, EntryId owner) {
  const CommandRow* command = command_of(config, owner);
  if (command == nullptr || command->owns.count == 0) return {};
  auto& owned = &config == &before_ ? owned_before_ : owned_after_;
  if (!owned) owned.emplace(config);
  key_maker_.make(config.document(owner), config.statement(owner));
  std::vector<EntryId> result = owned->of(*command, key_maker_, config.entry(owner).parent);
  std::erase(result, owner);
  return result;
}

void Operations::recreate_owned(EntryId after) {
  const std::uint32_t set = set_of_.at(index(after));
  for (const EntryId id : owned_by(after_, after)) depend(add_set(id), set);
}

// `undo peer 10.1.1.1` takes all that is said of the peer.
void Operations::cover_owned(std::uint32_t number) {
  if (!operations_[number].undo) return;
  for (const EntryId id : owned_by(before_, operations_[number].entry)) {
    cover(id, number);
    undo_of_.try_emplace(index(id), number);
    // What the new configuration has nevertheless is set again.
    if (const auto after = after_of_.find(index(id)); after != after_of_.end()) depend(add_set(after->second), number);
  }
}

// Another operation takes the entry away: it needs no undo of its own.
void Operations::cover(EntryId before, std::uint32_t number) {
  const auto undo = undo_of_.find(index(before));
  if (undo == undo_of_.end() || undo->second == number) return;
  if (operations_[undo->second].entry != before) return;  // so does yet another
  operations_[undo->second].dropped = true;
  undo->second = number;
}

// `ip binding vpn-instance` wipes the addresses of the interface: they need no undo, and follow again.
void Operations::wipe(const Operation& operation, std::uint32_t number) {
  const Config& config = config_of(operation);
  const CommandRow* command = command_of(config, operation.entry);
  if (command == nullptr || command->clears.count == 0) return;
  const EntryId view = config.entry(operation.entry).parent;
  EntryId old_view = config::kNoEntry;
  EntryId new_view = config::kNoEntry;
  if (&config == &before_) {
    old_view = view;
    const auto found = after_of_.find(index(view));
    if (found != after_of_.end()) new_view = found->second;
  } else {
    new_view = view;
    if (const auto found = before_of_.find(index(view)); found != before_of_.end()) old_view = found->second;
  }
  if (old_view != config::kNoEntry) {
    for (const EntryId id : before_.children(old_view))
      if (is_list_of(before_, command->clears, id)) cover(id, number);
  }
  if (new_view == config::kNoEntry) return;
  for (const EntryId id : after_.children(new_view))
    if (is_list_of(after_, command->clears, id)) depend(add_set(id), number);
}

// --- Order ---

// A list whose order counts is built in its order.
void Operations::order_lists() {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> lists;  // view and command to entries
  for (const auto& [entry, number] : set_of_) {
    const CommandRow* command = command_of(after_, EntryId{entry});
    if (command != nullptr && command->ordered != 0)
      lists[{index(after_.entry(EntryId{entry}).parent), index(after_.entry(EntryId{entry}).command)}].push_back(entry);
  }
  for (auto& [list, entries] : lists) {
    std::sort(entries.begin(), entries.end());
    for (std::size_t i = 1; i < entries.size(); ++i) depend(set_of_.at(entries[i]), set_of_.at(entries[i - 1]));
  }
}

std::uint32_t Operations::ending(EntryId before) const {
  for (EntryId id = before; id != Config::root() && id != config::kNoEntry; id = before_.entry(id).parent)
    if (const auto undo = undo_of_.find(index(id)); undo != undo_of_.end()) return undo->second;
  const auto after = after_of_.find(index(before));
  if (after == after_of_.end()) return kNone;
  const auto set = set_of_.find(index(after->second));
  return set != set_of_.end() ? set->second : kNone;
}

void Operations::order_names() {
  const auto kinds = after_.grammar().name_kind_rows();
  for (const command::NameKindRow& row : kinds) {
    const std::string_view kind = after_.grammar().text(row.name);
    std::multimap<std::string_view, EntryId> old_uses;
    for (const config::Name& use : before_.names().uses(kind)) old_uses.emplace(use.name, use.entry);
    for (const config::Name& definition : before_.names().definitions(kind)) {
      const std::uint32_t undo = ending(definition.entry);
      if (undo == kNone || !operations_[undo].undo) continue;
      const auto [first, last] = old_uses.equal_range(definition.name);
      for (auto use = first; use != last; ++use) {
        const std::uint32_t end = ending(use->second);
        if (end != kNone) depend(undo, end);
      }
    }
    keep_defined(kind);
    std::multimap<std::string_view, EntryId> new_uses;
    for (const config::Name& use : after_.names().uses(kind)) new_uses.emplace(use.name, use.entry);
    for (const config::Name& definition : after_.names().definitions(kind)) {
      const auto set = set_of_.find(index(definition.entry));
      if (set == set_of_.end()) continue;
      const auto [first, last] = new_uses.equal_range(definition.name);
      for (auto use = first; use != last; ++use)
        if (const auto user = set_of_.find(index(use->second)); user != set_of_.end())
          depend(user->second, set->second);
    }
  }
}

// Operations whose turn may come, by the view that they are typed in.
class Operations::Ready {
 public:
  explicit Ready(const Operations& operations) : operations_(operations) {}

  void insert(std::uint32_t number) {
    all_.insert(rank(number));
    by_view_[view(number)].insert(rank(number));
  }
  [[nodiscard]] bool empty() const { return all_.empty(); }

  // What can be taken away at once goes first, as what is new may want its place. After that a view is left when it is
  // complete: what stands in the view of the last operation, in the one that it opened, or in the nearest around it.
  std::uint32_t take(std::uint32_t last) {
    const bool undo = !std::get<0>(*all_.begin());
    setting_ |= !undo;
    Rank next = *all_.begin();
    if (last != kNone) {
      const Operation& done = operations_.operations_[last];
      const Config& config = operations_.config_of(done);
      for (EntryId id = done.entry; id != Config::root(); id = config.entry(id).parent) {
        const auto here = by_view_.find({&config == &operations_.before_, index(id)});
        if (here == by_view_.end() || here->second.empty()) continue;
        if (!setting_ && std::get<0>(*here->second.begin())) continue;
        next = *here->second.begin();
        break;
      }
    }
    const std::uint32_t number = std::get<2>(next);
    all_.erase(next);
    by_view_[view(number)].erase(next);
    return number;
  }

 private:
  // The last of the text is taken away first.
  using Rank = std::tuple<bool, std::int64_t, std::uint32_t>;
  [[nodiscard]] Rank rank(std::uint32_t number) const {
    const Operation& operation = operations_.operations_[number];
    const std::int64_t position = operation.undo ? -std::int64_t{index(operation.entry)} : std::int64_t{number};
    return {!operation.undo, position, number};
  }
  using View = std::pair<bool, std::uint32_t>;  // of the old configuration, or of the new one
  [[nodiscard]] View view(std::uint32_t number) const {
    const Operation& operation = operations_.operations_[number];
    const Config& config = operations_.config_of(operation);
    return {&config == &operations_.before_, index(config.entry(operation.entry).parent)};
  }

  const Operations& operations_;
  std::set<Rank> all_;
  std::map<View, std::set<Rank>> by_view_;
  bool setting_ = false;  // nothing is left that could have been taken away at once
};

std::vector<std::uint32_t> Operations::ordered(bool& forced) const {
  std::vector<std::vector<std::uint32_t>> later(operations_.size());
  std::vector<std::size_t> waiting(operations_.size());
  std::set<std::uint32_t> blocked;
  Ready ready(*this);
  for (std::uint32_t i = 0; i < operations_.size(); ++i) {
    for (const std::uint32_t earlier : operations_[i].after) later[earlier].push_back(i);
    waiting[i] = operations_[i].after.size();
    waiting[i] == 0 ? ready.insert(i) : void(blocked.insert(i));
  }
  std::vector<std::uint32_t> order;
  std::uint32_t last = kNone;
  while (!ready.empty() || !blocked.empty()) {
    if (ready.empty()) {
      forced = true;
      ready.insert(*blocked.begin());
      blocked.erase(blocked.begin());
    }
    const std::uint32_t number = ready.take(last);
    if (!operations_[number].dropped) {
      order.push_back(number);
      last = number;
    }
    for (const std::uint32_t other : later[number])
      if (--waiting[other] == 0 && blocked.erase(other) > 0) ready.insert(other);
  }
  return order;
}

// A list whose entries are all replaced keeps its name: new entries come before old ones go.
void Operations::keep_defined(std::string_view kind) {
  std::multimap<std::string_view, std::uint32_t> sets;  // those that define the name
  for (const config::Name& definition : after_.names().definitions(kind))
    if (const auto set = set_of_.find(index(definition.entry)); set != set_of_.end())
      sets.emplace(definition.name, set->second);
  for (const config::Name& definition : before_.names().definitions(kind)) {
    const std::uint32_t undo = ending(definition.entry);
    if (undo == kNone || !operations_[undo].undo) continue;
    const auto [first, last] = sets.equal_range(definition.name);
    for (auto set = first; set != last; ++set)
      if (!before_of_.contains(index(operations_[set->second].entry))) depend(undo, set->second);
  }
}

}  // namespace vrpc::diff
