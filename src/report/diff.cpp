#include "report/diff.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "command/value.hpp"
#include "config/opaque.hpp"
#include "diag/diagnostic.hpp"
#include "emit/properties.hpp"

namespace vrpc::report {
namespace {

using bind::Value;
using command::index;
using command::kNone;
using config::Config;
using config::EntryId;
using diff::Change;
using diff::ChangeKind;
using Json = nlohmann::ordered_json;

// What can be said of two secrets: a device may write the same password in another ciphertext each time.
enum class SecretState : std::uint8_t { same, changed, unclear };

std::string_view to_text(SecretState state) {
  switch (state) {
    case SecretState::same: return "same";
    case SecretState::changed: return "changed";
    case SecretState::unclear: return "changed, or encrypted anew";
  }
  return "";
}

bool is_ciphertext(std::string_view secret) { return command::looks_secret({}, secret); }

class Describer {
 public:
  Describer(const Config& before, const Config& after, const DiffOptions& options)
      : before_(before), after_(after), options_(options) {}

  // The line in canonical form.
  [[nodiscard]] std::string line(const Config& config, EntryId id) const {
    const command::CommandId command = config.entry(id).command;
    if (index(command) == kNone) {
      const std::string text = options_.show_secrets ? config::opaque_text(config.document(id), config.statement(id))
                                                     : config.document(id).masked_text(config.statement(id));
      return diag::quotable(text);
    }
    const Json json = emit::properties(config.document(id), config.statement(id), {options_.show_secrets});
    const auto text = emit::line(config.grammar(), command, json);
    return diag::quotable(text ? *text : config.document(id).masked_text(config.statement(id)));
  }

  [[nodiscard]] std::string within(const Change& change) const {
    return change.after != config::kNoEntry ? line(after_, change.after) : line(before_, change.before);
  }

  // `tcp connect port 1790 -> 1791`: the new line, and before each value that differs the old one.
  [[nodiscard]] std::string changed_line(const Change& change) const {
    const std::string old = line(before_, change.before);
    const std::string current = line(after_, change.after);
    const auto old_words = words(old);
    const auto new_words = words(current);
    if (old_words.size() != new_words.size()) return fmt::format("{} -> {}", old, current);
    std::string text;
    for (std::size_t i = 0; i < new_words.size(); ++i) {
      if (i > 0) text += ' ';
      if (old_words[i] != new_words[i]) text += fmt::format("{} -> ", old_words[i]);
      text += new_words[i];
    }
    return text;
  }

  // Nothing if the lines have no secrets, or not both.
  [[nodiscard]] std::optional<SecretState> secret(const Change& change) const {
    const auto old = secret_of(before_, change.before);
    const auto current = secret_of(after_, change.after);
    if (!old || !current) return std::nullopt;
    if (*old == *current) return SecretState::same;
    return is_ciphertext(*old) && is_ciphertext(*current) ? SecretState::unclear : SecretState::changed;
  }

 private:
  static std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> result;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(' '), text.size());
      result.emplace_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
  }

  static std::optional<std::string> secret_of(const Config& config, EntryId id) {
    for (const Value& value : config.document(id).values(config.statement(id)))
      if (config.document(id).is_secret(value)) return config.document(id).canonical(value);
    return std::nullopt;
  }

  const Config& before_;
  const Config& after_;
  const DiffOptions& options_;
};

// No definition covers the line: it is compared as text.
bool is_text(const Config& before, const Config& after, const Change& change) {
  const bool removed = change.after == config::kNoEntry;
  const config::Entry& entry = removed ? before.entry(change.before) : after.entry(change.after);
  return change.kind != ChangeKind::within && index(entry.command) == kNone;
}

constexpr std::string_view kReset = "\033[0m";

std::string_view colour(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added: return "\033[32m";
    case ChangeKind::removed: return "\033[31m";
    case ChangeKind::changed:
    case ChangeKind::moved: return "\033[33m";
    case ChangeKind::within: return "";
  }
  return "";
}

char mark(ChangeKind kind) {
  constexpr std::string_view kMarks = "+-~> ";
  return kMarks[static_cast<std::size_t>(kind)];
}

class TextWriter {
 public:
  TextWriter(const Config& before, const Config& after, const DiffOptions& options)
      : before_(before), after_(after), options_(options), describer_(before, after, options) {}

  std::string run(const std::vector<Change>& changes) {
    write(changes, 0);
    const diff::Risk worst = diff::worst_risk(before_, after_, changes);
    if (changes.empty()) return "no difference\n";
    text_ += fmt::format("\n{} added, {} removed, {} changed; risk: {}", count_[0], count_[1], count_[2] + count_[3],
                         diff::to_text(worst));
    if (as_text_ > 0) text_ += fmt::format("; {} as text, since no definition covers them", as_text_);
    text_ += '\n';
    return std::move(text_);
  }

