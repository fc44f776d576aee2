// Which findings are about security; GitHub and GitLab show these apart.
#pragma once

#include "diag/diagnostic.hpp"

namespace vrpc::report {

[[nodiscard]] constexpr bool is_about_security(diag::Kind kind) {
  return kind == diag::Kind::plaintext_secret || kind == diag::Kind::weak_authentication;
}

}  // namespace vrpc::report
