// All laws that hold for one text.
#pragma once

#include "check_laws.hpp"
#include "convert_laws.hpp"
#include "laws.hpp"

namespace vrpc::property {

inline const std::vector<Law>& text_laws() {
  static const std::vector<Law> kAll = [] {
    std::vector<Law> all;
    all.insert(all.end(), std::begin(kLaws), std::end(kLaws));
    all.insert(all.end(), std::begin(kConvertLaws), std::end(kConvertLaws));
    all.insert(all.end(), std::begin(kCheckLaws), std::end(kCheckLaws));
    return all;
  }();
  return kAll;
}

// The first law that the text breaks, and how.
inline Broken broken_law(const Reading& reading) {
  for (const Law& law : text_laws())
    if (const Broken broken = law.broken(reading); !broken.empty()) return fmt::format("{}: {}", law.name, broken);
  return {};
}

}  // namespace vrpc::property
