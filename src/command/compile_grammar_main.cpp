// The build step that turns grammar/vrp/*.vrpg into the image that the executable holds:
// `compile_grammar IMAGE TEXT FILE...`
#include <cstdio>

#include <fmt/format.h>

#include "command/builtin.hpp"

int main(int argc, char** argv) {
  using namespace vrpc;
  if (argc < 4) return 2;
  std::vector<std::unique_ptr<text::Source>> sources;
  for (int i = 3; i < argc; ++i) {
    auto source = text::load_file(argv[i]);
    if (!source) {
      fmt::print(stderr, "{}: {}\n", source.error().name, source.error().reason);
      return 2;
    }
    sources.push_back(std::make_unique<text::Source>(std::move(*source)));
  }
  const auto loaded = command::compile_sources(std::move(sources));
  for (const command::Problem& problem : loaded->problems) {
    const text::Source& source = *loaded->sources[problem.place.file];
    const auto position = source.position(problem.place.span.begin);
    fmt::print(stderr, "{}:{}:{}: {}\n", source.name(), position.line, position.column, problem.message);
  }
  if (!loaded->problems.empty()) return 1;
  const std::string_view image(reinterpret_cast<const char*>(loaded->image.data()), loaded->image.size());
  const auto written = text::replace_file(argv[1], image);
  const auto text_written = text::replace_file(argv[2], command::join_definitions(loaded->sources));
  if (written && text_written) return 0;
  fmt::print(stderr, "{}: {}\n", argv[1], written ? text_written.error() : written.error());
  return 2;
}
