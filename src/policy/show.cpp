#include "policy/show.hpp"

#include <fmt/format.h>

#include "policy/keys.hpp"

namespace vrpc::policy {
namespace {

// A string of TOML; JSON escapes what TOML escapes.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string list_of(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + quoted(text);
  return "[" + list + "]";
}

std::string list_of(const std::vector<Kind>& kinds) {
  std::vector<std::string> names;
  names.reserve(kinds.size());
  for (const Kind kind : kinds) names.emplace_back(diag::info(kind).name);
  return list_of(names);
}

std::string severities(const std::map<Kind, Severity>& severity) {
  std::string text;
  for (const auto& [kind, level] : severity)
    text += fmt::format("{} = \"{}\"\n", diag::info(kind).name, diag::to_text(level));
  return text;
}

std::string choice_text(const Choice& choice) {
  std::string text;
  if (choice.select) text += fmt::format("select = {}\n", list_of(*choice.select));
  if (!choice.ignore.empty()) text += fmt::format("ignore = {}\n", list_of(choice.ignore));
  if (!choice.devices.empty()) text += fmt::format("device = {}\n", list_of(choice.devices));
  return text;
}

std::string place(const Origin& origin) {
  return fmt::format("# {}:{}\n", origin.file->name(), origin.file->line_of(origin.span.begin));
}

std::string to_toml(const Suppression& suppression) {
  std::string text =
      fmt::format("\n{}[[suppress]]\nrule = \"{}\"\n", place(suppression.origin), diag::info(suppression.rule).name);
  if (!suppression.paths.empty()) text += fmt::format("paths = {}\n", list_of(suppression.paths));
  if (!suppression.view.empty()) text += fmt::format("view = {}\n", quoted(suppression.view));
  text += fmt::format("reason = {}\n", quoted(suppression.reason));
  if (suppression.expires) text += fmt::format("expires = {}\n", to_text(*suppression.expires));
  return text;
}

}  // namespace

std::string to_toml(const Settings& settings) {
  std::string text = settings.files.empty() ? "# no vrpc.toml; this is what counts without one\n" : "";
  for (const auto& file : settings.files)
    text += fmt::format("# {} {}\n", file == settings.files.front() ? "from" : "and from", file->name());
  text += "\n[check]\n" + choice_text(settings.check);
  text += fmt::format("fail-level = \"{}\"\n", diag::to_text(settings.fail_level.value_or(Severity::warning)));
  if (settings.baseline) text += fmt::format("baseline = {}\n", quoted(*settings.baseline));
  for (const PathChoice& exclude : settings.exclude)
    text += fmt::format("{}exclude = {}\n", place(exclude.origin), list_of(exclude.paths));
  if (!settings.check.severity.empty()) text += "\n[severity]\n" + severities(settings.check.severity);
  for (const PathChoice& part : settings.per_path) {
    text += fmt::format("\n{}[[per-path]]\npaths = {}\n{}", place(part.origin), list_of(part.paths),
                        choice_text(part.choice));
    if (!part.choice.severity.empty()) text += "[per-path.severity]\n" + severities(part.choice.severity);
  }
  for (const Suppression& suppression : settings.suppressions) text += to_toml(suppression);
  return text;
}

// --- A new file ---

namespace {

std::string_view example(const Key& key) {
  switch (key.type) {
    case ValueType::kinds: return "[\"redundant-default\"]";
    case ValueType::kind: return "\"undefined-interface\"";
    case ValueType::severity: return "\"warning\"";
    case ValueType::severities: return "{ redundant-default = \"warning\" }";
    case ValueType::devices: return "[\"ne40e\"]";
    case ValueType::patterns: return "[\"lab/**\"]";
    case ValueType::path: return key.table.empty() ? "\"../vrpc.toml\"" : "\"vrpc-baseline.json\"";
    case ValueType::text: return key.name == "view" ? "\"bmp > bmp-session *\"" : "\"why this is accepted\"";
    case ValueType::date: return "2027-01-31";
  }
  return {};
}

std::string examples(std::string_view table) {
  std::string text;
  for (const Key& key : keys())
    if (key.table == table) text += fmt::format("# {} = {}  # {}\n", key.name, example(key), key.help);
  return text;
}

}  // namespace

std::string new_settings() {
  std::string text =
      "#:schema ./vrpc.schema.json\n"
      "# Editors check this file by that schema, which `vrpc schema vrpc-toml > vrpc.schema.json` writes.\n"
      "# Paths start from the folder of this file.\n\n";
  text += examples("");
  for (const Table& table : tables()) {
    text += fmt::format("\n# {}\n# {}{}{}\n", table.help, table.list ? "[[" : "[", table.name, table.list ? "]]" : "]");
    text += table.name == "severity" ? "# redundant-default = \"warning\"\n" : examples(table.name);
  }
  return text;
}

// --- The schema ---

namespace {

using Json = nlohmann::ordered_json;

Json schema_of(ValueType type) {
  Json text = {{"type", "string"}, {"minLength", 1}};
  const auto list = [](Json items) { return Json{{"type", "array"}, {"items", std::move(items)}}; };
  switch (type) {
    case ValueType::kinds: return list({{"$ref", "#/definitions/kind"}});
    case ValueType::kind: return {{"$ref", "#/definitions/kind"}};
    case ValueType::severity: return {{"$ref", "#/definitions/severity"}};
    case ValueType::severities: return {{"$ref", "#/definitions/severities"}};
    case ValueType::devices: return {{"anyOf", Json::array({text, list(text)})}};
    case ValueType::patterns: return list(text);
    case ValueType::date: return {{"type", "string"}, {"format", "date"}};
    case ValueType::path:
    case ValueType::text: return text;
  }
  return {};
}

Json schema_of(std::string_view table) {
  Json required = Json::array();
  Json properties = Json::object();
  for (const Key& key : keys()) {
    if (key.table != table) continue;
    Json schema = schema_of(key.type);
    // What stands beside a reference is passed over in draft-07.
    properties[std::string(key.name)] = schema.contains("$ref")
                                            ? Json{{"description", key.help}, {"allOf", Json::array({schema})}}
                                            : (schema["description"] = key.help, schema);
    if (key.required) required.push_back(key.name);
  }
  Json result = {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
  if (!required.empty()) result["required"] = std::move(required);
  return result;
}

}  // namespace

nlohmann::ordered_json settings_schema() {
  Json names = Json::array();
  for (const diag::KindInfo& kind : diag::all_kinds()) {
    names.push_back(kind.name);
    names.push_back(diag::code_text(kind.kind));
  }
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                 {"title", "vrpc.toml: what a project wants of vrpc"}};
  schema.update(schema_of(std::string_view()));
  for (const Table& table : tables()) {
    Json entry = table.name == "severity" ? schema_of(ValueType::severities) : schema_of(table.name);
    if (table.list) entry = {{"type", "array"}, {"items", std::move(entry)}};
    entry = entry.contains("$ref") ? Json{{"allOf", Json::array({entry})}} : entry;
    entry["description"] = table.help;
    schema["properties"][std::string(table.name)] = std::move(entry);
  }
  schema["definitions"] = {
      {"kind", {{"description", "A kind of finding, by name or code."}, {"enum", std::move(names)}}},
      {"severity", {{"enum", {"error", "warning", "note"}}}},
      {"severities",
       {{"type", "object"},
        {"propertyNames", {{"$ref", "#/definitions/kind"}}},
        {"additionalProperties", {{"$ref", "#/definitions/severity"}}}}},
  };
  return schema;
}

}  // namespace vrpc::policy
