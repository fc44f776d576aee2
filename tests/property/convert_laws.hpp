// Laws of `convert`: canonical text, JSON, and the way back. The laws of the text itself are in laws.hpp.
#pragma once

#include <string>

#include <fmt/format.h>

#include "config/config.hpp"
#include "emit/json.hpp"
#include "laws.hpp"

namespace vrpc::property {

// Canonical text of JSON; what is wrong with it in place of the text, where there is something.
inline std::string canonical(const emit::Json& json) {
  std::string text;
  const auto error = emit::to_text(command::builtin_grammar(), json, emit::TextStyle::saved, text);
  return error ? fmt::format("{}: {}\n{}", error->where, error->what, json.dump(1)) : text;
}

inline emit::Json json_of(const Document& document) {
  return emit::to_json(config::Config(document), {emit::Secrets{true}, false});
}

inline std::string canonical_again(const std::string& text) {
  const text::Source source("canonical", text);
  const syntax::Tree tree(source, syntax::InputKind::saved);
  diag::Findings findings;
  return canonical(json_of(bind::bind(tree, command::builtin_grammar(), {}, findings)));
}

inline Broken every_configuration_has_a_canonical_text(const Reading& reading) {
  std::string text;
  const auto error = emit::to_text(command::builtin_grammar(), json_of(reading.document), emit::TextStyle::saved, text);
  return error ? fmt::format("{}: {}", error->where, error->what) : "";
}

inline Broken canonical_twice_is_canonical_once(const Reading& reading) {
  const std::string once = canonical(json_of(reading.document));
  return emit::unified_diff("canonical once, and twice", once, canonical_again(once));
}

inline Broken json_and_back_is_the_same_text(const Reading& reading) {
  const emit::Json json = json_of(reading.document);
  const std::string printed = json.dump(2, ' ', false, emit::Json::error_handler_t::strict);
  return emit::unified_diff("from the configuration, and from JSON", canonical(json),
                            canonical(emit::Json::parse(printed)));
}

inline bool has_wrong_secret(const Document& document) {
  return std::any_of(document.statements.begin(), document.statements.end(), [&](const Statement& statement) {
    return statement.state == State::wrong && document.masked_text(statement) != document.text(statement);
  });
}

// Masked secrets are values like others; a wrong line may become right by it.
inline Broken masked_text_is_canonical(const Reading& reading) {
  if (has_wrong_secret(reading.document)) return {};
  const std::string once = canonical(emit::to_json(config::Config(reading.document), {}));
  const text::Source source("masked", once);
  const syntax::Tree tree(source, syntax::InputKind::saved);
  diag::Findings findings;
  const Document document = bind::bind(tree, command::builtin_grammar(), {}, findings);
  return emit::unified_diff("masked once, and twice", once, canonical(emit::to_json(config::Config(document), {})));
}

inline constexpr Law kConvertLaws[] = {
    {"every_configuration_has_a_canonical_text", every_configuration_has_a_canonical_text},
    {"canonical_twice_is_canonical_once", canonical_twice_is_canonical_once},
    {"json_and_back_is_the_same_text", json_and_back_is_the_same_text},
    {"masked_text_is_canonical", masked_text_is_canonical},
};

}  // namespace vrpc::property
