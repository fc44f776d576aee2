#include "check/names.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "config/listed.hpp"

namespace vrpc::check {

using command::index;
using command::kNone;
using command::NameKindId;
using command::NameKindRow;

namespace {

// Finding a similar name takes a look at all of them.
constexpr int kMostSuggestions = 100;

// It can be written anywhere as it is.
bool is_plain(std::string_view name) {
  return name.find_first_of(" \"") == std::string_view::npos && diag::quotable(name) == name;
}

// A letter is left out, added, changed with its neighbour, or small. Another letter makes another name: `customer-b` is
// no misspelt `customer-a`.
bool is_slip(std::string_view name, std::string_view meant) {
  const auto lower = [](std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), command::to_lower);
    return result;
  };
  std::string a = lower(name);
  std::string b = lower(meant);
  if (a == b) return true;
  if (diag::distance(a, b) != 1 || !diag::have_same_digits(a, b)) return false;
  if (a.size() != b.size()) return true;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

void suggest(const Config& config, const Name& use, diag::Draft draft) {
  const std::string_view near = config.names().closest(use);
  if (near.empty()) return;
  Name meant = use;
  meant.name = near;
  const std::uint32_t line = config.document().source().line_of(config.names().definition(meant)->span.begin);
  draft.help(fmt::format("did you mean `{}`, defined at line {}?", near, line));
  const bool only = config.names().close(use).size() == 1;
  if (only && is_plain(near) && is_slip(use.name, near))
    draft.fix(diag::Fix{fmt::format("write `{}`", near), diag::Safety::unsafe, {{use.span, std::string(near)}}});
}

// The keywords that lines which define such a name start with, the shortest first: `acl`, `acl name`.
std::vector<std::string> defining_words(const command::Grammar& grammar, NameKindId kind) {
  std::set<std::string> found;
  for (std::uint32_t i = 0; i < grammar.form_count(); ++i) {
    const command::FormRow& form = grammar.form(command::FormId{i});
    if (form.names == 0 || form.undo != 0) continue;
    std::string words;
    std::uint32_t place = 0;
    for (const command::LeafRow& leaf : grammar.leaves_of(form)) {
      if (place++ < form.head) words += fmt::format("{}{}", words.empty() ? "" : " ", grammar.spelling(leaf));
      if (index(leaf.parameter) == kNone) continue;
      const command::ParameterRow& parameter = grammar.parameter(leaf.parameter);
      if (parameter.role == command::NameRole::defines && parameter.name_kind == kind) found.insert(words);
    }
  }
  std::vector<std::string> result(found.begin(), found.end());
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  return result;
}

bool has_unknown(const Config& config, const std::vector<std::string>& starts) {
  return std::ranges::any_of(config.opaque(), [&](EntryId id) {
    const auto is_start = [&](const std::string& start) { return starts_with(config.text(id), start); };
    return !config.entry(id).removed && std::ranges::any_of(starts, is_start);
  });
}

// `route-policy nonexistent-config-check disable`
bool takes_any_name(const Config& config, const NameKindRow& row) {
  if (row.unless_command.size == 0) return false;
  const std::vector<EntryId>& entries = config.entries(config.grammar().text(row.unless_command));
  const std::string_view keyword = config.grammar().text(row.unless_keyword);
  return std::any_of(entries.begin(), entries.end(), [&](EntryId id) { return config.has_keyword(id, keyword); });
}

std::vector<const Name*> undefined_names(const Config& config, NameKindId kind) {
  std::vector<const Name*> result;
  for (const Name& use : config.names().uses(kind)) {
    if (use.softly && !config.shows_everything()) continue;
    if (config.names().definition(use) != nullptr) continue;
    if (!is_predefined(config, use)) result.push_back(&use);
  }
  return result;
}

}  // namespace

void report_undefined(const Config& config, Report& report, Kind kind, bool (*needs_definition)(std::string_view)) {
  const command::Grammar& grammar = config.grammar();
  int suggestions = 0;
  for (std::uint32_t i = 0; i < grammar.name_kind_rows().size(); ++i) {
    const NameKindRow& row = grammar.name_kind(NameKindId{i});
    if ((row.undefined == kNone ? Kind::undefined_name : static_cast<Kind>(row.undefined)) != kind) continue;
    if (row.open != 0 || config.names().uses(NameKindId{i}).empty() || takes_any_name(config, row)) continue;
    std::vector<const Name*> names = undefined_names(config, NameKindId{i});
    if (needs_definition != nullptr)
      std::erase_if(names, [&](const Name* use) { return !needs_definition(use->name); });
    if (names.empty()) continue;
    const std::vector<std::string> words = defining_words(grammar, NameKindId{i});
    if (words.empty() || has_unknown(config, words)) continue;
    for (const Name* use : names) {
      diag::Draft draft = report.missing(kind, use->span, use->name, title(config, *use));
      if (use->softly && row.required == 0) draft.severity(Severity::warning);
      draft.label(fmt::format("no `{} {}`", words.front(), use->name));
      if (++suggestions <= kMostSuggestions) suggest(config, *use, draft);
    }
  }
}

std::string_view title(const Config& config, const Name& name) {
  return config.grammar().text(config.grammar().name_kind(name.kind).title);
}

bool is_predefined(const Config& config, const Name& name) {
  return config::is_listed(config.grammar(), config.grammar().name_kind(name.kind).predefined, name.name);
}

}  // namespace vrpc::check
