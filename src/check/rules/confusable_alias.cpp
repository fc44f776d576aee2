// Two sessions to one server have aliases that a reader takes for the same.
//
// Aliases are case-sensitive, and inside quotes blanks count: `a`, `A` and `"a "` are three sessions. One of them is
// usually a slip of the hand, and what was meant for one session is spread over two.
//
// Mend: Use one spelling of the alias, or give the sessions names that differ in more than case and blanks.
// Source: NE40E and CE6800 command references, `bmp-session alias`, parameter alias-name.
#include <algorithm>
#include <map>
#include <tuple>

#include "check/bmp.hpp"

namespace vrpc::check::rules {
namespace {

std::string without_blanks(std::string_view alias) {
  const std::size_t begin = std::min(alias.find_first_not_of(' '), alias.size());
  return std::string(alias.substr(begin, alias.find_last_not_of(' ') + 1 - begin));
}

std::string lower(std::string alias) {
  std::transform(alias.begin(), alias.end(), alias.begin(), command::to_lower);
  return alias;
}

std::string_view difference(const std::string& a, const std::string& b) {
  if (lower(a) == lower(b)) return "case";
  return without_blanks(a) == without_blanks(b) ? "blanks" : "case and blanks";
}

}  // namespace

void confusable_alias(const Config& config, Report& report) {
  std::map<std::tuple<std::string, IpAddress, std::string>, BmpSession> first;
  for (const BmpSession& session : bmp_sessions(config)) {
    if (session.alias.empty()) continue;
    const std::string folded = lower(without_blanks(session.alias));
    const auto [known, is_first] = first.try_emplace({session.vpn_instance, session.server, folded}, session);
    if (is_first) continue;
    const BmpSession& other = known->second;
    report(Kind::confusable_alias, config.span(session.entry, "alias-name"), *config.text(session.entry, "alias-name"),
           *config.text(other.entry, "alias-name"), difference(session.alias, other.alias))
        .related(config.span(other.entry, "alias-name"), "the other alias");
  }
}

}  // namespace vrpc::check::rules
