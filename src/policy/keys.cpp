#include "policy/keys.hpp"

namespace vrpc::policy {

const std::vector<Table>& tables() {
  static const std::vector<Table> kTables = {
      {"check", false, "what `vrpc check` looks at, and what it reports"},
      {"severity", false, "severities in place of the usual ones: error, warning or note, by the name of the finding"},
      {"per-path", true, "what is different for some files"},
      {"suppress", true, "findings that are known and accepted"},
  };
  return kTables;
}

const std::vector<Key>& keys() {
  using enum ValueType;
  static const std::vector<Key> kKeys = {
      {"", "extend", path, false, "another file like this, which this one adds to"},
      {"check", "select", kinds, false, "report only these"},
      {"check", "ignore", kinds, false, "do not report these"},
      {"check", "fail-level", severity, false, "end with status 1 from this severity on; warning without this"},
      {"check", "device", devices, false, "accept only what these devices have"},
      {"check", "exclude", patterns, false, "leave these files out when folders are walked"},
      {"check", "baseline", path, false, "the file of `vrpc baseline`"},
      {"per-path", "paths", patterns, true, "of the files, as in .gitignore"},
      {"per-path", "select", kinds, false, "report only these"},
      {"per-path", "ignore", kinds, false, "do not report these"},
      {"per-path", "device", devices, false, "accept only what these devices have"},
      {"per-path", "severity", severities, false, "severities in place of the usual ones"},
      {"suppress", "rule", kind, true, "what is accepted"},
      {"suppress", "paths", patterns, false, "in these files, as in .gitignore; everywhere without this"},
      {"suppress", "view", text, false, "in this view and below it: `bgp * > ipv4-family vpn-instance MGMT`"},
      {"suppress", "reason", text, true, "why it is accepted"},
      {"suppress", "expires", date, false, "from this day on it is reported again"},
  };
  return kKeys;
}

const Table* find_table(std::string_view name) {
  for (const Table& table : tables())
    if (table.name == name) return &table;
  return nullptr;
}

const Key* find_key(std::string_view table, std::string_view name) {
  for (const Key& key : keys())
    if (key.table == table && key.name == name) return &key;
  return nullptr;
}

}  // namespace vrpc::policy
