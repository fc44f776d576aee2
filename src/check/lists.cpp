#include "check/lists.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace vrpc::check {

using command::index;
using command::kNone;

namespace {

std::optional<std::int64_t> number(const Config& config, EntryId id, std::string_view parameter) {
  const auto text = config.value(id, parameter);
  if (!text) return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

// --- Entries that are told apart by conditions ---

struct Entry {
  EntryId id = config::kNoEntry;
  std::int64_t place = 0;
  std::string conditions;  // equal for entries that match the same
  bool matches_all = false;
  bool decides = true;     // no later entry gets what it matches
  bool elsewhere = false;  // about packets that an entry without conditions does not match
};

void find_shadowed(std::vector<Entry> list, std::vector<Shadowed>& result) {
  std::stable_sort(list.begin(), list.end(), [](const Entry& a, const Entry& b) { return a.place < b.place; });
  std::map<std::string_view, EntryId> seen;
  std::optional<EntryId> all;
  for (const Entry& entry : list) {
    const auto same = seen.find(entry.conditions);
    if (all && !entry.elsewhere) {
      result.push_back({entry.id, *all});
    } else if (same != seen.end()) {
      result.push_back({entry.id, same->second});
    } else if (entry.decides) {
      seen.emplace(entry.conditions, entry.id);
      if (entry.matches_all) all = entry.id;
    }
  }
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// `source 10.1.1.0 0.0.0.255` of `rule 5 name a permit source 10.1.1.0 0.0.0.255`.
Entry acl_rule(const Config& config, EntryId id, std::int64_t place) {
  const bind::Document& document = config.document(id);
  const syntax::Tree& tree = document.tree();
  const bind::Statement& statement = config.statement(id);
  Entry rule;
  rule.id = id;
  rule.place = place;
  rule.matches_all = true;
  for (std::uint32_t i = tree.first_word(statement.line); i < tree.end_word(statement.line); ++i) {
    const command::LeafRow& leaf = config.grammar().leaf(document.leaf(statement, i));
    const bool keyword = leaf.symbol.is_keyword();
    const std::string_view word = keyword ? config.grammar().spelling(leaf) : tree.text(tree.word(i));
    const std::string_view name = keyword ? word : config.grammar().name(leaf.parameter);
    if (is_one_of(name, {"rule", "rule-id", "name", "rule-name", "permit", "deny"})) continue;
    rule.conditions += fmt::format(" {}", word);
    rule.elsewhere = rule.elsewhere || word.starts_with("vpn-instance");
    rule.matches_all = rule.matches_all && is_one_of(word, {"ip", "ipv6", "source", "destination", "any"});
  }
  return rule;
}

}  // namespace

std::vector<Shadowed> shadowed_acl_rules(const Config& config) {
  std::set<EntryId> acls;
  for (const std::string_view kind : {"acl", "acl-ipv6"})
    for (const Name& name : config.names().definitions(kind)) acls.insert(name.entry);
  std::vector<Shadowed> result;
  for (const EntryId acl : acls) {
    // The device sorts the rules itself, or gives some of them numbers.
    if (config.choice(acl, "match-order") == "auto" || config.child(acl, "rule-unnumbered")) continue;
    std::vector<Entry> list;
    for (const EntryId id : config.children(acl, "rule"))
      list.push_back(acl_rule(config, id, number(config, id, "rule-id").value_or(0)));
    find_shadowed(std::move(list), result);
  }
  return result;
}

std::vector<Shadowed> shadowed_nodes(const Config& config) {
  std::map<std::string, std::vector<Entry>> policies;
  for (const EntryId id : config.entries("route-policy")) {
    Entry node;
    node.id = id;
    node.place = number(config, id, "node").value_or(0);
    std::set<std::string> conditions;
    for (const EntryId child : config.children(id)) {
      if (index(config.entry(child).command) == kNone || config.is(child, "goto-next-node")) node.decides = false;
      if (index(config.entry(child).command) == kNone) node.conditions = fmt::format("unknown {}", index(id));
      if (index(config.entry(child).command) == kNone || config.entry(child).undone) continue;
      if (config.grammar().name(config.entry(child).command).starts_with("if-match"))
        conditions.insert(config.document(child).canonical(config.statement(child)));
    }
    for (const std::string& condition : conditions) node.conditions += condition + "\n";
    node.matches_all = node.conditions.empty();
    policies[config.value(id, "route-policy-name").value_or("")].push_back(std::move(node));
  }
  std::vector<Shadowed> result;
  for (auto& [name, list] : policies) find_shadowed(std::move(list), result);
  return result;
}

// --- Prefixes ---

namespace {

struct PrefixEntry {
  EntryId id = config::kNoEntry;
  std::int64_t place = 0;
  IpAddress address;
  int length = 0;
  std::int64_t shortest = 0;
  std::int64_t longest = 0;
};

struct PrefixCommand {
  std::string_view command;
  std::string_view name;
  std::string_view length;
  int most;
};
constexpr auto kPrefixCommands = std::to_array<PrefixCommand>({
    {"ip-ip-prefix", "ip-prefix-name", "mask-length", 32},
    {"ip-ipv6-prefix", "ipv6-prefix-name", "prefix-length", 128},
});

IpAddress network(IpAddress address, int length) {
  for (int bit = length; bit < 128; ++bit)
    address.bytes[static_cast<std::size_t>(bit / 8)] &= static_cast<std::uint8_t>(~(0x80 >> (bit % 8)));
  return address;
}

std::optional<PrefixEntry> prefix_entry(const Config& config, const PrefixCommand& command, EntryId id) {
  PrefixEntry entry;
  entry.id = id;
  const auto value = config.value(id, command.most == 32 ? "ipv4-address" : "ipv6-address");
  const auto address =
      value ? (command.most == 32 ? command::parse_ipv4(*value) : command::parse_ipv6(*value)) : std::nullopt;
  if (!address || config.has_keyword(id, "match-network")) return std::nullopt;
  entry.length = static_cast<int>(number(config, id, command.length).value_or(0));
  entry.address = network(*address, entry.length);
  const auto shortest = number(config, id, "greater-equal-value");
  const auto longest = number(config, id, "less-equal-value");
  entry.shortest = shortest.value_or(entry.length);
  entry.longest = longest.value_or(shortest ? command.most : entry.length);
  return entry;
}

void find_shadowed(std::vector<PrefixEntry> list, std::vector<Shadowed>& result) {
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.place < b.place; });
  std::map<std::pair<int, IpAddress>, std::vector<const PrefixEntry*>> seen;
  std::set<int> lengths;
  const auto cover = [&](const PrefixEntry& entry) -> const PrefixEntry* {
    for (const int length : lengths) {
      const auto earlier = seen.find({length, network(entry.address, length)});
      if (length > entry.length || earlier == seen.end()) continue;
      for (const PrefixEntry* other : earlier->second)
        if (other->shortest <= entry.shortest && other->longest >= entry.longest) return other;
    }
    return nullptr;
  };
  for (const PrefixEntry& entry : list) {
    if (const PrefixEntry* other = cover(entry)) {
      result.push_back({entry.id, other->id});
      continue;
    }
    seen[{entry.length, entry.address}].push_back(&entry);
    lengths.insert(entry.length);
  }
}

}  // namespace

std::vector<Shadowed> shadowed_prefixes(const Config& config) {
  std::vector<Shadowed> result;
  for (const PrefixCommand& command : kPrefixCommands) {
    std::map<std::string, std::pair<std::int64_t, std::vector<PrefixEntry>>> lists;
    for (const EntryId id : config.entries(command.command)) {
      auto& [last, list] = lists[config.value(id, command.name).value_or("")];
      // Without a number, an entry comes last.
      const std::int64_t place = number(config, id, "index").value_or(last + 1);
      last = std::max(last, place);
      auto entry = prefix_entry(config, command, id);
      if (!entry) continue;
      entry->place = place;
      list.push_back(*entry);
    }
    for (auto& [name, list] : lists) find_shadowed(std::move(list.second), result);
  }
  return result;
}

}  // namespace vrpc::check
