// Laws of `convert`: canonical text, JSON, and the way back. The laws of the text itself are in laws.hpp.
#pragma once

#include <string>

#include <fmt/format.h>

#include "config/config.hpp"
#include "emit/json.hpp"
#include "laws.hpp"

namespace vrpc::property {

// Canonical text of JSON; what is wrong with it in place of the text, where there is something.
inline std::string canonical(const command::Grammar& grammar, const emit::Json& json) {
  std::string text;
  const auto error = emit::to_text(grammar, json, emit::TextStyle::saved, text);
  return error ? fmt::format("{}: {}\n{}", error->where, error->what, json.dump(1)) : text;
}

inline emit::Json json_of(const Document& document) {
  return emit::to_json(config::Config(document), {emit::Secrets{true}, false});
}

inline std::string canonical_again(const command::Grammar& grammar, const std::string& text) {
  return canonical(grammar, json_of(Reading(text, syntax::InputKind::saved, grammar).document));
}

inline Broken every_configuration_has_a_canonical_text(const Reading& reading) {
  std::string text;
  const auto error = emit::to_text(reading.document.grammar(), json_of(reading.document), emit::TextStyle::saved, text);
  return error ? fmt::format("{}: {}", error->where, error->what) : "";
}

inline Broken canonical_twice_is_canonical_once(const Reading& reading) {
  const command::Grammar& grammar = reading.document.grammar();
  const std::string once = canonical(grammar, json_of(reading.document));
  return emit::unified_diff("canonical once, and twice", once, canonical_again(grammar, once));
}

inline Broken json_and_back_is_the_same_text(const Reading& reading) {
  const emit::Json json = json_of(reading.document);
  const std::string printed = json.dump(2, ' ', false, emit::Json::error_handler_t::strict);
  const command::Grammar& grammar = reading.document.grammar();
  return emit::unified_diff("from the configuration, and from JSON", canonical(grammar, json),
                            canonical(grammar, emit::Json::parse(printed)));
}

inline bool has_wrong_secret(const Document& document) {
  return std::any_of(document.statements.begin(), document.statements.end(), [&](const Statement& statement) {
    return statement.state == State::wrong && document.masked_text(statement) != document.text(statement);
  });
}

// Masked secrets are values like others; a wrong line may become right by it.
inline Broken masked_text_is_canonical(const Reading& reading) {
  if (has_wrong_secret(reading.document)) return {};
  const command::Grammar& grammar = reading.document.grammar();
  const auto masked = [&](const Document& document) {
    return canonical(grammar, emit::to_json(config::Config(document), {}));
  };
  const std::string once = masked(reading.document);
  const Reading again(once, syntax::InputKind::saved, grammar);
  return emit::unified_diff("masked once, and twice", once, masked(again.document));
}

inline bool is_understood(const Document& document) {
  return std::none_of(document.statements.begin(), document.statements.end(), [](const Statement& statement) {
    return statement.state == State::wrong || statement.state == State::unknown;
  });
}

// What is typed leaves what was to be set. Which views a line enters that no definition covers cannot be told.
inline Broken script_makes_the_configuration(const Reading& reading) {
  if (!is_understood(reading.document) || runs_on(reading.findings)) return {};
  const command::Grammar& grammar = reading.document.grammar();
  const emit::Json json = json_of(reading.document);
  std::string script;
  if (const auto error = emit::to_text(grammar, json, emit::TextStyle::script, script)) return error->what;
  const Reading typed(script, syntax::InputKind::script, grammar);
  return emit::unified_diff("from the configuration, and from the script", canonical(grammar, json),
                            canonical(grammar, json_of(typed.document)));
}

inline constexpr Law kConvertLaws[] = {
    {"every_configuration_has_a_canonical_text", every_configuration_has_a_canonical_text},
    {"canonical_twice_is_canonical_once", canonical_twice_is_canonical_once},
    {"json_and_back_is_the_same_text", json_and_back_is_the_same_text},
    {"masked_text_is_canonical", masked_text_is_canonical},
    {"script_makes_the_configuration", script_makes_the_configuration},
};

// --- JSON that anybody wrote ---

// As `vrpc convert --from json` reads it: refused, or a text that is what vrpc makes of it, too.
inline Broken broken_by_json(std::string_view input) {
  const command::Grammar& grammar = command::builtin_grammar();
  const emit::Json json = emit::Json::parse(input, nullptr, false);
  std::string text;
  if (json.is_discarded() || emit::to_text(grammar, json, emit::TextStyle::saved, text)) return {};
  const std::string once = canonical_again(grammar, text);
  if (const Broken broken = emit::unified_diff("canonical once, and twice", once, canonical_again(grammar, once));
      !broken.empty())
    return "text_from_json_is_canonical_once_read: " + broken;
  std::string script;
  if (const auto error = emit::to_text(grammar, json, emit::TextStyle::script, script))
    return fmt::format("json_has_a_script_where_it_has_a_text: {}: {}", error->where, error->what);
  return {};
}

}  // namespace vrpc::property
