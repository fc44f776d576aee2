#include "check/query.hpp"

#include <algorithm>

namespace vrpc::check {

using command::index;
using command::kNone;

namespace {

std::string of_family(std::string_view family, std::string_view stem) { return fmt::format("{}-{}", family, stem); }

bool starts_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() &&
         std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) { return a == command::to_lower(b); });
}

// Finding a similar name takes a look at all of them.
constexpr int kMostSuggestions = 100;

void suggest(const Config& config, const Name& use, std::string_view name_kind, diag::Draft draft) {
  const std::string_view near = config.names().closest(use);
  if (near.empty()) return;
  const Name& definition = *config.names().definition(name_kind, near);
  const std::uint32_t line = config.document().source().line_of(definition.span.begin);
  draft.help(fmt::format("did you mean `{}`, defined at line {}?", near, line));
}

}  // namespace

std::optional<IpAddress> address(const Config& config, EntryId id, std::string_view stem) {
  if (const auto text = config.value(id, of_family("ipv4", stem))) return command::parse_ipv4(*text);
  if (const auto text = config.value(id, of_family("ipv6", stem))) return command::parse_ipv6(*text);
  return std::nullopt;
}

text::Span address_span(const Config& config, EntryId id, std::string_view stem) {
  const std::string ipv4 = of_family("ipv4", stem);
  return config.text(id, ipv4) ? config.span(id, ipv4) : config.span(id, of_family("ipv6", stem));
}

text::Span keyword_span(const Config& config, EntryId id, std::string_view keyword) {
  const bind::Document& document = config.document();
  const syntax::LineId line = config.statement(id).line;
  for (std::uint32_t word = document.tree().first_word(line); word < document.tree().end_word(line); ++word) {
    if (index(document.leaves[word]) == kNone) continue;
    const command::LeafRow& leaf = document.grammar().leaf(document.leaves[word]);
    if (leaf.symbol.is_keyword() && document.grammar().spelling(leaf) == keyword)
      return document.tree().word(word).span();
  }
  return config.span(id);
}

std::string shown(const Config& config, const Statement& statement) {
  return diag::quotable(config.document().masked_text(statement));
}

bool enters_view(const Config& config, EntryId id) {
  const command::CommandId command = config.entry(id).command;
  return index(command) != kNone && index(config.grammar().command(command).enters) != kNone;
}

void report_undefined(const Config& config, Report& report, Kind kind, std::string_view name_kind,
                      std::string_view defining_command, bool (*needs_definition)(std::string_view name)) {
  if (UnknownLines(config, defining_command).in(Config::root())) return;
  int suggestions = 0;
  for (const Name& use : config.names().uses(name_kind)) {
    if (config.names().definition(use) != nullptr) continue;
    if (needs_definition != nullptr && !needs_definition(use.name)) continue;
    diag::Draft draft = report.missing(kind, use.span, use.name);
    draft.label(fmt::format("no `{} {}`", defining_command, use.name));
    if (++suggestions <= kMostSuggestions) suggest(config, use, name_kind, draft);
  }
}

UnknownLines::UnknownLines(const Config& config, std::string_view start) : views_(config.all().size()) {
  for (std::uint32_t i = 1; i < config.all().size(); ++i) {
    const config::Entry& entry = config.entry(EntryId{i});
    if (entry.removed || index(entry.command) != kNone) continue;
    if (starts_with(config.text(EntryId{i}), start)) views_[index(entry.parent)] = true;
  }
}

}  // namespace vrpc::check
