// What tells one entry of a command from another, as bytes that are equal for equal identities.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bind/document.hpp"

namespace vrpc::config {

// Reused from statement to statement, so that none allocates in the long run.
class KeyMaker {
 public:
  // The keywords and values of the statement that are its identity, in an order that does not depend on how they are
  // written: `undo` may name them otherwise. Valid until the next call.
  const std::string& make(const bind::Document& document, const bind::Statement& statement);
  // Whether each value of the identity that was made last is one of the other statement too: `undo peer 10.1.1.1` is
  // about `peer 10.1.1.1 group a`.
  [[nodiscard]] bool is_about(const bind::Document& document, const bind::Statement& other) const;
  // Of the identity that was made last, as `append` writes it; nothing if it has no values.
  [[nodiscard]] std::optional<std::string_view> first_value() const;
  // The value with the name of its parameter, as bytes.
  static void append(const bind::Document& document, const bind::Value& value, std::string& out);

 private:
  struct Part {
    std::size_t begin;
    std::size_t size;
    bool value;
  };

  std::string bytes_;
  std::vector<Part> parts_;
  std::string key_;
};

}  // namespace vrpc::config
