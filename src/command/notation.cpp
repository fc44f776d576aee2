#include "command/notation.hpp"

#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <tao/pegtl/contrib/parse_tree.hpp>

#include "peg/notation.hpp"

namespace vrpc::command {
namespace {

namespace peg = vrpc::peg::notation;
namespace parse_tree = tao::pegtl::parse_tree;

template <typename Rule>
using Selector =
    parse_tree::selector<Rule, parse_tree::store_content::on<peg::keyword, peg::parameter_name, peg::least, peg::most>,
                         parse_tree::remove_content::on<peg::form, peg::sequence, peg::element, peg::required,
                                                        peg::optional, peg::repetition, peg::star_sign>>;

using Node = parse_tree::node;

std::uint32_t number(const Node& node) {
  std::uint32_t value = 0;
  const std::string_view text = node.string_view();
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

NotationItem read_sequence(const Node& node);

NotationItem read_group(const Node& node) {
  NotationItem item;
  item.optional = node.is_type<peg::optional>();
  item.kind = NotationItem::Kind::one_of;
  for (const auto& child : node.children) {
    if (child->is_type<peg::star_sign>()) {
      item.kind = NotationItem::Kind::any_order;
    } else {
      item.children.push_back(read_sequence(*child));
    }
  }
  return item;
}

NotationItem read_element(const Node& node) {
  const Node& first = *node.children.front();
  NotationItem item;
  if (first.is_type<peg::keyword>() || first.is_type<peg::parameter_name>()) {
    item.kind = first.is_type<peg::keyword>() ? NotationItem::Kind::keyword : NotationItem::Kind::parameter;
    item.text = first.string();
  } else {
    item = read_group(first);
  }
  item.offset = static_cast<std::uint32_t>(first.begin().byte);
  if (node.children.size() == 1) return item;
  const Node& repetition = *node.children[1];
  NotationItem repeat;
  repeat.kind = NotationItem::Kind::repeat;
  repeat.least = number(*repetition.children[0]);
  repeat.most = number(*repetition.children[1]);
  repeat.offset = item.offset;
  repeat.children.push_back(std::move(item));
  return repeat;
}

// A sequence of one element is that element.
NotationItem read_sequence(const Node& node) {
  if (node.children.size() == 1) return read_element(*node.children.front());
  NotationItem item;
  item.kind = NotationItem::Kind::sequence;
  for (const auto& child : node.children) item.children.push_back(read_element(*child));
  return item;
}

std::string join(const std::vector<NotationItem>& items, std::string_view separator) {
  std::string text;
  for (const NotationItem& item : items) {
    if (!text.empty()) text += separator;
    text += to_text(item);
  }
  return text;
}

// The references nest eight brackets at most; the parser goes as deep as the text does.
std::optional<std::uint32_t> too_deep(std::string_view notation) {
  constexpr int kDeepest = 64;
  int depth = 0;
  for (std::size_t i = 0; i < notation.size(); ++i) {
    if (notation[i] == '{' || notation[i] == '[') ++depth;
    if (notation[i] == '}' || notation[i] == ']') --depth;
    if (depth > kDeepest) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

}  // namespace

tl::expected<NotationItem, NotationError> parse_notation(std::string_view notation) {
  if (const auto offset = too_deep(notation))
    return tl::unexpected(NotationError{"brackets are nested too deeply", *offset});
  tao::pegtl::memory_input<> in(notation.data(), notation.size(), "");
  try {
    const auto root = parse_tree::parse<peg::form, Selector>(in);
    return read_sequence(*root->children.front()->children.front());
  } catch (const tao::pegtl::parse_error& error) {
    return tl::unexpected(NotationError{"the notation ends in the middle, or a bracket does not match",
                                        static_cast<std::uint32_t>(error.positions().front().byte)});
  }
}

std::string to_text(const NotationItem& item) {
  using Kind = NotationItem::Kind;
  switch (item.kind) {
    case Kind::keyword: return item.text;
    case Kind::parameter: return "<" + item.text + ">";
    case Kind::sequence: return join(item.children, " ");
    case Kind::repeat: return fmt::format("{} &<{}-{}>", to_text(item.children.front()), item.least, item.most);
    case Kind::one_of:
    case Kind::any_order: break;
  }
  const std::string_view star = item.kind == Kind::any_order ? " *" : "";
  const std::string inside = join(item.children, " | ");
  return item.optional ? fmt::format("[ {} ]{}", inside, star) : fmt::format("{{ {} }}{}", inside, star);
}

}  // namespace vrpc::command
