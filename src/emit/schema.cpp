#include "emit/schema.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "emit/json.hpp"

// Put there by schemas.S at build time.
extern "C" {
extern const char vrpc_schema_check_begin[];
extern const char vrpc_schema_check_end[];
extern const char vrpc_schema_diff_begin[];
extern const char vrpc_schema_diff_end[];
extern const char vrpc_schema_baseline_begin[];
extern const char vrpc_schema_baseline_end[];
extern const char vrpc_schema_ast_begin[];
extern const char vrpc_schema_ast_end[];
extern const char vrpc_schema_coverage_begin[];
extern const char vrpc_schema_coverage_end[];
extern const char vrpc_schema_line_begin[];
extern const char vrpc_schema_line_end[];
extern const char vrpc_schema_rules_begin[];
extern const char vrpc_schema_rules_end[];
}

namespace vrpc::emit {
namespace {

using command::Base;
using command::CommandId;
using command::Grammar;
using command::index;
using command::kNone;
using command::LeafRow;
using command::ViewId;

Json reference(const std::string& definition) { return {{"$ref", "#/definitions/" + definition}}; }

class SchemaWriter {
 public:
  explicit SchemaWriter(const Grammar& grammar) : grammar_(grammar) {
    for (std::uint32_t i = 0; i < grammar.command_count(); ++i)
      for (const std::uint32_t view : grammar.list(grammar.command(CommandId{i}).views))
        if (is_configuration(CommandId{i})) commands_of_[view].push_back(CommandId{i});
  }

  Json run() {
    Json schema;
    schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    schema["title"] = "The effective configuration of a VRP device, as `vrpc convert --to json` writes it";
    schema["type"] = "object";
    schema["required"] = {"format", "version", "system"};
    schema["additionalProperties"] = false;
    schema["properties"]["format"] = {{"const", kConfigurationFormat}};
    schema["properties"]["version"] = {{"const", 1}};
    Json system = object();
    if (const auto view = grammar_.find_view("system")) add_view(*view, system);
    schema["properties"]["system"] = system;
    schema["definitions"]["source"] = source();
    schema["definitions"]["unknown"] = unknown();
    for (std::uint32_t i = 0; i < grammar_.command_count(); ++i)
      if (is_configuration(CommandId{i})) schema["definitions"][key_of(CommandId{i})] = command(CommandId{i});
    return schema;
  }

 private:
  [[nodiscard]] bool is_configuration(CommandId id) const {
    const command::CommandRow& command = grammar_.command(id);
    return command.not_configuration == 0 && command.effect == command::Effect::none;
  }

  // A name may stand for different commands in different views.
  [[nodiscard]] std::string key_of(CommandId id) const {
    const auto views = grammar_.list(grammar_.command(id).views);
    return fmt::format("{}.{}", views.empty() ? "none" : grammar_.name(ViewId{views.front()}), grammar_.name(id));
  }

