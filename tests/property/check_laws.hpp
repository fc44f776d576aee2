// Laws of `check`: findings and reports.
#pragma once

#include <algorithm>
#include <memory>
#include <string>

#include "check/check.hpp"
#include "laws.hpp"
#include "report/format.hpp"
#include "text/utf8.hpp"

namespace vrpc::property {

inline std::unique_ptr<check::File> checked(const Reading& reading) {
  return check::check(reading.source, reading.document.grammar(), {reading.wanted_kind, {}});
}

// What is wrong with a span of the text; nothing if it lies in it.
inline Broken misplaced(const text::Source& source, text::Span span) {
  if (span.begin <= span.end && span.end <= source.bytes().size()) return {};
  return fmt::format("{} to {} of {} bytes", span.begin, span.end, source.bytes().size());
}

inline Broken misplaced(const text::Source& source, const diag::Diagnostic& finding) {
  if (const Broken broken = misplaced(source, finding.span); !broken.empty()) return broken;
  for (const diag::Related& related : finding.related)
    if (const Broken broken = misplaced(source, related.span); !broken.empty()) return "related: " + broken;
  if (!finding.fix) return {};
  std::uint32_t done = 0;
  for (const diag::Edit& edit : finding.fix->edits) {
    if (const Broken broken = misplaced(source, edit.span); !broken.empty()) return "edit: " + broken;
    if (edit.span.begin < done) return "edits overlap";
    done = edit.span.end;
  }
  return {};
}

inline Broken findings_lie_in_the_text(const Reading& reading) {
  const auto file = checked(reading);
  for (const diag::Diagnostic& finding : file->findings.all())
    if (const Broken broken = misplaced(file->source, finding); !broken.empty())
      return fmt::format("{}: {}", diag::info(finding.kind).name, broken);
  return {};
}

// The first byte that may not be printed anywhere: of a control character, or no UTF-8.
inline std::size_t first_unprintable(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = text::code_point_size(text.substr(at));
    const auto byte = static_cast<unsigned char>(text[at]);
    if (size == 0 || (byte < ' ' && byte != '\n') || byte == 0x7F) return at;
    at += size;
  }
  return std::string_view::npos;
}

inline Broken reports_are_printable(const Reading& reading) {
  const auto file = checked(reading);
  report::Run run;
  run.version = "0";
  run.files.push_back(report::describe(*file, "text", {.text = true, .line_hashes = true}));
  run.summary.add(*file);
  for (const report::Format& format : report::formats()) {
    const std::string text = format.write(run);
    const std::size_t at = first_unprintable(text);
    if (at != std::string::npos)
      return fmt::format("{} has byte {:#04x} after `{}`", format.name, static_cast<unsigned char>(text[at]),
                         text.substr(at - std::min<std::size_t>(at, 40), std::min<std::size_t>(at, 40)));
  }
  return {};
}

inline constexpr Law kCheckLaws[] = {
    {"findings_lie_in_the_text", findings_lie_in_the_text},
    {"reports_are_printable", reports_are_printable},
};

}  // namespace vrpc::property
