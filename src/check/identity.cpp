#include "check/identity.hpp"

#include <map>

#include <fmt/format.h>

#include "command/value.hpp"
#include "text/hash.hpp"

namespace vrpc::check {
namespace {

// Word by word, since a line may be as long as a file; keywords in full.
void add_statement(const bind::Document& document, const bind::Statement& statement, text::Hash& hash) {
  const command::Grammar& grammar = document.grammar();
  const syntax::Tree& tree = document.tree();
  for (std::uint32_t word = tree.first_word(statement.line); word < tree.end_word(statement.line); ++word) {
    const command::LeafId leaf = document.leaf(statement, word);
    const bool keyword = command::index(leaf) != command::kNone && grammar.leaf(leaf).symbol.is_keyword();
    if (document.is_secret(statement, word)) {
      hash.add(command::kMaskedSecret);
    } else {
      hash.add(keyword ? grammar.spelling(grammar.leaf(leaf)) : tree.text(tree.word(word)));
    }
  }
}

}  // namespace

void identify(File& file) {
  std::map<std::uint64_t, std::size_t> seen;
  for (diag::Diagnostic& finding : file.findings.all()) {
    const bind::Statement* statement = file.document.at(finding.span.begin);
    text::Hash hash;
    hash.add(diag::info(finding.kind).name).add(finding.view_path);
    if (statement != nullptr) add_statement(file.document, *statement, hash);
    finding.identity = text::Hash(hash).add(fmt::format("{}", seen[hash.value()]++)).value();
  }
}

std::string fingerprint(std::string_view path, std::uint64_t identity) {
  return fmt::format("{:016x}", text::Hash().add(path).add(fmt::format("{:016x}", identity)).value());
}

}  // namespace vrpc::check
