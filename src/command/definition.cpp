#include "command/definition.hpp"

#include <charconv>
#include <functional>
#include <map>

#include <fmt/format.h>
#include <tao/pegtl/contrib/parse_tree.hpp>

#include "peg/definition.hpp"

namespace vrpc::command {
namespace {

namespace peg = vrpc::peg::definition;
namespace parse_tree = tao::pegtl::parse_tree;
using Node = parse_tree::node;

template <typename Rule>
using Selector = parse_tree::selector<
    Rule,
    parse_tree::store_content::on<peg::name, peg::parameter_name, peg::title_text, peg::number, peg::unit, peg::value,
                                  peg::block_name, peg::attribute_name, peg::owned_name, peg::rest>,
    parse_tree::remove_content::on<peg::attribute, peg::head, peg::name_list, peg::owned_list, peg::choice_list,
                                   peg::parameter_list, peg::guard, peg::range, peg::integer_type, peg::string_type,
                                   peg::text_type, peg::enum_type, peg::secret_type, peg::named_type, peg::quotable,
                                   peg::case_insensitive, peg::reserved, peg::characters, peg::default_value,
                                   peg::defines, peg::uses, peg::softly_uses>>;

// A piece of a definition file that has a grammar of its own.
struct Text {
  std::string_view text;
  Place place;

  [[nodiscard]] Place at(std::size_t offset, std::size_t size) const {
    const auto begin = place.span.begin + static_cast<std::uint32_t>(offset);
    return {place.file, {begin, begin + static_cast<std::uint32_t>(size)}};
  }
  [[nodiscard]] Place place_of(const Node& node) const { return at(node.begin().byte, node.string_view().size()); }
};

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

class Reader {
 public:
  Reader(const text::Source& source, Definitions& definitions, std::vector<Problem>& problems)
      : source_(source), definitions_(definitions), problems_(problems) {
    definitions_.files.push_back(&source);
    file_ = static_cast<std::uint32_t>(definitions_.files.size() - 1);
  }

  void read() {
    const std::string_view bytes = source_.bytes();
    std::size_t offset = 0;
    while (offset < bytes.size()) {
      tao::pegtl::memory_input<> in(bytes.data() + offset, bytes.data() + bytes.size(), "");
      const auto root = parse_tree::parse<peg::line, Selector>(in);
      const auto size = static_cast<std::size_t>(in.current() - (bytes.data() + offset));
      if (root && !root->children.empty()) read_line(*root->children.front(), offset);
      if (!root) problem({file_, {static_cast<std::uint32_t>(offset), line_end(offset)}}, "this line is no definition");
      offset = root && size > 0 ? offset + size : line_end(offset) + 1;
    }
  }

 private:
  enum class Block { none, device, type, view, group, command };

  [[nodiscard]] std::uint32_t line_end(std::size_t offset) const {
    const std::size_t end = source_.bytes().find('\n', offset);
    return static_cast<std::uint32_t>(end == std::string_view::npos ? source_.bytes().size() : end);
  }

  void problem(Place place, std::string message) {
    problems_.push_back({diag::Kind::definition_error, place, std::move(message)});
  }

  // `handle` gets the parse tree; what does not fit the rule is reported where it stopped to fit.
  template <typename Rule>
  bool parse(const Text& text, std::string_view what, const std::function<void(const Node&)>& handle) {
    tao::pegtl::memory_input<> in(text.text.data(), text.text.size(), "");
    try {
      const auto root = parse_tree::parse<Rule, Selector>(in);
      if (root) handle(*root);
      return root != nullptr;
    } catch (const tao::pegtl::parse_error& error) {
      const std::size_t offset = error.positions().front().byte;
      problem(text.at(offset, offset < text.text.size() ? 1 : 0),
              fmt::format("{} is expected to read differently here", what));
      return false;
    }
  }

  void read_line(const Node& line, std::size_t offset) {
    const Node& word = *line.children[0];
    const Node& rest = *line.children[1];
    const auto begin = static_cast<std::uint32_t>(offset + rest.begin().byte);
    std::string_view text = rest.string_view();
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    const Text piece{text, {file_, {begin, begin + static_cast<std::uint32_t>(text.size())}}};
    const auto word_begin = static_cast<std::uint32_t>(offset + word.begin().byte);
    const Named name{word.string(),
                     {file_, {word_begin, word_begin + static_cast<std::uint32_t>(word.string_view().size())}}};
    if (line.is_type<peg::head>()) {
      read_head(name, piece);
    } else {
      read_attribute(name, piece);
    }
  }

