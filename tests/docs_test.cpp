// What README.md and docs/*.md show `vrpc` print is what it prints, and the files that they speak of are what they say.
// With VRPC_UPDATE=1 in the environment the shown output is written anew, for a person to review.
//
//     ```console
//     $ vrpc check samples/edge1.cfg
//     no findings in 1 file; 100% of 289 lines understood
//     ```
//
// Standard error follows standard output. A line `...` stands for any lines that are left out. A block that has other
// commands than `vrpc` is not run.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "emit/text_diff.hpp"
#include "support/annotated.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kFence = "```";
constexpr std::string_view kStart = "```console";
constexpr std::string_view kPrompt = "$ ";
constexpr std::string_view kLeftOut = "...";

// Without line ends and blanks before them, which no editor leaves in a document.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, size);
    while (line.ends_with(' ')) line.remove_suffix(1);
    lines.emplace_back(line);
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// The words of a command line. Quotes, single or double, hold blanks.
Lines words_of(std::string_view line) {
  Lines words;
  char quote = 0;
  bool inside = false;
  for (const char c : line) {
    if (quote != 0 ? c == quote : c == '"' || c == '\'') {
      quote = quote == 0 ? c : '\0';
      if (!std::exchange(inside, true)) words.emplace_back();
    } else if (quote == 0 && c == ' ') {
      inside = false;
    } else {
      if (!std::exchange(inside, true)) words.emplace_back();
      words.back() += c;
    }
  }
  return words;
}

Lines printed(const std::string& command_line) {
  Lines arguments = words_of(command_line);
  arguments.erase(arguments.begin());
  const test::Outcome outcome = test::run_vrpc(arguments, {}, {"NO_COLOR=1", "FORCE_COLOR="});
  EXPECT_GE(outcome.status, 0) << command_line << " was ended by a signal\n" << outcome.err;
  return lines_of(outcome.out + outcome.err);
}

using Position = Lines::const_iterator;

bool matches(Position shown, Position shown_end, Position actual, Position actual_end) {
  for (; shown != shown_end && *shown != kLeftOut; ++shown, ++actual)
    if (actual == actual_end || *shown != *actual) return false;
  if (shown == shown_end) return actual == actual_end;
  for (++shown;; ++actual) {
    if (matches(shown, shown_end, actual, actual_end)) return true;
    if (actual == actual_end) return false;
  }
}

bool matches(const Lines& shown, const Lines& actual) {
  return matches(shown.begin(), shown.end(), actual.begin(), actual.end());
}

// As much of what is printed as was shown of it before; nothing if it is not clear what that is.
std::optional<Lines> abridged(const Lines& actual, const Lines& shown) {
  const auto left_out = std::find(shown.begin(), shown.end(), kLeftOut);
  if (left_out == shown.end()) return actual;
  if (std::count(left_out, shown.end(), kLeftOut) > 1) return std::nullopt;
  const auto above = left_out - shown.begin();
  const auto below = shown.end() - left_out - 1;
  if (above + below >= static_cast<std::ptrdiff_t>(actual.size())) return actual;
  Lines lines(actual.begin(), actual.begin() + above);
  lines.emplace_back(kLeftOut);
  lines.insert(lines.end(), actual.end() - below, actual.end());
  return lines;
}

bool starts_with_command(const std::string& line) { return line.starts_with(kPrompt); }

bool runs_vrpc_only(Position begin, Position end) {
  return begin != end && starts_with_command(*begin) && std::all_of(begin, end, [](const std::string& line) {
           return !starts_with_command(line) || line.starts_with("$ vrpc ");
         });
}

class Document {
 public:
  explicit Document(const std::string& path) : path_(path) {
    const Lines lines = lines_of(test::read_file(test::in_repository(path)));
    for (Position line = lines.begin(); line != lines.end();) {
      const bool block = *line == kStart;
      text_.push_back(*line++);
      if (!block) continue;
      const Position end = std::find(line, lines.end(), kFence);
      if (runs_vrpc_only(line, end)) {
        while (line != end) run(line, end);
      } else {
        text_.insert(text_.end(), line, end);
        line = end;
      }
    }
  }

  // With the output as it should be shown.
  [[nodiscard]] std::string text() const { return joined(text_); }
  [[nodiscard]] const Lines& objections() const { return objections_; }
  // What an update cannot help with.
  [[nodiscard]] bool lost() const { return lost_; }
  [[nodiscard]] std::size_t commands() const { return commands_; }

 private:
  void run(Position& line, Position end) {
    const std::string command = line->substr(kPrompt.size());
    const std::size_t number = text_.size() + 1;
    ++commands_;
    text_.push_back(*line++);
    const Position shown_end = std::find_if(line, end, starts_with_command);
    const Lines shown(std::exchange(line, shown_end), shown_end);
    const Lines actual = printed(command);
    std::optional<Lines> right = matches(shown, actual) ? shown : abridged(actual, shown);
    lost_ |= !right;
    if (right != shown)
      objections_.push_back(fmt::format("{}:{}: `{}` prints something else\n{}", path_, number, command,
                                        emit::unified_diff(path_, joined(shown), joined(right.value_or(actual)))));
    for (std::string& text : right.value_or(shown)) text_.push_back(std::move(text));
  }

  std::string path_;
  Lines text_;
  Lines objections_;
  std::size_t commands_ = 0;
  bool lost_ = false;
};

// Paths in commands start at the root of the repository.
class InRepository : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { std::filesystem::current_path(VRPC_SOURCE_DIR); }
};

