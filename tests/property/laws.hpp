// What holds for every text, however broken. A law is a function that says how a text breaks it, and says nothing
// where it holds; to add one, write it and name it in `kLaws`.
#pragma once

#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "bind/bind.hpp"
#include "command/builtin.hpp"
#include "emit/format.hpp"
#include "emit/text_diff.hpp"
#include "mutator.hpp"

namespace vrpc::property {

using bind::Document;
using bind::State;
using bind::Statement;
using command::index;
using syntax::LineId;
using syntax::LineKind;

struct Reading {
  // `kind` without: told by looking.
  explicit Reading(std::string_view text, std::optional<syntax::InputKind> kind = {},
                   const command::Grammar& grammar = command::builtin_grammar())
      : wanted_kind(kind),
        source("text", std::string(text)),
        tree(source, kind ? *kind : syntax::guess_kind(source)),
        document(bind::bind(tree, grammar, {}, findings)) {}

  // Another text, read in the same way.
  [[nodiscard]] Reading again(std::string_view text) const { return Reading(text, wanted_kind, document.grammar()); }
  [[nodiscard]] std::string_view line_text(LineId line) const { return source.text(tree.span(line)); }
  // Read again. Many laws are about it, so it is made once.
  [[nodiscard]] const Reading& formatted() const {
    if (formatted_ == nullptr)
      formatted_.reset(new Reading(
          again(emit::format(document, {}).value_or("the formatter gave up\n" + std::string(source.bytes())))));
    return *formatted_;
  }
  [[nodiscard]] std::string_view bytes() const { return source.bytes(); }

  std::optional<syntax::InputKind> wanted_kind;
  text::Source source;
  syntax::Tree tree;
  diag::Findings findings;
  Document document;

 private:
  mutable std::unique_ptr<const Reading> formatted_;
};

// A block of text without an end takes in what follows it: the rest of a script, or of another text.
inline bool runs_on(const diag::Findings& findings) {
  return std::any_of(findings.all().begin(), findings.all().end(),
                     [](const diag::Diagnostic& finding) { return finding.kind == diag::Kind::unterminated_block; });
}

using Broken = std::string;  // how; empty: the law holds
struct Law {
  std::string_view name;
  Broken (*broken)(const Reading& reading);
};

inline Broken at_line(LineId line, std::string_view what) { return fmt::format("line {}: {}", index(line) + 1, what); }

// --- The tree ---

inline Broken tree_holds_every_byte(const Reading& reading) {
  std::string bytes;
  for (std::uint32_t i = 0; i < reading.tree.line_count(); ++i) {
    const text::Span line = reading.tree.span(LineId{i});
    std::uint32_t at = line.begin;
    for (std::uint32_t word = reading.tree.first_word(LineId{i}); word < reading.tree.end_word(LineId{i}); ++word) {
      const text::Span span = reading.tree.word(word).span();
      if (span.empty() || span.begin < at || span.end > line.end) return at_line(LineId{i}, "words overlap");
      bytes += reading.source.text({at, span.begin});
      bytes += reading.source.text(span);
      at = span.end;
    }
    bytes += reading.source.text({at, line.end});
  }
  return bytes == reading.source.bytes() ? "" : "the pieces are not the text";
}

// --- Statements ---

inline Broken every_command_is_one_statement(const Reading& reading) {
  std::vector<int> count(reading.tree.line_count());
  for (const Statement& statement : reading.document.statements) {
    ++count[index(statement.line)];
    const bool command = reading.tree.line(statement.line).kind == LineKind::command;
    if (!command && statement.state != State::raw) return at_line(statement.line, "is no command, but a statement");
    if (statement.parent != bind::kNoStatement && reading.document.statement(statement.parent).line >= statement.line)
      return at_line(statement.line, "stands before its parent");
  }
  for (std::uint32_t i = 0; i < count.size(); ++i) {
    const bool command = reading.tree.line(LineId{i}).kind == LineKind::command;
    if (count[i] > 1 || (command && count[i] == 0))
      return at_line(LineId{i}, fmt::format("is {} statements", count[i]));
  }
  return {};
}

// --- The formatter ---

// What a statement is, in words that do not depend on how it is written.
inline std::string meaning(const Reading& reading, const Statement& statement) {
  std::string text =
      fmt::format("line {} form {} view {} state {} undo {}:", index(statement.line), index(statement.form),
                  index(statement.view()), static_cast<int>(statement.state), statement.undo);
  if (statement.parent != bind::kNoStatement)
    text += fmt::format(" below line {}", index(reading.document.statement(statement.parent).line));
  for (std::uint32_t word = reading.tree.first_word(statement.line); word < reading.tree.end_word(statement.line);
       ++word)
    text += fmt::format(" {}", static_cast<int>(index(reading.document.leaf(statement, word))));
  for (const bind::Value& value : reading.document.values(statement))
    text += fmt::format(" {}={}", index(value.leaf), reading.document.canonical(value));
  return text;
}

inline std::vector<std::string> meanings(const Reading& reading) {
  std::vector<std::string> result;
  for (const Statement& statement : reading.document.statements) result.push_back(meaning(reading, statement));
  return result;
}

inline Broken format_keeps_statements(const Reading& reading) {
  const Reading& after = reading.formatted();
  if (after.tree.kind() != reading.tree.kind()) return "another kind of input";
  const auto expected = meanings(reading);
  const auto actual = meanings(after);
  for (std::size_t i = 0; i < std::min(expected.size(), actual.size()); ++i)
    if (expected[i] != actual[i]) return fmt::format("{}\n  became {}", expected[i], actual[i]);
  return expected.size() == actual.size() ? "" : "another number of statements";
}

inline Broken format_twice_is_format_once(const Reading& reading) {
  const Reading& once = reading.formatted();
  return emit::unified_diff("formatted once, and twice", once.bytes(), once.formatted().bytes());
}

inline std::string without_blanks_around(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  return std::string(text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin));
}

