// Names that one command defines and others use: VPN instances, interfaces, keychains. Built once, from the
// `defines` and `uses` of the definitions, over the effective configuration.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "command/grammar.hpp"
#include "text/span.hpp"

namespace vrpc::config {

enum class EntryId : std::uint32_t {};
inline constexpr EntryId kNoEntry{command::kNone};

struct Name {
  std::string_view name;  // canonical
  text::Span span;
  EntryId entry = kNoEntry;
  command::NameKindId kind : 31 {};
  bool softly : 1 = false;  // of a use: the name may be defined elsewhere
};
static_assert(sizeof(Name) == 32);

class Names {
 public:
  explicit Names(const command::Grammar& grammar);
  Names(const Names&) = delete;  // it refers to its own texts
  Names(Names&&) = default;

  // A text that lives as long as the names: `written`, which does, if they are the same.
  [[nodiscard]] std::string_view keep(std::string_view text, std::string_view written);
  void define(const Name& name);
  void use(const Name& name);
  // All are defined: from now on they can be looked for.
  void finish();

  // `kind` as the definitions spell it: `vpn-instance`. Empty if there is no such kind.
  [[nodiscard]] const std::vector<Name>& uses(std::string_view kind) const;
  [[nodiscard]] const std::vector<Name>& definitions(std::string_view kind) const;
  [[nodiscard]] const std::vector<Name>& uses(command::NameKindId kind) const { return of(kind).uses; }
  // Without those of entries that define a name which is used: `acl name A number 3000` may be used by its number.
  [[nodiscard]] std::vector<const Name*> unused(command::NameKindId kind) const;
  // The first definition; nothing if there is none.
  [[nodiscard]] const Name* definition(std::string_view kind, std::string_view name) const;
  [[nodiscard]] const Name* definition(const Name& use) const;
  // The defined names that it may have been meant to be.
  [[nodiscard]] std::vector<std::string_view> close(const Name& use) const;
  // A defined name that the used one may have been meant to be; empty if none is close.
  [[nodiscard]] std::string_view closest(const Name& use) const;

 private:
  struct Kind {
    std::string name;
    std::vector<Name> definitions;
    std::vector<Name> uses;
    std::vector<std::uint32_t> slots;  // first definitions by name; open addressing, a power of two of them
  };
  [[nodiscard]] const Kind* find(std::string_view kind) const;
  // Where the first definition of the name is, or would be.
  [[nodiscard]] static std::size_t slot_of(const Kind& kind, std::string_view name);
  [[nodiscard]] static const Name* definition(const Kind& kind, std::string_view name);
  [[nodiscard]] std::vector<std::string_view> defined(command::NameKindId kind) const;
  [[nodiscard]] const Kind& of(command::NameKindId kind) const { return kinds_[command::index(kind)]; }

  std::vector<Kind> kinds_;
  std::deque<std::string> texts_;
};

}  // namespace vrpc::config
