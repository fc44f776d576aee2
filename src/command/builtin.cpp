#include "command/builtin.hpp"

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <span>

// Put there by builtin.S at build time. NOLINTBEGIN(readability-identifier-naming): names of an assembler file
extern "C" {
extern const std::byte vrpc_grammar_image_begin[];
extern const std::byte vrpc_grammar_image_end[];
extern const char vrpc_grammar_text_begin[];
extern const char vrpc_grammar_text_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace vrpc::command {

const Grammar& builtin_grammar() {
  static const Grammar kGrammar = [] {
    const auto grammar = Grammar::from_image(std::span(vrpc_grammar_image_begin, vrpc_grammar_image_end));
    assert(grammar && "the image was made by another build");
    return *grammar;
  }();
  return kGrammar;
}

std::vector<DefinitionFile> builtin_definitions() {
  std::string_view text(vrpc_grammar_text_begin,
                        static_cast<std::size_t>(vrpc_grammar_text_end - vrpc_grammar_text_begin));
  std::vector<DefinitionFile> files;
  while (!text.empty()) {
    const std::size_t name_end = text.find(kDefinitionSeparator);
    const std::size_t text_end = text.find(kDefinitionSeparator, name_end + 1);
    files.push_back({text.substr(0, name_end), text.substr(name_end + 1, text_end - name_end - 1)});
    text.remove_prefix(text_end + 1);
  }
  return files;
}

tl::expected<std::unique_ptr<LoadedGrammar>, text::LoadError> load_grammar(const std::vector<std::string>& added) {
  std::vector<std::unique_ptr<text::Source>> sources;
  for (const DefinitionFile& file : builtin_definitions())
    sources.push_back(std::make_unique<text::Source>(std::string(file.name), std::string(file.text)));
  for (const std::string& path : added) {
    auto source = text::load_file(path);
    if (!source) return tl::unexpected(source.error());
    // A built-in file that is given again is meant to replace the one inside.
    const std::string name = std::filesystem::path(path).filename();
    std::erase_if(sources, [&name](const auto& known) { return known->name() == name; });
    sources.push_back(std::make_unique<text::Source>(std::move(*source)));
  }
  return compile_sources(std::move(sources));
}

}  // namespace vrpc::command
