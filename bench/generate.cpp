// `generate NUMBER [KIND] [objects]` prints a configuration to measure with; without arguments, what there is.
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

#include "hostile.hpp"
#include "objects.hpp"

namespace {

using namespace vrpc::bench;

int usage() {
  fmt::print(stderr, "usage: generate NUMBER [KIND] [objects]\n\nNUMBER counts lines, or objects, of\n");
  for (const ObjectKind& kind : object_kinds()) fmt::print(stderr, "  {:<22} {}\n", kind.name, kind.help);
  fmt::print(stderr, "and bytes of\n");
  for (const HostileKind& kind : hostile_kinds()) fmt::print(stderr, "  {:<22} {}\n", kind.name, kind.help);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const int number = argc > 1 ? std::atoi(argv[1]) : 0;
  const std::string_view kind = argc > 2 ? argv[2] : "mixed";
  const bool count_objects = argc > 3 && argv[3] == std::string_view("objects");
  if (number <= 0 || argc > 4 || (argc == 4 && !count_objects)) return usage();

  auto text = objects(kind, static_cast<std::uint32_t>(number), count_objects ? Unit::objects : Unit::lines);
  if (!text && !count_objects) text = hostile(kind, static_cast<std::size_t>(number));
  if (!text) return usage();
  return std::fwrite(text->data(), 1, text->size(), stdout) == text->size() ? 0 : 1;
}
