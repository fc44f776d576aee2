// What may stand in a vrpc.toml: one table, which the reader, the schema and `vrpc config init` go by.
#pragma once

#include <string_view>
#include <vector>

namespace vrpc::policy {

enum class ValueType {
  kinds,  // of findings
  kind,
  severity,
  devices,   // one or several
  patterns,  // of paths
  path,
  text,
  date,
  severities,  // a table: severities by kind
};

struct Key {
  std::string_view table;  // empty: the top
  std::string_view name;
  ValueType type;
  bool required;
  std::string_view help;
};

struct Table {
  std::string_view name;
  bool list;  // `[[name]]`
  std::string_view help;
};

[[nodiscard]] const std::vector<Table>& tables();
[[nodiscard]] const std::vector<Key>& keys();
[[nodiscard]] const Table* find_table(std::string_view name);
[[nodiscard]] const Key* find_key(std::string_view table, std::string_view name);

}  // namespace vrpc::policy
