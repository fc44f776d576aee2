#include "cli/difference.hpp"

#include "command/value.hpp"
#include "emit/text_diff.hpp"
#include "report/excerpt.hpp"

namespace vrpc::cli {
namespace {

std::string without_secrets(const bind::Document& document) {
  const text::Source& source = document.source();
  std::string text;
  std::uint32_t done = 0;
  for (const text::Span secret : document.secrets()) {
    text += source.text({done, secret.begin});
    text += command::kMaskedSecret;
    done = secret.end;
  }
  return text += source.bytes().substr(done);
}

}  // namespace

std::string difference(const check::File& before, const check::File& after, bool show_secrets) {
  const std::string name = report::printable(before.source.name());
  return report::printable_lines(
      show_secrets ? emit::unified_diff(name, before.source.bytes(), after.source.bytes())
                   : emit::unified_diff(name, without_secrets(before.document), without_secrets(after.document)));
}

}  // namespace vrpc::cli
