// Hashes of texts. Not for secrets.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/bytes.hpp"

namespace vrpc::text {

// For tables in memory: of another machine it is another hash. `bits` are set in each eight characters before they
// count.
[[nodiscard]] inline std::uint64_t memory_hash(std::string_view text, std::uint64_t bits = 0) {
  const char* const begin = text.data();
  std::uint64_t hash = text.size();
  const auto add = [&hash, bits](std::uint64_t part) {
    hash = (hash ^ (part | bits)) * 0x9E37'79B9'7F4A'7C15;
    hash ^= hash >> 32;
  };
  // What is left over is read together with some that were read before: reading of a fixed size is the fastest.
  if (text.size() >= 8) {
    for (std::size_t i = 0; i + 8 <= text.size(); i += 8) add(load<std::uint64_t>(begin + i));
    if (text.size() % 8 != 0) add(load<std::uint64_t>(begin + text.size() - 8));
  } else if (text.size() >= 4) {
    add(load<std::uint32_t>(begin) | load<std::uint32_t>(begin + text.size() - 4) << 32);
  } else if (!text.empty()) {
    const auto byte = [begin](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(begin[i])}; };
    add(byte(0) | byte(text.size() / 2) << 8 | byte(text.size() - 1) << 16);
  }
  add(0);  // the last characters count in the low bits too
  return hash;
}

// FNV-1a: the same on every machine and in every version, for what is written down.
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
