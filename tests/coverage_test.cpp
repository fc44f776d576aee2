// The tests cover the language: every finding that can be made and every command that is defined occurs in them.
#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "check/check.hpp"
#include "command/builtin.hpp"
#include "support/annotated.hpp"
#include "support/files.hpp"

namespace vrpc {
namespace {

TEST(Coverage, EveryKindIsExpectedByATest) {
  std::set<std::string> expected;
  for (const std::string& path : test::annotated_paths()) {
    const auto file = test::parse_annotated(path, test::read_file(test::in_repository(path)));
    for (const test::Section& section : file.sections)
      for (const std::string& line : section.lines)
        if (const std::string_view text = test::expectation(line); !text.empty())
          expected.emplace(text.substr(text.find('[') + 1, 7));
  }
  std::string missing;
  for (const diag::KindInfo& kind : diag::all_kinds())
    // Those are found in other files than configurations.
    if (kind.origin != diag::Origin::grammar && kind.origin != diag::Origin::policy &&
        !expected.contains(diag::code_text(kind.kind)))
      missing += fmt::format("  {} {}\n", diag::code_text(kind.kind), kind.name);
  EXPECT_EQ(missing, "") << "these kinds are expected by no configuration under tests/";
}

// --- Commands ---

using CommandNames = std::set<std::string>;

// `bmp-session in bmp`; of several views, the first.
std::string full_name(command::CommandId id) {
  const command::Grammar& grammar = command::builtin_grammar();
  const command::ViewId view{grammar.list(grammar.command(id).views).front()};
  return fmt::format("{} in {}", grammar.name(id), grammar.name(view));
}

void collect(std::string name, std::string text, const check::Options& options, CommandNames& commands) {
  auto source = text::make_source(std::move(name), std::move(text));
  if (!source) return;
  const auto file = check::read(std::move(*source), command::builtin_grammar(), options);
  for (const bind::Statement& statement : file->document.statements) {
    const auto command = file->document.command(statement);
    if (command && statement.state != bind::State::wrong) commands.insert(full_name(*command));
  }
}

// As the test reads it: `--input transcript`.
check::Options options_of(const test::AnnotatedFile& file) {
  check::Options options;
  const auto option = std::find(file.options.begin(), file.options.end(), "--input");
  if (option == file.options.end() || option + 1 == file.options.end()) return options;
  for (const auto kind : {syntax::InputKind::saved, syntax::InputKind::script, syntax::InputKind::transcript})
    if (syntax::to_text(kind) == option[1]) options.input = kind;
  return options;
}

CommandNames exercised_commands() {
  CommandNames commands;
  for (const char* folder : {"tests", "samples"}) {
    for (const std::string& path : test::repository_files(folder, {".cfg", ".txt"})) {
      const std::string text = test::read_file(test::in_repository(path));
      if (!test::is_annotated(text)) {
        collect(path, text, {}, commands);
        continue;
      }
      const auto file = test::parse_annotated(path, text);
      for (const test::Section& section : file.sections) collect(path, section.text(), options_of(file), commands);
    }
  }
  return commands;
}

// tests/excused_commands.txt: `name in view: reason` on each line.
std::map<std::string, std::string> excuses() {
  std::map<std::string, std::string> result;
  std::istringstream lines(test::read_file(test::in_repository("tests/excused_commands.txt")));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t colon = std::min(line.find(": "), line.size());
    const std::string reason = line.substr(std::min(colon + 2, line.size()));
    EXPECT_FALSE(reason.empty()) << "tests/excused_commands.txt: no reason is given in `" << line << "`";
    result[line.substr(0, colon)] = reason;
  }
  return result;
}

TEST(Coverage, EveryCommandIsExercised) {
  const CommandNames exercised = exercised_commands();
  auto excused = excuses();
  CommandNames missing;
  const std::uint32_t count = command::builtin_grammar().command_count();
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string name = full_name(command::CommandId{i});
    const bool has_excuse = excused.erase(name) > 0;
    const bool is_exercised = exercised.contains(name);
    EXPECT_FALSE(has_excuse && is_exercised) << "`" << name << "` is exercised: it needs no excuse";
    if (!has_excuse && !is_exercised) missing.insert(name);
  }
  EXPECT_TRUE(missing.empty()) << missing.size() << " of " << count
                               << " commands are in no configuration under tests/ or samples/:\n  "
                               << fmt::format("{}", fmt::join(missing, "\n  "));
  for (const auto& [name, reason] : excused) ADD_FAILURE() << "`" << name << "` is excused, but no command";
}

}  // namespace
}  // namespace vrpc
