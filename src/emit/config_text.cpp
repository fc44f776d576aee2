// JSON to canonical text. `convert --to config` takes this way too, so JSON and back gives the same text.
#include <fmt/format.h>

#include "bind/limits.hpp"
#include "emit/encoding.hpp"
#include "emit/json.hpp"

namespace vrpc::emit {
namespace {

using bind::kDeepest;
using command::CommandId;
using command::Grammar;
using command::index;
using command::kNone;
using command::ViewId;

class TextWriter {
 public:
  TextWriter(const Grammar& grammar, TextStyle style, std::string& text)
      : grammar_(grammar), style_(style), text_(text) {}

  bool write(const Json& document) {
    if (!document.is_object() || document.value("format", Json()) != kConfigurationFormat)
      return fail(fmt::format("this is no JSON of the format {}", kConfigurationFormat));
    if (document.value("version", Json()) != 1) return fail("only version 1 of the format is known");
    const auto system = grammar_.find_view("system");
    if (!system || !document.contains("system") || !document["system"].is_object()) return fail("`system` is missing");
    path_ = "/system";
    if (style_ == TextStyle::script) text_ += "system-view\n";
    if (!view(*system, document["system"], 0, kNone)) return false;
    text_ += style_ == TextStyle::script ? "commit\nreturn\n" : "#\nreturn\n";
    return true;
  }

  JsonError error;

 private:
  bool fail(std::string what) {
    error = {path_, std::move(what)};
    return false;
  }

  template <typename Body> bool at(const std::string& key, const Body& body) {
    const std::size_t size = path_.size();
    path_ += '/' + key;
    const bool done = body();
    if (done) path_.resize(size);  // after a failure it says where
    return done;
  }

  // The commands of a view. `owner` is the command that opened it, whose properties stand in the same object.
  bool view(ViewId id, const Json& object, std::size_t depth, std::uint32_t owner) {
    separated_ = true;
    if (!unknown(object, {}, depth)) return false;
    for (const auto& [key, value] : object.items()) {
      if (key == "unknown" || key == "raw" || key == "undo" || key.starts_with('@')) continue;
      const auto command = grammar_.find_command(id, key);
      if (!command) {
        if (owner != kNone && is_property(grammar_, CommandId{owner}, key)) continue;
        return at(key, [&] { return fail(fmt::format("`{}` is no command of the {}", key, grammar_.title(id))); });
      }
      if (!at(key, [&] { return group(*command, value, depth); })) return false;
      if (!unknown(object, key, depth)) return false;
    }
    return true;
  }

  bool group(CommandId command, const Json& value, std::size_t depth) {
    if (value.is_object()) return entry(command, value, depth);
    if (!value.is_array()) return fail("an object or a list of objects is expected");
    for (std::size_t i = 0; i < value.size(); ++i)
      if (!at(std::to_string(i), [&] { return entry(command, value[i], depth); })) return false;
    return true;
  }

  bool entry(CommandId id, const Json& object, std::size_t depth) {
    if (!object.is_object()) return fail("an object is expected");
    if (!object.value("undo", Json(false)).is_boolean()) return fail("`undo` is neither true nor false");
    const auto text = line(grammar_, id, object);
    if (!text) return fail(fmt::format("no form of `{}` has these properties", grammar_.name(id)));
    const command::CommandRow& command = grammar_.command(id);
    const bool opens = index(command.enters) != kNone && !object.value("undo", false);
    begin_block(opens, depth);
    put(*text, depth);
    if (object.contains("raw"))
      if (!raw(object["raw"])) return false;
    if (!opens) return true;
    if (!view(command.enters, object, depth + 1, index(id))) return false;
    end_block(depth);
    return true;
  }

  bool raw(const Json& lines) {
    if (!lines.is_array()) return fail("`raw` is not a list");
    for (const Json& line : lines) {
      if (!line.is_string()) return fail("`raw` is not a list of lines");
      text_ += from_json_string(line.get_ref<const std::string&>()) + '\n';
    }
    return true;
  }

  // Lines that no definition covers, and that come after the group of this key.
  bool unknown(const Json& object, const std::string& after, std::size_t depth) {
    if (!object.contains("unknown")) return true;
    if (!object["unknown"].is_array()) return fail("`unknown` is not a list");
    for (const Json& line : object["unknown"]) {
      if (!line.is_object()) return fail("an object is expected in `unknown`");
      if (!line.value("after", Json("")).is_string()) return fail("`after` in `unknown` is no text");
      if (line.value("after", "") == after && !opaque(line, depth)) return false;
    }
    return true;
  }

  bool opaque(const Json& object, std::size_t depth) {
    if (!object.contains("line") || !object["line"].is_string()) return fail("`line` is missing in `unknown`");
    if (object["line"].get_ref<const std::string&>().find_first_of("\r\n") != std::string::npos)
      return fail("`line` is more than one line");
    if (depth >= kDeepest) return fail("`unknown` is nested too deeply");
    const bool opens = object.contains("lines");
    begin_block(opens, depth);
    put(from_json_string(object["line"].get_ref<const std::string&>()), depth);
    if (!opens) return true;
    separated_ = true;
    for (const Json& child : object["lines"])
      if (!opaque(child, depth + 1)) return false;
    end_block(depth);
    return true;
  }

  // A block stands between separators, so that what follows it is read in the view around it.
  void begin_block(bool opens, std::size_t depth) {
    if (style_ == TextStyle::script) return;
    const bool first = separated_ && depth > 0;
    if (!first && (opens || after_block_ || depth == 0)) put("#", depth);
    separated_ = after_block_ = false;
  }
  void end_block(std::size_t depth) {
    if (style_ == TextStyle::script) put("quit", depth);
    after_block_ = true;
    separated_ = false;
  }

  void put(std::string_view line, std::size_t depth) {
    // In a script too: only the indentation shows which lines stand in a view that no definition covers.
    text_.append(depth, ' ');
    text_ += line;
    text_ += '\n';
  }

  const Grammar& grammar_;
  TextStyle style_;
  std::string& text_;
  std::string path_;
  bool separated_ = true;     // at the first line of a view
  bool after_block_ = false;  // a view ended just before
};

}  // namespace

std::optional<JsonError> to_text(const Grammar& grammar, const Json& configuration, TextStyle style,
                                 std::string& text) {
  TextWriter writer(grammar, style, text);
  if (writer.write(configuration)) return std::nullopt;
  return writer.error;
}

}  // namespace vrpc::emit
