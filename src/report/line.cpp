#include "report/line.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "diff/undo.hpp"
#include "emit/ast.hpp"
#include "report/definition.hpp"
#include "report/excerpt.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace vrpc::report {
namespace {

using bind::State;
using bind::Statement;
using bind::StatementId;
using command::index;
using command::kNone;
using config::EntryId;

// Another line: where it is, and what it says with the views around it.
struct LineAt {
  std::uint32_t line = 0;
  std::string path;  // `bmp > bmp-session 192.0.2.1`
};

// A name that the line has, and the lines that have it too.
struct NameOnLine {
  std::string kind;
  std::string name;
  bool defined_here = false;
  std::vector<LineAt> places;  // that define it; if the line does: that use it
};

struct Meaning {
  std::string text;  // of the line
  std::string_view kind;
  const Statement* statement = nullptr;  // of a command, or of a line of a block
  std::optional<bool> in_effect;         // of a line that sets something
  std::vector<std::string> undo_forms;
  std::vector<std::string> undo;
  std::vector<LineAt> removed;  // by these, without the line itself
  std::vector<std::string> clears;
  std::vector<NameOnLine> names;
};

std::string_view kind_text(syntax::LineKind kind) {
  switch (kind) {
    case syntax::LineKind::blank: return "blank";
    case syntax::LineKind::separator: return "separator";
    case syntax::LineKind::comment: return "comment";
    case syntax::LineKind::command: return "command";
    case syntax::LineKind::output: return "output";
  }
  return {};
}

class LineReader {
 public:
  LineReader(const check::File& file, const LineOptions& options)
      : file_(file), document_(file.document), config_(file.document), options_(options) {}

  Meaning read() {
    const syntax::LineId line{options_.number - 1};
    Meaning meaning;
    meaning.kind = kind_text(file_.tree.line(line).kind);
    meaning.statement = statement_of(line);
    meaning.text = meaning.statement != nullptr ? masked(*meaning.statement)
                                                : printable(file_.source.text(file_.source.line_text(options_.number)));
    if (meaning.statement != nullptr && meaning.statement->state == State::raw) meaning.kind = "block";
    if (meaning.statement != nullptr && document_.command(*meaning.statement)) read_command(meaning);
    return meaning;
  }

