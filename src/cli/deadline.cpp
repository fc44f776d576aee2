#include "cli/deadline.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>

#include "cli/command.hpp"
#include "cli/streams.hpp"

namespace vrpc::cli {

Deadline::Deadline(std::size_t seconds) {
  if (seconds == 0) return;
  waiting_ = std::jthread([seconds](const std::stop_token& done) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any never;
    if (never.wait_for(lock, done, std::chrono::seconds(seconds), [&done] { return done.stop_requested(); })) return;
    if (done.stop_requested()) return;
    say("vrpc: --timeout: not done after {} s, so nothing is reported\n", seconds);
    std::_Exit(kTrouble);  // the other threads cannot be asked
  });
}

}  // namespace vrpc::cli
