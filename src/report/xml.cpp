#include "report/xml.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace vrpc::report {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

// `point` is one code point.
std::string_view escaped(std::string_view point) {
  switch (point.front()) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&apos;";
    case '\t': return "&#9;";  // in an attribute they would be read as blanks
    case '\n': return "&#10;";
    case '\r': return "&#13;";
    default: break;
  }
  const char32_t code = text::decode(point);
  return code < 0x20 || code == 0xFFFE || code == 0xFFFF ? kReplacement : point;
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t size = text::code_point_size(text);
    if (text.front() == '[' && result.ends_with("##")) {
      result += "&#91;";  // `##[` starts a command in a log of GitHub Actions
    } else {
      result += size == 0 ? kReplacement : escaped(text.substr(0, size));
    }
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return result;
}

}  // namespace vrpc::report
