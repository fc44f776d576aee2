// What the tests of `command` values share: matching a word against a grammar rule, and making words that almost match.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <tao/pegtl.hpp>

#include "peg/value.hpp"

namespace vrpc::command::test {

// From a copy without room around it, so that the address sanitizer sees a rule that reads beyond the word.
template <typename Rule> bool rule_accepts(std::string_view word) {
  const std::vector<char> copy(word.begin(), word.end());
  tao::pegtl::memory_input input(copy.data(), copy.data() + copy.size(), "word");
  return tao::pegtl::parse<peg::value::word<Rule>>(input);
}

// One to three changes of a character: replaced, removed, inserted, repeated.
inline std::string mutated(std::string word, std::string_view alphabet, std::mt19937& random) {
  const auto below = [&random](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  for (std::size_t change = 0; change <= below(3); ++change) {
    const char character = alphabet[below(alphabet.size())];
    const std::size_t at = below(word.size() + 1);
    if (at == word.size() || below(4) == 0) {
      word.insert(at, 1, character);
    } else if (below(3) == 0) {
      word.erase(at, 1);
    } else if (below(2) == 0) {
      word.insert(at, 1, word[at]);
    } else {
      word[at] = character;
    }
  }
  return word;
}

// Calls `check` with each word, then with many words near to them; the same ones in every run.
template <typename Check>
void for_words_around(const std::vector<std::string>& words, std::string_view alphabet, Check check) {
  std::mt19937 random(20240517);
  for (const std::string& word : words) {
    check(word);
    for (int i = 0; i < 2000; ++i) check(mutated(word, alphabet, random));
  }
}

}  // namespace vrpc::command::test
