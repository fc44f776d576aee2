// Definitions to tables: resolves names, works out identity, and joins the forms of each view into one graph.
#pragma once

#include <vector>

#include "command/definition.hpp"
#include "command/grammar.hpp"

namespace vrpc::command {

// What is wrong is added to `problems` and left out of the tables.
[[nodiscard]] TableBuilder compile(const Definitions& definitions, std::vector<Problem>& problems);

// The parts of `compile`, in the order in which they run.

// Marks the leaves of the command's forms that tell one object of the command from another.
void mark_identity(TableBuilder& tables, const CommandDefinition& definition, CommandId id);

// Marks the leaves that a line must be told by, and whether there may be several objects of the command.
void mark_properties(TableBuilder& tables, CommandId id);

// Marks what can be told of each form without a line of it.
void mark_forms(TableBuilder& tables);

// Fills `nodes`, `edges`, the views' roots and `first_words` from the forms.
void build_graph(TableBuilder& tables);

// `undo` and what a line of the form must have; what no `undo` line says.
[[nodiscard]] NotationItem default_undo(const NotationItem& form, const CommandDefinition& definition);

}  // namespace vrpc::command
