#include "diff/compare.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "config/defaults.hpp"
#include "config/opaque.hpp"

namespace vrpc::diff {
namespace {

using bind::State;
using command::Default;
using command::index;
using command::kNone;

class Comparison {
 public:
  Comparison(const Config& before, const Config& after) : before_(before), after_(after) {}

  std::vector<Change> run(EntryId before, EntryId after) const {
    const std::vector<EntryId> old = objects(before_, before);
    const std::vector<EntryId> current = objects(after_, after);
    const auto found = by_key(after_, current);
    std::unordered_map<std::uint32_t, EntryId> paired;  // after to before
    std::vector<Change> changes;
    Occurrences seen;
    std::vector<std::pair<EntryId, EntryId>> pairs;
    for (const EntryId id : old) {
      const auto pair = found.find(key(before_, id, seen));
      if (pair != found.end()) {
        paired.emplace(index(pair->second), id);
        pairs.emplace_back(id, pair->second);
      } else if (!can_be_undone(before_, id)) {
        std::vector<Change> emptied = removed_children(id);
        if (!emptied.empty()) changes.push_back({ChangeKind::within, id, config::kNoEntry, std::move(emptied)});
      } else if (counts(before_, id, false)) {
        changes.push_back({ChangeKind::removed, id, config::kNoEntry, {}});
      }
    }
    const auto moved = moved_entries(pairs, current);
    for (const auto& [id, other] : pairs) {
      Change change = compare_pair(id, other);
      if (moved.contains(index(other))) change.kind = ChangeKind::moved;
      if (change.kind != ChangeKind::within || !change.children.empty()) changes.push_back(std::move(change));
    }
    for (const EntryId id : current)
      if (!paired.contains(index(id)) && counts(after_, id, true))
        changes.push_back({ChangeKind::added, config::kNoEntry, id, {}});
    return changes;
  }

 private:
  using Occurrences = std::map<std::string, int, std::less<>>;  // of the texts of lines that no definition covers

  // What is in a view, without the text of a block, which belongs to the line that starts it, and without lines that no
  // definition covers and that are there already.
  static std::vector<EntryId> objects(const Config& config, EntryId view) {
    std::vector<EntryId> result = config.children(view);
    std::set<std::string> texts;
    const auto is_opaque = [&config](EntryId id) { return index(config.entry(id).command) == kNone; };
    const auto text = [&config](EntryId id) { return config::opaque_text(config.document(id), config.statement(id)); };
    for (const EntryId id : result)
      if (is_opaque(id) && config.entry(id).first_child != config::kNoEntry) texts.insert(text(id));
    std::erase_if(result, [&](EntryId id) {
      if (config.statement(id).state == State::raw) return true;
      const bool is_line = is_opaque(id) && config.entry(id).first_child == config::kNoEntry;
      return is_line && !texts.insert(text(id)).second;
    });
    // Of `x` and `undo x` only one can be in effect.
    std::erase_if(result, [&](EntryId id) {
      const std::string line = is_opaque(id) ? text(id) : std::string();
      return line.starts_with("undo ") && texts.contains(line.substr(5));
    });
    return result;
  }

  static std::string key(const Config& config, EntryId id, Occurrences& seen) {
    const config::Entry& entry = config.entry(id);
    if (index(entry.command) != kNone) return std::to_string(index(entry.command)) + ' ' + config.key(id);
    std::string text = config::opaque_text(config.document(id), config.statement(id));
    const int number = ++seen[text];
    return "? " + text + '\n' + std::to_string(number);
  }

  static std::unordered_map<std::string, EntryId> by_key(const Config& config, const std::vector<EntryId>& entries) {
    std::unordered_map<std::string, EntryId> result;
    Occurrences seen;
    for (const EntryId id : entries) result.emplace(key(config, id, seen), id);
    return result;
  }

  // Whether being there differs from not being there, in the other configuration.
  static bool counts(const Config& config, EntryId id, bool is_new) {
    const config::Entry& entry = config.entry(id);
    if (index(entry.command) == kNone) return true;
    if (!can_be_undone(config, id)) {
      const std::vector<EntryId> children = objects(config, id);
      return std::any_of(children.begin(), children.end(),
                         [&](EntryId child) { return counts(config, child, is_new); });
    }
    switch (config.grammar().command(entry.command).default_state) {
      case Default::off: return !entry.undone && !config::is_default(config, id);
      case Default::on: return entry.undone;
      case Default::varies: return is_new;
    }
    return true;
  }

  // A view without an undo form is there as long as something is in it.
  static bool can_be_undone(const Config& config, EntryId id) {
    const command::CommandId command = config.entry(id).command;
    if (index(command) == kNone || index(config.grammar().command(command).enters) == kNone) return true;
    const command::Slice forms = config.grammar().command(command).forms;
    for (std::uint32_t i = 0; i < forms.count; ++i)
      if (config.grammar().form(command::FormId{forms.first + i}).undo != 0) return true;
    return false;
  }

