// The definitions of grammar/vrp that this executable was built with, and what is added at run time.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "command/definition.hpp"
#include "command/grammar.hpp"

namespace vrpc::command {

// Read in place: no work per definition.
[[nodiscard]] const Grammar& builtin_grammar();

struct DefinitionFile {
  std::string_view name;  // `bmp.vrpg`
  std::string_view text;
};
[[nodiscard]] std::vector<DefinitionFile> builtin_definitions();

// A grammar that was compiled at run time, and the files that it was read from.
struct LoadedGrammar {
  std::vector<std::unique_ptr<text::Source>> sources;
  std::vector<Problem> problems;  // `place.file` is an index into `sources`
  std::vector<std::byte> image;
  Grammar grammar;
};

// The built-in definitions and those of `added`. A command, view or type of the same name replaces an earlier one.
[[nodiscard]] tl::expected<std::unique_ptr<LoadedGrammar>, text::LoadError> load_grammar(
    const std::vector<std::string>& added);
// Only these sources.
[[nodiscard]] std::unique_ptr<LoadedGrammar> compile_sources(std::vector<std::unique_ptr<text::Source>> sources);

// Stands after each name and each text in what the executable holds; no definition has it.
inline constexpr char kDefinitionSeparator = '\x1E';

// Many files as one text: what `builtin_definitions` reads.
[[nodiscard]] std::string join_definitions(const std::vector<std::unique_ptr<text::Source>>& sources);

}  // namespace vrpc::command
