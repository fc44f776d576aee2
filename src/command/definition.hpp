// Command definitions (*.vrpg) as values: what a file says, before names are resolved. docs/grammar.md is the
// reference of the format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command/notation.hpp"
#include "command/rows.hpp"
#include "diag/diagnostic.hpp"
#include "text/source.hpp"

namespace vrpc::command {

// In which of the read files, and where in it.
struct Place {
  std::uint32_t file = 0;
  text::Span span;
};

struct Named {
  std::string name;
  Place place;
};

struct TypeSpec {
  Place place;
  std::string base;  // `integer`, `string`, ..., or the name of another type
  std::vector<RangeRow> ranges;
  std::string unit;
  std::vector<std::string> words;
  bool quotable = false;
  bool case_insensitive = false;
  std::vector<std::string> reserved;
  std::string characters;
};

struct TypeDefinition {
  Named name;
  TypeSpec type;
};

struct DeviceDefinition {
  Named name;
  std::string title;
};

struct ViewDefinition {
  Named name;
  std::string title;
  std::string prompt;
  bool complete = false;
};

struct ViewGroupDefinition {
  Named name;
  std::string title;
  std::vector<Named> views;
  std::optional<Named> mismatch;
};

// A kind of name that one command defines and others use.
struct NameDefinition {
  Named name;
  std::string title;
  std::vector<std::string> predefined;
  std::vector<Named> unless;  // a command, and a keyword of it
  std::optional<Named> undefined;
  bool required = false;
  bool open = false;
  bool unused = false;
};

struct FormSpec {
  Place place;  // of the notation
  std::string notation;
  NotationItem tree;
  std::vector<Named> devices;
  bool undo = false;
};

struct WhereSpec {
  std::vector<Named> parameters;
  TypeSpec type;
  std::string default_value;
  NameRole role{};
  std::string name_kind;
};

struct ChoiceSpec {
  Named name;
  std::vector<std::string> words;
};

struct CommandDefinition {
  Named name;
  std::vector<Named> views;  // or groups, or `any`
  std::vector<FormSpec> forms;
  std::vector<WhereSpec> wheres;
  std::vector<ChoiceSpec> choices;
  std::optional<std::vector<Named>> key;
  bool key_all = false;           // all that a line says
  std::size_t key_otherwise = 0;  // from which of them on they count only where the one before is not on the line
  std::optional<Named> enters;
  std::optional<Named> warning;
  std::vector<std::string> clears;
  std::vector<std::string> owns;
  std::optional<Named> each;
  std::vector<Named> expands;  // `none` for no keyword
  std::vector<Named> expansions;
  std::string help;
  std::string assumed;
  std::string raw_end;
  Raw raw{};
  Status status = Status::checked;
  Effect effect{};
  Risk risk{};
  bool undo_none = false;
  bool not_configuration = false;
  bool open = false;
  bool ordered = false;
  bool immutable = false;
  std::vector<Named> immutable_in;  // the parameters that are so; none: all
  Default default_state{};
};

struct Definitions {
  std::vector<const text::Source*> files;
  std::vector<DeviceDefinition> devices;
  std::vector<TypeDefinition> types;
  std::vector<ViewDefinition> views;
  std::vector<ViewGroupDefinition> groups;
  std::vector<NameDefinition> names;
  std::vector<CommandDefinition> commands;
};

struct Problem {
  diag::Kind kind{};
  Place place;
  std::string message;
};

// Adds what `source` defines; it must outlive `definitions`. What cannot be read is left out and reported.
void read_definitions(const text::Source& source, Definitions& definitions, std::vector<Problem>& problems);

}  // namespace vrpc::command
