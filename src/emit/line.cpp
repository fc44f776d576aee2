// From properties to a line: the search for a derivation of a form that uses each property once.
#include <algorithm>
#include <functional>

#include "command/shape.hpp"
#include "command/value.hpp"
#include "emit/encoding.hpp"
#include "emit/properties.hpp"

namespace vrpc::emit {
namespace {

using command::Base;
using command::Grammar;
using command::index;
using command::ItemKind;
using command::ItemRow;
using command::kNone;
using command::LeafRow;

// A property, or one value of it: what a leaf consumes.
struct Token {
  std::string key;
  std::string value;
  bool flag = false;   // a keyword that is there
  bool needed = true;  // the line must have it
  bool used = false;
  std::size_t property = 0;  // which of the line's properties it comes from; those of one are used in their order
};

std::string scalar(const Json& value) {
  if (value.is_string()) return from_json_string(value.get_ref<const std::string&>());
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  return value.dump();
}

void add_tokens(const std::string& key, const Json& value, std::size_t property, std::vector<Token>& tokens) {
  if (value.is_array()) {
    for (const Json& element : value) add_tokens(key, element, property, tokens);
  } else if (value.is_object()) {
    for (const auto& [inner, element] : value.items()) add_tokens(inner, element, property, tokens);
  } else if (value.is_boolean()) {
    if (value.get<bool>()) tokens.push_back({key, key, true, true, false, property});
  } else {
    tokens.push_back({key, scalar(value), false, true, false, property});
  }
}

// A line break in a value would be another command.
bool is_one_line(const Token& token) {
  return std::none_of(token.value.begin(), token.value.end(),
                      [](char c) { return c == '\n' || c == '\r' || c == '\0'; });
}

class LineWriter {
 public:
  LineWriter(const Grammar& grammar, std::vector<Token>& tokens) : grammar_(grammar), tokens_(tokens) {}

  std::optional<std::string> write(const command::FormRow& form) {
    words_.clear();
    budget_ = 20'000;
    for (Token& token : tokens_) token.used = false;
    const auto all_used = [this] {
      return std::all_of(tokens_.begin(), tokens_.end(),
                         [](const Token& token) { return token.used || !token.needed; });
    };
    if (!item(form.root, all_used)) return std::nullopt;
    std::string line;
    for (const std::string& word : words_) {
      if (!line.empty()) line += ' ';
      line += word;
    }
    return line;
  }

 private:
  // What is to be written after the item at hand; true if the rest could be written.
  using Next = std::function<bool()>;

  bool item(std::uint32_t number, const Next& next) {
    if (budget_ == 0) return false;
    --budget_;
    const ItemRow& row = grammar_.item(number);
    switch (row.kind) {
      case ItemKind::leaf: return leaf(command::LeafId{row.children.first}, next);
      case ItemKind::sequence: return sequence(row, 0, next);
      case ItemKind::one_of:
        for (std::uint32_t i = 0; i < row.children.count; ++i)
          if (item(row.children.first + i, next)) return true;
        return row.optional != 0 && next();
      case ItemKind::any_order: return any_order(row, 0, row.optional != 0, next);
      case ItemKind::repeat: return repeat(row, 0, next);
    }
    return false;
  }

  bool sequence(const ItemRow& row, std::uint32_t child, const Next& next) {
    if (child == row.children.count) return next();
    return item(row.children.first + child, [&, child] { return sequence(row, child + 1, next); });
  }

  // Canonical order is that of the form.
  bool any_order(const ItemRow& row, std::uint32_t from, bool enough, const Next& next) {
    for (std::uint32_t i = from; i < row.children.count; ++i) {
      const std::size_t used = used_count();
      const bool written =
          item(row.children.first + i, [&, i] { return used_count() > used && any_order(row, i + 1, true, next); });
      if (written) return true;
    }
    return enough && next();
  }

  bool repeat(const ItemRow& row, std::uint32_t done, const Next& next) {
    const std::size_t used = used_count();
    const bool again = done < row.most && item(row.children.first, [&, done] {
                         return (used_count() > used || done < row.least) && repeat(row, done + 1, next);
                       });
    return again || (done >= row.least && next());
  }

  [[nodiscard]] std::size_t used_count() const {
    return static_cast<std::size_t>(
        std::count_if(tokens_.begin(), tokens_.end(), [](const Token& t) { return t.used; }));
  }

