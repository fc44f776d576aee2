// FNV-1a: a hash that is the same on every machine and in every version, for what is written down. Not for secrets.
#pragma once

#include <cstdint>
#include <string_view>

namespace vrpc::text {

class Hash {
 public:
  // Parts are kept apart: `ab`, `c` is not `a`, `bc`.
  Hash& add(std::string_view part) {
    for (const char c : part) step(static_cast<unsigned char>(c));
    step(0xFF);  // no UTF-8 has it
    return *this;
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  void step(std::uint64_t byte) { value_ = (value_ ^ byte) * 0x100000001B3; }
  std::uint64_t value_ = 0xCBF29CE484222325;
};

}  // namespace vrpc::text
