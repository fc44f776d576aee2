// A name is defined, and nothing uses it.
//
// Only kinds of names that have no effect by themselves: an ACL, a route-policy, a traffic policy; not a user, a
// domain or a routing process. Only a whole configuration, with `sysname` and `return`, shows that a name is not
// used, and any line that holds the name may use it: one that is not understood, text of a block, or a value that is
// not known to be a name. It is a note: the device does not mind.
//
// Mend: Take out the definition, or use it where it was meant to be used.
// Source: Concluded from the definitions of the commands that use such names.
#include <map>

#include "check/names.hpp"

namespace vrpc::check::rules {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = command::to_lower(c);
  return result;
}

bool is_definition_or_keyword(const bind::Document& document, const Statement& statement, std::uint32_t word) {
  if (command::index(statement.form) == command::kNone) return false;
  const command::LeafRow& leaf = document.grammar().leaf(document.leaf(statement, word));
  return leaf.symbol.is_keyword() || document.grammar().parameter(leaf.parameter).role == command::NameRole::defines;
}

using Names = std::multimap<std::string, const Name*>;  // by the name in lower case

void leave_out_used(const bind::Document& document, Names& names) {
  const syntax::Tree& tree = document.tree();
  for (const Statement& statement : document.statements) {
    for (std::uint32_t i = tree.first_word(statement.line); i < tree.end_word(statement.line); ++i) {
      if (names.empty()) return;
      if (is_definition_or_keyword(document, statement, i)) continue;
      std::string_view text = tree.text(tree.word(i));
      if (tree.word(i).quoted != 0 && text.size() > 1) text = text.substr(1, text.size() - 2);
      names.erase(lower(text));
    }
  }
}

}  // namespace

void unused_name(const Config& config, Report& report) {
  if (!config.shows_everything()) return;
  const command::Grammar& grammar = config.grammar();
  Names names;
  for (std::uint32_t i = 0; i < grammar.name_kind_rows().size(); ++i) {
    if (grammar.name_kind(command::NameKindId{i}).unused == 0) continue;
    for (const Name* name : config.names().unused(command::NameKindId{i}))
      if (!is_predefined(config, *name)) names.emplace(lower(name->name), name);
  }
  leave_out_used(config.document(), names);
  for (const auto& [text, name] : names) report(Kind::unused_name, name->span, name->name, title(config, *name));
}

}  // namespace vrpc::check::rules
