#include "config/config.hpp"

#include <algorithm>
#include <numeric>

#include "config/evaluator.hpp"

namespace vrpc::config {

using command::index;
using command::kNone;

namespace {

bool counts(const Entry& entry) { return !entry.removed && !entry.undone && index(entry.command) != kNone; }

}  // namespace

Config::Config(const Document& document) : documents_{&document}, names_(document.grammar()) {
  Evaluator evaluator(*this);
  evaluator.run(0);
  evaluator.add_names();
}

Config::Config(const Document& base, const Document& script) : documents_{&base, &script}, names_(base.grammar()) {
  Evaluator evaluator(*this);
  evaluator.run(0);
  evaluator.run(1);
  evaluator.add_names();
}

std::string Config::key(EntryId id) const {
  if (entry(id).key_kept) return keys_[entry(id).key];
  thread_local KeyMaker maker;  // a diff asks for the keys of all entries
  return maker.make(document(id), statement(id));
}

std::vector<EntryId> Config::children(EntryId parent) const {
  std::vector<EntryId> result;
  for (EntryId id = entry(parent).first_child; id != kNoEntry; id = entry(id).next)
    if (!entry(id).removed) result.push_back(id);
  return result;
}

std::vector<EntryId> Config::children(EntryId parent, std::string_view command) const {
  std::vector<EntryId> result;
  for (EntryId id = entry(parent).first_child; id != kNoEntry; id = entry(id).next)
    if (!entry(id).removed && !entry(id).undone && is(id, command)) result.push_back(id);
  return result;
}

std::optional<EntryId> Config::child(EntryId parent, std::string_view command) const {
  for (EntryId id = entry(parent).first_child; id != kNoEntry; id = entry(id).next)
    if (!entry(id).removed && !entry(id).undone && is(id, command)) return id;
  return std::nullopt;
}

bool Config::is(EntryId id, std::string_view command) const {
  return index(entry(id).command) != kNone && grammar().name(entry(id).command) == command;
}

void Config::index_commands() const {
  // Where those of each command start: first, where they end.
  starts_.assign(grammar().command_count() + 1, 0);
  for (const Entry& entry : entries_)
    if (counts(entry)) ++starts_[index(entry.command)];
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  by_id_.resize(starts_.back());
  for (std::size_t i = entries_.size(); i-- > 0;)
    if (counts(entries_[i])) by_id_[--starts_[index(entries_[i].command)]] = EntryId{static_cast<std::uint32_t>(i)};
}

const std::vector<EntryId>& Config::entries(std::string_view command) const {
  for (const auto& [name, found] : by_command_)
    if (name == command) return found;
  std::vector<EntryId> found;
  // To look at a few entries takes less than to look for the name among all commands.
  if (constexpr std::size_t kFew = 100; entries_.size() <= kFew) {
    for (std::uint32_t i = 1; i < entries_.size(); ++i)
      if (counts(entries_[i]) && is(EntryId{i}, command)) found.push_back(EntryId{i});
  } else {
    if (starts_.empty()) index_commands();
    const std::span<const CommandId> commands = grammar().find_commands(command);
    for (const CommandId id : commands) {
      const auto first = by_id_.begin() + starts_[index(id)];
      found.insert(found.end(), first, by_id_.begin() + starts_[index(id) + 1]);
    }
    if (commands.size() > 1) std::sort(found.begin(), found.end());
  }
  return by_command_.emplace_back(std::string(command), std::move(found)).second;
}

std::optional<EntryId> Config::ancestor(EntryId id, std::string_view command) const {
  for (EntryId above = entry(id).parent; above != kNoEntry; above = entry(above).parent)
    if (is(above, command)) return above;
  return std::nullopt;
}

std::optional<std::string> Config::value(EntryId id, std::string_view parameter) const {
  const auto value = document(id).value(statement(id), parameter);
  if (!value) return std::nullopt;
  return document(id).canonical(*value);
}

std::optional<std::string_view> Config::text(EntryId id, std::string_view parameter) const {
  const auto value = document(id).value(statement(id), parameter);
  if (!value) return std::nullopt;
  return document(id).text(*value);
}

text::Span Config::span(EntryId id, std::string_view parameter) const {
  const auto value = document(id).value(statement(id), parameter);
  return value ? document(id).span(*value) : span(id);
}

std::string_view Config::choice(EntryId id, std::string_view name) const {
  return document(id).choice(statement(id), name);
}

bool Config::has_keyword(EntryId id, std::string_view keyword) const {
  return document(id).has_keyword(statement(id), keyword);
}

bool Config::has_unknown(EntryId view) const {
  if (opaque_.empty()) return false;
  for (EntryId id = entry(view).first_child; id != kNoEntry; id = entry(id).next)
    if (!entry(id).removed && index(entry(id).command) == kNone) return true;
  return false;
}

}  // namespace vrpc::config
