// Types, and what is said of parameters and choices.
#include <charconv>

#include "command/definition_reader.hpp"

namespace vrpc::command {
namespace {

std::string trimmed(const Node& node) {
  std::string text = node.string();
  text.erase(text.find_last_not_of(" \t\r") + 1);
  return text;
}

std::int64_t number(const Node& node) {
  std::int64_t value = 0;
  const std::string_view text = node.string_view();
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

TypeSpec Reader::read_type(const Node& node, const Text& text) {
  TypeSpec type;
  type.place = text.at(node.begin().byte, 0);
  const auto base = [&node]() -> std::string {
    if (node.is_type<peg::integer_type>()) return "integer";
    if (node.is_type<peg::string_type>()) return "string";
    if (node.is_type<peg::text_type>()) return "text";
    if (node.is_type<peg::mask_type>()) return "ipv4-mask";
    if (node.is_type<peg::enum_type>()) return "enum";
    if (node.is_type<peg::secret_type>()) return "secret";
    return node.children[0]->string();
  };
  type.base = base();
  for (const auto& child : node.children) {
    if (child->is_type<peg::range>()) type.ranges.push_back({number(*child->children[0]), number(*child->children[1])});
    if (child->is_type<peg::unit>()) type.unit = trimmed(*child);
    if (child->is_type<peg::choice_list>())
      for (const Named& word : names(*child, text)) type.words.push_back(word.name);
    if (child->is_type<peg::name>()) type.place = text.place_of(*child);
  }
  return type;
}

void Reader::read_type_attribute(const Node& node, TypeSpec& type) {
  if (node.is_type<peg::quotable>()) type.quotable = true;
  if (node.is_type<peg::case_insensitive>()) type.case_insensitive = true;
  if (node.is_type<peg::reserved>()) type.reserved.push_back(node.children[0]->string());
  if (node.is_type<peg::characters>())
    for (const auto& value : node.children) type.characters += value->string();
}

void Reader::read_where(const Text& text) {
  parse<peg::where>(text, "`where NAME is TYPE, ATTRIBUTE`", [&](const Node& root) {
    WhereSpec where;
    where.parameters = names(*root.children[0], text);
    where.type = read_type(*root.children[1], text);
    for (std::size_t i = 2; i < root.children.size(); ++i) {
      const Node& attribute = *root.children[i];
      read_type_attribute(attribute, where.type);
      if (attribute.is_type<peg::default_value>()) where.default_value = attribute.children[0]->string();
      const bool softly = attribute.is_type<peg::softly_uses>();
      const Node& name = softly ? *attribute.children[0] : attribute;
      if (softly) where.role = NameRole::softly_uses;
      if (attribute.is_type<peg::uses>()) where.role = NameRole::uses;
      if (attribute.is_type<peg::defines>()) where.role = NameRole::defines;
      if (softly || attribute.is_type<peg::uses>() || attribute.is_type<peg::defines>())
        where.name_kind = name.children[0]->children[0]->string();
    }
    definitions_.commands.back().wheres.push_back(std::move(where));
  });
}

void Reader::read_choice(const Text& text) {
  parse<peg::choice>(text, "`choice NAME = WORD | WORD`", [&](const Node& root) {
    ChoiceSpec choice;
    choice.name = {root.children[0]->string(), text.place_of(*root.children[0])};
    for (const Named& word : names(*root.children[1], text)) choice.words.push_back(word.name);
    definitions_.commands.back().choices.push_back(std::move(choice));
  });
}

void Reader::read_expand(const Text& text) {
  parse<peg::expand>(text, "`expand WORD | WORD = WORD | WORD`", [&](const Node& root) {
    definitions_.commands.back().expands = names(*root.children[0], text);
    definitions_.commands.back().expansions = names(*root.children[1], text);
  });
}

}  // namespace vrpc::command
