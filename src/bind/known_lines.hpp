// Short lines that were bound before: what many views say (`undo shutdown`, `mpls ldp`) is matched once.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "command/grammar.hpp"
#include "text/hash.hpp"

namespace vrpc::bind {

class KnownLines {
 public:
  static constexpr std::size_t kMostWords = 4;
  static constexpr std::size_t kLongest = 22;

  struct Line {
    command::ViewId view{command::kNone};
    command::FormId form{command::kNone};
    std::uint8_t size = 0;
    std::uint8_t word_count = 0;
    std::array<char, kLongest> characters{};
    std::array<command::LeafId, kMostWords> words{};

    [[nodiscard]] std::string_view text() const { return {characters.data(), size}; }
    [[nodiscard]] std::span<const command::LeafId> leaves() const { return std::span(words).first(word_count); }
  };

  // Nothing if it is not known, or was forgotten for another.
  [[nodiscard]] const Line* find(command::ViewId view, std::string_view text) const {
    if (text.size() > kLongest) return nullptr;
    const Line& line = lines_[place_of(view, text)];
    return line.view == view && line.text() == text ? &line : nullptr;
  }

  void remember(command::ViewId view, std::string_view text, command::FormId form,
                std::span<const command::LeafId> leaves) {
    if (text.size() > kLongest || leaves.size() > kMostWords) return;
    Line& line = lines_[place_of(view, text)];
    line.view = view;
    line.form = form;
    line.size = static_cast<std::uint8_t>(text.size());
    line.word_count = static_cast<std::uint8_t>(leaves.size());
    std::copy(text.begin(), text.end(), line.characters.begin());
    std::copy(leaves.begin(), leaves.end(), line.words.begin());
  }

 private:
  static constexpr std::size_t kCount = 256;  // few enough to stay near the processor

  [[nodiscard]] static std::size_t place_of(command::ViewId view, std::string_view text) {
    return (text::memory_hash(text) + command::index(view)) % kCount;
  }

  std::vector<Line> lines_ = std::vector<Line>(kCount);
};

}  // namespace vrpc::bind
