#include "command/compile.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "command/compiler.hpp"

namespace vrpc::command {
namespace {

std::string folded(std::string_view word) {
  std::string result(word);
  std::transform(result.begin(), result.end(), result.begin(), to_lower);
  return result;
}

}  // namespace

TableBuilder Compiler::run() {
  for (const DeviceDefinition& device : definitions_.devices)
    tables_.devices.push_back({text(device.name.name), text(device.title)});
  for (const CommandDefinition& command : definitions_.commands) text(command.name.name);
  collect_keywords();
  for (const TypeDefinition& type : definitions_.types) named_types_.emplace(type.name.name, &type);
  add_views();
  for (const CommandDefinition& command : definitions_.commands) add_command(command);
  add_command_names();
  mark_owned();
  mark_forms(tables_);
  add_alike_forms();
  add_names();
  add_keyword_slots();
  build_graph(tables_);
  return std::move(tables_);
}

TextRef Compiler::text(std::string_view value) {
  const auto [found, added] = texts_.try_emplace(std::string(value));
  if (added) {
    found->second = {static_cast<std::uint32_t>(tables_.characters.size()), static_cast<std::uint32_t>(value.size())};
    tables_.characters.insert(tables_.characters.end(), value.begin(), value.end());
  }
  return found->second;
}

Slice Compiler::text_slice(const std::vector<std::string>& values) {
  const Slice slice{static_cast<std::uint32_t>(tables_.texts.size()), static_cast<std::uint32_t>(values.size())};
  for (const std::string& value : values) {
    const TextRef ref = text(value);
    tables_.texts.push_back(ref);
  }
  return slice;
}

KeywordId Compiler::keyword(std::string_view word) const { return keywords_.at(folded(word)); }

void Compiler::collect(const NotationItem& item, std::map<std::string, std::string>& spellings) {
  if (item.kind == NotationItem::Kind::keyword) spellings.try_emplace(folded(item.text), item.text);
  for (const NotationItem& child : item.children) collect(child, spellings);
}

void Compiler::collect_keywords() {
  std::map<std::string, std::string> spellings = {{"undo", "undo"}};
  for (const CommandDefinition& command : definitions_.commands) {
    for (const FormSpec& form : command.forms) collect(form.tree, spellings);
    for (const WhereSpec& where : command.wheres)
      for (const std::string& word : where.type.words) spellings.try_emplace(folded(word), word);
  }
  for (const TypeDefinition& type : definitions_.types)
    for (const std::string& word : type.type.words) spellings.try_emplace(folded(word), word);
  for (const auto& [fold, spelling] : spellings) {
    keywords_.emplace(fold, KeywordId{static_cast<std::uint32_t>(tables_.keywords.size())});
    const TextRef folded_ref = text(fold);
    tables_.keywords.push_back({folded_ref, text(spelling)});
  }
}

void Compiler::add_keyword_slots() {
  std::size_t size = 16;
  while (size < 2 * tables_.keywords.size()) size *= 2;
  tables_.keyword_slots.assign(size, kNone);
  for (const auto& [fold, id] : keywords_) {
    std::size_t slot = keyword_hash(fold) & (size - 1);
    while (tables_.keyword_slots[slot] != kNone) slot = (slot + 1) & (size - 1);
    tables_.keyword_slots[slot] = index(id);
  }
}

void Compiler::add_views() {
  for (const ViewDefinition& view : definitions_.views) {
    if (!views_.emplace(view.name.name, ViewId{static_cast<std::uint32_t>(tables_.views.size())}).second) {
      problem(view.name.place, fmt::format("view `{}` is defined twice", view.name.name));
      continue;
    }
    if (views_.size() > kMostViews) problem(view.name.place, fmt::format("there are more than {} views", kMostViews));
    ViewRow& row = tables_.views.emplace_back();
    row.name = text(view.name.name);
    row.title = text(view.title);
    row.prompt = text(view.prompt);
    row.complete = view.complete ? 1 : 0;
  }
  for (std::uint32_t i = 0; i < definitions_.groups.size(); ++i) {
    const ViewGroupDefinition& group = definitions_.groups[i];
    const std::uint32_t mismatch = resolve_kind(group.mismatch);
    for (const Named& name : group.views) {
      const auto view = views_.find(name.name);
      if (view == views_.end()) {
        problem(name.place, fmt::format("no view is named `{}`", name.name));
      } else if (mismatch != kNone) {
        tables_.views[index(view->second)].group = i;
        tables_.views[index(view->second)].mismatch = mismatch;
      }
    }
  }
}

std::set<ViewId> Compiler::resolve_views(const CommandDefinition& definition) {
  std::set<ViewId> result;
  for (const Named& name : definition.views) {
    if (name.name == "any") {
      for (const auto& [view, id] : views_) result.insert(id);
      continue;
    }
    const auto group = std::find_if(definitions_.groups.begin(), definitions_.groups.end(),
                                    [&name](const ViewGroupDefinition& g) { return g.name.name == name.name; });
    const std::vector<Named> members = group != definitions_.groups.end() ? group->views : std::vector{name};
    for (const Named& member : members) {
      const auto view = views_.find(member.name);
      if (view != views_.end()) {
        result.insert(view->second);
      } else if (group == definitions_.groups.end()) {
        problem(name.place, fmt::format("no view or group of views is named `{}`", name.name));
      }
    }
  }
  return result;
}

std::uint32_t Compiler::resolve_kind(const std::optional<Named>& kind) {
  if (!kind) return kNone;
  if (const diag::KindInfo* info = diag::find_kind(kind->name)) return static_cast<std::uint32_t>(info->kind);
  problem(kind->place, fmt::format("no finding is named `{}`", kind->name));
  return kNone;
}

std::uint32_t Compiler::resolve_devices(const std::vector<Named>& devices) {
  std::uint32_t mask = 0;
  for (const Named& name : devices) {
    const auto found = std::find_if(definitions_.devices.begin(), definitions_.devices.end(),
                                    [&name](const DeviceDefinition& d) { return d.name.name == name.name; });
    if (found == definitions_.devices.end()) {
      problem(name.place, fmt::format("no device is named `{}`", name.name));
    } else {
      mask |= 1U << (found - definitions_.devices.begin());
    }
  }
  return devices.empty() ? ~0U : mask;
}

// Words that no form has are slips of the pen.
void Compiler::check_words(const CommandDefinition& definition, const CommandRow& command) {
  std::set<std::string_view> keywords;
  std::set<std::string_view> parameters;
  std::set<std::string_view> choices;
  const auto text_of = [this](TextRef ref) {
    return std::string_view(tables_.characters.data() + ref.begin, ref.size);
  };
  for (std::uint32_t i = command.forms.first; i < tables_.forms.size(); ++i) {
    const Slice leaves = tables_.forms[i].leaves;
    for (std::uint32_t l = leaves.first; l < leaves.first + leaves.count; ++l) {
      const LeafRow& leaf = tables_.leaves[l];
      if (leaf.symbol.is_keyword()) keywords.insert(text_of(leaf.spelling));
      if (leaf.choice.size > 0) choices.insert(text_of(leaf.choice));
      if (index(leaf.parameter) != kNone) parameters.insert(text_of(tables_.parameters[index(leaf.parameter)].name));
    }
  }
  for (const WhereSpec& where : definition.wheres)
    for (const Named& name : where.parameters)
      if (!parameters.contains(name.name)) problem(name.place, fmt::format("no form has a parameter `{}`", name.name));
  for (const ChoiceSpec& choice : definition.choices)
    for (const std::string& word : choice.words)
      if (!keywords.contains(word)) problem(choice.name.place, fmt::format("no form has the keyword `{}`", word));
  if (definition.each && !parameters.contains(definition.each->name))
    problem(definition.each->place, fmt::format("no form has a parameter `{}`", definition.each->name));
  for (const Named& name : definition.immutable_in)
    if (!parameters.contains(name.name)) problem(name.place, fmt::format("no form has a parameter `{}`", name.name));
  for (const Named& name : definition.key.value_or(std::vector<Named>{}))
    if (!keywords.contains(name.name) && !parameters.contains(name.name) && !choices.contains(name.name))
      problem(name.place, fmt::format("no form has a keyword, parameter or choice `{}`", name.name));
}

// `expand both | none = import | export`: a line with one of the former is one with each of the latter.
void Compiler::add_expansion(const CommandDefinition& definition, CommandRow& row) {
  const auto ids = [this](const std::vector<Named>& words) {
    std::vector<KeywordId> result;
    for (const Named& word : words) {
      const auto known = keywords_.find(folded(word.name));
      if (word.name == "none") {
        result.push_back(KeywordId{kNone});
      } else if (known != keywords_.end()) {
        result.push_back(known->second);
      } else {
        problem(word.place, fmt::format("no form has the keyword `{}`", word.name));
      }
    }
    return result;
  };
  row.expands = list_slice(ids(definition.expands));
  row.expansions = list_slice(ids(definition.expansions));
  if (row.expansions.count > kMostExpansions)
    problem(definition.name.place, fmt::format("`expand` names more than {} keywords", kMostExpansions));
}

void Compiler::add_command(const CommandDefinition& definition) {
  command_ = &definition;
  parameters_.clear();
  const CommandId id{static_cast<std::uint32_t>(tables_.commands.size())};
  tables_.commands.emplace_back();
  CommandRow row;
  row.name = text(definition.name.name);
  row.help = text(definition.help);
  row.assumed = text(definition.assumed);
  row.raw_end = text(definition.raw_end);
  row.raw = definition.raw;
  row.views = list_slice(resolve_views(definition));
  row.feature = definition.name.place.file;
  row.clears = text_slice(definition.clears);
  row.status = definition.status;
  row.effect = definition.effect;
  row.risk = definition.risk;
  row.warning = resolve_kind(definition.warning);
  row.not_configuration = definition.not_configuration ? 1 : 0;
  row.open = definition.open ? 1 : 0;
  row.default_state = definition.default_state;
  row.owns = text_slice(definition.owns);
  row.each = definition.each ? 1 : 0;
  row.ordered = definition.ordered ? 1 : 0;
  row.immutable = definition.immutable ? 1 : 0;
  std::vector<std::string> immutable_in;
  for (const Named& parameter : definition.immutable_in) immutable_in.push_back(parameter.name);
  row.immutable_in = text_slice(immutable_in);
  add_expansion(definition, row);
  if (definition.enters) {
    const auto view = views_.find(definition.enters->name);
    if (view != views_.end()) row.enters = view->second;
    if (view == views_.end())
      problem(definition.enters->place, fmt::format("no view is named `{}`", definition.enters->name));
  }
  row.parameters.first = static_cast<std::uint32_t>(tables_.parameters.size());
  for (const WhereSpec& where : definition.wheres)
    for (const Named& name : where.parameters) add_parameter(where, name);
  row.forms.first = static_cast<std::uint32_t>(tables_.forms.size());
  for (const FormSpec& form : definition.forms) add_form(id, form);
  const bool states_undo =
      std::any_of(definition.forms.begin(), definition.forms.end(), [](const FormSpec& form) { return form.undo; });
  if (!states_undo && !definition.undo_none && !definition.not_configuration && definition.effect == Effect::none) {
    for (const FormSpec& form : definition.forms) {
      FormSpec undo = form;
      undo.undo = true;
      undo.tree = default_undo(form.tree, definition);
      undo.notation = to_text(undo.tree);
      add_form(id, undo);
    }
  }
  row.forms.count = static_cast<std::uint32_t>(tables_.forms.size()) - row.forms.first;
  row.parameters.count = static_cast<std::uint32_t>(tables_.parameters.size()) - row.parameters.first;
  tables_.commands[index(id)] = row;
  check_words(definition, row);
  mark_identity(tables_, definition, id);
  mark_properties(tables_, id);
}

void Compiler::add_command_names() {
  const auto name_of = [this](CommandId id) { return tables_.commands[index(id)].name; };
  const auto text_of = [this](TextRef name) {
    return std::string_view(tables_.characters.data() + name.begin, name.size);
  };
  for (std::uint32_t i = 0; i < tables_.commands.size(); ++i) tables_.commands_by_name.push_back(CommandId{i});
  std::ranges::stable_sort(tables_.commands_by_name, {}, [&](CommandId id) { return text_of(name_of(id)); });
  std::ranges::transform(tables_.commands_by_name, std::back_inserter(tables_.command_names), name_of);
}

void Compiler::mark_owned() {
  std::set<std::string> names;
  for (const CommandDefinition& command : definitions_.commands) names.insert(command.owns.begin(), command.owns.end());
  const auto is_owned = [&names](std::string_view name) {
    return std::ranges::any_of(names, [name](std::string_view owned) {
      const bool several = owned.ends_with('*');
      return several ? name.starts_with(owned.substr(0, owned.size() - 1)) : name == owned;
    });
  };
  for (std::size_t i = 0; i < definitions_.commands.size(); ++i)
    tables_.commands[i].owned = is_owned(definitions_.commands[i].name.name) ? 1 : 0;
}

void Compiler::add_alike_forms() {
  const auto views_of = [this](FormId form) {
    const Slice views = tables_.commands[index(tables_.forms[index(form)].command)].views;
    return std::span(tables_.lists).subspan(views.first, views.count);
  };
  const auto share_view = [&](FormId a, FormId b) {
    return std::ranges::find_first_of(views_of(a), views_of(b)) != views_of(a).end();
  };
  std::map<std::uint32_t, std::vector<FormId>> by_notation;
  for (std::uint32_t i = 0; i < tables_.forms.size(); ++i)
    if (tables_.forms[i].undo != 0) by_notation[tables_.forms[i].notation.begin].push_back(FormId{i});
  for (const auto& [notation, forms] : by_notation) {
    for (const FormId form : forms) {
      std::vector<FormId> others;
      std::ranges::copy_if(forms, std::back_inserter(others),
                           [&](FormId other) { return other != form && share_view(form, other); });
      tables_.forms[index(form)].alike = list_slice(others);
    }
  }
}

TableBuilder compile(const Definitions& definitions, std::vector<Problem>& problems) {
  return Compiler(definitions, problems).run();
}

}  // namespace vrpc::command
