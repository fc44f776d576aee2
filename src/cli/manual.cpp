// The manual page, in mdoc(7). Options and subcommands come from CLI11; what else a manual says stands here.
#include <algorithm>
#include <array>
#include <cctype>
#include <span>

#include <fmt/format.h>

#include "cli/usage.hpp"

namespace vrpc::cli {
namespace {

constexpr std::size_t kLineWidth = 78;
constexpr std::size_t kShortList = 12;  // of words; a longer one has its own subcommand or page

// Escaped, since roff would print another character, or none.
std::string escaped(std::string text) {
  constexpr std::array<std::array<std::string_view, 2>, 5> kSpecial = {
      {{"\\", "\\e"}, {"`", "\\(ga"}, {"^", "\\(ha"}, {"~", "\\(ti"}, {"--", "\\-\\-"}}};
  for (const auto& [from, to] : kSpecial) text = replaced(std::move(text), from, to);
  return text;
}

// Running text: a sentence starts on a line of its own, and a line that starts with a dot or quote is no macro.
std::string filled(std::string_view text) {
  std::string lines;
  std::size_t width = 0;
  bool ended = false;
  const std::string safe = escaped(std::string(text));
  for (std::string_view rest = safe; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    const bool fresh = width == 0 || ended || width + 1 + word.size() > kLineWidth;
    if (fresh && width > 0) lines += '\n';
    if (!fresh) lines += ' ';
    if (fresh && (word.starts_with('.') || word.starts_with('\''))) lines += "\\&";
    lines += word;
    width = (fresh ? 0 : width + 1) + word.size();
    ended = word.ends_with('.') && !word.ends_with("...");
  }
  return lines + "\n";
}

// `.It Fl j , Fl -jobs Ar NUMBER`
std::string heading(const Argument& argument) {
  std::string names;
  for (const std::string& name : argument.names)
    names += fmt::format("{}Fl {}", names.empty() ? "" : " , ", name.substr(1));
  if (argument.metavar.empty()) return ".It " + names + "\n";
  return fmt::format(".It {}{}Ar {}\n", names, names.empty() ? "" : " ", argument.metavar);
}

std::string item(const Argument& argument) {
  std::string text = argument.help;
  const auto is_told = [&text](const Word& word) { return text.find(word.text) != std::string::npos; };
  if (argument.words.size() <= kShortList && !std::all_of(argument.words.begin(), argument.words.end(), is_told)) {
    std::vector<std::string> words;
    for (const Word& word : argument.words) words.push_back(word.text);
    text += ": " + joined(words, ", ");
  }
  return heading(argument) + filled(text);
}

bool asks_for_help(const Argument& option) {
  return std::find(option.names.begin(), option.names.end(), "--help") != option.names.end();
}

std::string list(const std::vector<Argument>& arguments) {
  std::string items;
  for (const Argument& argument : arguments) items += item(argument);
  return items.empty() ? "" : ".Bl -tag -width Ds\n" + items + ".El\n";
}

// How it is called: `vrpc convert [options] FILE`, with the options that it cannot do without.
std::string call(const Usage& usage) {
  std::string line = ".Nm " + usage.path.front();
  for (std::size_t i = 1; i < usage.path.size(); ++i) line += " Cm " + usage.path[i];
  for (const Argument& option : usage.options)
    if (option.is_required) line += fmt::format(" Fl {} Ar {}", option.names.back().substr(1), option.metavar);
  if (!std::all_of(usage.options.begin(), usage.options.end(), asks_for_help)) line += " Oo Ar option ... Oc";
  for (const Argument& place : usage.places) {
    const std::string name = fmt::format("Ar {}{}", place.metavar, place.is_repeatable ? " ..." : "");
    line += place.is_required ? " " + name : fmt::format(" Oo {} Oc", name);
  }
  return line + "\n";
}

std::string command(const Usage& usage) {
  std::string text;
  if (usage.subcommands.empty()) {
    std::vector<Argument> arguments = usage.places;
    std::remove_copy_if(usage.options.begin(), usage.options.end(), std::back_inserter(arguments), asks_for_help);
    text = fmt::format(".Ss {}\n{}.Pp\n{}", joined(usage.path, " "), call(usage), filled(usage.help));
    text += list(arguments);
  }
  for (const Usage& subcommand : usage.subcommands) text += command(subcommand);
  return text;
}

// --- What options do not say ---

constexpr std::string_view kDescription =
    "reads configurations of Huawei routers and switches that run VRP 8. It says what is wrong with them, lays them "
    "out, compares them and converts them. It takes saved configurations, change scripts as they are typed, and what "
    "a terminal recorded, and tells them apart by looking. Passwords and keys are printed as ****** unless an option "
    "says otherwise.";

struct Entry {
  std::string_view head;  // of a list: the arguments of `It`
  std::string_view text;
};

constexpr Entry kEnvironment[] = {
    {"Ev NO_COLOR", "if set and not empty, nothing is printed in colour"},
    {"Ev FORCE_COLOR", "if set and not empty, colours are used even where the output is no terminal"},
    {"Ev GITHUB_STEP_SUMMARY", "a file that a table of the findings is added to, if the format is github"},
};

constexpr Entry kFiles[] = {
    {"Pa vrpc.toml", "what a project wants of its configurations; the closest one above a file counts"},
    {"Pa .vrpcignore", "files and folders that are left out, as in a .gitignore file"},
};

constexpr Entry kExitStatus[] = {
    {"0", "clean, the same, or nothing at or above the level that counts as failure"},
    {"1", "findings; or configurations differ; or a file would be changed"},
    {"2", "vrpc could not do its job: a file that cannot be read, an option that does not exist"},
};

constexpr Entry kExamples[] = {
    {"vrpc check", "Check all configurations of this folder and those below it:"},
    {"vrpc fmt --diff edge1.cfg", "See what a configuration would look like as the device prints it:"},
    {"vrpc diff old.cfg new.cfg --script change.txt --rollback back.txt",
     "Compare two configurations, and write the script that leads from one to the other and the one that leads back:"},
};

std::string section(std::string_view title, std::span<const Entry> entries) {
  std::string text = fmt::format(".Sh {}\n.Bl -tag -width Ds\n", title);
  for (const Entry& entry : entries) text += fmt::format(".It {}\n{}", entry.head, filled(entry.text));
  return text + ".El\n";
}

// A sentence as it stands beside a name: no capital at its start, no stop at its end.
std::string phrase(std::string sentence) {
  sentence.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(sentence.front())));
  if (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

std::string examples() {
  std::string text = ".Sh EXAMPLES\n";
  for (const Entry& example : kExamples)
    text += fmt::format("{}{}.Dl {}\n", &example == kExamples ? "" : ".Pp\n", filled(example.text),
                        escaped(std::string(example.head)));
  return text;
}

}  // namespace

std::string manual_page(const Usage& vrpc) {
  std::string page = fmt::format(".Dd {}\n.Dt VRPC 1\n.Os\n", VRPC_RELEASED);
  page += ".Sh NAME\n.Nm vrpc\n.Nd " + escaped(phrase(vrpc.help)) + "\n";
  page += ".Sh SYNOPSIS\n.Nm\n.Ar subcommand\n.Op Ar option ...\n.Op Ar argument ...\n";
  for (const Argument& option : vrpc.options) page += ".Nm\n.Fl " + option.names.back().substr(1) + "\n";
  page += ".Sh DESCRIPTION\n.Nm\n" + filled(kDescription) + ".Sh SUBCOMMANDS\n" + command(vrpc);
  page += section("ENVIRONMENT", kEnvironment) + section("FILES", kFiles) + section("EXIT STATUS", kExitStatus);
  return page + examples();
}

}  // namespace vrpc::cli
