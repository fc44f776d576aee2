#include "report/line_hash.hpp"

#include <array>
#include <cstdint>
#include <map>

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace vrpc::report {
namespace {

constexpr std::size_t kWindow = 100;
constexpr std::uint64_t kBase = 37;
constexpr std::uint64_t kEndOfFile = 0xFFFF;

constexpr std::uint64_t power_of_base() {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < kWindow; ++i) power *= kBase;
  return power;
}

class LineHasher {
 public:
  void add(std::uint64_t unit) {
    const bool second_half = after_cr_ && unit == '\n';
    after_cr_ = unit == '\r';
    if (unit == ' ' || unit == '\t' || second_half) return;
    emit_due();
    if (at_line_start_) starts_line_[at_] = true;
    at_line_start_ = unit == '\r' || unit == '\n';
    roll(unit == '\r' ? '\n' : unit);
  }

  std::vector<std::string> finish() {
    add(kEndOfFile);
    for (std::size_t i = 0; i < kWindow; ++i) {
      emit_due();
      roll(0);
    }
    return std::move(hashes_);
  }

 private:
  // The window is full of what follows the start of a line.
  void emit_due() {
    if (!starts_line_[at_]) return;
    starts_line_[at_] = false;
    hashes_.push_back(fmt::format("{:x}:{}", hash_, ++seen_[hash_]));
  }

  void roll(std::uint64_t unit) {
    constexpr std::uint64_t kOldest = power_of_base();
    hash_ = hash_ * kBase + unit - kOldest * window_[at_];
    window_[at_] = unit;
    at_ = (at_ + 1) % kWindow;
  }

  std::array<std::uint64_t, kWindow> window_{};
  std::array<bool, kWindow> starts_line_{};
  std::size_t at_ = 0;
  std::uint64_t hash_ = 0;
  bool at_line_start_ = true;
  bool after_cr_ = false;
  std::map<std::uint64_t, std::size_t> seen_;
  std::vector<std::string> hashes_;
};

}  // namespace

std::vector<std::string> line_hashes(std::string_view bytes) {
  constexpr char32_t kReplacement = 0xFFFD;
  LineHasher hasher;
  while (!bytes.empty()) {
    const std::size_t size = text::code_point_size(bytes);
    const char32_t code = size == 0 ? kReplacement : text::decode(bytes.substr(0, size));
    if (code >= 0x10000) {
      hasher.add(0xD800 + ((code - 0x10000) >> 10));
      hasher.add(0xDC00 + ((code - 0x10000) & 0x3FF));
    } else {
      hasher.add(code);
    }
    bytes.remove_prefix(size == 0 ? 1 : size);
  }
  return hasher.finish();
}

}  // namespace vrpc::report
