#include "cli/printing.hpp"

#include <unistd.h>

#include <cstdlib>
#include <random>

#include <fmt/format.h>

#include "report/excerpt.hpp"

namespace vrpc::cli {

std::string for_log(const std::string& text) {
  const char* actions = std::getenv("GITHUB_ACTIONS");
  if (actions == nullptr || std::string_view(actions) != "true" || text.empty()) return text;
  std::random_device random;
  const std::string word = fmt::format("vrpc-{:08x}{:08x}{:08x}{:08x}", random(), random(), random(), random());
  return fmt::format("::stop-commands::{0}\n{1}::{0}::\n", word, text);
}

void print_text(const std::string& text) { print(for_log(text)); }

void say_text(const std::string& text) { say(for_log(text)); }

void print_bytes(std::string_view text) {
  print(isatty(STDOUT_FILENO) != 0 ? report::printable_lines(text) : std::string(text));
}

}  // namespace vrpc::cli
