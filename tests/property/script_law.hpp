// The law of `diff`: whatever two configurations are, the script leads from one to the other and the rollback leads
// back.
#pragma once

#include <algorithm>
#include <string>

#include "diff/script.hpp"
#include "laws.hpp"

namespace vrpc::property {

struct Version {
  explicit Version(const std::string& text)
      : source("text", text),
        tree(source, syntax::InputKind::saved),
        document(bind::bind(tree, command::builtin_grammar(), {}, findings)),
        config(document) {}

  text::Source source;
  syntax::Tree tree;
  diag::Findings findings;
  Document document;
  config::Config config;
};

// Why the script from one to the other is not proved; empty if it is.
inline std::string unproved(const std::string& before_text, const std::string& after_text) {
  const Version before(before_text);
  const Version after(after_text);
  if (runs_on(before.findings) || runs_on(after.findings)) return {};
  const diff::Plan plan = diff::plan(before.config, after.config, diff::compare(before.config, after.config));
  // A command without an undo form cannot be taken back; lines that no definition covers are text, and whether `x` and
  // `undo x`, or two views of one text, are one thing cannot be told.
  const auto is_known = [](const diff::Step& step) { return step.known; };
  if (!plan.impossible.empty() || !std::all_of(plan.steps.begin(), plan.steps.end(), is_known)) return {};
  const std::string script = diff::to_text(plan, diff::ScriptStyle::paste);
  const diff::Proof proof = diff::prove(before.config, after.config, plan, script);
  return proof.holds ? "" : proof.failure + "\n" + script;
}

}  // namespace vrpc::property
