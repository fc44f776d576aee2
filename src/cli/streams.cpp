#include "cli/streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace vrpc::cli {
namespace {

int first_error = 0;  // of standard output

void note_error(bool failed) {
  if (failed && first_error == 0) first_error = errno;
}

}  // namespace

void hold_places() {
  // The lowest number that is free is the one that `open` takes.
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) < 0) (void)!::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

void print(std::string_view text) { note_error(std::fwrite(text.data(), 1, text.size(), stdout) != text.size()); }

void say(std::string_view text) { (void)!std::fwrite(text.data(), 1, text.size(), stderr); }

std::optional<std::string> finish_output() {
  note_error(std::fflush(stdout) != 0);
  if (first_error == 0 || first_error == EPIPE) return std::nullopt;
  return std::strerror(first_error);
}

bool has_reader() {
  note_error(std::fflush(stdout) != 0);
  return first_error == 0;
}

}  // namespace vrpc::cli
