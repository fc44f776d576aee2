// The manual page and the completions hold what --help shows. That shells and mandoc take them is for
// packaging/test.sh.
#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "command/builtin.hpp"
#include "diag/diagnostic.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

using Words = std::vector<std::string>;
using testing::HasSubstr;

std::string printed(const Words& arguments) {
  const test::Outcome outcome = test::run_vrpc(arguments);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  return outcome.out;
}

// What one --help speaks of.
struct Help {
  Words subcommands;
  Words options;  // long ones: `--format`

  explicit Help(const std::string& text) {
    std::istringstream lines(text);
    bool below_subcommands = false;
    for (std::string line; std::getline(lines, line);) {
      std::string first;
      std::istringstream(line) >> first;
      if (line == "Subcommands:") below_subcommands = true;
      if (!line.starts_with("  ") || line.starts_with("   ")) continue;
      if (below_subcommands) subcommands.push_back(first);
      if (const std::size_t dashes = first.find("--"); dashes != std::string::npos && first.starts_with('-'))
        options.push_back(first.substr(dashes));
    }
  }
};

// `visit` is called with the path of every subcommand and with what its --help says.
template <typename Visit> void for_each_subcommand(const Words& path, const Visit& visit) {
  Words arguments = path;
  arguments.emplace_back("--help");
  const Help help(printed(arguments));
  visit(path, help);
  for (const std::string& subcommand : help.subcommands) {
    Words below = path;
    below.push_back(subcommand);
    for_each_subcommand(below, visit);
  }
}

std::string joined(const Words& path) {
  std::string text = "vrpc";
  for (const std::string& word : path) text += " " + word;
  return text;
}

// The part of `text` that starts at `begin` and ends before `end`.
std::string part(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t at = text.find(begin);
  if (at == std::string::npos) return {};
  return text.substr(at, text.find(end, at + begin.size()) - at);
}

TEST(Completion, KnowsEveryOptionOfEverySubcommand) {
  const std::string bash = printed({"completion", "bash"});
  const std::string zsh = printed({"completion", "zsh"});
  const std::string fish = printed({"completion", "fish"});
  std::size_t options = 0;
  for_each_subcommand({}, [&](const Words& path, const Help& help) {
    SCOPED_TRACE(joined(path));
    std::string function = "\n_" + joined(path) + "() {\n";
    std::replace(function.begin(), function.end() - 4, ' ', '_');
    const std::string in_bash = part(bash, "'" + joined(path) + " '", ";;");
    const std::string in_zsh = part(zsh, function, "\n}\n");
    for (const std::string& option : help.options) {
      ++options;
      EXPECT_THAT(in_bash, HasSubstr(option));
      EXPECT_THAT(in_zsh, HasSubstr(option));
      const std::string line = "complete -c vrpc -n '__vrpc_at " + joined(path) + "' ";
      EXPECT_TRUE(fish.find(line + "-l " + option.substr(2)) != std::string::npos ||
                  fish.find(" -l " + option.substr(2), fish.find(line + "-s ")) != std::string::npos)
          << option;
    }
    for (const std::string& subcommand : help.subcommands) EXPECT_THAT(in_bash, HasSubstr(subcommand));
  });
  EXPECT_GT(options, 40U);
}

TEST(Completion, KnowsValues) {
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    SCOPED_TRACE(shell);
    const std::string script = printed({"completion", shell});
    for (const diag::KindInfo& info : diag::all_kinds()) {
      if (info.origin == diag::Origin::grammar) continue;
      EXPECT_THAT(script, HasSubstr(std::string(info.name)));
    }
    const command::Grammar& grammar = command::builtin_grammar();
    for (const command::NameRow& row : grammar.device_rows())
      EXPECT_THAT(script, HasSubstr(std::string(grammar.text(row.name))));
    for (const char* values : {"saved script transcript", "configuration check ast"})
      EXPECT_THAT(script, HasSubstr(values));
  }
}

TEST(Manual, KnowsEveryOptionOfEverySubcommand) {
  const std::string page = printed({"man"});
  for_each_subcommand({}, [&page](const Words& path, const Help& help) {
    if (!help.subcommands.empty()) return;  // it is its subcommands that do something
    const std::string text = part(page, ".Ss " + joined(path) + "\n", "\n.S");
    for (const std::string& option : help.options) {
      if (option == "--help") continue;
      EXPECT_THAT(text, HasSubstr("Fl " + option.substr(1))) << joined(path);
    }
  });
}

TEST(Manual, ExamplesRun) {
  const test::TemporaryFolder folder;
  const std::filesystem::path versions = test::in_repository("samples/versions");
  for (const char* name : {"old.cfg", "new.cfg"}) std::filesystem::copy_file(versions / name, folder / name);
  std::filesystem::copy_file(test::in_repository("samples/edge1.cfg"), folder / "edge1.cfg");
  std::filesystem::current_path(folder / "");
  std::istringstream lines(printed({"man"}));
  int examples = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(".Dl vrpc ")) continue;
    ++examples;
    Words words;
    std::istringstream rest(line.substr(9));
    for (std::string word; rest >> word;) {
      word.erase(std::remove(word.begin(), word.end(), '\\'), word.end());  // `\-\-script`
      words.push_back(word);
    }
    const test::Outcome outcome = test::run_vrpc(words);
    EXPECT_LT(outcome.status, 2) << line << "\n" << outcome.err;
  }
  EXPECT_GT(examples, 2);
  std::filesystem::current_path(VRPC_SOURCE_DIR);
}

}  // namespace
}  // namespace vrpc