  bool leaf(command::LeafId id, const Next& next) {
    const LeafRow& row = grammar_.leaf(id);
    if (row.joined != 0) return joined(next);
    if (!row.symbol.is_keyword()) return value(id, row, next);
    const std::string_view spelling = grammar_.spelling(row);
    if (row.choice.size > 0) return consume(grammar_.text(row.choice), spelling, false, std::string(spelling), next);
    if (row.property != 0 && !goes_without_saying(row))
      return consume(spelling, spelling, true, std::string(spelling), next);
    return with_word(std::string(spelling), next);
  }

  // An undo form may leave out a keyword that each line of the command has: no property speaks of it.
  [[nodiscard]] bool goes_without_saying(const LeafRow& keyword) const {
    const command::FormRow& undo = grammar_.form(keyword.form);
    if (undo.undo == 0) return false;
    const command::CommandRow& command = grammar_.command(undo.command);
    for (std::uint32_t i = 0; i < command.forms.count; ++i) {
      const command::FormRow& form = grammar_.form(command::FormId{command.forms.first + i});
      const auto leaves = grammar_.leaves_of(form);
      const auto has_it = [&](const LeafRow& leaf) { return leaf.symbol == keyword.symbol && leaf.optional == 0; };
      if (form.undo == 0 && std::none_of(leaves.begin(), leaves.end(), has_it)) return false;
    }
    return true;
  }

  bool with_word(std::string word, const Next& next) {
    words_.push_back(std::move(word));
    if (next()) return true;
    words_.pop_back();
    return false;
  }

  bool consume(std::string_view key, std::string_view value, bool flag, std::string word, const Next& next) {
    for (Token& token : tokens_) {
      if (token.used || token.key != key || token.value != value || token.flag != flag) continue;
      if (!is_next(token)) return false;
      token.used = true;
      if (with_word(std::move(word), next)) return true;
      token.used = false;
      return false;
    }
    return false;
  }

  // `10 20 100 to 200`: the third range has an end, and not the first.
  [[nodiscard]] bool is_next(const Token& token) const {
    return std::none_of(tokens_.begin(), tokens_.end(), [&token](const Token& other) {
      return &other < &token && other.property == token.property && !other.used;
    });
  }

  bool value(command::LeafId id, const LeafRow& row, const Next& next) {
    const std::string_view key = grammar_.name(row.parameter);
    const auto token = std::find_if(tokens_.begin(), tokens_.end(),
                                    [key](const Token& t) { return !t.used && t.key == key && !t.flag; });
    if (token == tokens_.end() || !is_next(*token)) return false;
    const command::TypeRow& type = grammar_.type(row.symbol.type());
    std::string word = token->value;
    if (is_first_of_pair(id)) {
      const auto name = command::split_interface_name(token->value);
      if (!name) return false;
      word = name->type;
      pair_number_ = name->number;
    } else if (type.base == Base::text) {
      if (word.find_first_not_of(" \t") != 0) return false;  // blanks around a text are not part of it
    } else {
      const bool blank = word.empty() || word.find_first_of(" \t") != std::string::npos;
      // Where quotes are not for blanks, they are part of the value.
      const bool in_quotes = word.size() >= 2 && word.front() == '"' && word.back() == '"';
      if (blank && type.quotable == 0 && !in_quotes) return false;
      if (blank && !in_quotes) {
        word.insert(word.begin(), '"');
        word += '"';
      }
    }
    const bool quoted = word.size() >= 2 && word.front() == '"' && word.back() == '"' && type.base != Base::text;
    if (command::fits(grammar_, type, word, quoted) != command::Fit::yes) return false;
    token->used = true;
    if (with_word(std::move(word), next)) return true;
    token->used = false;
    return false;
  }

  [[nodiscard]] bool is_first_of_pair(command::LeafId id) const {
    const LeafRow& row = grammar_.leaf(id);
    const command::FormRow& form = grammar_.form(row.form);
    const std::uint32_t after = index(id) + 1;
    return after < form.leaves.first + form.leaves.count && grammar_.leaf(command::LeafId{after}).joined != 0 &&
           grammar_.type(row.symbol.type()).base == Base::interface_type;
  }

  bool joined(const Next& next) { return with_word(pair_number_, next); }

