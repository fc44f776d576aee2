// Small damage to existing configurations: bytes, lines and indentation.
#pragma once

#include <algorithm>
#include <vector>

#include "random.hpp"

namespace vrpc::property {

using Lines = std::vector<std::string>;  // each with its line end

inline Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

inline std::string join_lines(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

// A run of at most `most` lines.
inline Lines excerpt(const Lines& lines, std::size_t most, Random& random) {
  if (lines.size() <= most) return lines;
  const auto first = lines.begin() + static_cast<std::ptrdiff_t>(random.below(lines.size() - most));
  return {first, first + static_cast<std::ptrdiff_t>(most)};
}

inline void mutate_line(std::string& line, Random& random) {
  constexpr std::string_view kBytes[] = {" ", "\t", "\"", "#", "\r", "~", "[", "\x80", "\x1B", "\b", "\n", "!"};
  const std::size_t at = random.below(line.size() + 1);
  switch (random.below(6)) {
    case 0: line.insert(at, random.pick(kBytes)); break;
    case 1: line.erase(at, 1 + random.below(3)); break;
    case 2:
      if (at < line.size()) line[at] = static_cast<char>(random.below(256));
      break;
    case 3: line.insert(0, random.below(4), random.chance(80) ? ' ' : '\t'); break;
    case 4: line.erase(0, std::min(line.find_first_not_of(" \t"), 1 + random.below(3))); break;
    case 5:
      std::transform(line.begin(), line.end(), line.begin(),
                     [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
      break;
  }
}

inline void mutate(Lines& lines, Random& random) {
  if (lines.empty()) return;
  const auto place = [&] { return lines.begin() + static_cast<std::ptrdiff_t>(random.below(lines.size())); };
  const auto chosen = place();
  switch (random.below(5)) {
    case 0: lines.erase(chosen); break;
    case 1: lines.insert(place(), std::string(*chosen)); break;
    case 2: std::iter_swap(chosen, place()); break;
    default: mutate_line(*chosen, random);
  }
}

}  // namespace vrpc::property
