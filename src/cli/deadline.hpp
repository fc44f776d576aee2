// A time after which vrpc ends, wherever it is: says so, and leaves files as they are.
#pragma once

#include <cstddef>
#include <thread>

namespace vrpc::cli {

class Deadline {
 public:
  // 0: none.
  explicit Deadline(std::size_t seconds);

 private:
  std::jthread waiting_;
};

}  // namespace vrpc::cli
