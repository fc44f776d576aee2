#include "check/explanation.hpp"

#include <cassert>
#include <map>

// Put there by explanations.S at build time. NOLINTBEGIN(readability-identifier-naming): names of an assembler file
extern "C" {
extern const char vrpc_explanations_begin[];
extern const char vrpc_explanations_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace vrpc::check {
namespace {

std::map<diag::Kind, Explanation> read() {
  std::string_view text(vrpc_explanations_begin,
                        static_cast<std::size_t>(vrpc_explanations_end - vrpc_explanations_begin));
  std::map<diag::Kind, Explanation> result;
  for (const diag::KindInfo& kind : diag::all_kinds()) {
    Explanation& one = result[kind.kind];
    for (std::string_view* field :
         {&one.summary, &one.details, &one.remedy, &one.source, &one.situation, &one.command, &one.example}) {
      const std::size_t end = text.find(kFieldEnd);
      assert(end != std::string_view::npos && "the explanations were made by another build");
      *field = text.substr(0, end);
      text.remove_prefix(end + 1);
    }
  }
  return result;
}

}  // namespace

const Explanation& explanation(diag::Kind kind) {
  static const std::map<diag::Kind, Explanation> kExplanations = read();
  return kExplanations.at(kind);
}

}  // namespace vrpc::check
