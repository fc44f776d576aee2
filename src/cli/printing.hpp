// What goes to a terminal or to the log of a CI system, so that no text of a configuration does anything there.
#pragma once

#include <string>
#include <string_view>

#include "cli/streams.hpp"

namespace vrpc::cli {

// Text for people. A log of GitHub Actions takes parts of it for commands, unless it is told not to, up to a word that
// must not be known to who wrote the configuration.
[[nodiscard]] std::string for_log(const std::string& text);
void print_text(const std::string& text);  // to standard output
void say_text(const std::string& text);    // to standard error

// Text for programs, to standard output: its bytes. A terminal gets what would act on it written out.
void print_bytes(std::string_view text);

}  // namespace vrpc::cli
