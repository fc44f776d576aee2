#include "policy/toml.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "policy/settings.hpp"
#include "text/utf8.hpp"

namespace vrpc::policy {
namespace {

std::uint32_t offset_of(const text::Source& source, const toml::source_position& position) {
  if (source.bytes().empty()) return 0;
  const text::Span line = source.line_text(std::clamp<std::uint32_t>(position.line, 1, source.line_count()));
  std::string_view rest = source.text(line);
  for (std::uint32_t column = 1; column < position.column && !rest.empty(); ++column)
    rest.remove_prefix(std::max<std::size_t>(1, text::code_point_size(rest)));
  return line.end - static_cast<std::uint32_t>(rest.size());
}

class Validator {
 public:
  Validator(const text::Source& source, const command::Grammar& grammar, diag::Findings& findings)
      : source_(source), grammar_(grammar), findings_(findings) {}

  void run(const toml::table& file) {
    for (const auto& [key, node] : file) {
      const std::string_view name = key.str();
      if (const Key* known = find_key("", name)) {
        value(*known, node);
      } else if (const Table* table = find_table(name)) {
        this->table(*table, key, node);
      } else {
        std::vector<std::string_view> names;
        for (const Table& other : tables()) names.push_back(other.name);
        for (const Key& other : keys())
          if (other.table.empty()) names.push_back(other.name);
        unknown_key(key, names);
      }
    }
  }

 private:
  using Nodes = const toml::array&;

  template <typename... Args>
  diag::Draft mistake(const toml::node& node, fmt::format_string<Args...> format, Args&&... args) {
    return findings_(Kind::settings_error, span_of(source_, node.source()),
                     fmt::format(format, std::forward<Args>(args)...));
  }

  void unknown_key(const toml::key& key, const std::vector<std::string_view>& names) {
    diag::Draft draft = findings_(Kind::settings_error, span_of(source_, key.source()),
                                  fmt::format("`{}` is no key here", diag::quotable(key.str())));
    const std::string_view near = diag::closest(key.str(), names);
    draft.help(near.empty() ? fmt::format("there are {}", fmt::join(names, ", "))
                            : fmt::format("did you mean `{}`?", near));
  }

  void table(const Table& table, const toml::key& key, const toml::node& node) {
    if (table.list) {
      const toml::array* list = node.as_array();
      const bool right =
          list != nullptr && std::all_of(list->begin(), list->end(), [](const auto& n) { return n.is_table(); });
      if (!right) return (void)mistake(node, "`{0}` is no list of tables; write `[[{0}]]`", table.name);
      for (const toml::node& one : *list) entries(table, key, *one.as_table());
    } else if (const toml::table* one = node.as_table()) {
      if (table.name == "severity") return severities(*one);
      entries(table, key, *one);
    } else {
      mistake(node, "`{0}` is no table; write `[{0}]`", table.name);
    }
  }

  void entries(const Table& table, const toml::key& heading, const toml::table& entries) {
    std::vector<std::string_view> names;
    for (const Key& key : keys())
      if (key.table == table.name) names.push_back(key.name);
    for (const auto& [key, node] : entries) {
      if (const Key* known = find_key(table.name, key.str())) {
        value(*known, node);
      } else {
        unknown_key(key, names);
      }
    }
    for (const Key& key : keys()) {
      if (key.table != table.name || !key.required || entries.contains(key.name)) continue;
      const toml::source_region& place = entries.source().begin ? entries.source() : heading.source();
      findings_(Kind::settings_error, heading_of(place), fmt::format("`[[{}]]` needs `{}`", table.name, key.name))
          .help(std::string(key.help));
    }
  }

  // The line of `[[suppress]]`, not all that stands below it.
  [[nodiscard]] text::Span heading_of(const toml::source_region& region) const {
    const std::uint32_t begin = span_of(source_, region).begin;
    return {begin, source_.line(source_.line_of(begin)).end};
  }

  void value(const Key& key, const toml::node& node) {
    switch (key.type) {
      case ValueType::kinds: return strings(key, node, [this](const toml::node& one) { kind(one); });
      case ValueType::patterns: return strings(key, node, [](const toml::node&) {});
      case ValueType::devices:
        if (node.is_string()) return device(node);
        return strings(key, node, [this](const toml::node& one) { device(one); });
      case ValueType::severities:
        if (const toml::table* table = node.as_table()) return severities(*table);
        return (void)mistake(node, "`{}` is no table of severities", key.name);
      case ValueType::date:
        if (!node.is_date()) mistake(node, "`{}` is no date; write 2027-01-31, without quotes", key.name);
        return;
      case ValueType::kind:
      case ValueType::severity:
      case ValueType::path:
      case ValueType::text: break;
    }
    if (!text(node, key.name)) return;
    if (key.type == ValueType::kind) kind(node);
    if (key.type == ValueType::severity) severity(node);
  }

  bool text(const toml::node& node, std::string_view name) {
    const auto text = node.value<std::string_view>();
    if (text && text->find_first_not_of(" \t") != std::string_view::npos) return true;
    if (text) {
      mistake(node, "`{}` is empty", name);
    } else {
      mistake(node, "`{}` is no text; write it in quotes", name);
    }
    return false;
  }

  template <typename Each> void strings(const Key& key, const toml::node& node, Each each) {
    const toml::array* list = node.as_array();
    if (list == nullptr) return (void)mistake(node, "`{}` is no list; write it in brackets", key.name);
    for (const toml::node& one : *list)
      if (text(one, key.name)) each(one);
  }

  void kind(const toml::node& node) { kind(*node.value<std::string_view>(), span_of(source_, node.source())); }

  void kind(std::string_view name, text::Span span) {
    if (find_kind(name) != nullptr) return;
    findings_(Kind::settings_error, span, fmt::format("no kind of finding is named `{}`", diag::quotable(name)))
        .help(kind_hint(name));
  }

  void severity(const toml::node& node) {
    if (!find_severity(node.value_or(std::string_view()))) mistake(node, "a severity is `error`, `warning` or `note`");
  }

  void severities(const toml::table& table) {
    for (const auto& [key, node] : table) {
      kind(key.str(), span_of(source_, key.source()));
      severity(node);
    }
  }

  void device(const toml::node& node) {
    const std::string_view name = *node.value<std::string_view>();
    if (grammar_.find_device(name)) return;
    std::vector<std::string_view> known;
    for (const command::NameRow& row : grammar_.device_rows()) known.push_back(grammar_.text(row.name));
    mistake(node, "no device is named `{}`", diag::quotable(name))
        .help(fmt::format("there are {}", fmt::join(known, ", ")));
  }

  const text::Source& source_;
  const command::Grammar& grammar_;
  diag::Findings& findings_;
};

}  // namespace

text::Span span_of(const text::Source& source, const toml::source_region& region) {
  const std::uint32_t begin = offset_of(source, region.begin);
  return {begin, std::max(begin, offset_of(source, region.end))};
}

void validate(const toml::table& file, const text::Source& source, const command::Grammar& grammar,
              diag::Findings& findings) {
  Validator(source, grammar, findings).run(file);
}

}  // namespace vrpc::policy
