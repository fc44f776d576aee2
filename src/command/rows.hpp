// The compiled command grammar as tables of plain rows, which refer to each other by index. Made by `compile`,
// packed into an image that the executable holds, and read in place through `Grammar`.
#pragma once

#include <cstdint>

namespace vrpc::command {

enum class ViewId : std::uint32_t {};
enum class CommandId : std::uint32_t {};
enum class FormId : std::uint32_t {};
enum class LeafId : std::uint32_t {};
enum class ParameterId : std::uint32_t {};
enum class TypeId : std::uint32_t {};
// In alphabetical order of the keywords, so that the words that share a prefix are neighbours.
enum class KeywordId : std::uint32_t {};
// A state of the graph that the forms of all views make up.
enum class NodeId : std::uint32_t {};
// A kind of name that one command defines and others use: `vpn-instance`, `interface`.
enum class NameKindId : std::uint32_t {};

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

struct TextRef {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

struct Slice {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

// What moves an edge of the graph: a keyword, or a value of a type.
class Symbol {
 public:
  Symbol() = default;
  static constexpr Symbol of(KeywordId id) { return Symbol(static_cast<std::uint32_t>(id)); }
  static constexpr Symbol of(TypeId id) { return Symbol(kTypeBit | static_cast<std::uint32_t>(id)); }

  [[nodiscard]] constexpr bool is_keyword() const { return (value_ & kTypeBit) == 0; }
  [[nodiscard]] constexpr KeywordId keyword() const { return KeywordId{value_}; }
  [[nodiscard]] constexpr TypeId type() const { return TypeId{value_ & ~kTypeBit}; }
  friend constexpr auto operator<=>(Symbol, Symbol) = default;

