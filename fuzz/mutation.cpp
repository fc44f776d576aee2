#include "mutation.hpp"

#include "command/builtin.hpp"
#include "property/edits.hpp"
#include "property/generator.hpp"

namespace vrpc::fuzz {
namespace {

using property::Lines;
using property::Random;

// Making the generator costs more than what comes out of it.
const std::vector<Lines>& generated_texts() {
  static const std::vector<Lines> kTexts = [] {
    std::vector<Lines> texts;
    for (std::uint64_t seed = 1; seed <= 500; ++seed)
      texts.push_back(
          property::split_lines(property::Generator(command::builtin_grammar(), seed, seed % 2 == 0).run()));
    return texts;
  }();
  return kTexts;
}

}  // namespace

std::string mutated_lines(std::string_view input, bool commands, Random& random) {
  Lines lines = property::split_lines(input);
  for (std::size_t count = 1 + random.below(4); count > 0; --count) {
    switch (random.below(commands ? 3 : 2)) {
      case 0: property::mutate(lines, random); break;
      case 1: property::edit(lines, random); break;
      default: {
        const Lines& text = random.pick(generated_texts());
        const Lines block = property::block_at(text, random.below(text.size()));
        property::insert_block(lines, random.below(lines.size() + 1), block);
      }
    }
  }
  return property::join_lines(lines);
}

}  // namespace vrpc::fuzz
