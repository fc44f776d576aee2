// vrpc diff OLD NEW: what differs between two configurations, and the scripts that lead from one to the other.
#include "report/diff.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/printing.hpp"
#include "diff/script.hpp"
#include "report/text.hpp"

namespace vrpc::cli {
namespace {

struct DiffOptions {
  std::string before;
  std::string after;
  std::string format = "text";
  std::string script;
  std::string rollback;
  std::string style = "paste";
  std::string fail_on;
  bool allow_unproved = false;
};

constexpr diff::Risk kRisks[] = {
    diff::Risk::none,           diff::Risk::cosmetic,          diff::Risk::local,
    diff::Risk::resets_session, diff::Risk::withdraws_service, diff::Risk::cuts_management};

void write(const std::string& path, const std::string& text, Context& context) {
  if (path == "-") {
    print_bytes(text);
  } else if (const auto written = text::replace_file(path, text); !written) {
    context.trouble(path, written.error());
  }
}

std::string shown_name(const std::string& path) { return path == "-" ? "<stdout>" : path; }

// Says what is wrong with a configuration; whether it has errors. A wrong line is compared as text.
bool report_errors(check::File& file, const Context& context) {
  const auto is_error = [](const diag::Diagnostic& finding) { return finding.severity == diag::Severity::error; };
  if (std::ranges::none_of(file.findings.all(), is_error)) return false;
  check::complete(file);
  say_text(report::to_text(file, {.colours = false, .show_secrets = context.show_secrets}));
  return true;
}

// Proved before it is written. A script with ****** in it would set that as a password.
void write_script(const config::Config& before, const config::Config& after, const std::vector<diff::Change>& changes,
                  const std::string& path, const DiffOptions& options, Context& context) {
  const auto style = options.style == "file" ? diff::ScriptStyle::file : diff::ScriptStyle::paste;
  const diff::Plan plan = diff::plan(before, after, changes);
  const std::string script = diff::to_text(plan, style);
  const diff::Proof proof = diff::prove(before, after, plan, script);
  const std::string name = shown_name(path);
  if (!proof.holds && !options.allow_unproved)
    return context.trouble(name, fmt::format("not written, since it could not be proved: {}", proof.failure));
  if (!proof.holds) context.warn(name, fmt::format("not proved: {}", proof.failure));
  if (!context.show_secrets && diff::has_secrets(before.grammar(), script))
    return context.trouble(name, "not written: it has passwords or keys in it; --show-secrets writes them");
  if (proof.unproved > 0)
    context.warn(name, fmt::format("{} of {} steps proved as text only, since no definition covers them",
                                   proof.unproved, plan.steps.size()));
  if (plan.forced) context.warn(name, "no order keeps every name defined while the script runs");
  write(path, script, context);
}

void refuse_scripts(const DiffOptions& options, Context& context) {
  for (const std::string& path : {options.script, options.rollback})
    if (!path.empty())
      context.trouble(shown_name(path), "not written, since a configuration has errors; --allow-unproved writes it");
}

void run(const DiffOptions& options, Context& context) {
  const command::Grammar* grammar = context.grammar();
  const auto reading = grammar != nullptr ? context.reading_options() : std::nullopt;
  if (!reading) return;
  const auto files = read_two({options.before, *reading}, {options.after, *reading}, *grammar, context);
  if (!files) return;
  const bool first_wrong = report_errors(*files->first, context);
  const bool wrong = report_errors(*files->second, context) || first_wrong;
  const config::Config before(files->first->document);
  const config::Config after(files->second->document);
  const std::vector<diff::Change> changes = diff::compare(before, after);

  if (options.script != "-" && options.rollback != "-") {
    const report::DiffOptions shown{context.wants_colours(), context.show_secrets};
    if (options.format == "json") {
      print_bytes(report::to_json(before, after, changes, shown));
    } else {
      print_text(report::to_text(before, after, changes, shown));
    }
  }
  if (wrong && !options.allow_unproved) {
    refuse_scripts(options, context);
  } else {
    if (!options.script.empty()) write_script(before, after, changes, options.script, options, context);
    if (!options.rollback.empty())
      write_script(after, before, diff::compare(after, before), options.rollback, options, context);
  }
  const diff::Risk worst = diff::worst_risk(before, after, changes);
  const auto fails = [&](diff::Risk risk) { return diff::to_text(risk) == options.fail_on && worst >= risk; };
  const bool over = std::any_of(std::begin(kRisks), std::end(kRisks), fails);
  if (!changes.empty() && (options.fail_on.empty() || over)) context.raise(kFindings);
}

}  // namespace

void add_diff(CLI::App& app, Context& context) {
  const auto options = std::make_shared<DiffOptions>();
  CLI::App& command = *app.add_subcommand("diff", "print what differs between two configurations; write scripts");
  command.add_option("OLD", options->before, "a configuration; - for standard input")->required();
  command.add_option("NEW", options->after, "a configuration; - for standard input")->required();
  command.add_option("--format", options->format, "text (the default) or json")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}));
  command.add_option("--script", options->script, "write what leads from OLD to NEW; - for standard output")
      ->type_name("FILE");
  command.add_option("--rollback", options->rollback, "write what leads from NEW back to OLD; - for standard output")
      ->type_name("FILE");
  command.add_option("--style", options->style, "paste (a typed session, the default) or file (to be loaded)")
      ->type_name("STYLE")
      ->check(CLI::IsMember({"paste", "file"}));
  std::vector<std::string> risks;
  for (const diff::Risk risk : kRisks) risks.emplace_back(diff::to_text(risk));
  command
      .add_option("--fail-on", options->fail_on,
                  "end with status 1 only from this risk on: " + fmt::format("{}", fmt::join(risks, ", ")))
      ->type_name("RISK")
      ->check(CLI::IsMember(risks));
  command.add_flag("--allow-unproved", options->allow_unproved,
                   "write a script although a configuration has errors, or the script could not be proved");
  context.add_reading_options(command);
  command.callback([options, &context] { run(*options, context); });
}

}  // namespace vrpc::cli