  void read_head(const Named& word, const Text& text);
  void read_attribute(const Named& word, const Text& text);
  bool read_view_attribute(const Named& word, const Text& text);
  bool read_command_attribute(const Named& word, const Text& text);
  void read_form(const Text& text, bool undo);
  void read_where(const Text& text);
  void read_choice(const Text& text);
  void read_expand(const Text& text);
  template <typename Enum>
  void read_enum(const Text& text, const std::map<std::string_view, Enum>& values, Enum& target);
  TypeSpec read_type(const Node& node, const Text& text);
  void read_type_attribute(const Node& node, TypeSpec& type);
  std::vector<Named> names(const Node& list, const Text& text) const;
  [[nodiscard]] Named named(const Text& text) const { return {std::string(text.text), text.place}; }

  const text::Source& source_;
  Definitions& definitions_;
  std::vector<Problem>& problems_;
  std::uint32_t file_ = 0;
  Block block_ = Block::none;
};

std::vector<Named> Reader::names(const Node& list, const Text& text) const {
  std::vector<Named> result;
  for (const auto& child : list.children) result.push_back({child->string(), text.place_of(*child)});
  return result;
}

void Reader::read_head(const Named& word, const Text& text) {
  block_ = Block::none;
  const auto name_of = [&text](const Node& root) {
    return Named{root.children[0]->string(), text.place_of(*root.children[0])};
  };
  if (word.name == "device") {
    parse<peg::device_head>(text, "`device NAME \"title\"`", [&](const Node& root) {
      definitions_.devices.push_back({name_of(root), root.children[1]->string()});
      block_ = Block::device;
    });
  } else if (word.name == "type") {
    parse<peg::type_head>(text, "`type NAME is TYPE`", [&](const Node& root) {
      TypeSpec type = read_type(*root.children[1], text);
      for (std::size_t i = 2; i < root.children.size(); ++i) read_type_attribute(*root.children[i], type);
      definitions_.types.push_back({name_of(root), std::move(type)});
      block_ = Block::type;
    });
  } else if (word.name == "view") {
    parse<peg::view_head>(text, "`view NAME \"title\"`", [&](const Node& root) {
      definitions_.views.push_back({name_of(root), root.children[1]->string(), {}, false});
      block_ = Block::view;
    });
  } else if (word.name == "viewgroup") {
    parse<peg::group_head>(text, "`viewgroup NAME \"title\" = VIEW | VIEW`", [&](const Node& root) {
      definitions_.groups.push_back(
          {name_of(root), root.children[1]->string(), names(*root.children[2], text), std::nullopt});
      block_ = Block::group;
    });
  } else if (word.name == "command") {
    parse<peg::command_head>(text, "`command NAME in VIEW, VIEW`", [&](const Node& root) {
      CommandDefinition& command = definitions_.commands.emplace_back();
      command.name = name_of(root);
      command.views = names(*root.children[1], text);
      block_ = Block::command;
    });
  } else {
    problem(word.place, fmt::format("`{}` starts no block; device, type, view, viewgroup and command do", word.name));
  }
}

void Reader::read_attribute(const Named& word, const Text& text) {
  bool known = true;
  switch (block_) {
    case Block::none: return;  // its head was reported
    case Block::device:
    case Block::type: known = false; break;
    case Block::view: known = read_view_attribute(word, text); break;
    case Block::group:
      known = word.name == "mismatch";
      if (known) definitions_.groups.back().mismatch = named(text);
      break;
    case Block::command: known = read_command_attribute(word, text); break;
  }
  if (!known) problem(word.place, fmt::format("`{}` is no line of this block", word.name));
}

bool Reader::read_view_attribute(const Named& word, const Text& text) {
  ViewDefinition& view = definitions_.views.back();
  if (word.name == "prompt") {
    view.prompt = text.text;
  } else if (word.name == "complete") {
    view.complete = true;
  } else {
    return false;
  }
  return true;
}

template <typename Enum>
void Reader::read_enum(const Text& text, const std::map<std::string_view, Enum>& values, Enum& target) {
  const auto found = values.find(text.text);
  if (found != values.end()) {
    target = found->second;
    return;
  }
  std::string known;
  for (const auto& [name, value] : values) known += fmt::format("{}`{}`", known.empty() ? "" : ", ", name);
  problem(text.place, fmt::format("`{}` is none of {}", text.text, known));
}

bool Reader::read_command_attribute(const Named& word, const Text& text) {
  CommandDefinition& command = definitions_.commands.back();
  const std::map<std::string_view, std::function<void()>> lines = {
      {"form", [&] { read_form(text, false); }},
      {"undo", [&] { text.text == "none" ? void(command.undo_none = true) : read_form(text, true); }},
      {"where", [&] { read_where(text); }},
      {"choice", [&] { read_choice(text); }},
      {"key",
       [&] {
         command.key.emplace();
         for (std::size_t i = 0; i < text.text.size();) {
           const std::size_t end = std::min(text.text.find(' ', i), text.text.size());
           if (end > i && text.text != "none")
             command.key->push_back({std::string(text.text.substr(i, end - i)), text.at(i, end - i)});
           i = end + 1;
         }
       }},
      {"enters", [&] { command.enters = named(text); }},
      {"warn", [&] { command.warning = named(text); }},
      {"help", [&] { command.help = text.text; }},
      {"assumed", [&] { command.assumed = text.text; }},
      {"open", [&] { command.open = true; }},
      {"ordered", [&] { command.ordered = true; }},
      {"immutable", [&] { command.immutable = true; }},
      {"each", [&] { command.each = named(text); }},
      {"expand", [&] { read_expand(text); }},
      {"owns",
       [&] {
         parse<peg::owned_list>(text, "`owns COMMAND, COMMAND-*`", [&](const Node& root) {
           for (const Named& name : names(*root.children[0], text)) command.owns.push_back(name.name);
         });
       }},
      {"default",
       [&] {
         read_enum<Default>(text, {{"on", Default::on}, {"varies", Default::varies}}, command.default_state);
       }},
      {"not",
       [&] {
         read_enum<bool>(text, {{"configuration", true}}, command.not_configuration);
       }},
      {"clears",
       [&] {
         parse<peg::name_list>(text, "`clears COMMAND, COMMAND`", [&](const Node& root) {
           for (const Named& name : names(*root.children[0], text)) command.clears.push_back(name.name);
         });
       }},
      {"raw",
       [&] {
         command.raw = text.text == "delimited" ? Raw::delimited : Raw::until;
         if (text.text.starts_with("until ")) command.raw_end = text.text.substr(6);
         if (command.raw == Raw::until && command.raw_end.empty())
           problem(text.place, "`raw` goes on with `until WORDS` or `delimited`");
       }},
      {"status",
       [&] {
         read_enum<Status>(text,
                           {{"ignored", Status::ignored}, {"checked", Status::checked}, {"modelled", Status::modelled}},
                           command.status);
       }},
      {"does",
       [&] {
         read_enum<Effect>(text,
                           {{"quit", Effect::quit},
                            {"return", Effect::leave_all},
                            {"system-view", Effect::system_view},
                            {"commit", Effect::commit},
                            {"discard", Effect::discard},
                            {"abort", Effect::abort}},
                           command.effect);
       }},
      {"risk",
       [&] {
         read_enum<Risk>(text,
                         {{"none", Risk::none},
                          {"cosmetic", Risk::cosmetic},
                          {"local", Risk::local},
                          {"resets-session", Risk::resets_session},
                          {"withdraws-service", Risk::withdraws_service},
                          {"cuts-management", Risk::cuts_management}},
                         command.risk);
       }},
  };
  const auto found = lines.find(word.name);
  if (found == lines.end()) return false;
  found->second();
  return true;
}

void Reader::read_form(const Text& text, bool undo) {
  FormSpec form;
  form.undo = undo;
  Text notation = text;
  if (text.text.starts_with("on ") && text.text.find(':') != std::string_view::npos) {
    parse<peg::guard>(text, "`on DEVICE, DEVICE:`",
                      [&](const Node& root) { form.devices = names(*root.children[0]->children[0], text); });
    const std::size_t begin = text.text.find_first_not_of(" \t", text.text.find(':') + 1);
    notation.text = begin == std::string_view::npos ? std::string_view() : text.text.substr(begin);
    notation.place = text.at(std::min(begin, text.text.size()), notation.text.size());
  }
  form.place = notation.place;
  auto tree = parse_notation(notation.text);
  if (!tree) {
    const std::size_t offset = tree.error().offset;
    problem(notation.at(offset, offset < notation.text.size() ? 1 : 0), tree.error().message);
    return;
  }
  form.tree = std::move(*tree);
  form.notation = to_text(form.tree);
  definitions_.commands.back().forms.push_back(std::move(form));
}

TypeSpec Reader::read_type(const Node& node, const Text& text) {
  TypeSpec type;
  type.place = text.at(node.begin().byte, 0);
  const auto base = [&node]() -> std::string {
    if (node.is_type<peg::integer_type>()) return "integer";
    if (node.is_type<peg::string_type>()) return "string";
    if (node.is_type<peg::text_type>()) return "text";
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

}  // namespace

void read_definitions(const text::Source& source, Definitions& definitions, std::vector<Problem>& problems) {
  Reader(source, definitions, problems).read();
}

}  // namespace vrpc::command
