#include "command/definition_reader.hpp"

namespace vrpc::command {
namespace {

// Words between blanks; `none` for none.
std::vector<Named> words(const Text& text) {
  std::vector<Named> result;
  for (std::size_t i = 0; i < text.text.size() && text.text != "none";) {
    const std::size_t end = std::min(text.text.find(' ', i), text.text.size());
    if (end > i) result.push_back({std::string(text.text.substr(i, end - i)), text.at(i, end - i)});
    i = end + 1;
  }
  return result;
}

// `list-name index else address`.
void read_key(const Text& text, CommandDefinition& command) {
  command.key_all = text.text == "all";
  command.key = command.key_all ? std::vector<Named>{} : words(text);
  const auto otherwise = std::ranges::find(*command.key, "else", &Named::name);
  if (otherwise == command.key->end()) return;
  command.key_otherwise = static_cast<std::size_t>(otherwise - command.key->begin());
  command.key->erase(otherwise);
}

}  // namespace

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
  } else if (word.name == "name") {
    parse<peg::name_head>(text, "`name KIND \"title\"`", [&](const Node& root) {
      NameDefinition& name = definitions_.names.emplace_back();
      name.name = name_of(root);
      name.title = root.children[1]->string();
      block_ = Block::name;
    });
  } else if (word.name == "command") {
    parse<peg::command_head>(text, "`command NAME in VIEW, VIEW`", [&](const Node& root) {
      CommandDefinition& command = definitions_.commands.emplace_back();
      command.name = name_of(root);
      command.views = names(*root.children[1], text);
      block_ = Block::command;
    });
  } else {
    problem(word.place,
            fmt::format("`{}` starts no block; device, type, view, viewgroup, name and command do", word.name));
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
    case Block::name: known = read_name_attribute(word, text); break;
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

bool Reader::read_name_attribute(const Named& word, const Text& text) {
  NameDefinition& name = definitions_.names.back();
  if (word.name == "predefined") {
    for (const Named& predefined : words(text)) name.predefined.push_back(predefined.name);
  } else if (word.name == "unless") {
    name.unless = words(text);
    if (name.unless.size() != 2) problem(text.place, "`unless` goes on with a command and a keyword of it");
  } else if (word.name == "undefined") {
    name.undefined = named(text);
  } else if (word.name == "unused") {
    name.unused = true;
  } else if (word.name == "required") {
    name.required = true;
  } else if (word.name == "open") {
    name.open = true;
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

template <typename Rule> std::vector<std::string> Reader::read_list(const Text& text, std::string_view what) {
  std::vector<std::string> result;
  parse<Rule>(text, what, [&](const Node& root) {
    for (const Named& name : names(*root.children[0], text)) result.push_back(name.name);
  });
  return result;
}

void Reader::read_raw(const Text& text) {
  CommandDefinition& command = definitions_.commands.back();
  command.raw = text.text == "delimited" ? Raw::delimited : Raw::until;
  if (text.text.starts_with("until ")) command.raw_end = text.text.substr(6);
  if (command.raw == Raw::until && command.raw_end.empty())
    problem(text.place, "`raw` goes on with `until WORDS` or `delimited`");
}

bool Reader::read_command_attribute(const Named& word, const Text& value) {
  using Line = void (*)(Reader&, CommandDefinition&, const Text&);
  static const std::map<std::string_view, Line> kLines = {
      {"form", [](Reader& reader, CommandDefinition&, const Text& text) { reader.read_form(text, false); }},
      {"undo",
       [](Reader& reader, CommandDefinition& command, const Text& text) {
         text.text == "none" ? void(command.undo_none = true) : reader.read_form(text, true);
       }},
      {"where", [](Reader& reader, CommandDefinition&, const Text& text) { reader.read_where(text); }},
      {"choice", [](Reader& reader, CommandDefinition&, const Text& text) { reader.read_choice(text); }},
      {"key", [](Reader&, CommandDefinition& command, const Text& text) { read_key(text, command); }},
      {"enters",
       [](Reader& reader, CommandDefinition& command, const Text& text) { command.enters = reader.named(text); }},
      {"warn",
       [](Reader& reader, CommandDefinition& command, const Text& text) { command.warning = reader.named(text); }},
      {"help", [](Reader&, CommandDefinition& command, const Text& text) { command.help = text.text; }},
      {"assumed", [](Reader&, CommandDefinition& command, const Text& text) { command.assumed = text.text; }},
      {"open", [](Reader&, CommandDefinition& command, const Text&) { command.open = true; }},
      {"ordered", [](Reader&, CommandDefinition& command, const Text&) { command.ordered = true; }},
      {"immutable",
       [](Reader&, CommandDefinition& command, const Text& text) {
         command.immutable = true;
         command.immutable_in = words(text);
       }},
      {"each", [](Reader& reader, CommandDefinition& command, const Text& text) { command.each = reader.named(text); }},
      {"expand", [](Reader& reader, CommandDefinition&, const Text& text) { reader.read_expand(text); }},
      {"owns",
       [](Reader& reader, CommandDefinition& command, const Text& text) {
         command.owns = reader.read_list<peg::owned_list>(text, "`owns COMMAND, COMMAND-*`");
       }},
      {"default",
       [](Reader& reader, CommandDefinition& command, const Text& text) {
         reader.read_enum<Default>(text, {{"on", Default::on}, {"varies", Default::varies}}, command.default_state);
       }},
      {"not",
       [](Reader& reader, CommandDefinition& command, const Text& text) {
         reader.read_enum<bool>(text, {{"configuration", true}}, command.not_configuration);
       }},
      {"clears",
       [](Reader& reader, CommandDefinition& command, const Text& text) {
         command.clears = reader.read_list<peg::name_list>(text, "`clears COMMAND, COMMAND`");
       }},
      {"raw", [](Reader& reader, CommandDefinition&, const Text& text) { reader.read_raw(text); }},
      {"status",
       [](Reader& reader, CommandDefinition& command, const Text& text) {
         reader.read_enum<Status>(
             text, {{"ignored", Status::ignored}, {"checked", Status::checked}, {"modelled", Status::modelled}},
             command.status);
       }},
      {"does",
       [](Reader& reader, CommandDefinition& command, const Text& text) {
         reader.read_enum<Effect>(text,
                                  {{"quit", Effect::quit},
                                   {"return", Effect::leave_all},
                                   {"system-view", Effect::system_view},
                                   {"commit", Effect::commit},
                                   {"discard", Effect::discard},
                                   {"abort", Effect::abort}},
                                  command.effect);
       }},
      {"risk",
       [](Reader& reader, CommandDefinition& command, const Text& text) {
         reader.read_enum<Risk>(text,
                                {{"none", Risk::none},
                                 {"cosmetic", Risk::cosmetic},
                                 {"local", Risk::local},
                                 {"resets-session", Risk::resets_session},
                                 {"withdraws-service", Risk::withdraws_service},
                                 {"cuts-management", Risk::cuts_management}},
                                command.risk);
       }},
  };
  const auto found = kLines.find(word.name);
  if (found == kLines.end()) return false;
  found->second(*this, definitions_.commands.back(), value);
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

void read_definitions(const text::Source& source, Definitions& definitions, std::vector<Problem>& problems) {
  Reader(source, definitions, problems).read();
}

}  // namespace vrpc::command
