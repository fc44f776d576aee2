#include "diag/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>

#include "text/utf8.hpp"

namespace vrpc::diag {
namespace {

struct RawKind {
  Kind kind;
  Origin origin;
  Severity severity;
  const char* name;
  std::string_view message;
};

constexpr auto kRawKinds = std::to_array<RawKind>({
#define VRPC_SYNTAX(code, name, severity, message) {Kind::name, Origin::syntax, Severity::severity, #name, message},
#define VRPC_RULE(code, name, severity, message) {Kind::name, Origin::rule, Severity::severity, #name, message},
#define VRPC_SCRIPT(code, name, severity, message) {Kind::name, Origin::script, Severity::severity, #name, message},
#define VRPC_GRAMMAR(code, name, severity, message) {Kind::name, Origin::grammar, Severity::severity, #name, message},
#define VRPC_POLICY(code, name, severity, message) {Kind::name, Origin::policy, Severity::severity, #name, message},
#include "diag/kinds.def"
#undef VRPC_SYNTAX
#undef VRPC_RULE
#undef VRPC_SCRIPT
#undef VRPC_GRAMMAR
#undef VRPC_POLICY
});

std::vector<std::string> hyphenated_names() {
  std::vector<std::string> names;
  for (const RawKind& raw : kRawKinds) {
    std::string& name = names.emplace_back(raw.name);
    std::replace(name.begin(), name.end(), '_', '-');
  }
  return names;
}

// Of longer words, all distances take too long.
constexpr std::size_t kLongestMisspelt = 64;

std::size_t furthest(std::string_view name) { return std::max<std::size_t>(1, name.size() / 3); }

}  // namespace

const std::vector<KindInfo>& all_kinds() {
  static const std::vector<std::string> kNames = hyphenated_names();
  static const std::vector<KindInfo> kKinds = [] {
    std::vector<KindInfo> result;
    for (std::size_t i = 0; i < kRawKinds.size(); ++i) {
      const RawKind& raw = kRawKinds[i];
      result.push_back({raw.kind, raw.origin, raw.severity, kNames[i], raw.message});
    }
    return result;
  }();
  return kKinds;
}

const KindInfo& info(Kind kind) {
  for (const KindInfo& entry : all_kinds())
    if (entry.kind == kind) return entry;
  assert(false && "a kind that is not in kinds.def");
  return all_kinds().front();
}

const KindInfo* find_kind(std::string_view name) {
  for (const KindInfo& entry : all_kinds())
    if (entry.name == name) return &entry;
  return nullptr;
}

std::string_view to_text(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return {};
}

std::string code_text(Kind kind) { return fmt::format("VRP{}", static_cast<int>(kind)); }

Draft Findings::add(Kind kind, text::Span span, std::string message) {
  Diagnostic& diagnostic = diagnostics_.emplace_back();
  diagnostic.kind = kind;
  diagnostic.severity = info(kind).severity;
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  return Draft(diagnostic);
}

void Findings::sort() {
  const auto key = [](const Diagnostic& d) { return std::tie(d.span.begin, d.kind, d.span.end, d.message); };
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                   [&key](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

std::string quotable(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  std::string result;
  while (!text.empty()) {
    if (result.size() >= kLongest) return result + "...";
    const std::size_t size = text::code_point_size(text);
    const auto first = static_cast<unsigned char>(text.front());
    if (size == 0 || first < 0x20 || first == 0x7F) {
      result += fmt::format("\\x{:02X}", first);
      text.remove_prefix(1);
    } else {
      result += text.substr(0, size);
      text.remove_prefix(size);
    }
  }
  return result;
}

// Damerau-Levenshtein, restricted to neighbours.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

bool have_same_digits(std::string_view a, std::string_view b) {
  constexpr std::string_view kDigits = "0123456789";
  std::size_t i = a.find_first_of(kDigits);
  std::size_t j = b.find_first_of(kDigits);
  while (i != a.npos && j != b.npos && a[i] == b[j]) {
    i = a.find_first_of(kDigits, i + 1);
    j = b.find_first_of(kDigits, j + 1);
  }
  return i == a.npos && j == b.npos;
}

std::vector<std::string_view> close(std::string_view name, const std::vector<std::string_view>& candidates) {
  std::vector<std::string_view> result;
  if (name.size() > kLongestMisspelt) return result;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > kLongestMisspelt) continue;
    const std::size_t d = distance(name, candidate);
    const bool known = std::find(result.begin(), result.end(), candidate) != result.end();
    if (d > 0 && d <= furthest(name) && !known) result.push_back(candidate);
  }
  return result;
}

std::string_view closest(std::string_view name, const std::vector<std::string_view>& candidates) {
  const std::vector<std::string_view> near = close(name, candidates);
  const auto best = std::min_element(near.begin(), near.end(), [name](std::string_view a, std::string_view b) {
    return distance(name, a) < distance(name, b);
  });
  return best != near.end() ? *best : std::string_view();
}

}  // namespace vrpc::diag
