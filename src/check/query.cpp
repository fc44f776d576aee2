#include "check/query.hpp"

#include <algorithm>

namespace vrpc::check {

using command::index;
using command::kNone;

namespace {

// Of the parameter `ipv4-<stem>` or `ipv6-<stem>`.
std::optional<bind::Value> address_value(const Config& config, EntryId id, std::string_view stem) {
  constexpr std::string_view kFamilies[] = {"ipv4-", "ipv6-"};
  std::optional<bind::Value> found;
  config.document(id).visit_values(config.statement(id), [&](const bind::Value& value) {
    const std::string_view name = config.grammar().name(value.parameter);
    const bool is_address = name.ends_with(stem) && std::ranges::any_of(kFamilies, [&](std::string_view family) {
                              return name.size() == family.size() + stem.size() && name.starts_with(family);
                            });
    if (is_address) found = value;
    return !found;
  });
  return found;
}

}  // namespace

bool starts_with(std::string_view text, std::string_view start) {
  const auto same = [](char a, char b) { return command::to_lower(a) == command::to_lower(b); };
  return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(), same);
}

std::optional<IpAddress> address(const Config& config, EntryId id, std::string_view stem) {
  const auto value = address_value(config, id, stem);
  if (!value) return std::nullopt;
  const std::string_view text = config.document(id).text(*value);
  return config.grammar().name(value->parameter).starts_with("ipv4") ? command::parse_ipv4(text)
                                                                     : command::parse_ipv6(text);
}

text::Span address_span(const Config& config, EntryId id, std::string_view stem) {
  const auto value = address_value(config, id, stem);
  return value ? config.document(id).span(*value) : config.span(id);
}

text::Span keyword_span(const Config& config, EntryId id, std::string_view keyword) {
  const bind::Document& document = config.document();
  const Statement& statement = config.statement(id);
  if (index(statement.form) == kNone) return config.span(id);
  const std::uint32_t end = document.tree().end_word(statement.line);
  for (std::uint32_t word = document.tree().first_word(statement.line); word < end; ++word) {
    const command::LeafRow& leaf = document.grammar().leaf(document.leaf(statement, word));
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
