// Random choices that are the same on every machine: the distributions of the standard library are not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace vrpc::property {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  // From 0 to `limit` - 1; `limit` is not 0.
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(engine_() % limit); }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    const std::uint64_t count = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + (count == 0 ? engine_() : engine_() % count));
  }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <typename Container> const auto& pick(const Container& container) {
    return container[below(std::size(container))];
  }
  std::string word(std::string_view alphabet, std::size_t size) {
    std::string result;
    while (result.size() < size) result += pick(alphabet);
    return result;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace vrpc::property
