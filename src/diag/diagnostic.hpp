// What vrpc found, as values: no file is printed here, and no terminal is known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "diag/fix.hpp"
#include "text/span.hpp"

namespace vrpc::diag {

enum class Severity : std::uint8_t { note, warning, error };

enum class Kind : std::uint16_t {
#define VRPC_KIND(code, name, severity, message) name = code,
#define VRPC_SYNTAX VRPC_KIND
#define VRPC_RULE VRPC_KIND
#define VRPC_SCRIPT VRPC_KIND
#define VRPC_GRAMMAR VRPC_KIND
#define VRPC_POLICY VRPC_KIND
#include "diag/kinds.def"
#undef VRPC_SYNTAX
#undef VRPC_RULE
#undef VRPC_SCRIPT
#undef VRPC_GRAMMAR
#undef VRPC_POLICY
#undef VRPC_KIND
};

enum class Origin : std::uint8_t { syntax, rule, script, grammar, policy };

struct KindInfo {
  Kind kind;
  Origin origin;
  Severity severity;
  std::string_view name;     // as people type it: `undefined-vpn-instance`
  std::string_view message;  // {fmt} format
};

// In the order of kinds.def.
[[nodiscard]] const std::vector<KindInfo>& all_kinds();
[[nodiscard]] const KindInfo& info(Kind kind);
[[nodiscard]] const KindInfo* find_kind(std::string_view name);
[[nodiscard]] std::string_view to_text(Severity severity);
// `VRP2103`
[[nodiscard]] std::string code_text(Kind kind);

struct Related {
  text::Span span;
  std::string label;
  std::string view_path;
};

struct Diagnostic {
  Kind kind{};
  Severity severity = Severity::error;
  text::Span span;      // what is underlined; may be empty, at the place where something is missing
  std::string message;  // lower case, no final stop, configuration text in backticks
  std::string label;    // beside the caret
  std::string help;
  std::optional<Fix> fix;
  std::string view_path;  // `bmp > bmp-session 192.0.2.1`, filled in when the findings of a file are complete
  std::vector<Related> related;
  std::uint64_t identity = 0;  // stays the same as lines move (check/identity.hpp); filled in with the view path
};

// Refines the finding that was just reported.
class Draft {
 public:
  explicit Draft(Diagnostic& diagnostic) : diagnostic_(diagnostic) {}

  Draft& label(std::string text) { return set(diagnostic_.label, std::move(text)); }
  Draft& help(std::string text) { return set(diagnostic_.help, std::move(text)); }
  Draft& related(text::Span span, std::string text) {
    diagnostic_.related.push_back({span, std::move(text), {}});
    return *this;
  }
  Draft& fix(std::optional<Fix> fix) {
    diagnostic_.fix = std::move(fix);
    return *this;
  }
  Draft& severity(Severity severity) {
    diagnostic_.severity = severity;
    return *this;
  }

 private:
  Draft& set(std::string& field, std::string text) {
    field = std::move(text);
    return *this;
  }
  Diagnostic& diagnostic_;
};

// The findings of one file, in the order in which they were made until `sort` is called.
class Findings {
 public:
  template <typename... Args> Draft operator()(Kind kind, text::Span span, const Args&... args) {
    return add(kind, span, fmt::format(fmt::runtime(info(kind).message), args...));
  }

  [[nodiscard]] const std::vector<Diagnostic>& all() const { return diagnostics_; }
  [[nodiscard]] std::vector<Diagnostic>& all() { return diagnostics_; }
  // By place, then by code: the same findings are always printed in the same order.
  void sort();

 private:
  Draft add(Kind kind, text::Span span, std::string message);

  std::vector<Diagnostic> diagnostics_;
};

// Configuration text for a message: shortened, control characters shown as `\x1B`.
[[nodiscard]] std::string quotable(std::string_view text);

// How many slips of the hand are between two words: letters left out, added, replaced, or changed with a neighbour.
[[nodiscard]] std::size_t distance(std::string_view a, std::string_view b);

// `ipv4` is no misspelt `ipv6`.
[[nodiscard]] bool have_same_digits(std::string_view a, std::string_view b);

// The candidates that `name` may have been meant to be, each once.
[[nodiscard]] std::vector<std::string_view> close(std::string_view name,
                                                  const std::vector<std::string_view>& candidates);

// The candidate that `name` was probably meant to be; empty if none is close. Ties go to the first.
[[nodiscard]] std::string_view closest(std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace vrpc::diag
