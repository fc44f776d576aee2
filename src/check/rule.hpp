// What a rule sees: the finished configuration, and where to report. A rule is a function that is named like its
// kind; src/diag/kinds.def lists them, and the comment at the top of its file is its documentation.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "config/config.hpp"
#include "diag/diagnostic.hpp"

namespace vrpc::check {

using config::Config;
using config::EntryId;
using config::Name;
using diag::Kind;
using diag::Severity;

class Report {
 public:
  Report(const Config& config, diag::Findings& findings) : config_(config), findings_(findings) {}

  template <typename... Args> diag::Draft operator()(Kind kind, text::Span span, const Args&... args) {
    return findings_(kind, span, args...);
  }

  // A finding that something is missing. A fragment may rely on what it does not show: there it is a note.
  template <typename... Args> diag::Draft missing(Kind kind, text::Span span, const Args&... args) {
    diag::Draft draft = findings_(kind, span, args...);
    if (!config_.shows_everything()) draft.severity(Severity::note);
    return draft;
  }

 private:
  const Config& config_;
  diag::Findings& findings_;
};

namespace rules {

#define VRPC_SYNTAX(code, name, severity, message)
#define VRPC_RULE(code, name, severity, message) void name(const Config& config, Report& report);
#define VRPC_SCRIPT(code, name, severity, message)
#define VRPC_GRAMMAR(code, name, severity, message)
#define VRPC_POLICY(code, name, severity, message)
#include "diag/kinds.def"
#undef VRPC_SYNTAX
#undef VRPC_RULE
#undef VRPC_SCRIPT
#undef VRPC_GRAMMAR
#undef VRPC_POLICY

}  // namespace rules
}  // namespace vrpc::check
