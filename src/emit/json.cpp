#include "emit/json.hpp"

#include "emit/encoding.hpp"

namespace vrpc::emit {
namespace {

using bind::State;
using command::index;
using command::kNone;
using config::Config;
using config::Entry;
using config::EntryId;

class JsonWriter {
 public:
  JsonWriter(const Config& config, const JsonOptions& options) : config_(config), options_(options) {}

  void add_children(EntryId parent, Json& object) {
    std::string last_group;
    for (const EntryId id : config_.children(parent)) {
      const Entry& entry = config_.entry(id);
      const bool raw = config_.statement(id).state == State::raw;
      if (raw) {
        object["raw"].push_back(to_json_string(raw_line(id)));
      } else if (index(entry.command) == kNone) {
        Json line = opaque(id);
        if (!last_group.empty()) line["after"] = last_group;
        object["unknown"].push_back(std::move(line));
      } else {
        add_entry(id, object, last_group);
      }
    }
  }

 private:
  void add_entry(EntryId id, Json& object, std::string& last_group) {
    const command::CommandId command = config_.entry(id).command;
    const std::string key(config_.grammar().name(command));
    if (!object.contains(key)) last_group = key;
    Json value = properties(config_.document(), config_.statement(id), options_.secrets);
    if (options_.spans) value["@source"] = source(id);
    add_children(id, value);
    if (config_.grammar().command(command).list != 0) {
      object[key].push_back(std::move(value));
    } else {
      object[key] = std::move(value);
    }
  }

  Json opaque(EntryId id) {
    Json line;
    line["line"] = to_json_string(options_.secrets.shown ? std::string(config_.text(id))
                                                 : config_.document().masked_text(config_.statement(id)));
    if (options_.spans) line["@source"] = place(config_.span(id));
    for (const EntryId child : config_.children(id)) line["lines"].push_back(opaque(child));
    return line;
  }

  [[nodiscard]] std::string_view raw_line(EntryId id) const {
    return config_.document().tree().body(config_.statement(id).line);
  }

  [[nodiscard]] Json place(text::Span span) const {
    const text::Position position = config_.document().source().position(span.begin);
    return {{"line", position.line}, {"column", position.column}, {"begin", span.begin}, {"end", span.end}};
  }

  [[nodiscard]] Json source(EntryId id) const {
    Json result = place(config_.span(id));
    for (const bind::Value& value : config_.document().values(config_.statement(id)))
      result["values"][std::string(config_.grammar().name(value.parameter))] = place(config_.document().span(value));
    return result;
  }

  const Config& config_;
  const JsonOptions& options_;
};

}  // namespace

Json to_json(const Config& config, const JsonOptions& options) {
  Json result;
  result["format"] = kConfigurationFormat;
  result["version"] = 1;
  result["system"] = Json::object();
  JsonWriter(config, options).add_children(Config::root(), result["system"]);
  return result;
}

}  // namespace vrpc::emit
