// Reads a file of definitions line by line. Only for the files of this folder that read definitions.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <tao/pegtl/contrib/parse_tree.hpp>

#include "command/definition.hpp"
#include "peg/definition.hpp"

namespace vrpc::command {

namespace peg = vrpc::peg::definition;
namespace parse_tree = tao::pegtl::parse_tree;
using Node = parse_tree::node;

template <typename Rule>
using Selector = parse_tree::selector<
    Rule,
    parse_tree::store_content::on<peg::name, peg::parameter_name, peg::title_text, peg::number, peg::unit, peg::value,
                                  peg::block_name, peg::attribute_name, peg::owned_name, peg::rest>,
    parse_tree::remove_content::on<peg::attribute, peg::head, peg::name_list, peg::owned_list, peg::choice_list,
                                   peg::parameter_list, peg::guard, peg::range, peg::integer_type, peg::string_type,
                                   peg::text_type, peg::mask_type, peg::enum_type, peg::secret_type, peg::named_type,
                                   peg::quotable, peg::case_insensitive, peg::reserved, peg::characters,
                                   peg::default_value, peg::defines, peg::uses, peg::softly_uses>>;

// A piece of a definition file that has a grammar of its own.
struct Text {
  std::string_view text;
  Place place;

  [[nodiscard]] Place at(std::size_t offset, std::size_t size) const {
    const auto begin = place.span.begin + static_cast<std::uint32_t>(offset);
    return {place.file, {begin, begin + static_cast<std::uint32_t>(size)}};
  }
  [[nodiscard]] Place place_of(const Node& node) const { return at(node.begin().byte, node.string_view().size()); }
};

class Reader {
 public:
  Reader(const text::Source& source, Definitions& definitions, std::vector<Problem>& problems)
      : source_(source), definitions_(definitions), problems_(problems) {
    definitions_.files.push_back(&source);
    file_ = static_cast<std::uint32_t>(definitions_.files.size() - 1);
  }

  void read() {
    const std::string_view bytes = source_.bytes();
    std::size_t offset = 0;
    while (offset < bytes.size()) {
      tao::pegtl::memory_input<> in(bytes.data() + offset, bytes.data() + bytes.size(), "");
      const auto root = parse_tree::parse<peg::line, Selector>(in);
      const auto size = static_cast<std::size_t>(in.current() - (bytes.data() + offset));
      if (root && !root->children.empty()) read_line(*root->children.front(), offset);
      if (!root) problem({file_, {static_cast<std::uint32_t>(offset), line_end(offset)}}, "this line is no definition");
      offset = root && size > 0 ? offset + size : line_end(offset) + 1;
    }
  }

 private:
  enum class Block { none, device, type, view, group, name, command };

  [[nodiscard]] std::uint32_t line_end(std::size_t offset) const {
    const std::size_t end = source_.bytes().find('\n', offset);
    return static_cast<std::uint32_t>(end == std::string_view::npos ? source_.bytes().size() : end);
  }

  void problem(Place place, std::string message) {
    problems_.push_back({diag::Kind::definition_error, place, std::move(message)});
  }

  // `handle` gets the parse tree; what does not fit the rule is reported where it stopped to fit.
  template <typename Rule>
  bool parse(const Text& text, std::string_view what, const std::function<void(const Node&)>& handle) {
    tao::pegtl::memory_input<> in(text.text.data(), text.text.size(), "");
    try {
      const auto root = parse_tree::parse<Rule, Selector>(in);
      if (root) handle(*root);
      return root != nullptr;
    } catch (const tao::pegtl::parse_error& error) {
      const std::size_t offset = error.positions().front().byte;
      problem(text.at(offset, offset < text.text.size() ? 1 : 0),
              fmt::format("{} is expected to read differently here", what));
      return false;
    }
  }

  void read_line(const Node& line, std::size_t offset) {
    const Node& word = *line.children[0];
    const Node& rest = *line.children[1];
    const auto begin = static_cast<std::uint32_t>(offset + rest.begin().byte);
    std::string_view text = rest.string_view();
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    const Text piece{text, {file_, {begin, begin + static_cast<std::uint32_t>(text.size())}}};
    const auto word_begin = static_cast<std::uint32_t>(offset + word.begin().byte);
    const Named name{word.string(),
                     {file_, {word_begin, word_begin + static_cast<std::uint32_t>(word.string_view().size())}}};
    if (line.is_type<peg::head>()) {
      read_head(name, piece);
    } else {
      read_attribute(name, piece);
    }
  }

  void read_head(const Named& word, const Text& text);
  void read_attribute(const Named& word, const Text& text);
  bool read_view_attribute(const Named& word, const Text& text);
  bool read_name_attribute(const Named& word, const Text& text);
  bool read_command_attribute(const Named& word, const Text& text);
  template <typename Rule> std::vector<std::string> read_list(const Text& text, std::string_view what);
  void read_raw(const Text& text);
  void read_form(const Text& text, bool undo);
  void read_where(const Text& text);
  void read_choice(const Text& text);
  void read_expand(const Text& text);
  template <typename Enum>
  void read_enum(const Text& text, const std::map<std::string_view, Enum>& values, Enum& target);
  TypeSpec read_type(const Node& node, const Text& text);
  void read_type_attribute(const Node& node, TypeSpec& type);
  std::vector<Named> names(const Node& list, const Text& text) const;
  [[nodiscard]] Named named(const Text& text) const { return {std::string(text.text), text.place}; }

  const text::Source& source_;
  Definitions& definitions_;
  std::vector<Problem>& problems_;
  std::uint32_t file_ = 0;
  Block block_ = Block::none;
};

}  // namespace vrpc::command
