// A password or key stands in the file as plain text.
//
// Whoever can read the file can use it. A device stores and prints secrets as ciphertext only, so this one was
// written by hand. Ciphertexts are told by the marks around them, by a length that plain text may not have, and 24
// characters that end in `!!` are one of an earlier release; `******` is a secret that was masked. A change script
// often has no other way to set a secret, so there the finding is a note. The secret itself is never printed.
//
// Mend: Let the device encrypt the secret and keep its ciphertext, and change a secret that was published.
// Source: Configuration files and command references of NE40E and CE6800, which show these forms.
#include <array>

#include "check/query.hpp"
#include "command/value.hpp"
#include "text/utf8.hpp"

namespace vrpc::check::rules {
namespace {

constexpr auto kMarks = std::to_array<std::string_view>({"%^%#", "%#%#", "%+%#", "@%@%", "%@%@", "%@%#", "%$%$"});

bool is_marked(std::string_view secret) {
  for (const std::string_view mark : kMarks)
    if (secret.size() > 2 * mark.size() && secret.starts_with(mark) && secret.ends_with(mark)) return true;
  // Irreversible: $1a$...$ to $1d$...$
  return secret.size() > 5 && secret.starts_with("$1") && secret[3] == '$' && secret.ends_with('$');
}

bool is_plain(const Config& config, const bind::Value& value) {
  const bind::Document& document = config.document();
  const std::string secret = document.canonical(value);
  if (secret == command::kMaskedSecret || is_marked(secret)) return false;
  if (secret.size() == 24 && secret.ends_with("!!")) return false;
  const auto ranges =
      config.grammar().range_list(config.grammar().type(config.grammar().parameter(value.parameter).type).ranges);
  const auto length = static_cast<std::int64_t>(text::count_code_points(secret));
  return ranges.empty() || length <= ranges.front().high;
}

}  // namespace

// On all lines, overridden ones too: the secret stands there all the same.
void plaintext_secret(const Config& config, Report& report) {
  const bind::Document& document = config.document();
  for (const Statement& statement : document.statements) {
    if (command::index(statement.form) == command::kNone) continue;
    if (config.grammar().form(statement.form).secrets == 0) continue;
    for (const bind::Value& value : document.values(statement)) {
      if (!document.is_secret(value) || !is_plain(config, value)) continue;
      lacking(config, report, Kind::plaintext_secret, document.span(value), shown(config, statement));
    }
  }
}

}  // namespace vrpc::check::rules