 private:
  [[nodiscard]] const Statement* statement_of(syntax::LineId line) const {
    const auto& all = document_.statements;
    const auto found = std::find_if(all.begin(), all.end(), [line](const Statement& s) { return s.line == line; });
    return found == all.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::string masked(const Statement& statement) const {
    return printable(options_.show_secrets ? document_.text(statement) : document_.masked_text(statement));
  }

  [[nodiscard]] StatementId id_of(const Statement& statement) const {
    return StatementId{static_cast<std::uint32_t>(&statement - document_.statements.data())};
  }

  void read_command(Meaning& meaning) const {
    const command::Grammar& grammar = document_.grammar();
    const command::CommandRow& command = grammar.command(*document_.command(*meaning.statement));
    const bool configures = command.not_configuration == 0 && command.effect == command::Effect::none;
    if (!configures || meaning.statement->state == State::wrong) return;
    const StatementId id = id_of(*meaning.statement);
    const std::vector<EntryId> entries = diff::entries_of(config_, id);
    if (!meaning.statement->undo || !entries.empty()) meaning.in_effect = !entries.empty();
    for (const command::TextRef name : grammar.text_list(command.clears))
      meaning.clears.emplace_back(grammar.text(name));
    if (!meaning.statement->undo)
      meaning.undo_forms = undo_forms(grammar, *document_.command(*meaning.statement),
                                      options_.reading.bind.devices & grammar.form(meaning.statement->form).devices);
    const diff::Undo undo = diff::undo_of(config_, id, emit::Secrets{options_.show_secrets});
    for (const std::string& line : undo.lines) meaning.undo.push_back(printable(line));
    for (const EntryId entry : undo.removed)
      if (std::find(entries.begin(), entries.end(), entry) == entries.end()) add(place_of(entry), meaning.removed);
    read_names(meaning);
  }

  void read_names(Meaning& meaning) const {
    const command::Grammar& grammar = document_.grammar();
    for (const bind::Value& value : document_.values(*meaning.statement)) {
      const command::ParameterRow& parameter = grammar.parameter(value.parameter);
      if (parameter.role == command::NameRole::none) continue;
      const std::string_view kind = grammar.text(grammar.name_kind(parameter.name_kind).name);
      NameOnLine name{printable(kind), printable(document_.text(value)), false, {}};
      name.defined_here = parameter.role == command::NameRole::defines;
      const std::string canonical = document_.canonical(value);
      for (const config::Name& other :
           name.defined_here ? config_.names().uses(kind) : config_.names().definitions(kind))
        if (other.name == canonical) add(place_of(other.entry), name.places);
      meaning.names.push_back(std::move(name));
    }
  }

  // Pieces of one line are one place.
  static void add(LineAt place, std::vector<LineAt>& places) {
    if (std::none_of(places.begin(), places.end(), [&place](const LineAt& p) { return p.line == place.line; }))
      places.push_back(std::move(place));
  }

  [[nodiscard]] LineAt place_of(EntryId id) const {
    std::string path = masked(config_.statement(id));
    for (EntryId view = config_.entry(id).parent; view != config::Config::root(); view = config_.entry(view).parent)
      path = masked(config_.statement(view)) + " > " + path;
    return {file_.source.line_of(config_.span(id).begin), std::move(path)};
  }

  const check::File& file_;
  const bind::Document& document_;
  const config::Config config_;
  const LineOptions& options_;
};

std::string path_around(const check::File& file, const Statement& statement) {
  if (statement.parent == bind::kNoStatement) return {};
  return printable(file.document.view_path(file.document.statement(statement.parent)));
}

// Where no definition covers a line, this says what keeps it from being one of those that are known.
std::unique_ptr<check::File> taken_as_wrong(const check::File& file, const Meaning& meaning,
                                            const LineOptions& options) {
  if (meaning.statement == nullptr || meaning.statement->state != State::unknown) return nullptr;
  if (index(meaning.statement->view()) == kNone) return nullptr;
  auto source = text::make_source("<line>", std::string(file.document.text(*meaning.statement)));
  if (!source) return nullptr;
  check::Options reading = options.reading;
  reading.input = syntax::InputKind::saved;
  reading.bind.explain_in = meaning.statement->view();
  auto line = check::read(std::move(*source), file.document.grammar(), reading);
  check::complete(*line);
  return line;
}

// --- Text ---

std::string what_it_is(const check::File& file, const Meaning& meaning) {
  if (meaning.kind == "blank") return "a blank line: it means nothing";
  if (meaning.kind == "comment") return "a comment: a device drops it";
  if (meaning.kind == "output") return "what the device printed: no command";
  if (meaning.kind == "separator")
    return file.tree.kind() == syntax::InputKind::saved ? "a separator: it ends a section, or sets lines apart"
                                                        : "a separator: alone at the start of a line it leads back to "
                                                          "the system view";
  const Statement& statement = *meaning.statement;
  if (meaning.kind == "block") {
    const Statement& head = file.document.statement(statement.parent);
    return fmt::format("text of the block that line {} opens: no command",
                       file.source.line_of(file.document.span(head).begin));
  }
  if (statement.state == State::wrong) return "a line that the device refuses";
  if (index(statement.view()) == kNone) return "a line below one that is not understood";
  return "a line that no definition covers: it may be right";
}

// "   in the BMP view: bmp"
std::string where(const check::File& file, const Statement& statement) {
  const std::string path = path_around(file, statement);
  if (index(statement.view()) == kNone) return path.empty() ? "" : "   below " + path;
  return fmt::format("   in the {}{}{}", file.document.grammar().title(statement.view()), path.empty() ? "" : ": ",
                     path);
}

std::string places(std::string_view file, const std::vector<LineAt>& places) {
  std::string text;
  for (const LineAt& place : places)
    text += fmt::format("    {:<24} {}\n", fmt::format("{}:{}", file, place.line), place.path);
  return text;
}

std::string name_text(std::string_view file, const NameOnLine& name) {
  const std::string shown = fmt::format("{} `{}`", name.kind, name.name);
  if (name.places.empty())
    return field("name", shown + (name.defined_here ? ", which nothing uses in this file"
                                                    : ", which nothing defines in this file"));
  return field("name", shown + (name.defined_here ? ", used by" : ", defined by")) + places(file, name.places);
}

std::string command_text(const check::File& file, const Meaning& meaning, std::string_view name) {
  const Statement& statement = *meaning.statement;
  std::string text = explain(file.document, statement);
  const auto defaults = defaults_of(file.document, statement);
  if (!defaults.empty() && !statement.undo) text += field("not given", "");
  for (const WordMeaning& one : defaults)
    if (!statement.undo) text += fmt::format("    {:<24} {}\n", fmt::format("<{}>", one.parameter), one.type);
  for (const NameOnLine& one : meaning.names) text += name_text(name, one);
  if (!meaning.clears.empty())
    text += field("clears", fmt::format("{}, in the same view", fmt::join(meaning.clears, ", ")));
  for (const std::string& form : meaning.undo_forms) text += field("undo form", form);
  for (const std::string& line : meaning.undo) text += field(statement.undo ? "set again" : "undo", line);
  if (!meaning.removed.empty()) text += field("and with it goes", "") + places(name, meaning.removed);
  if (!meaning.in_effect.value_or(true)) text += field("in effect", "no: a later line overwrites it or takes it back");
  return text;
}

}  // namespace

void keep_findings_on_line(check::File& file, std::uint32_t number) {
  std::erase_if(file.findings.all(), [&file, number](const diag::Diagnostic& finding) {
    // A place behind the last line end is the end of the last line.
    return std::min(file.source.line_of(finding.span.begin), file.source.line_count()) != number;
  });
}

std::string line_as_text(const check::File& file, const LineOptions& options) {
  const Meaning meaning = LineReader(file, options).read();
  const std::string name = printable(file.source.name());
  std::string text = fmt::format("{}:{}{}\n", name, options.number,
                                 meaning.statement != nullptr ? where(file, *meaning.statement) : "");
  if (!meaning.text.empty()) text += fmt::format("\n    {}\n", meaning.text);
  text += "\n";
  const bool command =
      meaning.statement != nullptr && file.document.command(*meaning.statement) && meaning.kind != "block";
  if (command && meaning.statement->state != State::wrong) {
    text += command_text(file, meaning, name);
  } else {
    text += what_it_is(file, meaning) + "\n";
    if (command) text += explain(file.document, *meaning.statement);
  }
  const TextOptions shown{.colours = false, .show_secrets = options.show_secrets};
  const std::string findings = to_text(file, shown);
  if (!findings.empty()) text += "\n" + findings;
  const auto line = findings.empty() ? taken_as_wrong(file, meaning, options) : nullptr;
  if (line != nullptr && !line->findings.all().empty())
    text += fmt::format("\nif all commands of the {} were known, it would be wrong:\n\n",
                        file.document.grammar().title(meaning.statement->view())) +
            to_text(*line, shown);
  return text;
}

// --- JSON ---

namespace {

Json places_to_json(const std::vector<LineAt>& places) {
  Json list = Json::array();
  for (const LineAt& place : places) list.push_back({{"line", place.line}, {"path", place.path}});
  return list;
}

Json word_to_json(const WordMeaning& word) {
  Json json = Json::object();
  if (!word.text.empty()) json["text"] = word.text;
  if (!word.keyword.empty()) json["keyword"] = word.keyword;
  if (!word.parameter.empty()) json["parameter"] = word.parameter;
  if (!word.type.empty()) json["type"] = word.type;
  if (word.identity) json["identity"] = true;
  return json;
}

Json words_to_json(const std::vector<WordMeaning>& words) {
  Json list = Json::array();
  for (const WordMeaning& word : words) list.push_back(word_to_json(word));
  return list;
}

void add_command(const check::File& file, const Meaning& meaning, const LineOptions& options, Json& json) {
  const command::Grammar& grammar = file.document.grammar();
  const Statement& statement = *meaning.statement;
  const command::CommandId id = *file.document.command(statement);
  json["command"] = grammar.name(id);
  json["help"] = grammar.text(grammar.command(id).help);
  json["form"] = grammar.text(grammar.form(statement.form).notation);
  json["words"] = words_to_json(words_of(file.document, statement, options.show_secrets));
  json["not_given"] = words_to_json(defaults_of(file.document, statement));
  if (meaning.in_effect) json["in_effect"] = *meaning.in_effect;
  json["clears"] = meaning.clears;
  json["undo_forms"] = meaning.undo_forms;
  json["undo"] = meaning.undo;
  json["removed"] = places_to_json(meaning.removed);
  json["names"] = Json::array();
  for (const NameOnLine& name : meaning.names)
    json["names"].push_back({{"kind", name.kind},
                             {"name", name.name},
                             {name.defined_here ? "used_by" : "defined_by", places_to_json(name.places)}});
}

}  // namespace

std::string line_as_json(const check::File& file, const LineOptions& options) {
  const Meaning meaning = LineReader(file, options).read();
  Json json = {{"format", "vrpc-line"},  {"version", kJsonVersion}, {"file", printable(file.source.name())},
               {"line", options.number}, {"kind", meaning.kind},    {"text", meaning.text}};
  if (meaning.statement != nullptr) {
    json["state"] = emit::to_text(meaning.statement->state);
    json["view_path"] = path_around(file, *meaning.statement);
    if (index(meaning.statement->view()) != kNone)
      json["view"] = file.document.grammar().name(meaning.statement->view());
    if (file.document.command(*meaning.statement) && meaning.kind == "command")
      add_command(file, meaning, options, json);
  }
  const FileReport report = describe(file, file.source.name(), {});
  json["findings"] = Json::array();
  for (const Finding& finding : report.findings) json["findings"].push_back(finding_to_json(report, finding));
  return dump(json, 2) + "\n";
}

}  // namespace vrpc::report