 private:
  static constexpr std::uint32_t kTypeBit = 0x80000000;
  constexpr explicit Symbol(std::uint32_t value) : value_(value) {}
  std::uint32_t value_ = 0;
};

// From the most particular to the least: where a word fits several, the first wins.
enum class Base : std::uint32_t {
  enumeration,
  ipv4_address,
  ipv4_mask,
  integer,
  as_number,
  ipv6_address,
  ipv6_prefix,
  mac_address,
  route_distinguisher,
  interface_number,
  interface_type,
  interface_name,
  secret,
  string,
  word,
  text,
};

enum class Status : std::uint32_t { unknown, ignored, checked, modelled };
// `discard` gives up what is not committed, `abort` what a trial commit put into effect.
enum class Effect : std::uint32_t { none, quit, leave_all, system_view, commit, discard, abort };
enum class Risk : std::uint32_t { none, cosmetic, local, resets_session, withdraws_service, cuts_management };
enum class NameRole : std::uint32_t { none, defines, uses, softly_uses };
enum class Raw : std::uint32_t { none, until, delimited };
// What the absence of a command means: that it is off, that it is on, or one or the other (`shutdown`).
enum class Default : std::uint32_t { off, on, varies };

struct RangeRow {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

struct TypeRow {
  TextRef name;
  TextRef unit;
  TextRef characters;  // `a-z0-9_`; empty: all
  Base base{};
  Slice ranges;     // of the value, or of the length; for a secret: plain text, then ciphertext
  Slice words;      // of an enumeration, into `lists`: KeywordIds
  Slice spellings;  // of the words, into `texts`
  Slice reserved;   // into `texts`
  std::uint32_t quotable = 0;
  std::uint32_t case_insensitive = 0;
};

struct ParameterRow {
  TextRef name;
  TextRef default_value;
  TypeId type{};
  NameRole role{};
  NameKindId name_kind{kNone};
};

struct KeywordRow {
  TextRef folded;  // in lower case; the table is sorted by it
  TextRef spelling;
};

struct ViewRow {
  TextRef name;
  TextRef title;
  TextRef prompt;
  NodeId root{};
  std::uint32_t complete = 0;
  std::uint32_t group = kNone;     // of the group whose `mismatch` line counts here
  std::uint32_t mismatch = kNone;  // code of a diag::Kind
};

// What `bind` keeps of each line and word has room for this many.
inline constexpr std::size_t kMostViews = 0xFFFE;
inline constexpr std::size_t kMostLeaves = 0xFFFF;    // of a form
inline constexpr std::size_t kMostExpansions = 0xFF;  // of a command

struct CommandRow {
  TextRef name;
  TextRef help;
  TextRef assumed;
  TextRef raw_end;
  Slice views;  // into `lists`: ViewIds
  Slice forms;
  Slice parameters;
  std::uint32_t feature = 0;  // the file that defines it, as a number
  Slice clears;               // into `texts`: names of commands of the same view
  Slice owns;                 // into `texts`: names of commands that go with it, `peer-*` for several
  std::uint32_t owned = 0;    // some command owns it
  Slice expands;              // into `lists`: KeywordIds that stand for all of `expansions`; kNone: no keyword does
  Slice expansions;           // into `lists`: KeywordIds
  ViewId enters{kNone};
  Status status{};
  Effect effect{};
  Risk risk{};
  Raw raw{};
  std::uint32_t warning = kNone;  // code of a diag::Kind
  std::uint32_t not_configuration = 0;
  std::uint32_t open = 0;
  Default default_state{};
  std::uint32_t each = 0;       // a line with several values in its repetition is as many lines
  std::uint32_t ordered = 0;    // among those of one view, the order counts
  std::uint32_t immutable = 0;  // to change it, it is undone and made anew
  Slice immutable_in;           // into `texts`: only these parameters are so; none: all that it says
  std::uint32_t list = 0;       // there may be several in one view, told apart by their identity
};

struct FormRow {
  TextRef notation;
  CommandId command{};
  std::uint32_t root = 0;  // its item
  Slice leaves;
  std::uint32_t devices = 0;  // a bit a device
  std::uint32_t head = 0;     // how many keywords it starts with
  std::uint32_t undo = 0;
  std::uint32_t names = 0;  // defines or uses some
  // What a line of the form cannot have need not be looked for in it.
  std::uint32_t identified = 0;  // some word is part of an identity
  std::uint32_t secrets = 0;     // some value is a secret
  std::uint32_t defaulted = 0;   // some value that no line leaves out has a default
  // Its words stand in the order of the leaves and none twice, and no two leaves have the same symbol.
  std::uint32_t straight = 0;
  Slice alike;               // of an undo form, into `lists`: undo forms of the same notation in one of its views
  std::uint32_t sweeps = 0;  // an undo form that names less than the identity: it takes all that have what it names
};

// Whether the word tells one object of the command from another.
enum class Identity : std::uint32_t {
  none,
  always,
  preferred,  // does, and those that are `otherwise` do not on a line that has it: the index of an entry
  otherwise,
};

// A keyword or parameter of a form, in the order of the notation.
struct LeafRow {
  Symbol symbol;
  FormId form{};
  ParameterId parameter{kNone};
  TextRef spelling;  // of the keyword, in this form
  TextRef choice;    // the name of the choice that the keyword belongs to
  Identity identity{};
  std::uint32_t property = 0;      // says something that no other word of the line says: it has a key in JSON
  std::uint32_t optional = 0;      // some lines of the form do not have it
  std::uint32_t joined = 0;        // continues the value of the leaf before: `GigabitEthernet 0/1/0`
  std::uint32_t repeated = kNone;  // the first leaf of the repetition that it stands in
};

enum class ItemKind : std::uint32_t { leaf, sequence, one_of, any_order, repeat };

// A node of a form's notation.
struct ItemRow {
  ItemKind kind{};
  Slice children;  // of a leaf: the number of the leaf, in `first`
  std::uint32_t optional = 0;
  std::uint32_t least = 1;
  std::uint32_t most = 1;
};

struct NodeRow {
  Slice edges;    // keywords in order of their ids, then types from the most particular
  Slice accepts;  // into `lists`: FormIds whose line may end here
  std::uint32_t keyword_edges = 0;
  // The command that all forms which come through here belong to, once all words of its head are read; none if they
  // belong to several.
  CommandId inside{kNone};
  // None of their commands is `open`.
  std::uint32_t closed = 0;
};

struct EdgeRow {
  Symbol symbol;
  NodeId target{};
};

struct NameRow {
  TextRef name;
  TextRef title;
};

struct NameKindRow {
  TextRef name;
  TextRef title;
  Slice predefined;        // into `texts`; `__*` stands for all that start so
  TextRef unless_command;  // a configuration that has it, with the keyword, may name what is not defined
  TextRef unless_keyword;
  std::uint32_t undefined = kNone;  // code of a diag::Kind that is about this kind of name alone
  std::uint32_t required = 0;       // the device refuses what does not exist
  std::uint32_t open = 0;           // names of this kind are defined in ways that the definitions do not show
  std::uint32_t unused = 0;         // what nothing uses has no effect
};

// Which views have a form that starts with the keyword.
struct FirstWordRow {
  Slice views;  // into `lists`
  Slice undo_views;
};

}  // namespace vrpc::command
