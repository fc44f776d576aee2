#include "hostile.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace vrpc::bench {
namespace {

using namespace std::string_literals;

constexpr std::string_view kLongCommand =
    " rule 5 name a permit tcp dscp 5 source 10.0.0.0 0.0.0.255 destination 10.0.1.0 0.0.0.255 fragment-type fragment "
    "time-range t vpn-instance v packet-length range 1 1500 ttl range 1 255 logging source-port range 1 2 "
    "destination-port range 1 2 tcp-flag 1 mask 2";

std::string repeated(std::string_view text, std::size_t bytes) {
  std::string result;
  result.reserve(bytes + text.size());
  while (result.size() < bytes) result += text;
  return result;
}

// `text` holds one `{}`, for the number of the repetition.
std::string numbered(std::string_view text, std::size_t bytes) {
  const std::size_t hole = text.find("{}");
  std::string result;
  for (std::size_t i = 0; result.size() < bytes; ++i) {
    result += text.substr(0, hole);
    result += std::to_string(i);
    result += text.substr(hole + 2);
  }
  return result;
}

// --- One long line ---

std::string blanks(std::size_t bytes) { return "bmp\n" + std::string(bytes, ' ') + "statistics-timer 60\n"; }
std::string word(std::size_t bytes) { return "sysname " + std::string(bytes, 'x') + "\n"; }
std::string unknown_words(std::size_t bytes) { return repeated("a ", bytes) + "\n"; }
std::string known_words(std::size_t bytes) { return "sysname " + repeated("bmp ", bytes) + "\n"; }
std::string repetition(std::size_t bytes) { return "dcn vlan " + repeated("1 to 2 ", bytes) + "\n"; }
std::string digits(std::size_t bytes) { return "bmp\n statistics-timer " + std::string(bytes, '9') + "\n"; }
std::string quote(std::size_t bytes) { return "bmp\n bmp-session 192.0.2.1 alias \"" + repeated("a ", bytes) + "\n"; }

// --- Many lines that are alike ---

std::string empty_lines(std::size_t bytes) { return std::string(bytes, '\n'); }
std::string carriage_returns(std::size_t bytes) { return "bmp" + std::string(bytes, '\r') + "\n"; }
std::string separators(std::size_t bytes) { return repeated("#\n", bytes); }
std::string returns(std::size_t bytes) { return repeated("return\n", bytes); }
std::string same_finding(std::size_t bytes) { return "#\nbmp\n" + repeated(" statistics-timer 5\n", bytes); }
std::string same_line(std::size_t bytes) { return "#\nbmp\n" + repeated(" statistics-timer 60\n", bytes); }
std::string same_view(std::size_t bytes) { return repeated("#\nbmp\n bmp-session 192.0.2.1\n", bytes); }
std::string same_repetition(std::size_t bytes) {
  return "#\ninterface LoopBack0\n" + repeated(" ip address 192.0.2.1 255.255.255.255\n", bytes);
}
std::string banners(std::size_t bytes) { return repeated("header login information %\n", bytes); }
std::string raw_blocks(std::size_t bytes) { return repeated("#\nxpl route-filter a\n", bytes); }
std::string quotes(std::size_t bytes) { return "#\nbmp\n" + repeated(" bmp-session 192.0.2.1 alias \"a\n", bytes); }
std::string wrong_encoding(std::size_t bytes) {
  return "#\ninterface LoopBack0\n" + repeated(" description \xB1\xB1\xFF\n", bytes);
}
std::string abbreviations(std::size_t bytes) { return repeated("#\ni\nip\np\ns\nr\nip v\nroute\n", bytes); }
std::string comments(std::size_t bytes) { return repeated("!vrpc: allow(undefined-interface) because\n", bytes); }
std::string secrets(std::size_t bytes) {
  return "#\nbmp\n bmp-session 192.0.2.1\n" + repeated("  tcp connect port 5 password md5 abc\n", bytes);
}
std::string padding(std::size_t bytes) { return "sysname A\n" + std::string(bytes, '\0'); }

// Every beginning of a command with a hundred words, by letters.
std::string prefixes(std::size_t bytes) {
  std::string result = "#\nacl number 3000\n";
  for (std::size_t size = 2; result.size() < bytes; size = size % kLongCommand.size() + 1) {
    result += kLongCommand.substr(0, size);
    result += '\n';
  }
  return result;
}

// --- Many lines that differ ---

std::string undefined_names(std::size_t bytes) {
  return "#\nbmp\n" + numbered(" bmp-session vpn-instance name-{} 192.0.2.1\n", bytes);
}
std::string misspelt_names(std::size_t bytes) {
  return numbered("#\nip vpn-instance name-{}\n", bytes / 2) + "#\nbmp\n" +
         numbered(" bmp-session vpn-instance nmae-{} 192.0.2.1\n", bytes / 2);
}
std::string long_names(std::size_t bytes) {
  return numbered("#\ninterface LoopBack{}\n ip binding vpn-instance " + std::string(2000, 'v') + "\n", bytes);
}
std::string unused_names(std::size_t bytes) { return numbered("#\nip vpn-instance name-{}\n ipv4-family\n", bytes); }
std::string unknown_commands(std::size_t bytes) { return numbered("frobnicate-{} 1\n", bytes); }
std::string misspelt_commands(std::size_t bytes) { return "#\nbmp\n" + numbered(" statistisc-timer {}\n", bytes); }
std::string one_list(std::size_t bytes) {
  return "#\nacl number 3000\n" + numbered(" rule {} permit ip source any\n", bytes);
}
std::string one_address(std::size_t bytes) {
  return numbered("#\ninterface LoopBack{}\n ip address 192.0.2.1 255.255.255.255\n", bytes);
}
std::string one_server(std::size_t bytes) {
  return "#\nbmp\n" + numbered(" bmp-session 192.0.2.1 alias a{}\n  tcp connect port 5\n", bytes);
}

// --- Depth ---

// Each line a blank deeper than the one above.
std::string stairs_of(std::string_view line, std::size_t bytes) {
  const auto levels = static_cast<std::size_t>(std::sqrt(2.0 * static_cast<double>(bytes)));
  std::string result;
  for (std::size_t level = 0; level < levels; ++level) result += std::string(level, ' ').append(line) + '\n';
  return result;
}
std::string unknown_stairs(std::size_t bytes) { return stairs_of("frobnicate", bytes); }
std::string known_stairs(std::size_t bytes) { return stairs_of("bmp", bytes); }
std::string falling_stairs(std::size_t bytes) {
  const std::string rising = stairs_of("frobnicate", bytes);
  std::string result;
  for (std::size_t end = rising.size(); end > 0;) {
    const std::size_t newline = rising.find_last_of('\n', end - 2);
    const std::size_t begin = end < 2 || newline == std::string::npos ? 0 : newline + 1;
    result.append(rising, begin, end - begin);
    end = begin;
  }
  return result;
}

// --- Scripts and transcripts ---

std::string quits(std::size_t bytes) { return "system-view\n" + repeated("quit\n", bytes); }
std::string entering(std::size_t bytes) { return "system-view\n" + repeated("bmp\nquit\n", bytes); }
std::string upper_views(std::size_t bytes) {
  return "system-view\nbmp\nbmp-session 192.0.2.1\nmonitor public\n" + numbered("sysname a{}\n", bytes);
}
std::string undone(std::size_t bytes) {
  return "system-view\n" + numbered("ip vpn-instance a{}\nquit\n", bytes / 2) +
         numbered("undo ip vpn-instance a{}\n", bytes / 2);
}
std::string nothing_undone(std::size_t bytes) {
  return "system-view\n" + numbered("undo ip vpn-instance a{}\n", bytes);
}
std::string undone_in_turn(std::size_t bytes) {
  return "system-view\n" + numbered("ip vpn-instance a{}\nquit\nundo ip vpn-instance a0\n", bytes);
}
std::string undone_with_its_users(std::size_t bytes) {
  return "system-view\nip vpn-instance a\nquit\nbmp\n" +
         numbered("bmp-session vpn-instance a 10.0.0.1 alias a{}\nquit\n", bytes / 2) +
         repeated("undo ip vpn-instance a\nip vpn-instance a\nquit\n", bytes / 2);
}
std::string swept(std::size_t bytes) {
  return "system-view\ninterface LoopBack0\n" +
         numbered("ip address 192.0.2.1 255.255.255.255\ndescription a{}\nundo ip address\n", bytes);
}
std::string cleared(std::size_t bytes) {
  return "system-view\ninterface LoopBack0\n" +
         repeated("ip address 192.0.2.1 255.255.255.255\nip binding vpn-instance a\n", bytes);
}
std::string aborted(std::size_t bytes) {
  return "system-view\n" + numbered("ip vpn-instance a{}\nquit\nclear configuration candidate\n", bytes);
}
std::string prompts(std::size_t bytes) { return repeated("[~HUAWEI-bmp] display this\n#\nbmp\n#\nreturn\n", bytes); }
std::string brackets(std::size_t bytes) { return repeated("[~", bytes) + "\n"; }
std::string more(std::size_t bytes) {
  return "<HUAWEI> display current\n" + repeated("  ---- More ----\x1B[42D\n", bytes);
}

struct Kind {
  HostileKind shown;
  std::string (*make)(std::size_t bytes);
};

constexpr Kind kKinds[] = {
    {{"blanks", "a line that starts with blanks only"}, blanks},
    {{"word", "one word"}, word},
    {{"unknown-words", "a line of words that no command has"}, unknown_words},
    {{"known-words", "a line of keywords"}, known_words},
    {{"repetition", "a line that repeats a group"}, repetition},
    {{"digits", "one number"}, digits},
    {{"quote", "a quoted word that does not end"}, quote},
    {{"empty-lines", "line ends only"}, empty_lines},
    {{"carriage-returns", "carriage returns only"}, carriage_returns},
    {{"separators", "`#` only"}, separators},
    {{"returns", "`return` only"}, returns},
    {{"same-finding", "one mistake, again and again"}, same_finding},
    {{"same-line", "one setting, again and again"}, same_line},
    {{"same-view", "one view, entered again and again"}, same_view},
    {{"same-repetition", "one address, again and again"}, same_repetition},
    {{"banners", "banners that do not end"}, banners},
    {{"raw-blocks", "blocks that do not end"}, raw_blocks},
    {{"quotes", "quoted words that do not end"}, quotes},
    {{"wrong-encoding", "bytes that are no UTF-8"}, wrong_encoding},
    {{"abbreviations", "ambiguous abbreviations"}, abbreviations},
    {{"comments", "comments that allow findings which there are not"}, comments},
    {{"secrets", "passwords"}, secrets},
    {{"padding", "NUL bytes at the end"}, padding},
    {{"prefixes", "every beginning of a long command"}, prefixes},
    {{"undefined-names", "names that nothing defines"}, undefined_names},
    {{"misspelt-names", "names that are much like others"}, misspelt_names},
    {{"long-names", "names that are too long"}, long_names},
    {{"unused-names", "names that nothing uses"}, unused_names},
    {{"unknown-commands", "commands that no definition covers"}, unknown_commands},
    {{"misspelt-commands", "commands that are much like others"}, misspelt_commands},
    {{"one-list", "one list"}, one_list},
    {{"one-address", "one address on all interfaces"}, one_address},
    {{"one-server", "one server of all sessions"}, one_server},
    {{"unknown-stairs", "indentation that grows, unknown commands"}, unknown_stairs},
    {{"known-stairs", "indentation that grows, known commands"}, known_stairs},
    {{"falling-stairs", "indentation that shrinks"}, falling_stairs},
    {{"quits", "a script of `quit`"}, quits},
    {{"entering", "a script that enters and leaves"}, entering},
    {{"upper-views", "a script whose commands belong to a view above"}, upper_views},
    {{"undone", "a script that undoes all that it did"}, undone},
    {{"nothing-undone", "a script that undoes what is not there"}, nothing_undone},
    {{"undone-in-turn", "a script that adds and undoes by turns"}, undone_in_turn},
    {{"undone-with-its-users", "a script that undoes what much uses"}, undone_with_its_users},
    {{"swept", "a script that adds and undoes all by turns"}, swept},
    {{"cleared", "a script whose commands wipe what was there"}, cleared},
    {{"aborted", "a script that starts over and over"}, aborted},
    {{"prompts", "a transcript of prompts"}, prompts},
    {{"brackets", "a prompt that does not end"}, brackets},
    {{"more", "a transcript of paging"}, more},
};

}  // namespace

std::vector<HostileKind> hostile_kinds() {
  std::vector<HostileKind> kinds;
  for (const Kind& kind : kKinds) kinds.push_back(kind.shown);
  return kinds;
}

std::optional<std::string> hostile(std::string_view name, std::size_t bytes) {
  for (const Kind& kind : kKinds)
    if (kind.shown.name == name) return kind.make(bytes);
  return std::nullopt;
}

}  // namespace vrpc::bench
