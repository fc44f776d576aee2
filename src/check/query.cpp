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
    const command::Symbol symbol = document.grammar().leaf(document.leaves[word]).symbol;
    if (symbol.is_keyword() && document.grammar().spelling(symbol.keyword()) == keyword)
      return document.tree().word(word).span();
  }
  return config.span(id);
}

std::string shown(const Config& config, const Statement& statement) {
  const bind::Document& document = config.document();
  const text::Span line = document.span(statement);
  std::string text;
  std::uint32_t at = line.begin;
  for (const bind::Value& value : document.values(statement)) {
    if (!document.is_secret(value)) continue;
    const text::Span secret = document.span(value);
    text += document.source().text({at, secret.begin});
    text += "******";
    at = secret.end;
  }
  text += document.source().text({at, line.end});
  return diag::quotable(text);
}

std::string canonical_text(const Config& config, const Statement& statement) {
  const bind::Document& document = config.document();
  std::string text;
  for (std::uint32_t word = document.tree().first_word(statement.line); word < document.tree().end_word(statement.line);
       ++word) {
    if (index(document.leaves[word]) == kNone) continue;
    const command::Symbol symbol = document.grammar().leaf(document.leaves[word]).symbol;
    if (symbol.is_keyword()) text += fmt::format("{}\n", document.grammar().spelling(symbol.keyword()));
  }
  for (const bind::Value& value : document.values(statement))
    text += fmt::format("{}={}\n", document.grammar().name(value.parameter), document.canonical(value));
  return text;
}

bool enters_view(const Config& config, EntryId id) {
  const command::CommandId command = config.entry(id).command;
  return index(command) != kNone && index(config.grammar().command(command).enters) != kNone;
}

UnknownLines::UnknownLines(const Config& config, std::string_view start) : views_(config.all().size()) {
  for (std::uint32_t i = 1; i < config.all().size(); ++i) {
    const config::Entry& entry = config.entry(EntryId{i});
    if (entry.removed || index(entry.command) != kNone) continue;
    if (starts_with(config.text(EntryId{i}), start)) views_[index(entry.parent)] = true;
  }
}

}  // namespace vrpc::check
