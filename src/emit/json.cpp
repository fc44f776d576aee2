#include "emit/json.hpp"

#include <algorithm>

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
    std::vector<Group> groups;
    Json unknown = Json::array();
    for (const EntryId id : config_.children(parent)) {
      const Entry& entry = config_.entry(id);
      if (config_.statement(id).state == State::raw) {
        object["raw"].push_back(to_json_string(raw_line(id)));
      } else if (index(entry.command) == kNone || !can_be_written(id)) {
        Json line = opaque(id);
        if (!groups.empty()) line["after"] = config_.grammar().name(groups.back().command);
        unknown.push_back(std::move(line));
      } else {
        group_of(entry.command, groups).entries.push_back(id);
      }
    }
    // An unknown line may be what a known one needs: beside them the order stays.
    if (unknown.empty()) sort(groups);
    for (const Group& group : groups) add_group(group, object);
    if (!unknown.empty()) object["unknown"] = std::move(unknown);
  }

 private:
  // Whether its properties say all that the line says. Where a form uses a word twice they may not.
  [[nodiscard]] bool can_be_written(EntryId id) const {
    const Json json = properties(config_.document(id), config_.statement(id), {true});
    if (json.contains("raw") || json.contains("unknown")) return false;  // the keys of what is in the entry
    return line(config_.grammar(), config_.entry(id).command, json).has_value();
  }

  // The entries of one command, which share a key.
  struct Group {
    command::CommandId command;
    std::vector<EntryId> entries;
  };

  static Group& group_of(command::CommandId command, std::vector<Group>& groups) {
    const auto known =
        std::find_if(groups.begin(), groups.end(), [command](const Group& g) { return g.command == command; });
    return known != groups.end() ? *known : groups.emplace_back(Group{command, {}});
  }

  // Features in the order in which the text has them; the commands of a feature in that of their definitions, which
  // is one that a device takes: a peer's AS number before its description.
  void sort(std::vector<Group>& groups) const {
    std::vector<std::uint32_t> features;
    const auto feature = [this](const Group& group) { return config_.grammar().command(group.command).feature; };
    const auto rank = [&](const Group& group) {
      return std::find(features.begin(), features.end(), feature(group)) - features.begin();
    };
    for (const Group& group : groups)
      if (std::find(features.begin(), features.end(), feature(group)) == features.end())
        features.push_back(feature(group));
    std::sort(groups.begin(), groups.end(), [&](const Group& a, const Group& b) {
      return std::pair(rank(a), a.command) < std::pair(rank(b), b.command);
    });
  }

  void add_group(const Group& group, Json& object) {
    const std::string key(config_.grammar().name(group.command));
    for (const EntryId id : group.entries) {
      Json value = properties(config_.document(id), config_.statement(id), options_.secrets);
      if (options_.spans) value["@source"] = source(id);
      add_children(id, value);
      if (config_.grammar().command(group.command).list != 0) {
        object[key].push_back(std::move(value));
      } else {
        object[key] = std::move(value);
      }
    }
  }

  Json opaque(EntryId id) {
    Json line;
    line["line"] = to_json_string(options_.secrets.shown ? std::string(config_.text(id))
                                                         : config_.document(id).masked_text(config_.statement(id)));
    if (options_.spans) line["@source"] = place(config_.document(id), config_.span(id));
    for (const EntryId child : config_.children(id)) line["lines"].push_back(opaque(child));
    return line;
  }

  [[nodiscard]] std::string_view raw_line(EntryId id) const {
    return config_.document(id).tree().body(config_.statement(id).line);
  }

  [[nodiscard]] static Json place(const bind::Document& document, text::Span span) {
    const text::Position position = document.source().position(span.begin);
    return {{"line", position.line}, {"column", position.column}, {"begin", span.begin}, {"end", span.end}};
  }

  [[nodiscard]] Json source(EntryId id) const {
    const bind::Document& document = config_.document(id);
    Json result = place(document, config_.span(id));
    for (const bind::Value& value : document.values(config_.statement(id)))
      result["values"][std::string(config_.grammar().name(value.parameter))] = place(document, document.span(value));
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