  static Json object() { return {{"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}}; }

  static Json source() {
    Json place = object();
    for (const char* key : {"line", "column", "begin", "end"})
      place["properties"][key] = {{"type", "integer"}, {"minimum", 0}};
    place["required"] = {"line", "column", "begin", "end"};
    Json result = place;
    result["properties"]["values"] = {{"type", "object"}, {"additionalProperties", place}};
    return result;
  }

  static Json unknown() {
    Json line = object();
    line["required"] = {"line"};
    line["properties"]["line"] = {{"type", "string"}};
    line["properties"]["after"] = {{"type", "string"}};
    line["properties"]["lines"] = {{"type", "array"}, {"items", reference("unknown")}};
    line["properties"]["@source"] = reference("source");
    return line;
  }

  void add_view(ViewId view, Json& target) {
    Json& properties = target["properties"];
    properties["unknown"] = {{"type", "array"}, {"items", reference("unknown")}};
    for (const CommandId id : commands_of_[index(view)]) {
      const std::string key(grammar_.name(id));
      if (properties.contains(key)) continue;
      const bool list = grammar_.command(id).list != 0;
      properties[key] = list ? Json{{"type", "array"}, {"items", reference(key_of(id))}} : reference(key_of(id));
    }
  }

  Json command(CommandId id) {
    const command::CommandRow& row = grammar_.command(id);
    Json result = object();
    if (row.help.size > 0) result["description"] = grammar_.text(row.help);
    for (std::uint32_t i = 0; i < row.forms.count; ++i)
      for (const LeafRow& leaf : grammar_.leaves_of(grammar_.form(command::FormId{row.forms.first + i})))
        add_leaf(leaf, result["properties"]);
    result["properties"]["undo"] = {{"const", true}};
    result["properties"]["@source"] = reference("source");
    if (row.raw != command::Raw::none)
      result["properties"]["raw"] = {{"type", "array"}, {"items", {{"type", "string"}}}};
    if (index(row.enters) != kNone) add_view(row.enters, result);
    return result;
  }

  void add_leaf(const LeafRow& leaf, Json& properties) {
    const std::string key(grammar_.property_key(leaf));
    if (key.empty()) return;
    Json value = leaf.symbol.is_keyword() ? keyword(leaf) : parameter(leaf);
    if (leaf.repeated != kNone) {
      Json items = value;
      value = {{"type", "array"}, {"items", Json::object()}};
      if (!properties.contains(key)) value["items"] = items;
      properties[key] = value;
      return;
    }
    Json& known = properties[key];
    if (known.is_object() && known.contains("enum") && value.contains("enum") && leaf.symbol.is_keyword()) {
      const std::string word = value["enum"][0];
      if (std::find(known["enum"].begin(), known["enum"].end(), word) == known["enum"].end())
        known["enum"].push_back(word);
    } else if (known.is_null()) {
      known = std::move(value);
    } else if (known != value) {
      known = any_of(known, value);
    }
  }

  static Json any_of(const Json& a, const Json& b) {
    Json result = a.contains("anyOf") ? a : Json{{"anyOf", Json::array({a})}};
    Json& list = result["anyOf"];
    if (std::find(list.begin(), list.end(), b) == list.end()) list.push_back(b);
    return result;
  }

  [[nodiscard]] Json keyword(const LeafRow& leaf) const {
    if (leaf.choice.size == 0) return {{"const", true}};
    return {{"enum", Json::array({grammar_.spelling(leaf)})}};
  }

  [[nodiscard]] Json parameter(const LeafRow& leaf) const {
    const command::TypeRow& type = grammar_.type(grammar_.parameter(leaf.parameter).type);
    if (type.base == Base::integer) return ranges(type);
    if (type.base == Base::as_number) return {{"type", "integer"}, {"minimum", 1}, {"maximum", 4294967295}};
    if (type.base == Base::enumeration) {
      Json words = Json::array();
      for (const command::TextRef word : grammar_.text_list(type.spellings)) words.push_back(grammar_.text(word));
      return {{"enum", words}};
    }
    return {{"type", "string"}};
  }

  [[nodiscard]] Json ranges(const command::TypeRow& type) const {
    Json list = Json::array();
    for (const command::RangeRow& range : grammar_.range_list(type.ranges))
      list.push_back({{"type", "integer"}, {"minimum", range.low}, {"maximum", range.high}});
    return list.size() == 1 ? list.front() : Json{{"anyOf", list}};
  }

  const Grammar& grammar_;
  std::map<std::uint32_t, std::vector<CommandId>> commands_of_;
};

}  // namespace

Json configuration_schema(const Grammar& grammar) { return SchemaWriter(grammar).run(); }

std::vector<std::string_view> schema_names() {
  return {"configuration", "check", "ast", "diff", "coverage", "baseline", "rules", "line"};
}

std::string schema_text(const Grammar& grammar, std::string_view name) {
  if (name == "configuration") return configuration_schema(grammar).dump(2) + "\n";
  if (name == "check") return {vrpc_schema_check_begin, vrpc_schema_check_end};
  if (name == "diff") return {vrpc_schema_diff_begin, vrpc_schema_diff_end};
  if (name == "coverage") return {vrpc_schema_coverage_begin, vrpc_schema_coverage_end};
  if (name == "baseline") return {vrpc_schema_baseline_begin, vrpc_schema_baseline_end};
  if (name == "line") return {vrpc_schema_line_begin, vrpc_schema_line_end};
  if (name == "rules") return {vrpc_schema_rules_begin, vrpc_schema_rules_end};
  if (name == "ast") return {vrpc_schema_ast_begin, vrpc_schema_ast_end};
  return {};
}

}  // namespace vrpc::emit
