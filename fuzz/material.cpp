// What libFuzzer starts from: `fuzz_material FOLDER` writes FOLDER/TARGET.dict, words of the command grammar and of the
// other formats, and FOLDER/seeds/TARGET/*, pieces of what is in the repository and texts made from the grammar.
#include <cstdio>
#include <map>
#include <set>

#include "policy/keys.hpp"
#include "policy/show.hpp"
#include "property/convert_laws.hpp"
#include "property/edits.hpp"
#include "property/generator.hpp"
#include "support/files.hpp"
#include "target.hpp"

namespace vrpc::fuzz {
namespace {

namespace fs = std::filesystem;
using property::Lines;
using syntax::InputKind;
using Words = std::set<std::string>;

// --- Dictionaries ---

// What libFuzzer takes in: the length of a word, and how many words.
constexpr std::size_t kLongestWord = 64;
constexpr std::size_t kMostWords = 16000;

std::string escaped(std::string_view word) {
  std::string result;
  for (const char c : word) {
    const bool plain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
    result += plain ? std::string(1, c) : fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

void write_dictionary(const fs::path& path, const Words& words) {
  std::string text;
  std::size_t count = 0;
  for (const std::string& word : words)
    if (!word.empty() && word.size() <= kLongestWord && ++count <= kMostWords)
      text += fmt::format("\"{}\"\n", escaped(word));
  test::write_file(path, text);
}

Words keywords(const command::Grammar& grammar) {
  Words words;
  for (std::uint32_t i = 0; i < grammar.keyword_count(); ++i) words.emplace(grammar.spelling(command::KeywordId{i}));
  return words;
}

Words words_of_commands(const command::Grammar& grammar) {
  Words words = keywords(grammar);
  for (const char* word : {"\n",
                           "\r\n",
                           "\n#\n",
                           "\n ",
                           "\n  ",
                           "undo ",
                           "return\n",
                           "quit\n",
                           "commit\n",
                           "system-view\n",
                           "!! NEW\n",
                           "<HUAWEI>",
                           "[~HUAWEI]",
                           "[*HUAWEI-bmp]",
                           "  ---- More ----",
                           "\x1B[42D",
                           "%^%#",
                           "$1c$",
                           "\"",
                           "~",
                           "*",
                           "\xEF\xBB\xBF",
                           "1.1.1.1",
                           "2001:DB8::1",
                           "255.255.255.0",
                           "4294967295",
                           "65535",
                           "0/0/1",
                           "100:1"})
    words.emplace(word);
  return words;
}

Words words_of_json(const command::Grammar& grammar) {
  Words words = {"\"unknown\"",
                 "\"raw\"",
                 "\"@source\"",
                 "\"format\":\"vrpc-configuration\"",
                 "\"version\":1",
                 "\"system\"",
                 "{",
                 "}",
                 "[",
                 "]",
                 ":",
                 ",",
                 "true",
                 "false",
                 "null",
                 "\"\"",
                 "\\n",
                 "\\u0000",
                 "1e9"};
  const auto add = [&words](std::string_view key) { words.insert(fmt::format("\"{}\"", key)); };
  for (std::uint32_t i = 0; i < grammar.command_count(); ++i) add(grammar.name(command::CommandId{i}));
  for (std::uint32_t i = 0; i < grammar.form_count(); ++i)
    for (const command::LeafRow& leaf : grammar.leaves_of(grammar.form(command::FormId{i})))
      add(grammar.property_key(leaf));
  return words;
}

Words words_of_settings(const command::Grammar& grammar) {
  Words words = {"\"error\"", "\"warning\"", "\"note\"", "[", "]",          "[[", "]]", "\"", "'''",
                 "=",         ",",           "\n",       "#", "2027-01-31", "**", "*",  "{",  "}"};
  for (const policy::Key& key : policy::keys()) words.emplace(key.name);
  for (const policy::Table& table : policy::tables()) words.emplace(table.name);
  for (const diag::KindInfo& kind : diag::all_kinds()) words.insert(fmt::format("\"{}\"", kind.name));
  for (const command::NameRow& device : grammar.device_rows())
    words.insert(fmt::format("\"{}\"", grammar.text(device.name)));
  return words;
}

// Punctuation of the notation, the words that lines begin with, and those that many lines have.
Words words_of_definitions() {
  Words words = {"{ ", " }", "[ ", " ]", " | ", " *", "<", ">", "&<1-8>", ":", ",", "..", "\n", "\n  ", "#", "\""};
  std::map<std::string, std::size_t> uses;
  for (const command::DefinitionFile& file : command::builtin_definitions()) {
    for (const std::string& line : property::split_lines(file.text)) {
      bool first = true;
      for (std::size_t begin = line.find_first_not_of(" \n"); begin < line.size();) {
        const std::size_t end = std::min(line.find_first_of(" ,\n", begin), line.size());
        if (line[begin] == '#') break;
        uses[line.substr(begin, end - begin)] += first ? 20 : 1;
        begin = line.find_first_not_of(" ,\n", end);
        first = false;
      }
    }
  }
  for (const auto& [word, count] : uses)
    if (count >= 20) words.insert(word);
  return words;
}

// --- Seeds ---

class Seeds {
 public:
  explicit Seeds(fs::path folder) : folder_(std::move(folder)) {}

  void add(std::string_view target, std::string_view text) const {
    const auto hash = std::hash<std::string_view>{}(text);
    if (!text.empty()) test::write_file(folder_ / target / fmt::format("{:016x}", hash), text);
  }

 private:
  fs::path folder_;
};

// Pieces that can be mutated quickly.
std::vector<std::string> pieces(std::string_view text, std::size_t most) {
  const Lines lines = property::split_lines(text);
  std::vector<std::string> result;
  for (std::size_t i = 0; i < lines.size(); i += most) {
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(i);
    result.push_back(
        property::join_lines({begin, begin + static_cast<std::ptrdiff_t>(std::min(most, lines.size() - i))}));
  }
  return result;
}

void add_configuration(const Seeds& seeds, const std::string& text, property::Random& random) {
  if (!text::make_source("seed", text)) return;
  const property::Reading reading(text);
  seeds.add("configuration", text);
  // The start of a run is trying all seeds.
  const bool elsewhere = random.chance(40);
  if (reading.tree.kind() != InputKind::saved)
    return seeds.add(reading.tree.kind() == InputKind::script ? "script" : "transcript", text);
  if (!elsewhere) return;
  const emit::Json json = property::json_of(reading.document);
  seeds.add("json", json.dump(1));
  std::string script;
  if (!emit::to_text(command::builtin_grammar(), json, emit::TextStyle::script, script)) {
    seeds.add("script", script);
    std::string transcript;
    for (const std::string& line : property::split_lines(script)) transcript += "[~HUAWEI]" + line;
    seeds.add("transcript", transcript);
  }
  Lines other = property::split_lines(text);
  for (std::size_t edits = 1 + random.below(6); edits > 0; --edits) property::edit(other, random);
  seeds.add("difference", text + "!! NEW\n" + property::join_lines(other));
}

void add_configurations(const Seeds& seeds) {
  property::Random random(1);
  for (const char* folder : {"samples", "tests", "docs"})
    for (const std::string& path : test::repository_files(folder, {".cfg"}))
      for (const std::string& piece : pieces(test::read_file(test::in_repository(path)), 20))
        add_configuration(seeds, piece, random);
  for (std::uint64_t seed = 1; seed <= 200; ++seed)
    add_configuration(seeds, property::Generator(command::builtin_grammar(), seed).run(), random);
}

void add_definitions(const Seeds& seeds) {
  for (const char* folder : {"grammar", "docs"})
    for (const std::string& path : test::repository_files(folder, {".vrpg"}))
      for (const std::string& piece : pieces(test::read_file(test::in_repository(path)), 30))
        seeds.add("definitions", "view system\n\n" + piece);
}

void add_settings(const Seeds& seeds) {
  for (const char* folder : {"samples", "tests", "docs"})
    for (const std::string& path : test::repository_files(folder, {".toml"}))
      seeds.add("settings", test::read_file(test::in_repository(path)));
  std::string everything;
  for (const std::string& line : property::split_lines(policy::new_settings()))
    everything += line.find(" = ") != std::string::npos || line.starts_with("# [") ? line.substr(2) : line;
  seeds.add("settings", everything);
  for (const std::string& piece : pieces(everything, 8)) seeds.add("settings", piece);
}

int run(const fs::path& folder) {
  const command::Grammar& grammar = command::builtin_grammar();
  const Words commands = words_of_commands(grammar);
  for (const Target& target : kTargets)
    if (target.has_commands) write_dictionary(folder / fmt::format("{}.dict", target.name), commands);
  write_dictionary(folder / "json.dict", words_of_json(grammar));
  write_dictionary(folder / "settings.dict", words_of_settings(grammar));
  write_dictionary(folder / "definitions.dict", words_of_definitions());

  const Seeds seeds(folder / "seeds");
  add_configurations(seeds);
  add_definitions(seeds);
  add_settings(seeds);
  return 0;
}

}  // namespace
}  // namespace vrpc::fuzz

int main(int argc, char** argv) {
  if (argc == 2) return vrpc::fuzz::run(argv[1]);
  std::fprintf(stderr, "usage: fuzz_material FOLDER\n");
  return 2;
}