  const Grammar& grammar_;
  std::vector<Token>& tokens_;
  std::vector<std::string> words_;
  std::string pair_number_;
  std::uint32_t budget_ = 0;
};

}  // namespace

namespace {

// A list of one value is how a repetition is written, and nothing else.
bool is_repeated(const Grammar& grammar, command::CommandId id, std::string_view key) {
  const command::CommandRow& command = grammar.command(id);
  for (std::uint32_t i = 0; i < command.forms.count; ++i)
    for (const LeafRow& leaf : grammar.leaves_of(grammar.form(command::FormId{command.forms.first + i})))
      if (leaf.repeated != kNone && grammar.property_key(leaf) == key) return true;
  return false;
}

std::optional<std::string> write(const Grammar& grammar, command::CommandId id, bool undo, std::vector<Token>& tokens) {
  if (!std::all_of(tokens.begin(), tokens.end(), is_one_line)) return std::nullopt;
  LineWriter writer(grammar, tokens);
  const command::CommandRow& command = grammar.command(id);
  for (std::uint32_t i = 0; i < command.forms.count; ++i) {
    const command::FormRow& form = grammar.form(command::FormId{command.forms.first + i});
    if ((form.undo != 0) != undo) continue;
    if (auto text = writer.write(form)) return text;
  }
  return std::nullopt;
}

// Nothing if a list is none of a repetition.
std::optional<std::vector<Token>> tokens_of(const Grammar& grammar, command::CommandId id, const Json& properties) {
  std::vector<Token> tokens;
  for (const auto& [key, value] : properties.items()) {
    if ((key == "undo" && value.is_boolean()) || !is_property(grammar, id, key)) continue;
    if (value.is_array() && value.size() < 2 && !is_repeated(grammar, id, key)) return std::nullopt;
    add_tokens(key, value, tokens.size(), tokens);
  }
  return tokens;
}

using command::Identity;

Identity identity_of(const Grammar& grammar, command::CommandId id, const Token& token) {
  const command::CommandRow& command = grammar.command(id);
  for (std::uint32_t i = 0; i < command.forms.count; ++i) {
    const command::FormRow& form = grammar.form(command::FormId{command.forms.first + i});
    if (form.undo != 0) continue;
    for (const LeafRow& leaf : grammar.leaves_of(form))
      if (leaf.identity != Identity::none && grammar.property_key(leaf) == token.key) return leaf.identity;
  }
  return Identity::none;
}

// Which of the tokens tell the object from others.
std::vector<bool> identity_of(const Grammar& grammar, command::CommandId id, const std::vector<Token>& tokens) {
  std::vector<Identity> roles;
  for (const Token& token : tokens) roles.push_back(identity_of(grammar, id, token));
  const bool preferred = std::find(roles.begin(), roles.end(), Identity::preferred) != roles.end();
  std::vector<bool> result;
  for (const Identity role : roles)
    result.push_back(role != Identity::none && !(preferred && role == Identity::otherwise));
  return result;
}

std::vector<Token> identity_tokens(const Grammar& grammar, command::CommandId id, const std::vector<Token>& tokens) {
  const std::vector<bool> identity = identity_of(grammar, id, tokens);
  std::vector<Token> result;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (identity[i]) result.push_back(tokens[i]);
  return result;
}

}  // namespace

std::optional<std::string> line(const Grammar& grammar, command::CommandId id, const Json& properties) {
  auto tokens = tokens_of(grammar, id, properties);
  if (!tokens) return std::nullopt;
  return write(grammar, id, properties.value("undo", false), *tokens);
}

std::optional<std::string> identity_line(const Grammar& grammar, command::CommandId id, const Json& properties) {
  auto tokens = tokens_of(grammar, id, properties);
  if (!tokens) return std::nullopt;
  std::vector<Token> identity = identity_tokens(grammar, id, *tokens);
  return write(grammar, id, false, identity);
}

std::optional<std::string> undo_line(const Grammar& grammar, command::CommandId id, const Json& properties) {
  auto tokens = tokens_of(grammar, id, properties);
  if (!tokens) return std::nullopt;
  std::vector<Token> identity = identity_tokens(grammar, id, *tokens);
  if (auto text = write(grammar, id, true, identity)) return text;
  const std::vector<bool> needed = identity_of(grammar, id, *tokens);
  for (std::size_t i = 0; i < tokens->size(); ++i) (*tokens)[i].needed = needed[i];
  return write(grammar, id, true, *tokens);
}

}  // namespace vrpc::emit
