// Words as values of a type: whether a word fits, what is wrong with it, and its canonical form.
#pragma once

#include <string>
#include <string_view>

#include "command/grammar.hpp"

namespace vrpc::command {

enum class Fit : std::uint8_t {
  no,     // not of this shape: an integer where an address is wanted
  wrong,  // of the shape, and refused: out of range, too long, reserved
  yes,
};

// What a value shows instead of a secret; it fits every secret type.
inline constexpr std::string_view kMaskedSecret = "******";

// `word` as it stands in the text, quotes included.
[[nodiscard]] Fit fits(const Grammar& grammar, const TypeRow& type, std::string_view word, bool quoted);

enum class Fault : std::uint8_t { shape, range, length, reserved, characters, quote };
// Why a word does not fit; only for words that do not.
[[nodiscard]] Fault fault_of(const Grammar& grammar, const TypeRow& type, std::string_view word, bool quoted);

// Equal for words that mean the same value: `2001:db8:0::1` and `2001:DB8::1`, `GE0/1/0` in any case, a quoted
// name without blanks and the name. What does not fit is kept as it is.
void append_canonical(const Grammar& grammar, const TypeRow& type, std::string_view word, bool quoted,
                      std::string& out);

// For people: `an integer from 15 to 65535`, `an IPv4 address`.
[[nodiscard]] std::string describe(const Grammar& grammar, const TypeRow& type);

// The word of an enumeration that this one is, or abbreviates, as it is defined; empty if none or several.
[[nodiscard]] std::string_view enumerated(const Grammar& grammar, const TypeRow& type, std::string_view word);

// Whether a word of a line that is not understood is probably a secret: it has the shape of a ciphertext, or stands
// after a word that announces one (`cipher`, `password`).
[[nodiscard]] bool looks_secret(std::string_view before, std::string_view word);

// Without the quotes around it.
[[nodiscard]] std::string_view unquoted(std::string_view word, bool quoted);

[[nodiscard]] constexpr bool is_secret(const TypeRow& type) { return type.base == Base::secret; }

}  // namespace vrpc::command
