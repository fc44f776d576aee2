// How far the lines of configurations are understood, by view and first words: where a definition is missing most.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "check/check.hpp"

namespace vrpc::check {

class LinesByWords {
 public:
  struct Row {
    std::string view;   // as definitions name it; empty below a section that is not understood
    std::string words;  // the first ones, `peer * route-policy`; empty: all lines of the view
    Coverage lines;
  };

  // Lines of blocks that are no commands are left out: they have no words.
  void add(const bind::Document& document);

  // Worst first: by the number of lines that are not understood.
  [[nodiscard]] std::vector<Row> by_view() const;
  [[nodiscard]] std::vector<Row> by_words() const;

 private:
  using Key = std::pair<std::string, std::string>;
  std::map<Key, Coverage> rows_;
};

}  // namespace vrpc::check
