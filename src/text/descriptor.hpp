// An open file, which is closed at the end.
#pragma once

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace vrpc::text {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

// Of what just failed.
[[nodiscard]] inline std::string error_text() { return std::strerror(errno); }

}  // namespace vrpc::text
