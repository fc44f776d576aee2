#include "emit/encoding.hpp"

#include "text/utf8.hpp"

namespace vrpc::emit {
namespace {

// U+F780 to U+F7FF are EF 9E 80 to EF 9F BF.
bool is_escape(std::string_view point) {
  return point.size() == 3 && point[0] == '\xEF' && (point[1] == '\x9E' || point[1] == '\x9F');
}

std::string escape(char byte) {
  const auto value = static_cast<unsigned char>(byte);  // 0x80 to 0xFF
  const unsigned code = 0xF700U + value;
  return {static_cast<char>(0xE0 | (code >> 12)), static_cast<char>(0x80 | ((code >> 6) & 0x3F)),
          static_cast<char>(0x80 | (code & 0x3F))};
}

}  // namespace

std::string to_json_string(std::string_view bytes) {
  std::string result;
  result.reserve(bytes.size());
  while (!bytes.empty()) {
    std::size_t size = text::code_point_size(bytes);
    const std::string_view point = bytes.substr(0, size == 0 ? 1 : size);
    if (size == 0 || is_escape(point)) {
      size = 1;
      result += escape(bytes.front());
    } else if (point == "\r") {
      result += ' ';  // a device would take it for the end of the command
    } else {
      result += point;
    }
    bytes.remove_prefix(size);
  }
  return result;
}

std::string from_json_string(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::size_t size = std::max<std::size_t>(1, text::code_point_size(text));
    const std::string_view point = text.substr(0, size);
    if (is_escape(point)) {
      const unsigned code =
          (static_cast<unsigned char>(point[1]) & 0x3FU) << 6 | (static_cast<unsigned char>(point[2]) & 0x3FU);
      result += static_cast<char>(code & 0xFF);
    } else {
      result += point;
    }
    text.remove_prefix(size);
  }
  return result;
}

}  // namespace vrpc::emit
