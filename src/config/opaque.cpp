#include "config/opaque.hpp"

namespace vrpc::config {

std::string opaque_text(const bind::Document& document, const bind::Statement& statement) {
  std::string text;
  const syntax::Tree& tree = document.tree();
  for (std::uint32_t word = tree.first_word(statement.line); word < tree.end_word(statement.line); ++word) {
    if (!text.empty()) text += ' ';
    text += tree.text(tree.word(word));
  }
  return text;
}

}  // namespace vrpc::config
