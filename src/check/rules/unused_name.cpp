// A name is defined, and nothing uses it.
//
// Only kinds of names that have no effect by themselves: an ACL, a route-policy, a traffic policy; not a user, a domain
// or a routing process. Only a whole configuration, with `sysname` and `return`, shows that a name is not used, and a
// line that is not understood and holds the name may use it. It is a note: the device does not mind. Source: concluded
// from the definitions of the commands that use such names.
#include <set>

#include "check/names.hpp"

namespace vrpc::check::rules {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = command::to_lower(c);
  return result;
}

// In lower case, without quotes.
std::set<std::string> words_not_understood(const bind::Document& document) {
  std::set<std::string> words;
  for (const bind::Statement& statement : document.statements) {
    const bool understood = statement.state != bind::State::unknown && statement.state != bind::State::wrong;
    if (understood && statement.state != bind::State::raw) continue;
    const syntax::Tree& tree = document.tree();
    for (std::uint32_t i = tree.first_word(statement.line); i < tree.end_word(statement.line); ++i) {
      std::string_view text = tree.text(tree.word(i));
      if (tree.word(i).quoted != 0 && text.size() > 1) text = text.substr(1, text.size() - 2);
      words.insert(lower(text));
    }
  }
  return words;
}

}  // namespace

void unused_name(const Config& config, Report& report) {
  if (!config.shows_everything()) return;
  const std::set<std::string> unknown = words_not_understood(config.document());
  const command::Grammar& grammar = config.grammar();
  for (std::uint32_t i = 0; i < grammar.name_kind_rows().size(); ++i) {
    if (grammar.name_kind(command::NameKindId{i}).unused == 0) continue;
    for (const Name* name : config.names().unused(command::NameKindId{i}))
      if (!unknown.contains(lower(name->name))) report(Kind::unused_name, name->span, name->name, title(config, *name));
  }
}

}  // namespace vrpc::check::rules
