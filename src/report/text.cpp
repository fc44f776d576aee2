#include "report/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "report/excerpt.hpp"
#include "report/format.hpp"
#include "report/statistics.hpp"
#include "report/uri.hpp"

namespace vrpc::report {
namespace {

using diag::Diagnostic;
using diag::Severity;
using text::Span;

// Escape sequences; without colours all are empty.
struct Palette {
  std::array<std::string_view, 3> severity{};
  std::string_view gutter;
  std::string_view strong;
  std::string_view off;
};

constexpr Palette kColours{{"\x1B[1;36m", "\x1B[1;33m", "\x1B[1;31m"}, "\x1B[1;34m", "\x1B[1m", "\x1B[0m"};

// What is drawn below a source line.
struct Underline {
  Span span;
  char mark;
  std::string_view label;
  std::string_view colour;
};

// Draws findings of one file, one below the other.
class Painter {
 public:
  // `secrets` are the places that are masked, in their order.
  Painter(const text::Source& source, std::vector<Span> secrets, const TextOptions& options)
      : source_(source),
        name_(printable(source.name())),
        palette_(options.colours ? kColours : Palette{}),
        secrets_(std::move(secrets)) {
    if (options.folder.empty() || source.name().starts_with('<')) return;
    const bool absolute = source.name().starts_with('/');
    link_ = uri_of(absolute ? source.name() : options.folder + "/" + source.name());
  }

  void paint(const Diagnostic& finding);
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  template <typename... Args> void print(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }
  [[nodiscard]] const text::Source& source() const { return source_; }

  void print_place(std::string_view arrow, Span span, std::string_view view_path);
  void print_related(const diag::Related& related);
  void print_excerpt(std::uint32_t line, const std::vector<Underline>& underlines);
  // The bar at the left, with what stands before it.
  void print_gutter(std::string_view before) {
    print("{}{:>{}} |{}", palette_.gutter, before, gutter_width_, palette_.off);
  }

  const text::Source& source_;
  std::string name_;
  std::string link_;  // to the file; empty for none
  Palette palette_;
  std::vector<Span> secrets_;
  std::size_t gutter_width_ = 0;
  std::string out_;
};

std::size_t digits(std::uint32_t number) { return fmt::formatted_size("{}", number); }

void Painter::paint(const Diagnostic& finding) {
  const std::uint32_t line = source().line_of(finding.span.begin);
  const std::string_view colour = palette_.severity[static_cast<std::size_t>(finding.severity)];
  gutter_width_ = digits(line);
  std::vector<Underline> underlines = {{finding.span, '^', finding.label, colour}};
  for (const diag::Related& related : finding.related) {
    const std::uint32_t other = source().line_of(related.span.begin);
    gutter_width_ = std::max(gutter_width_, digits(other));
    if (other == line) underlines.push_back({related.span, '-', related.label, palette_.gutter});
  }

  print("{}{}[{}]{}{}: {}{}\n", colour, diag::to_text(finding.severity), diag::code_text(finding.kind), palette_.off,
        palette_.strong, printable(finding.message), palette_.off);
  print_place("-->", finding.span, finding.view_path);
  print_excerpt(line, underlines);
  for (const diag::Related& related : finding.related)
    if (source().line_of(related.span.begin) != line) print_related(related);
  // What a fix does is said only where nothing says it yet.
  const std::string_view help = finding.help.empty() && finding.fix ? finding.fix->description : finding.help;
  if (!help.empty()) {
    print("{}{:>{}} ={} {}help{}: {}\n", palette_.gutter, "", gutter_width_, palette_.off, palette_.strong,
          palette_.off, printable(help));
  }
  out_ += '\n';
}

void Painter::print_place(std::string_view arrow, Span span, std::string_view view_path) {
  const text::Position position = source().position(span.begin);
  print("{}{:>{}}{}{} ", palette_.gutter, "", gutter_width_, arrow, palette_.off);
  if (!link_.empty()) print("\x1B]8;;{}\x1B\\", link_);
  print("{}:{}:{}", name_, position.line, position.column);
  if (!link_.empty()) print("\x1B]8;;\x1B\\");
  if (!view_path.empty()) print("   {}", printable(view_path));
  out_ += '\n';
}

void Painter::print_related(const diag::Related& related) {
  print_place(":::", related.span, related.view_path);
  print_excerpt(source().line_of(related.span.begin), {{related.span, '-', related.label, palette_.gutter}});
}

void Painter::print_excerpt(std::uint32_t line, const std::vector<Underline>& underlines) {
  const Excerpt excerpt(source(), line, underlines.front().span, secrets_);
  print_gutter("");
  out_ += '\n';
  print_gutter(fmt::format("{}", line));
  if (!excerpt.text().empty()) print(" {}", excerpt.text());
  out_ += '\n';
  for (const Underline& underline : underlines) {
    const Columns columns = excerpt.columns(underline.span);
    print_gutter("");
    print(" {:{}}{}{}", "", columns.begin, underline.colour, std::string(columns.end - columns.begin, underline.mark));
    if (!underline.label.empty()) print(" {}", printable(underline.label));
    print("{}\n", palette_.off);
  }
}

// `2 errors, 1 note`
std::string counted_findings(const Summary& summary) {
  std::string text;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    if (summary.of(severity) == 0) continue;
    if (!text.empty()) text += ", ";
    text += counted(summary.of(severity), diag::to_text(severity));
  }
  return text.empty() ? "no findings" : text;
}

}  // namespace