// `samples/edge1.cfg` as the name of a test.
std::string test_name(const testing::TestParamInfo<std::string>& path) {
  std::string name = path.param.substr(0, path.param.rfind('.'));
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

// --- Documents ---

using Documents = InRepository;

Lines documents() {
  Lines paths = test::repository_files("docs", {".md"});
  paths.emplace_back("README.md");
  return paths;
}

TEST_P(Documents, ShowWhatVrpcPrints) {
  const Document document(GetParam());
  const char* wish = std::getenv("VRPC_UPDATE");
  if (wish != nullptr && std::string_view(wish) == "1" && !document.lost()) {
    if (!document.objections().empty()) test::write_file(test::in_repository(GetParam()), document.text());
    return;
  }
  for (const std::string& objection : document.objections()) ADD_FAILURE() << objection;
  if (document.lost()) ADD_FAILURE() << "with more than one `...`, an output has to be rewritten by hand";
}

INSTANTIATE_TEST_SUITE_P(Docs, Documents, testing::ValuesIn(documents()), test_name);

TEST(Docs, ExamplesAreFound) {
  std::filesystem::current_path(VRPC_SOURCE_DIR);
  for (const char* path : {"README.md", "docs/grammar.md", "docs/json.md"})
    EXPECT_GT(Document(path).commands(), 0U) << path << " has no block that starts with ```console and `$ vrpc`";
}

TEST(Docs, LinesCanBeLeftOut) {
  const Lines actual = {"a", "b", "c"};
  for (const Lines& shown : {Lines{"a", "b", "c"}, Lines{"..."}, Lines{"a", "..."}, Lines{"...", "c"},
                             Lines{"a", "...", "b", "c"}, Lines{"...", "b", "..."}})
    EXPECT_TRUE(matches(shown, actual)) << joined(shown);
  for (const Lines& shown : {Lines{}, Lines{"a", "b"}, Lines{"...", "b"}, Lines{"a", "...", "d"}, Lines{"b", "..."}})
    EXPECT_FALSE(matches(shown, actual)) << joined(shown);
  EXPECT_EQ(abridged(actual, {"x"}), actual);
  EXPECT_EQ(abridged(actual, {"x", "..."}), (Lines{"a", "..."}));
  EXPECT_EQ(abridged(actual, {"x", "...", "y"}), (Lines{"a", "...", "c"}));
  EXPECT_EQ(abridged(actual, {"x", "...", "y", "..."}), std::nullopt);
  EXPECT_EQ(words_of("vrpc  grammar explain \"a  'b\" --view x"),
            (Lines{"vrpc", "grammar", "explain", "a  'b", "--view", "x"}));
}

// --- Samples ---

using Samples = InRepository;

TEST_P(Samples, AreWhatTheyShouldBe) {
  const std::string& path = GetParam();
  const bool broken = path.starts_with("samples/broken/");
  const test::Outcome check = test::run_vrpc({"check", path});
  EXPECT_EQ(check.status, broken ? 1 : 0) << check.out << check.err;
  EXPECT_EQ(check.out.starts_with("no findings"), !broken) << check.out;
  EXPECT_TRUE(test::read_file(path).starts_with("! ")) << path << " does not say what it shows";
  if (broken) return;
  EXPECT_EQ(test::run_vrpc({"fmt", "--diff", path}).out, "");
}

INSTANTIATE_TEST_SUITE_P(Docs, Samples, testing::ValuesIn(test::repository_files("samples", {".cfg", ".txt"})),
                         test_name);

// --- The files of the examples in docs/ ---

using Examples = InRepository;

// `error[VRP1006] 24: message`, of all findings in the order of the text.
Lines findings_in(const test::AnnotatedFile& file, const test::Section& section) {
  Lines arguments = {file.verb, "--format", "json", "-"};
  arguments.insert(arguments.end(), file.options.begin(), file.options.end());
  const auto report = nlohmann::json::parse(test::run_vrpc(arguments, section.text()).out, nullptr, false);
  if (report.is_discarded()) return {"no report"};
  Lines findings;
  for (const auto& finding : report["findings"])
    findings.push_back(fmt::format("{}[{}] {}: {}", finding["severity"].get<std::string>(),
                                   finding["code"].get<std::string>(), finding["column"].get<std::size_t>(),
                                   finding["message"].get<std::string>()));
  return findings;
}

TEST_P(Examples, StateTheirOutcome) {
  const std::string text = test::read_file(GetParam());
  ASSERT_TRUE(test::is_annotated(text)) << GetParam();
  const test::AnnotatedFile file = test::parse_annotated(GetParam(), text);
  for (const test::Section& section : file.sections) {
    Lines expected;
    for (const std::string& line : section.lines)
      if (const std::string_view one = test::expectation(line); !one.empty()) expected.emplace_back(one);
    EXPECT_EQ(findings_in(file, section), expected) << GetParam() << ":" << section.first_line;
    EXPECT_EQ(section.pass, expected.empty()) << GetParam() << ":" << section.first_line;
  }
}

INSTANTIATE_TEST_SUITE_P(Docs, Examples, testing::ValuesIn(test::repository_files("docs/examples", {".cfg"})),
                         test_name);

using Definitions = InRepository;

TEST_P(Definitions, AreWhatTheyShouldBe) {
  const bool mistaken = GetParam() == "docs/examples/mistaken.vrpg";
  const test::Outcome check = test::run_vrpc({"grammar", "check", GetParam()});
  EXPECT_EQ(check.status, mistaken ? 1 : 0) << check.out << check.err;
}

INSTANTIATE_TEST_SUITE_P(Docs, Definitions, testing::ValuesIn(test::repository_files("docs/examples", {".vrpg"})),
                         test_name);

}  // namespace
}  // namespace vrpc