inline bool is_keyword(const Document& document, const Statement& statement, std::uint32_t word) {
  return index(statement.form) != command::kNone &&
         document.grammar().leaf(document.leaf(statement, word)).symbol.is_keyword();
}

// All that the formatter has no business with, line by line: values, remarks, lines that it does not understand.
inline std::vector<std::string> untouchables(const Reading& reading) {
  std::vector<std::string> result;
  for (std::uint32_t i = 0; i < reading.tree.line_count(); ++i) {
    const std::string_view line = reading.line_text(LineId{i});
    if (reading.tree.word_count(LineId{i}) > 0) continue;
    const bool remark = reading.tree.line(LineId{i}).kind == LineKind::separator ||
                        reading.tree.line(LineId{i}).kind == LineKind::comment;
    if (remark) result.emplace_back(reading.tree.line(LineId{i}).indentation == 0 ? "at the margin" : "indented");
    result.push_back(without_blanks_around(line.substr(std::min(line.find_first_of("#!"), line.size()))));
  }
  while (!result.empty() && result.back().empty()) result.pop_back();  // the last line may have been cut short
  for (const Statement& statement : reading.document.statements) {
    if (statement.state == State::raw) result.push_back(without_blanks_around(reading.line_text(statement.line)));
    if (statement.state == State::unknown || statement.state == State::wrong)
      result.emplace_back(reading.document.text(statement));
    for (const bind::Value& value : reading.document.values(statement))
      for (std::uint32_t i = 0; i < value.word_count; ++i)
        result.emplace_back(reading.tree.text(reading.tree.word(value.first_word + i)));
  }
  return result;
}

inline Broken format_touches_nothing_else(const Reading& reading) {
  const auto before = untouchables(reading);
  const auto after = untouchables(reading.formatted());
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
    if (before[i] != after[i]) return fmt::format("`{}` became `{}`", before[i], after[i]);
  return before.size() == after.size() ? "" : "something came or went";
}

// --- Abbreviation ---

// Whether the formatter wrote every keyword in full, with one blank before it. Where that would change what the text
// means, it does not.
inline bool is_unrestrained(const Reading& formatted) {
  const auto& [source, tree, document] = std::tie(formatted.source, formatted.tree, formatted.document);
  for (const Statement& statement : document.statements) {
    if (statement.state == State::wrong) continue;
    for (std::uint32_t word = tree.first_word(statement.line); word < tree.end_word(statement.line); ++word) {
      if (!is_keyword(document, statement, word)) continue;
      const auto keyword = document.grammar().leaf(document.leaf(statement, word)).symbol.keyword();
      if (tree.text(tree.word(word)) != document.grammar().spelling(keyword)) return false;
      if (word == tree.first_word(statement.line)) continue;
      const auto gap = source.text({tree.word(word - 1).span().end, tree.word(word).begin});
      if (gap != " " && gap.find_first_not_of(" \t") == std::string_view::npos) return false;
    }
  }
  return true;
}

// Keywords shortened and in another case, anyhow: `kept` says which lines may not be.
inline std::string abbreviated(const Reading& reading, const std::vector<bool>& kept, Random random) {
  std::string text(reading.source.bytes());
  for (auto statement = reading.document.statements.rbegin(); statement != reading.document.statements.rend();
       ++statement) {
    if (kept[index(statement->line)] || statement->state == State::wrong) continue;
    for (std::uint32_t word = reading.tree.end_word(statement->line);
         word-- > reading.tree.first_word(statement->line);) {
      if (!is_keyword(reading.document, *statement, word) || random.chance(40)) continue;
      const text::Span span = reading.tree.word(word).span();
      std::string shorter = text.substr(span.begin, 1 + random.below(span.size()));
      if (random.chance(30)) shorter[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(shorter[0])));
      text.replace(span.begin, span.size(), shorter);
    }
  }
  return text;
}

inline Broken format_restores_abbreviations(const Reading& reading) {
  const Reading& formatted = reading.formatted();
  const std::string_view full = formatted.bytes();
  if (formatted.tree.kind() == syntax::InputKind::transcript || !is_unrestrained(formatted)) return {};
  const auto expected = meanings(formatted);
  std::vector<bool> kept(formatted.tree.line_count());
  for (int round = 0; round < 5; ++round) {
    const Reading shorter = reading.again(abbreviated(formatted, kept, Random(full.size())));
    const auto actual = meanings(shorter);
    // What looks like another kind of input is left as it is.
    if (syntax::guess_kind(shorter.source) != syntax::guess_kind(formatted.source)) return {};
    if (shorter.tree.kind() != formatted.tree.kind() || actual.size() != expected.size()) return {};
    if (actual == expected) {
      const std::string_view restored = shorter.formatted().bytes();
      return restored == full ? ""
                              : emit::unified_diff("restored", full, restored) + std::string(shorter.source.bytes());
    }
    for (std::size_t i = 0; i < actual.size(); ++i)
      if (actual[i] != expected[i]) kept[index(formatted.document.statements[i].line)] = true;
  }
  return {};
}

inline constexpr Law kLaws[] = {
    {"tree_holds_every_byte", tree_holds_every_byte},
    {"every_command_is_one_statement", every_command_is_one_statement},
    {"format_keeps_statements", format_keeps_statements},
    {"format_twice_is_format_once", format_twice_is_format_once},
    {"format_touches_nothing_else", format_touches_nothing_else},
    {"format_restores_abbreviations", format_restores_abbreviations},
};

}  // namespace vrpc::property
