#include "command/grammar.hpp"

#include <algorithm>
#include <cstring>

#include "text/hash.hpp"

namespace vrpc::command {
namespace {

constexpr std::uint64_t kMagic = 0x3130'4D41'5247'5056;  // "VPGRAM01"
constexpr std::size_t kTableCount = std::tuple_size_v<decltype(std::declval<TableBuilder&>().all())>;
constexpr std::size_t kAlignment = 8;

struct Header {
  std::uint64_t magic = kMagic;
  std::uint64_t row_size_check = 0;
  struct {
    std::uint64_t offset = 0;
    std::uint64_t count = 0;
  } tables[kTableCount];
};

// An image that another build made has other row sizes.
constexpr std::uint64_t kRowSizes = sizeof(TypeRow) + 3 * sizeof(ParameterRow) + 5 * sizeof(ViewRow) +
                                    7 * sizeof(CommandRow) + 11 * sizeof(FormRow) + 13 * sizeof(LeafRow) +
                                    17 * sizeof(ItemRow) + 19 * sizeof(NodeRow) + 23 * sizeof(NameKindRow);

}  // namespace

// In lower case by setting a bit, which also makes some other characters alike: the comparison that follows tells them
// apart.
std::uint32_t keyword_hash(std::string_view word) {
  constexpr std::uint64_t kLowerCase = 0x2020'2020'2020'2020;
  return static_cast<std::uint32_t>(text::memory_hash(word, kLowerCase));
}

std::vector<std::byte> pack(TableBuilder& tables) {
  Header header;
  header.row_size_check = kRowSizes;
  std::vector<std::byte> image(sizeof(Header));
  std::size_t number = 0;
  const auto append = [&](const auto& table) {
    image.resize((image.size() + kAlignment - 1) / kAlignment * kAlignment);
    header.tables[number++] = {image.size(), table.size()};
    const auto bytes = std::as_bytes(std::span(table));
    image.insert(image.end(), bytes.begin(), bytes.end());
  };
  std::apply([&append](const auto&... table) { (append(table), ...); }, tables.all());
  std::memcpy(image.data(), &header, sizeof(header));
  return image;
}

std::optional<Grammar> Grammar::from_image(std::span<const std::byte> image) {
  Header header;
  if (image.size() < sizeof(header)) return std::nullopt;
  std::memcpy(&header, image.data(), sizeof(header));
  if (header.magic != kMagic || header.row_size_check != kRowSizes) return std::nullopt;
  Grammar grammar;
  std::size_t number = 0;
  const auto read = [&]<typename Row>(std::span<const Row>& table) {
    const auto& place = header.tables[number++];
    // The image is aligned and was packed from these very rows.
    table = {reinterpret_cast<const Row*>(image.data() + place.offset), place.count};
  };
  std::apply([&read](auto&... table) { (read(table), ...); }, grammar.all());
  return grammar;
}

std::optional<ViewId> Grammar::find_view(std::string_view name) const {
  for (std::uint32_t i = 0; i < views.size(); ++i)
    if (text(views[i].name) == name) return ViewId{i};
  return std::nullopt;
}

std::span<const CommandId> Grammar::find_commands(std::string_view name) const {
  const auto found = std::ranges::equal_range(command_names, name, {}, [this](TextRef ref) { return text(ref); });
  return commands_by_name.subspan(static_cast<std::size_t>(found.begin() - command_names.begin()), found.size());
}

std::optional<CommandId> Grammar::find_command(ViewId view, std::string_view name) const {
  for (const CommandId id : find_commands(name)) {
    const auto in = list(command(id).views);
    if (std::find(in.begin(), in.end(), index(view)) != in.end()) return id;
  }
  return std::nullopt;
}

std::optional<NameKindId> Grammar::find_name_kind(std::string_view name) const {
  for (std::uint32_t i = 0; i < name_kinds.size(); ++i)
    if (text(name_kinds[i].name) == name) return NameKindId{i};
  return std::nullopt;
}

std::optional<std::uint32_t> Grammar::find_device(std::string_view name) const {
  for (std::uint32_t i = 0; i < devices.size(); ++i)
    if (text(devices[i].name) == name) return 1U << i;
  return std::nullopt;
}

std::string_view Grammar::property_key(const LeafRow& leaf) const {
  if (!leaf.symbol.is_keyword()) return name(leaf.parameter);
  if (leaf.choice.size > 0) return text(leaf.choice);
  return leaf.property != 0 ? spelling(leaf) : std::string_view();
}

KeywordId Grammar::find_keyword(std::string_view word) const {
  const std::uint32_t mask = static_cast<std::uint32_t>(keyword_slots.size()) - 1;
  for (std::uint32_t slot = keyword_hash(word) & mask;; slot = (slot + 1) & mask) {
    const std::uint32_t id = keyword_slots[slot];
    if (id == kNone) return KeywordId{kNone};
    if (is_same_word(word, text(keywords[id].folded))) return KeywordId{id};
  }
}

Grammar::KeywordRange Grammar::find_abbreviated(std::string_view word) const {
  const auto before = [this, word](const KeywordRow& row) { return is_after(word, text(row.folded)); };
  const auto begin = std::partition_point(keywords.begin(), keywords.end(), before);
  auto end = begin;
  while (end != keywords.end() && is_abbreviation(word, text(end->folded))) ++end;
  return {static_cast<std::uint32_t>(begin - keywords.begin()), static_cast<std::uint32_t>(end - keywords.begin())};
}

}  // namespace vrpc::command
