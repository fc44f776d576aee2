#include "check/check.hpp"

#include <algorithm>
#include <numeric>

#include "check/identity.hpp"
#include "check/rule.hpp"
#include "text/utf8.hpp"

namespace vrpc::check {
namespace {

using Rule = void (*)(const Config&, Report&);

// In the order of kinds.def.
constexpr Rule kRules[] = {
#define VRPC_SYNTAX(code, name, severity, message)
#define VRPC_RULE(code, name, severity, message) rules::name,
#define VRPC_SCRIPT(code, name, severity, message)
#define VRPC_GRAMMAR(code, name, severity, message)
#define VRPC_POLICY(code, name, severity, message)
#include "diag/kinds.def"
#undef VRPC_SYNTAX
#undef VRPC_RULE
#undef VRPC_SCRIPT
#undef VRPC_GRAMMAR
#undef VRPC_POLICY
};

void report_encoding(const text::Source& source, diag::Findings& findings) {
  std::string_view rest = source.bytes();
  for (;;) {
    const std::size_t next = text::find_non_ascii(rest);
    if (next == std::string_view::npos) return;
    rest.remove_prefix(next);
    const std::size_t size = text::code_point_size(rest);
    if (size == 0) {
      const auto offset = static_cast<std::uint32_t>(source.bytes().size() - rest.size());
      findings(Kind::not_utf8, {offset, offset + 1}).help("a device prints GB18030 where its character set is set so");
      return;
    }
    rest.remove_prefix(size);
  }
}

}  // namespace

std::size_t Coverage::all() const { return std::accumulate(lines.begin(), lines.end(), std::size_t{0}); }

Coverage& Coverage::operator+=(const Coverage& other) {
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i] += other.lines[i];
  return *this;
}

Coverage coverage(const bind::Document& document) {
  Coverage result;
  for (const bind::Statement& statement : document.statements)
    ++result.lines[static_cast<std::size_t>(statement.state)];
  return result;
}

File::File(text::Source loaded, const command::Grammar& grammar, const Options& options)
    : source(std::move(loaded)),
      tree(source, options.input.value_or(syntax::guess_kind(source))),
      document(bind::bind(tree, grammar, options.bind, findings)) {}

std::unique_ptr<File> read(text::Source source, const command::Grammar& grammar, const Options& options) {
  return std::make_unique<File>(std::move(source), grammar, options);
}

namespace {

// What a device printed, and the text of a block, stays as it is.
bool may_change(const File& file, const diag::Fix& fix) {
  return file.tree.kind() != syntax::InputKind::transcript &&
         std::none_of(fix.edits.begin(), fix.edits.end(), [&file](const diag::Edit& edit) {
           const bind::Statement* statement = file.document.at(edit.span.begin);
           return statement != nullptr && statement->state == bind::State::raw &&
                  edit.span.begin < file.tree.span(statement->line).end;
         });
}

}  // namespace

void complete(File& file) {
  const auto path_at = [&file](text::Span span) -> std::string {
    const bind::Statement* statement = file.document.at(span.begin);
    return statement == nullptr ? std::string() : file.document.view_path(*statement);
  };
  file.findings.sort();
  for (diag::Diagnostic& diagnostic : file.findings.all()) {
    diagnostic.view_path = path_at(diagnostic.span);
    for (diag::Related& related : diagnostic.related) related.view_path = path_at(related.span);
    if (diagnostic.fix && !may_change(file, *diagnostic.fix)) diagnostic.fix.reset();
  }
  identify(file);
}

void apply_rules(const Config& config, diag::Findings& findings) {
  Report report(config, findings);
  for (const Rule rule : kRules) rule(config, report);
}

std::unique_ptr<File> check(text::Source source, const command::Grammar& grammar, const Options& options) {
  auto file = read(std::move(source), grammar, options);
  report_encoding(file->source, file->findings);
  const Config config(file->document);
  file->whole = config.shows_everything();
  apply_rules(config, file->findings);
  complete(*file);
  return file;
}

}  // namespace vrpc::check
