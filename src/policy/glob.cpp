#include "policy/glob.hpp"

#include <algorithm>
#include <ranges>

namespace vrpc::policy {
namespace {

// What `[...]` at the front of the pattern says of a character: its size, and whether it holds. Size 0: no such thing.
struct Bracket {
  std::size_t size = 0;
  bool holds = false;
};

Bracket bracket(std::string_view pattern, char c) {
  std::size_t i = 1;
  const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (negated) ++i;
  bool holds = false;
  for (const std::size_t first = i; i < pattern.size() && (pattern[i] != ']' || i == first); ++i) {
    const bool range = i + 2 < pattern.size() && pattern[i + 1] == '-' && pattern[i + 2] != ']';
    holds = holds || (range ? pattern[i] <= c && c <= pattern[i + 2] : pattern[i] == c);
    if (range) i += 2;
  }
  return i < pattern.size() ? Bracket{i + 1, holds != negated} : Bracket{};
}

// How much of the pattern matches `c`; 0 if it does not.
std::size_t match_one(std::string_view pattern, char c) {
  switch (pattern.front()) {
    case '?': return 1;
    case '\\': return pattern.size() > 1 && pattern[1] == c ? 2 : 0;
    case '[':
      if (const Bracket found = bracket(pattern, c); found.size > 0) return found.holds ? found.size : 0;
      break;
    default: break;
  }
  return pattern.front() == c ? 1 : 0;
}

// The part of a path up to its first `/`; takes it, and the `/`, off the path.
std::string_view take_name(std::string_view& path) {
  const std::size_t size = std::min(path.find('/'), path.size());
  const std::string_view name = path.substr(0, size);
  path.remove_prefix(std::min(size + 1, path.size()));
  return name;
}

// Name by name. `prefix_is_enough`: what matches a folder matches what is in it.
bool matches_names(std::string_view pattern, std::string_view path, bool prefix_is_enough) {
  while (!pattern.empty()) {
    std::string_view rest = pattern;
    const std::string_view name = take_name(rest);
    if (name == "**") {
      if (rest.empty()) return !path.empty();
      for (;;) {
        if (matches_names(rest, path, prefix_is_enough)) return true;
        if (path.empty()) return false;
        take_name(path);
      }
    }
    if (path.empty() || !matches_text(name, take_name(path))) return false;
    pattern = rest;
  }
  return path.empty() || prefix_is_enough;
}

// A pattern that is not bound to its folder may start in any folder.
std::string anchored(std::string_view pattern) {
  if (pattern.starts_with("./")) pattern.remove_prefix(2);
  while (pattern.ends_with('/')) pattern.remove_suffix(1);
  if (pattern.starts_with('/')) return std::string(pattern.substr(1));
  return pattern.find('/') == std::string_view::npos ? "**/" + std::string(pattern) : std::string(pattern);
}

}  // namespace

bool matches_text(std::string_view pattern, std::string_view text) {
  // The last `*`, and where what it took ends: from there on it may take more.
  std::size_t star = std::string_view::npos;
  std::size_t taken = 0;
  std::size_t p = 0;
  for (std::size_t t = 0; t < text.size();) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      taken = t;
      continue;
    }
    const std::size_t size = p < pattern.size() ? match_one(pattern.substr(p), text[t]) : 0;
    if (size > 0) {
      p += size;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++taken;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

bool matches_path(std::string_view pattern, std::string_view path) {
  return matches_names(anchored(pattern), path, true);
}

IgnoreFile::IgnoreFile(std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, size);
    text.remove_prefix(std::min(size + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    Line& entry = lines_.emplace_back();
    entry.negated = line.starts_with('!');
    if (entry.negated) line.remove_prefix(1);
    entry.folders_only = line.ends_with('/');
    entry.pattern = anchored(line);
  }
}

IgnoreFile::Verdict IgnoreFile::verdict(std::string_view path, bool folder) const {
  for (const Line& line : lines_ | std::views::reverse)
    if ((folder || !line.folders_only) && matches_names(line.pattern, path, false))
      return line.negated ? Verdict::kept : Verdict::ignored;
  return Verdict::none;
}

}  // namespace vrpc::policy
