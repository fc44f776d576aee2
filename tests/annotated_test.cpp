// Runs every configuration under tests/ that states its own outcome. With VRPC_UPDATE=1 in the environment the
// expectations are written anew, for a person to review.
#include "support/annotated.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

using test::AnnotatedFile;
using test::Section;

// What is found in a section: the number of the line in it (1 is the heading), and the text of the expectation.
using Outcome = std::vector<std::pair<std::size_t, std::string>>;

Outcome expected_outcome(const AnnotatedFile& file, const Section& section) {
  Outcome outcome;
  std::vector<std::string> waiting;
  for (std::size_t i = 0; i < section.lines.size(); ++i) {
    const std::string& line = section.lines[i];
    const std::string_view text = test::expectation(line);
    const std::size_t number = section.first_line + i;
    if (test::is_mistyped(line)) ADD_FAILURE() << file.path << ":" << number << ": no expectation has this form";
    if (text.find("] end: ") != std::string_view::npos) {
      outcome.emplace_back(1, text);
    } else if (!text.empty()) {
      waiting.emplace_back(text);
    } else if (!test::is_annotation(line)) {
      for (std::string& one : waiting) outcome.emplace_back(i + 1, std::move(one));
      waiting.clear();
    }
  }
  for (const std::string& text : waiting)
    ADD_FAILURE() << file.path << ":" << section.first_line << ": no line follows `" << text << "`";
  return outcome;
}

// Runs vrpc with JSON for output, and the text for standard input. An empty outcome, and a failure, if that does not
// work.
Outcome outcome_of(const AnnotatedFile& file, const Section& section, std::vector<std::string> arguments,
                   const std::string& input) {
  arguments.insert(arguments.end(), file.options.begin(), file.options.end());
  const test::Outcome run = test::run_vrpc(arguments, input);
  const auto report = nlohmann::json::parse(run.out, nullptr, false);
  if (run.status < 0 || run.status > 1 || report.is_discarded()) {
    ADD_FAILURE() << file.path << ":" << section.first_line << ": vrpc ended with status " << run.status << "\n"
                  << run.err;
    return {};
  }
  Outcome outcome;
  for (const auto& finding : report["findings"]) {
    const auto line = finding["line"].get<std::size_t>();
    const bool ordinary = line <= section.lines.size() && !test::is_annotation(section.lines[line - 1]);
    const std::string column = ordinary ? fmt::format("{}", finding["column"].get<std::size_t>()) : "end";
    outcome.emplace_back(ordinary ? line : 1, fmt::format("{}[{}] {}: {}", finding["severity"].get<std::string>(),
                                                          finding["code"].get<std::string>(), column,
                                                          finding["message"].get<std::string>()));
  }
  return outcome;
}

Outcome checked_outcome(const AnnotatedFile& file, const Section& section) {
  return outcome_of(file, section, {"check", "--format", "json", "-"}, section.text());
}

// The base stands above `!! SCRIPT`, the script below it; the lines keep their numbers.
Outcome applied_outcome(const AnnotatedFile& file, const Section& section) {
  const std::string text = section.text();
  const std::size_t middle = std::min(text.find("!! SCRIPT\n"), text.size());
  const std::string above(
      static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(middle), '\n')),
      '\n');
  const test::TemporaryFolder folder;
  const std::string base = folder / "base.cfg";
  test::write_file(base, text.substr(0, middle));
  return outcome_of(file, section, {"apply", "--format", "json", "--input", "script", base, "-"},
                    above + text.substr(middle));
}

// Another subcommand that is tested by annotations is one more line here.
const std::map<std::string, Outcome (*)(const AnnotatedFile&, const Section&)> kRunners = {
    {"apply", applied_outcome},
    {"check", checked_outcome},
};

Outcome difference(Outcome of, Outcome without) {
  std::sort(of.begin(), of.end());
  std::sort(without.begin(), without.end());
  Outcome result;
  std::set_difference(of.begin(), of.end(), without.begin(), without.end(), std::back_inserter(result));
  return result;
}

void compare(const AnnotatedFile& file, const Section& section, const Outcome& actual) {
  const Outcome expected = expected_outcome(file, section);
  const auto report = [&](const Outcome& outcome, const char* what) {
    for (const auto& [line, text] : outcome)
      ADD_FAILURE() << file.path << ":" << section.first_line + line - 1 << ": " << what << ": " << text;
  };
  report(difference(expected, actual), "expected, but not found");
  report(difference(actual, expected), "found, but not expected");
}

std::vector<std::string> rewritten(const Section& section, const Outcome& outcome) {
  std::vector<std::string> lines;
  const auto append_expectations = [&](std::size_t number) {
    for (const auto& [line, text] : outcome)
      if (line == number) lines.push_back("!! " + text + "\n");
  };
  lines.push_back(section.lines.front());
  append_expectations(1);
  for (std::size_t i = 1; i < section.lines.size(); ++i) {
    if (!test::expectation(section.lines[i]).empty()) continue;
    append_expectations(i + 1);
    lines.push_back(section.lines[i]);
  }
  return lines;
}

// Until nothing changes: a message may name a line, and expectations move lines.
void update(const AnnotatedFile& file, Section& section) {
  constexpr int kMostRounds = 4;
  for (int round = 0; round < kMostRounds; ++round) {
    std::vector<std::string> lines = rewritten(section, kRunners.at(file.verb)(file, section));
    if (lines == section.lines) return;
    section.lines = std::move(lines);
  }
  ADD_FAILURE() << file.path << ":" << section.first_line << ": every update changes the outcome";
}

class Annotated : public testing::TestWithParam<std::string> {};

TEST_P(Annotated, Configuration) {
  const auto path = test::in_repository(GetParam());
  const std::string before = test::read_file(path);
  AnnotatedFile file = test::parse_annotated(GetParam(), before);
  ASSERT_TRUE(kRunners.contains(file.verb)) << file.path << ":1: no test knows how to run `" << file.verb << "`";
  ASSERT_FALSE(file.sections.empty()) << file.path << " has no `!! PASS: why` and no `!! FAIL: why`";
  for (const std::string& line : file.preamble)
    ASSERT_TRUE(test::is_annotation(line)) << file.path << ": belongs to no section: " << line;

  const char* wish = std::getenv("VRPC_UPDATE");
  const bool updating = wish != nullptr && std::string_view(wish) == "1";
  for (Section& section : file.sections) {
    if (updating) {
      update(file, section);
    } else {
      compare(file, section, kRunners.at(file.verb)(file, section));
    }
    EXPECT_EQ(section.pass, expected_outcome(file, section).empty())
        << file.path << ":" << section.first_line
        << ": in a PASS section nothing is found, in a FAIL section something";
  }
  if (updating && !HasFailure() && file.text() != before) test::write_file(path, file.text());
}

INSTANTIATE_TEST_SUITE_P(Tests, Annotated, testing::ValuesIn(test::annotated_paths()), [](const auto& path) {
  std::string name = path.param.substr(6, path.param.size() - 10);  // without `tests/` and `.cfg`
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
});

}  // namespace
}  // namespace vrpc