std::string to_text(const check::File& file, const TextOptions& options) {
  if (file.findings.all().empty()) return {};
  Painter painter(file.source, options.show_secrets ? std::vector<Span>{} : file.document.secrets(), options);
  for (const Diagnostic& finding : file.findings.all()) painter.paint(finding);
  return painter.take();
}

std::string to_text(const text::Source& source, const std::vector<Diagnostic>& findings, const TextOptions& options) {
  Painter painter(source, {}, options);
  for (const Diagnostic& finding : findings) painter.paint(finding);
  return painter.take();
}

std::string to_text(const Summary& summary) {
  return fmt::format("{} in {}; {}\n", counted_findings(summary), counted(summary.files, "file"),
                     understood(summary.coverage));
}

std::string fixes_to_text(const Summary& summary, bool unsafe) {
  std::vector<std::string> parts;
  if (summary.fixed > 0) parts.push_back(fmt::format("{} fixed", summary.fixed));
  if (unsafe && summary.unsafe_fixes > 0) {
    parts.push_back(fmt::format("{} fixable with --fix --unsafe-fixes", summary.safe_fixes + summary.unsafe_fixes));
  } else if (summary.safe_fixes > 0 && summary.unsafe_fixes > 0) {
    parts.push_back(
        fmt::format("{} fixable with --fix ({} more with --unsafe-fixes)", summary.safe_fixes, summary.unsafe_fixes));
  } else if (summary.safe_fixes > 0) {
    parts.push_back(fmt::format("{} fixable with --fix", summary.safe_fixes));
  } else if (summary.unsafe_fixes > 0) {
    parts.push_back(fmt::format("{} fixable with --fix --unsafe-fixes", summary.unsafe_fixes));
  }
  return parts.empty() ? "" : fmt::format("{}\n", fmt::join(parts, "; "));
}

std::string to_text(const Run& run) {
  std::string text;
  for (const FileReport& file : run.files) text += file.text;
  return text + summary_to_text(run);
}

std::string summary_to_text(const Run& run) {
  if (run.summary.files == 0) return {};
  return to_text(run.summary) + fixes_to_text(run.summary, run.wants_unsafe_fixes);
}

std::string to_coloured_text(const Run& run) {
  std::string text;
  for (const FileReport& file : run.files) text += file.coloured;
  return text + summary_to_text(run);
}

}  // namespace vrpc::report
