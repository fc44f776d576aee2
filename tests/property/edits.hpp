// What people do to a configuration between two versions of it: blocks go, come, move and change, names are renamed.
#pragma once

#include <algorithm>

#include "mutator.hpp"

namespace vrpc::property {

inline std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

// The line at `first` and what is indented below it, as far as a `#` at its own level.
inline std::size_t block_end(const Lines& lines, std::size_t first) {
  std::size_t end = first + 1;
  while (end < lines.size() && indentation(lines[end]) > indentation(lines[first])) ++end;
  return end;
}

inline Lines block_at(const Lines& lines, std::size_t first) {
  return {lines.begin() + static_cast<std::ptrdiff_t>(first),
          lines.begin() + static_cast<std::ptrdiff_t>(block_end(lines, first))};
}

inline void remove_block(Lines& lines, std::size_t first) {
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(first),
              lines.begin() + static_cast<std::ptrdiff_t>(block_end(lines, first)));
}

inline void insert_block(Lines& lines, std::size_t at, const Lines& block) {
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), block.begin(), block.end());
}

inline void change_digit(std::string& line, Random& random) {
  std::vector<std::size_t> digits;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (line[i] >= '0' && line[i] <= '9') digits.push_back(i);
  if (!digits.empty()) line[random.pick(digits)] = static_cast<char>('1' + random.below(9));
}

// A word of one line becomes another in all lines.
inline void rename(Lines& lines, const std::string& line, Random& random) {
  const std::size_t begin = line.rfind(' ') + 1;
  const std::string word = line.substr(begin, line.find_last_not_of("\r\n") + 1 - begin);
  if (word.size() < 3 || line.find(' ') == std::string::npos) return;
  const std::string other = word + random.word("xyz", 1);
  for (std::string& each : lines)
    for (std::size_t at = each.find(word); at != std::string::npos; at = each.find(word, at + other.size()))
      each.replace(at, word.size(), other);
}

inline void edit(Lines& lines, Random& random) {
  if (lines.empty()) return;
  const std::size_t at = random.below(lines.size());
  switch (random.below(6)) {
    case 0: return remove_block(lines, at);
    case 1: return rename(lines, std::string(lines[at]), random);
    case 2: {  // a sibling that differs somewhere
      Lines block = block_at(lines, at);
      change_digit(block[random.below(block.size())], random);
      return insert_block(lines, at, block);
    }
    case 3: {  // further down, at the same depth
      const Lines block = block_at(lines, at);
      std::size_t there = block_end(lines, at);
      if (there >= lines.size() || indentation(lines[there]) != indentation(lines[at])) return;
      there = block_end(lines, there);
      insert_block(lines, there, block);
      return remove_block(lines, at);
    }
    default: return change_digit(lines[at], random);
  }
}

}  // namespace vrpc::property
