// What a project wants of findings: its vrpc.toml, read and understood. docs/settings.md describes the file.
#pragma once

#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command/grammar.hpp"
#include "diag/diagnostic.hpp"
#include "text/source.hpp"

namespace vrpc::policy {

using diag::Kind;
using diag::Severity;

inline constexpr std::string_view kSettingsFile = "vrpc.toml";

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};
[[nodiscard]] std::string to_text(const Date& date);

// Where something stands in a file of settings.
struct Origin {
  std::shared_ptr<const text::Source> file;
  std::string folder;  // absolute; paths in the file are relative to it
  text::Span span;
};

// `[check]`, and as much of it as `[[per-path]]` has.
struct Choice {
  std::optional<std::vector<Kind>> select;  // none: all
  std::vector<Kind> ignore;
  std::map<Kind, Severity> severity;
  std::vector<std::string> devices;  // none: all
};

// `[[per-path]]`
struct PathChoice {
  Origin origin;
  std::vector<std::string> paths;
  Choice choice;
};

// `[[suppress]]`
struct Suppression {
  Origin origin;
  Kind rule{};
  std::vector<std::string> paths;  // none: all
  std::string view;                // empty: any
  std::string reason;
  std::optional<Date> expires;
};

struct Settings {
  std::vector<std::shared_ptr<const text::Source>> files;  // this one, and those that it extends
  Choice check;
  std::optional<Severity> fail_level;
  std::optional<std::string> baseline;  // absolute
  std::vector<PathChoice> per_path;
  std::vector<PathChoice> exclude;  // their choice is empty
  std::vector<Suppression> suppressions;
};

// The mistakes in one file of settings.
struct Mistakes {
  std::shared_ptr<const text::Source> file;
  std::vector<diag::Diagnostic> findings;
};

// Reads a vrpc.toml and what it extends. Nothing if there are mistakes, or a file cannot be read.
[[nodiscard]] tl::expected<std::optional<Settings>, text::LoadError> read_settings(const std::string& path,
                                                                                   const command::Grammar& grammar,
                                                                                   std::vector<Mistakes>& mistakes);

// `undefined-vpn-instance`, or `VRP2103` as findings show it.
[[nodiscard]] const diag::KindInfo* find_kind(std::string_view text);
// What was probably meant: "did you mean `...`?"; empty if nothing is close.
[[nodiscard]] std::string kind_hint(std::string_view text);
[[nodiscard]] std::optional<Severity> find_severity(std::string_view text);

// `path` is absolute. False for a pattern of a file that does not stand above the path.
[[nodiscard]] bool matches(const Origin& origin, const std::vector<std::string>& patterns, std::string_view path);

}  // namespace vrpc::policy
