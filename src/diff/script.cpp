#include "diff/script.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "bind/bind.hpp"

namespace vrpc::diff {
namespace {

class ScriptWriter {
 public:
  explicit ScriptWriter(ScriptStyle style) : style_(style) {}

  std::string run(const Plan& plan) {
    if (plan.steps.empty()) return {};
    if (style_ == ScriptStyle::paste) text_ += "system-view\n";
    for (const Step& step : plan.steps) {
      go_to(step.path);
      put(step.line);
      // The text of a block is no command: it is not indented.
      for (const std::string& line : step.block)
        text_ += line.starts_with(' ') ? indentation() + line + '\n' : line + '\n';
      if (step.enters) path_.push_back(step.entry_line);
    }
    go_to({});
    text_ += style_ == ScriptStyle::paste ? "commit\nreturn\n" : "#\n";
    return std::move(text_);
  }

 private:
  void go_to(const std::vector<std::string>& path) {
    const auto [here, there] = std::mismatch(path_.begin(), path_.end(), path.begin(), path.end());
    const auto common = static_cast<std::size_t>(here - path_.begin());
    while (path_.size() > common) {
      put("quit");
      path_.pop_back();
    }
    for (auto view = there; view != path.end(); ++view) {
      put(*view);
      path_.push_back(*view);
    }
  }

  [[nodiscard]] std::string indentation() const { return std::string(path_.size(), ' '); }
  void put(std::string_view line) { text_ += fmt::format("{}{}\n", indentation(), line); }

  ScriptStyle style_;
  std::string text_;
  std::vector<std::string> path_;  // of the views that are open
};

std::string first_difference(const Config& result, const Config& wanted, const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    if (change.kind == ChangeKind::within) return first_difference(result, wanted, change.children);
    const bool lost = change.before == config::kNoEntry;
    const Config& config = lost ? wanted : result;
    const EntryId id = lost ? change.after : change.before;
    std::string path;
    for (EntryId view = config.entry(id).parent; view != Config::root(); view = config.entry(view).parent)
      path = config.document(view).masked_text(config.statement(view)) + " > " + path;
    const std::string line = config.document(id).masked_text(config.statement(id));
    return fmt::format("`{}{}` {}", path, line,
                       change.kind == ChangeKind::added     ? "would be missing"
                       : change.kind == ChangeKind::removed ? "would be left"
                                                            : "would differ");
  }
  return {};
}

// In the configuration that is wanted, too.
bool dangles(const Config& config, const config::References::Name& name) {
  const std::string_view kind =
      config.grammar().text(config.grammar().name_kind_rows()[command::index(name.first)].name);
  const auto is_it = [&name](const config::Name& use) { return use.name == name.second; };
  const auto& uses = config.names().uses(kind);
  return config.names().definition(kind, name.second) == nullptr && std::any_of(uses.begin(), uses.end(), is_it);
}

}  // namespace

std::string to_text(const Plan& plan, ScriptStyle style) { return ScriptWriter(style).run(plan); }

bool has_secrets(const command::Grammar& grammar, const std::string& script) {
  const text::Source source("script", script);
  const syntax::Tree tree(source, syntax::InputKind::script);
  diag::Findings findings;
  return !bind::bind(tree, grammar, {}, findings).secrets().empty();
}

Proof prove(const Config& before, const Config& after, const Plan& plan, const std::string& script) {
  Proof proof;
  proof.unproved = static_cast<std::size_t>(
      std::count_if(plan.steps.begin(), plan.steps.end(), [](const Step& step) { return !step.known; }));
  if (!plan.impossible.empty()) {
    proof.failure = fmt::format("no form of the command takes back `{}`", plan.impossible.front());
    return proof;
  }
  const text::Source source("script", script);
  const syntax::Tree tree(source, syntax::InputKind::script);
  diag::Findings findings;
  const bind::Document document = bind::bind(tree, before.grammar(), {}, findings);
  const Config result(before.document(), document);
  proof.failure = first_difference(result, after, compare(result, after));
  for (const config::Event& event : result.events()) {
    if (!proof.failure.empty() || plan.forced) break;
    if (event.kind == config::Event::Kind::left_dangling && !dangles(after, event.name))
      proof.failure = fmt::format("after `{}` nothing defines `{}`, which is still used",
                                  document.masked_text(document.statement(event.statement)), event.name.second);
  }
  proof.holds = proof.failure.empty();
  return proof;
}

}  // namespace vrpc::diff
