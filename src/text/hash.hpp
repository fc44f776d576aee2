// Hashes of texts. Not for secrets.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace vrpc::text {

// Eight characters at a time, for tables in memory: of another machine it is another hash. `bits` are set in each eight
// before they count.
[[nodiscard]] inline std::uint64_t memory_hash(std::string_view text, std::uint64_t bits = 0) {
  std::uint64_t hash = text.size();
  while (!text.empty()) {
    std::uint64_t part = 0;
    const std::size_t size = std::min(text.size(), sizeof(part));
    std::memcpy(&part, text.data(), size);
    hash = (hash ^ (part | bits)) * 0x9E37'79B9'7F4A'7C15;
    hash ^= hash >> 32;
    text.remove_prefix(size);
  }
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
