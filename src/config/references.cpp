#include "config/references.hpp"

namespace vrpc::config {

void References::count(const bind::Document& document, const bind::Statement& statement, std::int32_t by) {
  if (command::index(statement.form) == command::kNone || statement.undo) return;
  const command::Grammar& grammar = document.grammar();
  if (grammar.form(statement.form).names == 0) return;
  for (const bind::Value& value : document.values(statement)) {
    const command::ParameterRow& parameter = grammar.parameter(value.parameter);
    if (parameter.role == command::NameRole::none) continue;
    Name name{parameter.name_kind, document.canonical(value)};
    Counts& counts = counts_[name];
    (parameter.role == command::NameRole::defines ? counts.definitions : counts.uses) += by;
    if (counts.uses > 0 && counts.definitions == 0) {
      if (dangling_.insert(name).second) new_dangling_.insert(name);
    } else {
      dangling_.erase(name);
      new_dangling_.erase(name);
    }
  }
}

}  // namespace vrpc::config
