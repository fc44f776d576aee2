// What is to be said of a kind of finding beyond its message. Nothing of it is written here: it is the comment at the
// top of the rule's file, or the text in src/diag/kinds.md, and a FAIL section of a test or what a document shows. The
// build puts them into the executable.
#pragma once

#include <string_view>

#include "diag/diagnostic.hpp"

namespace vrpc::check {

struct Explanation {
  std::string_view summary;    // a sentence
  std::string_view details;    // what it means on the device, and when nothing is found
  std::string_view remedy;     // how to mend it
  std::string_view source;     // where vrpc knows that from
  std::string_view situation;  // of the example; empty if there is none
  std::string_view command;    // that finds it in the example: `check --device ne40e`
  std::string_view example;    // lines of configuration, and below them what is found, under a caret
};

[[nodiscard]] const Explanation& explanation(diag::Kind kind);

// Stands after each field in what the executable holds; no text has it.
inline constexpr char kFieldEnd = '\x1F';

}  // namespace vrpc::check
