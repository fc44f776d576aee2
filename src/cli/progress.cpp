#include "cli/progress.hpp"

#include <unistd.h>

#include <fmt/format.h>

#include "cli/printing.hpp"

namespace vrpc::cli {

namespace {

constexpr std::chrono::milliseconds kLong{1000};
constexpr std::chrono::milliseconds kPause{100};

}  // namespace

Progress::Progress(std::size_t files)
    : visible_(isatty(STDERR_FILENO) != 0), files_(files), next_(Clock::now() + kLong) {}

void Progress::step() {
  if (!visible_) return;
  const std::lock_guard lock(mutex_);
  ++done_;
  if (Clock::now() < next_) return;
  next_ = Clock::now() + kPause;
  shown_ = true;
  say("\r{} of {} files", done_, files_);
}

Progress::~Progress() {
  if (shown_) say("\r\x1B[K");
}

}  // namespace vrpc::cli
