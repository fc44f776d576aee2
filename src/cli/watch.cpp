#include "cli/watch.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <system_error>
#include <thread>

#include <fmt/format.h>

#include "cli/printing.hpp"

namespace vrpc::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kPause{250};

using Snapshot = std::map<std::string, fs::file_time_type>;

Snapshot look_at(const std::vector<std::string>& files) {
  Snapshot snapshot;
  for (const std::string& file : files) {
    std::error_code missing;
    snapshot[file] = fs::last_write_time(file, missing);
  }
  return snapshot;
}

}  // namespace

void watch(const std::function<void()>& run, const std::function<std::vector<std::string>()>& files) {
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  for (;;) {
    if (terminal) print("\x1B[2J\x1B[H");  // an empty screen
    // What changes while it runs is a change afterwards; what it is found to depend on counts from then on.
    const Snapshot start = look_at(files());
    run();
    if (!has_reader()) return;
    Snapshot before = look_at(files());
    for (auto& [file, time] : before)
      if (const auto known = start.find(file); known != start.end()) time = known->second;
    say("vrpc: {} files are watched; Ctrl-C ends\n", before.size());
    while (look_at(files()) == before) std::this_thread::sleep_for(kPause);
  }
}

}  // namespace vrpc::cli
