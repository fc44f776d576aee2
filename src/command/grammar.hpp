// The compiled command grammar: a read-only view of an image. It owns nothing, and making one does no work per
// definition.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "command/rows.hpp"
#include "command/shape.hpp"

namespace vrpc::command {

// Every table, in the order in which the image holds them. `Storage` is std::vector to build, std::span to read.
template <template <typename> typename Storage> struct Tables {
  Storage<char> characters;
  Storage<std::uint32_t> lists;
  Storage<TextRef> texts;
  Storage<RangeRow> ranges;
  Storage<TypeRow> types;
  Storage<ParameterRow> parameters;
  Storage<KeywordRow> keywords;
  Storage<std::uint32_t> keyword_slots;  // open addressing by hash; a power of two of them
  Storage<FirstWordRow> first_words;     // one a keyword
  Storage<ViewRow> views;
  Storage<CommandRow> commands;
  Storage<CommandId> commands_by_name;
  Storage<TextRef> command_names;  // of those; the texts stand together, so that looking for one reads few pages
  Storage<FormRow> forms;
  Storage<LeafRow> leaves;
  Storage<ItemRow> items;
  Storage<NodeRow> nodes;
  Storage<EdgeRow> edges;
  Storage<NameRow> devices;
  Storage<NameKindRow> name_kinds;

  [[nodiscard]] auto all() {
    return std::tie(characters, lists, texts, ranges, types, parameters, keywords, keyword_slots, first_words, views,
                    commands, commands_by_name, command_names, forms, leaves, items, nodes, edges, devices, name_kinds);
  }
};

template <typename T> using Vector = std::vector<T>;
template <typename T> using View = std::span<const T>;

using TableBuilder = Tables<Vector>;

// Row numbers as distinct types, back to indexes.
template <typename Id> constexpr std::uint32_t index(Id id) { return static_cast<std::uint32_t>(id); }

class Grammar : private Tables<View> {
 public:
  // `image` must outlive the grammar; nothing if it is no image of this version.
  static std::optional<Grammar> from_image(std::span<const std::byte> image);

  [[nodiscard]] std::string_view text(TextRef ref) const { return {characters.data() + ref.begin, ref.size}; }
  [[nodiscard]] std::span<const std::uint32_t> list(Slice slice) const {
    return lists.subspan(slice.first, slice.count);
  }
  [[nodiscard]] std::span<const TextRef> text_list(Slice slice) const {
    return texts.subspan(slice.first, slice.count);
  }
  [[nodiscard]] std::span<const RangeRow> range_list(Slice slice) const {
    return ranges.subspan(slice.first, slice.count);
  }

  [[nodiscard]] const TypeRow& type(TypeId id) const { return types[index(id)]; }
  [[nodiscard]] const ParameterRow& parameter(ParameterId id) const { return parameters[index(id)]; }
  [[nodiscard]] const KeywordRow& keyword(KeywordId id) const { return keywords[index(id)]; }
  [[nodiscard]] const ViewRow& view(ViewId id) const { return views[index(id)]; }
  [[nodiscard]] const CommandRow& command(CommandId id) const { return commands[index(id)]; }
  [[nodiscard]] const FormRow& form(FormId id) const { return forms[index(id)]; }
  [[nodiscard]] const LeafRow& leaf(LeafId id) const { return leaves[index(id)]; }
  [[nodiscard]] const ItemRow& item(std::uint32_t number) const { return items[number]; }
  [[nodiscard]] const NodeRow& node(NodeId id) const { return nodes[index(id)]; }
  [[nodiscard]] std::span<const EdgeRow> edges_of(const NodeRow& node) const {
    return edges.subspan(node.edges.first, node.edges.count);
  }
  [[nodiscard]] std::span<const LeafRow> leaves_of(const FormRow& form) const {
    return leaves.subspan(form.leaves.first, form.leaves.count);
  }
  [[nodiscard]] const FirstWordRow& first_word(KeywordId id) const { return first_words[index(id)]; }

  [[nodiscard]] std::uint32_t view_count() const { return static_cast<std::uint32_t>(views.size()); }
  [[nodiscard]] std::uint32_t command_count() const { return static_cast<std::uint32_t>(commands.size()); }
  [[nodiscard]] std::uint32_t form_count() const { return static_cast<std::uint32_t>(forms.size()); }
  [[nodiscard]] std::uint32_t keyword_count() const { return static_cast<std::uint32_t>(keywords.size()); }
  [[nodiscard]] std::span<const NameRow> device_rows() const { return devices; }
  [[nodiscard]] std::span<const NameKindRow> name_kind_rows() const { return name_kinds; }
  [[nodiscard]] const NameKindRow& name_kind(NameKindId id) const { return name_kinds[index(id)]; }

  [[nodiscard]] std::string_view name(ViewId id) const { return text(view(id).name); }
  [[nodiscard]] std::string_view title(ViewId id) const { return text(view(id).title); }
  [[nodiscard]] std::string_view name(CommandId id) const { return text(command(id).name); }
  [[nodiscard]] std::string_view name(ParameterId id) const { return text(parameter(id).name); }
  [[nodiscard]] std::string_view spelling(KeywordId id) const { return text(keyword(id).spelling); }
  // Of the keyword, in its form: `FTP` in one may be `ftp` in another.
  [[nodiscard]] std::string_view spelling(const LeafRow& leaf) const { return text(leaf.spelling); }
  [[nodiscard]] CommandId command_of(FormId id) const { return form(id).command; }

  [[nodiscard]] std::optional<ViewId> find_view(std::string_view name) const;
  // A command has one name in all its views; views may share the name for different commands.
  [[nodiscard]] std::span<const CommandId> find_commands(std::string_view name) const;
  [[nodiscard]] std::optional<CommandId> find_command(ViewId view, std::string_view name) const;
  [[nodiscard]] std::optional<NameKindId> find_name_kind(std::string_view name) const;
  // The bit of the device in FormRow::devices.
  [[nodiscard]] std::optional<std::uint32_t> find_device(std::string_view name) const;

  // The key that the leaf has in JSON: its parameter, its choice, or its keyword. Empty if it has none.
  [[nodiscard]] std::string_view property_key(const LeafRow& leaf) const;

  // The keyword that is spelled like this, in any case.
  [[nodiscard]] KeywordId find_keyword(std::string_view word) const;
  struct KeywordRange {
    std::uint32_t begin;
    std::uint32_t end;
  };
  // The keywords that the word abbreviates; the keyword itself is one of them.
  [[nodiscard]] KeywordRange find_abbreviated(std::string_view word) const;

 private:
  friend std::vector<std::byte> pack(TableBuilder& tables);
};

// The image of the tables: what `Grammar::from_image` reads.
[[nodiscard]] std::vector<std::byte> pack(TableBuilder& tables);

// The hash that `keyword_slots` is built with; of the word in lower case.
[[nodiscard]] std::uint32_t keyword_hash(std::string_view word);

}  // namespace vrpc::command
