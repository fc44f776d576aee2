#include "text/utf8.hpp"

#include <cstdint>

#include "text/bytes.hpp"

namespace vrpc::text {
namespace {

constexpr bool in(unsigned char byte, unsigned low, unsigned high) { return byte >= low && byte <= high; }

}  // namespace

std::size_t code_point_size(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
  const auto tail = [&byte](std::size_t i) { return in(byte(i), 0x80, 0xBF); };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  if (in(first, 0xC2, 0xDF)) return tail(1) ? 2 : 0;
  // The second byte is narrower where a shorter form or a surrogate could be written.
  if (in(first, 0xE0, 0xEF)) {
    const bool second = in(byte(1), first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
    return second && tail(2) ? 3 : 0;
  }
  if (in(first, 0xF0, 0xF4)) {
    const bool second = in(byte(1), first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
    return second && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

char32_t decode(std::string_view bytes) {
  const auto byte = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  constexpr unsigned kFirstBits[] = {0x7F, 0x1F, 0x0F, 0x07};
  char32_t code = byte(0) & kFirstBits[bytes.size() - 1];
  for (std::size_t i = 1; i < bytes.size(); ++i) code = code << 6 | (byte(i) & 0x3F);
  return code;
}

std::size_t find_non_ascii(std::string_view text) {
  std::size_t i = 0;
  while (i + 8 <= text.size() && (load<std::uint64_t>(text.data() + i) & eight_of(0x80)) == 0) i += 8;
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i < text.size() ? i : std::string_view::npos;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t size = code_point_size(text);
    text.remove_prefix(size == 0 ? 1 : size);
    ++count;
  }
  return count;
}

}  // namespace vrpc::text
