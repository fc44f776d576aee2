// The state of `compile` while it goes through the definitions. Only for the files of this folder.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command/compile.hpp"

namespace vrpc::command {

class Compiler {
 public:
  Compiler(const Definitions& definitions, std::vector<Problem>& problems)
      : definitions_(definitions), problems_(problems) {}

  TableBuilder run();

 private:
  void problem(const Place& place, std::string message) {
    problems_.push_back({diag::Kind::definition_error, place, std::move(message)});
  }

  TextRef text(std::string_view value);
  Slice text_slice(const std::vector<std::string>& values);
  template <typename Ids> Slice list_slice(const Ids& ids) {
    const Slice slice{static_cast<std::uint32_t>(tables_.lists.size()), static_cast<std::uint32_t>(ids.size())};
    for (const auto id : ids) tables_.lists.push_back(index(id));
    return slice;
  }

  void collect_keywords();
  void collect(const NotationItem& item, std::map<std::string, std::string>& spellings);
  void add_keyword_slots();
  void add_command_names();
  void mark_owned();
  void add_alike_forms();
  [[nodiscard]] KeywordId keyword(std::string_view word) const;

  void add_views();
  void add_command(const CommandDefinition& definition);
  void add_expansion(const CommandDefinition& definition, CommandRow& row);
  void check_words(const CommandDefinition& definition, const CommandRow& command);
  void add_form(CommandId command, const FormSpec& form);
  std::uint32_t add_item(const NotationItem& item, bool optional, std::uint32_t repeated, std::uint32_t slot);
  void add_leaf(const NotationItem& item, bool optional, std::uint32_t repeated);
  ParameterId parameter(const NotationItem& item);
  void join_interface(LeafRow& leaf, std::string_view name);
  std::set<ViewId> resolve_views(const CommandDefinition& definition);
  std::uint32_t resolve_kind(const std::optional<Named>& kind);
  std::uint32_t resolve_devices(const std::vector<Named>& devices);
  TypeSpec resolve(const TypeSpec& spec, std::string& name);
  TypeId type_id(const TypeSpec& spec, std::string_view name);
  ParameterId add_parameter(const WhereSpec& where, const Named& name);
  NameKindId name_kind(std::string_view name);
  void add_names();
  void check_unless(const NameDefinition& definition);

  const Definitions& definitions_;
  std::vector<Problem>& problems_;
  TableBuilder tables_;
  std::map<std::string, TextRef, std::less<>> texts_;
  std::map<std::string, KeywordId, std::less<>> keywords_;
  std::map<std::string_view, const TypeDefinition*> named_types_;
  std::vector<std::pair<TypeSpec, std::string>> types_;
  std::map<std::string, ViewId, std::less<>> views_;

  // Of the command and form at hand.
  const CommandDefinition* command_ = nullptr;
  const FormSpec* form_ = nullptr;
  std::map<std::string, ParameterId, std::less<>> parameters_;
};

// The types that need no definition, by the name that a `where` line has.
[[nodiscard]] const std::map<std::string_view, Base>& bases();

}  // namespace vrpc::command
