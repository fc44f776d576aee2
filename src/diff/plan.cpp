#include "diff/plan.hpp"

#include <optional>

#include "config/opaque.hpp"
#include "diff/operations.hpp"
#include "emit/properties.hpp"

namespace vrpc::diff {
namespace {

using command::index;
using command::kNone;
using emit::Json;

class Planner {
 public:
  Planner(const Config& before, const Config& after) : before_(before), after_(after) {}

  Plan run(const std::vector<Change>& changes) {
    Operations operations(before_, after_);
    operations.build(changes);
    for (const std::uint32_t number : operations.ordered(plan_.forced)) add(operations.all()[number]);
    return std::move(plan_);
  }

 private:
  void add(const Operation& operation) {
    const bool old = operation.undo || operation.back_to_default;
    const Config& config = old ? before_ : after_;
    Step step;
    step.path = path(config, operation.entry);
    const auto line = operation.undo              ? undo_line(config, operation.entry)
                      : operation.back_to_default ? positive_line(config, operation.entry)
                                                  : set_line(config, operation.entry);
    const std::string text(config.text(operation.entry));
    if (!line) {
      plan_.impossible.push_back(text);
      return;
    }
    step.line = *line;
    const bool known = index(config.entry(operation.entry).command) != kNone;
    step.known = known && config.statement(operation.entry).state != bind::State::wrong;
    if (!operation.undo) {
      step.block = block(config, operation.entry, 0, !known);
      step.enters = known && opens_view(config, operation.entry);
      if (step.enters) step.entry_line = enter_line(config, operation.entry);
    }
    plan_.steps.push_back(std::move(step));
  }

  static bool opens_view(const Config& config, EntryId id) {
    const config::Entry& entry = config.entry(id);
    return !entry.undone && index(config.grammar().command(entry.command).enters) != kNone;
  }

  static std::vector<std::string> path(const Config& config, EntryId id) {
    std::vector<std::string> lines;
    for (EntryId view = config.entry(id).parent; view != Config::root(); view = config.entry(view).parent)
      lines.insert(lines.begin(), enter_line(config, view));
    return lines;
  }

  static Json properties(const Config& config, EntryId id) {
    return emit::properties(config.document(id), config.statement(id), emit::Secrets{true});
  }

  static std::string enter_line(const Config& config, EntryId id) {
    const command::CommandId command = config.entry(id).command;
    if (index(command) == kNone) return config::opaque_text(config.document(id), config.statement(id));
    if (const auto line = emit::identity_line(config.grammar(), command, properties(config, id))) return *line;
    return set_line(config, id).value_or(std::string(config.text(id)));
  }

  static std::optional<std::string> set_line(const Config& config, EntryId id) {
    const command::CommandId command = config.entry(id).command;
    if (index(command) == kNone) return config::opaque_text(config.document(id), config.statement(id));
    const auto line = emit::line(config.grammar(), command, properties(config, id));
    return line ? *line : config::opaque_text(config.document(id), config.statement(id));
  }

  static std::optional<std::string> positive_line(const Config& config, EntryId id) {
    Json json = properties(config, id);
    json.erase("undo");
    return emit::line(config.grammar(), config.entry(id).command, json);
  }

  static std::optional<std::string> undo_line(const Config& config, EntryId id) {
    const command::CommandId command = config.entry(id).command;
    if (index(command) != kNone) return emit::undo_line(config.grammar(), command, properties(config, id));
    const std::string text = config::opaque_text(config.document(id), config.statement(id));
    return text.starts_with("undo ") ? text.substr(5) : "undo " + text;
  }

  // The text of a banner, or the lines of a view that no definition covers.
  static std::vector<std::string> block(const Config& config, EntryId id, std::size_t depth, bool opaque) {
    std::vector<std::string> lines;
    for (const EntryId child : config.children(id)) {
      if (config.statement(child).state == bind::State::raw) {
        lines.emplace_back(config.document(child).tree().body(config.statement(child).line));
      } else if (opaque) {
        lines.push_back(std::string(depth + 1, ' ') +
                        config::opaque_text(config.document(child), config.statement(child)));
        for (std::string& line : block(config, child, depth + 1, true)) lines.push_back(std::move(line));
      }
    }
    if (opaque && !lines.empty()) lines.push_back(std::string(depth + 1, ' ') + "quit");
    return lines;
  }

  const Config& before_;
  const Config& after_;
  Plan plan_;
};

}  // namespace

Plan plan(const Config& before, const Config& after, const std::vector<Change>& changes) {
  return Planner(before, after).run(changes);
}

}  // namespace vrpc::diff
