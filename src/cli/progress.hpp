// `123 of 500 files`, on standard error if that is a terminal, once a run takes long. It is gone when the run ends.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>

namespace vrpc::cli {

class Progress {
 public:
  explicit Progress(std::size_t files);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  // A file is done; from any thread.
  void step();

 private:
  using Clock = std::chrono::steady_clock;

  bool visible_;
  std::size_t files_;
  std::size_t done_ = 0;
  bool shown_ = false;
  Clock::time_point next_;
  std::mutex mutex_;
};

}  // namespace vrpc::cli
