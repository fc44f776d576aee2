// The door for libFuzzer to the target that VRPC_TARGET names. A broken law ends the program, so that libFuzzer keeps
// the input. Half of the mutations are libFuzzer's own; the others are of lines, which it does not know.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "mutation.hpp"
#include "target.hpp"

namespace {

constexpr const vrpc::fuzz::Target& kTarget = *vrpc::fuzz::find_target(VRPC_TARGET);

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace

// The names are libFuzzer's. NOLINTBEGIN(readability-identifier-naming)
extern "C" {
std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string broken = kTarget.broken(text_of(data, size));
  if (broken.empty()) return 0;
  std::fprintf(stderr, "\nbroken law: %s\n", broken.c_str());
  std::abort();
}

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned int seed) {
  vrpc::property::Random random(seed);
  if (random.chance(50)) return LLVMFuzzerMutate(data, size, most);
  std::string mutated = vrpc::fuzz::mutated_lines(text_of(data, size), kTarget.has_commands, random);
  mutated.resize(std::min(mutated.size(), most));
  std::copy(mutated.begin(), mutated.end(), data);
  return mutated.size();
}
}
// NOLINTEND(readability-identifier-naming)
