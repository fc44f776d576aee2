#include "check/query.hpp"

#include <algorithm>

namespace vrpc::check {

using command::index;
using command::kNone;

namespace {

std::string of_family(std::string_view family, std::string_view stem) { return fmt::format("{}-{}", family, stem); }

}  // namespace

bool starts_with(std::string_view text, std::string_view start) {
  const auto same = [](char a, char b) { return command::to_lower(a) == command::to_lower(b); };
  return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(), same);
}

std::optional<IpAddress> address(const Config& config, EntryId id, std::string_view stem) {
  if (const auto text = config.text(id, of_family("ipv4", stem))) return command::parse_ipv4(*text);
  if (const auto text = config.text(id, of_family("ipv6", stem))) return command::parse_ipv6(*text);
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

UnknownLines::UnknownLines(const Config& config, std::string_view start) {
  for (const EntryId id : config.opaque())
    if (!config.entry(id).removed && starts_with(config.text(id), start)) views_.push_back(config.entry(id).parent);
  std::ranges::sort(views_);
}

}  // namespace vrpc::check
