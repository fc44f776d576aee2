// How often each name is defined and used while a script runs, to tell when a use is left without a definition.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "bind/document.hpp"

namespace vrpc::config {

class References {
 public:
  using Name = std::pair<command::NameKindId, std::string>;

  void add(const bind::Document& document, const bind::Statement& statement) { count(document, statement, 1); }
  void remove(const bind::Document& document, const bind::Statement& statement) { count(document, statement, -1); }

  // Names that have come to be used and not defined since this was asked last, and still are.
  [[nodiscard]] std::set<Name> take_new_dangling() { return std::exchange(new_dangling_, {}); }

 private:
  struct Counts {
    std::int32_t definitions = 0;
    std::int32_t uses = 0;
  };
  void count(const bind::Document& document, const bind::Statement& statement, std::int32_t by);

  std::map<Name, Counts> counts_;
  std::set<Name> dangling_;
  std::set<Name> new_dangling_;
};

}  // namespace vrpc::config
