// Standard output and standard error, which may be closed, on a full disk, or have a reader that has seen enough.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace vrpc::cli {

using Print = void (*)(std::string_view text);

// Before any file is opened: it must not take the place of a stream that is closed. Reading or writing that fails.
void hold_places();

// On standard output. What goes wrong is kept for `finish_output`.
void print(std::string_view text);

// On standard error. Whoever cannot be told is not told.
void say(std::string_view text);
template <typename... Args> void say(fmt::format_string<Args...> format, Args&&... args) {
  say(std::string_view(fmt::format(format, std::forward<Args>(args)...)));
}

// Why not all of standard output was written, as a clause; that nobody reads it any more is no reason.
[[nodiscard]] std::optional<std::string> finish_output();
// Whether anything more that is printed will be seen.
[[nodiscard]] bool has_reader();

}  // namespace vrpc::cli
