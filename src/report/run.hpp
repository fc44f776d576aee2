// What is reported of a run, as values: every finding with its places worked out. Formats see nothing else. All text
// in it may be printed anywhere: no control characters, UTF-8 only, secrets masked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "report/summary.hpp"

namespace vrpc::policy {
struct Suppressed;
}  // namespace vrpc::policy

namespace vrpc::report {

// All but `offset` are 1-based; what stands before the line is no part of it, nor is its line end.
struct Point {
  std::uint32_t line = 1;
  std::uint32_t column = 1;       // in code points
  std::uint32_t byte_column = 1;  // in bytes of UTF-8
  std::uint32_t offset = 0;       // in bytes, from the start of the file
};

// `end` is exclusive.
struct Place {
  Point begin;
  Point end;
  std::string view_path;
};

struct RelatedPlace {
  Place place;
  std::string label;
};

struct EditPlace {
  Place place;
  std::string replacement;
};

struct FixReport {
  std::string description;
  bool safe = false;
  std::vector<EditPlace> edits;
};

// Why a finding does not count.
struct SuppressionReport {
  bool in_source = false;  // a comment says so; otherwise vrpc.toml or a baseline
  std::string reason;
};

struct Finding {
  diag::Kind kind{};
  diag::Severity severity{};
  bool fails = false;  // at or above the level from which on the run fails
  Place place;
  std::string message;
  std::string label;
  std::string help;
  std::optional<FixReport> fix;
  std::vector<RelatedPlace> related;
  std::uint64_t identity = 0;
  std::string fingerprint;  // of the path and what the finding is about
  std::string line_hash;    // as GitHub makes it; only if wanted
  std::optional<SuppressionReport> suppression;
};

// Of a configuration only.
struct Facts {
  syntax::InputKind input{};
  bool whole = false;
  check::Coverage coverage;
};

struct FileReport {
  std::string name;  // as it is shown
  std::string path;  // from the root of the repository, with `/`; as the bytes are
  std::optional<Facts> facts;
  std::vector<Finding> findings;
  std::vector<Finding> suppressed;  // only if wanted
  std::string text;                 // format `text`; only if wanted
  std::string coloured;             // the same for a terminal; only if wanted
};

struct Run {
  std::string version;  // of vrpc
  std::vector<FileReport> files;
  std::vector<text::LoadError> unreadable;
  Summary summary;
  bool wants_unsafe_fixes = false;
  bool has_suppressed = false;  // if there are any
};

// What to work out.
struct Detail {
  bool text = false;
  bool coloured = false;
  std::string link_folder{};  // for `coloured`; as TextOptions has it
  bool line_hashes = false;
  bool suppressed = false;
  bool show_secrets = false;
};

// `path` as in FileReport.
[[nodiscard]] FileReport describe(const check::File& file, std::string path, const Detail& detail);
// The findings that were left out of the file.
[[nodiscard]] std::vector<Finding> describe(const text::Source& source, const std::vector<policy::Suppressed>& all,
                                            std::string_view path, const Detail& detail);
// A text that is no configuration, and has no secrets: vrpc.toml, a baseline.
[[nodiscard]] FileReport describe(const text::Source& source, const std::vector<diag::Diagnostic>& findings,
                                  std::string path, const Detail& detail);

}  // namespace vrpc::report