  [[nodiscard]] std::vector<Change> removed_children(EntryId view) const {
    std::vector<Change> changes;
    for (const EntryId id : objects(before_, view)) {
      if (!can_be_undone(before_, id)) {
        std::vector<Change> emptied = removed_children(id);
        if (!emptied.empty()) changes.push_back({ChangeKind::within, id, config::kNoEntry, std::move(emptied)});
      } else if (counts(before_, id, false)) {
        changes.push_back({ChangeKind::removed, id, config::kNoEntry, {}});
      }
    }
    return changes;
  }

  // The device appends to a list whose order counts. So what can stay is the longest start of the new list that the old
  // one has in this order.
  std::unordered_set<std::uint32_t> moved_entries(const std::vector<std::pair<EntryId, EntryId>>& pairs,
                                                  const std::vector<EntryId>& current) const {
    std::unordered_set<std::uint32_t> moved;
    std::map<std::uint32_t, std::vector<std::uint32_t>> old_order;  // by command: entries of `after`, in the old order
    for (const auto& [id, other] : pairs)
      if (is_ordered(other)) old_order[index(after_.entry(other).command)].push_back(index(other));
    for (const auto& [command, order] : old_order) {
      std::size_t next = 0;
      bool stays = true;
      for (const EntryId id : current) {
        if (index(after_.entry(id).command) != command || !is_ordered(id)) continue;
        while (stays && next < order.size() && order[next] != index(id)) ++next;
        stays = stays && next < order.size();
        if (stays) {
          ++next;
        } else if (std::find(order.begin(), order.end(), index(id)) != order.end()) {
          moved.insert(index(id));
        }
      }
    }
    return moved;
  }

  [[nodiscard]] bool is_ordered(EntryId after) const {
    const command::CommandId command = after_.entry(after).command;
    // What is not there has no place.
    return index(command) != kNone && after_.grammar().command(command).ordered != 0 && !after_.entry(after).undone;
  }

  [[nodiscard]] Change compare_pair(EntryId before, EntryId after) const {
    const ChangeKind kind = same_line(before, after) ? ChangeKind::within : ChangeKind::changed;
    return {kind, before, after, run(before, after)};
  }

  [[nodiscard]] bool same_line(EntryId before, EntryId after) const {
    if (index(before_.entry(before).command) == kNone) return true;
    if (before_.entry(before).undone != after_.entry(after).undone) return false;
    return same_words(before, after) && block(before_, before) == block(after_, after);
  }

  [[nodiscard]] bool same_words(EntryId before, EntryId after) const {
    const bind::Statement& old = before_.statement(before);
    const bind::Statement& current = after_.statement(after);
    // Nearly all lines are written alike.
    const bool alike = old.form == current.form && old.expansion == current.expansion;
    const bool whole = old.element.end == 0 && current.element.end == 0;
    if (alike && whole && before_.text(before) == after_.text(after)) return true;
    return before_.document(before).canonical(old) == after_.document(after).canonical(current);
  }

  static std::vector<std::string> block(const Config& config, EntryId id) {
    std::vector<std::string> lines;
    for (const EntryId child : config.children(id))
      if (config.statement(child).state == State::raw)
        lines.emplace_back(config.document(child).tree().body(config.statement(child).line));
    return lines;
  }

  const Config& before_;
  const Config& after_;
};

}  // namespace

std::vector<Change> compare(const Config& before, const Config& after) {
  return Comparison(before, after).run(Config::root(), Config::root());
}

Risk risk(const Config& before, const Config& after, const Change& change) {
  if (change.kind == ChangeKind::within) return Risk::none;
  const bool is_new = change.kind == ChangeKind::added;
  const Config& config = is_new ? after : before;
  const command::CommandId command = config.entry(is_new ? change.after : change.before).command;
  if (index(command) == kNone) return Risk::local;
  const command::CommandRow& row = config.grammar().command(command);
  // A new object takes nothing from those that are there, unless it is one setting in place of another.
  const bool harmless = is_new && row.list != 0 && row.clears.count == 0;
  return harmless ? std::min(row.risk, Risk::local) : row.risk;
}

Risk worst_risk(const Config& before, const Config& after, const std::vector<Change>& changes) {
  Risk worst = Risk::none;
  for (const Change& change : changes)
    worst = std::max({worst, risk(before, after, change), worst_risk(before, after, change.children)});
  return worst;
}

std::string_view to_text(Risk risk) {
  switch (risk) {
    case Risk::none: return "none";
    case Risk::cosmetic: return "cosmetic";
    case Risk::local: return "local";
    case Risk::resets_session: return "resets-session";
    case Risk::withdraws_service: return "withdraws-service";
    case Risk::cuts_management: return "cuts-management";
  }
  return "";
}

}  // namespace vrpc::diff