 private:
  void write(const std::vector<Change>& changes, std::size_t depth) {
    for (const Change& change : changes) {
      ++count_[static_cast<std::size_t>(change.kind)];
      as_text_ += is_text(before_, after_, change) ? 1 : 0;
      switch (change.kind) {
        case ChangeKind::added: write_all(after_, change.after, change, depth); break;
        case ChangeKind::removed: write_all(before_, change.before, change, depth); break;
        case ChangeKind::changed: put(change, depth, describer_.changed_line(change), notes(change)); break;
        case ChangeKind::moved: put(change, depth, describer_.line(after_, change.after), notes(change)); break;
        case ChangeKind::within: put(change, depth, describer_.within(change), ""); break;
      }
      write(change.children, depth + 1);
    }
  }

  void write_all(const Config& config, EntryId id, const Change& change, std::size_t depth) {
    put(change, depth, describer_.line(config, id), depth_of_ == 0 ? notes(change) : "");
    ++depth_of_;
    for (const EntryId child : config.children(id)) {
      if (config.statement(child).state == bind::State::raw) continue;
      write_all(config, child, change, depth + 1);
    }
    --depth_of_;
  }

  [[nodiscard]] std::string notes(const Change& change) const {
    std::string text;
    const diff::Risk risk = diff::risk(before_, after_, change);
    const std::string_view as_text = is_text(before_, after_, change) ? ", as text" : "";
    if (risk != diff::Risk::none) text = fmt::format("  ({}{})", diff::to_text(risk), as_text);
    if (change.kind != ChangeKind::changed) return text;
    if (const auto secret = describer_.secret(change)) text += fmt::format("  (secret: {})", to_text(*secret));
    return text;
  }

  void put(const Change& change, std::size_t depth, std::string_view line, std::string_view notes) {
    const std::string_view paint = options_.colours ? colour(change.kind) : "";
    text_ += fmt::format("{}{} {}{}{}{}\n", paint, mark(change.kind), std::string(depth, ' '), line, notes,
                         paint.empty() ? "" : kReset);
  }

  const Config& before_;
  const Config& after_;
  const DiffOptions& options_;
  Describer describer_;
  std::string text_;
  std::array<std::size_t, 5> count_{};
  std::size_t as_text_ = 0;
  int depth_of_ = 0;  // within what is added or removed
};

std::string_view name(ChangeKind kind) {
  constexpr std::array<std::string_view, 5> kNames = {"added", "removed", "changed", "moved", "within"};
  return kNames[static_cast<std::size_t>(kind)];
}

Json place(const Config& config, EntryId id) {
  const bind::Document& document = config.document(id);
  const text::Position position = document.source().position(config.span(id).begin);
  return {{"file", document.source().name()}, {"line", position.line}, {"column", position.column}};
}

Json side(const Config& config, EntryId id, const Describer& describer) {
  Json json = place(config, id);
  json["text"] = describer.line(config, id);
  Json lines = Json::array();
  for (const EntryId child : config.children(id))
    if (config.statement(child).state != bind::State::raw) lines.push_back(side(config, child, describer));
  if (!lines.empty()) json["lines"] = std::move(lines);
  return json;
}

Json changes_to_json(const Config& before, const Config& after, const std::vector<Change>& changes,
                     const Describer& describer) {
  Json list = Json::array();
  for (const Change& change : changes) {
    Json json = {{"change", name(change.kind)}, {"risk", diff::to_text(diff::risk(before, after, change))}};
    if (is_text(before, after, change)) json["as_text"] = true;
    const bool both = !change.children.empty() || change.kind == ChangeKind::changed;
    const auto strip = [both](Json whole) {
      if (both) whole.erase("lines");
      return whole;
    };
    if (change.before != config::kNoEntry) json["before"] = strip(side(before, change.before, describer));
    if (change.after != config::kNoEntry) json["after"] = strip(side(after, change.after, describer));
    if (change.kind == ChangeKind::changed)
      if (const auto secret = describer.secret(change)) json["secret"] = to_text(*secret);
    if (!change.children.empty()) json["changes"] = changes_to_json(before, after, change.children, describer);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

std::string to_text(const Config& before, const Config& after, const std::vector<Change>& changes,
                    const DiffOptions& options) {
  return TextWriter(before, after, options).run(changes);
}

std::string to_json(const Config& before, const Config& after, const std::vector<Change>& changes,
                    const DiffOptions& options) {
  const Describer describer(before, after, options);
  const Json json = {{"format", "vrpc-diff"},
                     {"version", 1},
                     {"risk", diff::to_text(diff::worst_risk(before, after, changes))},
                     {"changes", changes_to_json(before, after, changes, describer)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace vrpc::report
