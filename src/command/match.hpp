// Finds the form of a view that a line of words is, and which keyword or parameter each word stands for.
//
// As on the device: a keyword may be shortened as far as one command remains for the whole line, and a word that is
// exactly a keyword is not taken for the start of another one. A keyword beats a value; of values the most particular
// type wins, as long as the rest of the line fits.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "command/grammar.hpp"

namespace vrpc::command {

// What else a word may stand for than itself, when it is asked how a line could be mended.
enum class Wild : std::uint8_t {
  no,
  alike,  // a keyword that is spelled nearly like it
  any,    // any keyword or value but free text
};

struct InputWord {
  std::string_view text;  // quotes included
  bool quoted = false;
  Wild wild = Wild::no;
  KeywordId other_than{kNone};  // no keyword for `alike`
};

enum class Verdict : std::uint8_t {
  matched,
  wrong_value,  // a form fits but for values that are out of range, too long or reserved
  ambiguous,    // shortened keywords leave several commands
  excluded,     // only forms of other devices fit
  failed,
};

// How far a line that fits no form was understood.
struct Failure {
  static constexpr std::size_t kMostNodes = 4;

  std::uint32_t word = 0;  // the first that nothing accepts; the word count if the line is too short
  bool repeated = false;   // the word is one that the line has already, and may have once only
  std::uint32_t node_count = 0;
  std::array<NodeId, kMostNodes> nodes{};  // where the graph stood then
};

// Reused from line to line; allocates only while lines get longer.
class Matcher {
 public:
  // `devices` has the bits of Grammar::find_device. `grammar` must outlive the matcher.
  explicit Matcher(const Grammar& grammar, std::uint32_t devices = ~0U) : grammar_(grammar), devices_(devices) {}

  // The words must live until the next call, their texts be parts of one line.
  void set_words(std::span<const InputWord> words);
  [[nodiscard]] Verdict match(ViewId view);
  // The line fits with each keyword written in full, one at least besides `undo`. Words may be wild.
  [[nodiscard]] bool match_in_full(ViewId view);

  // After `matched` and `wrong_value`. One leaf a word; a value of several words has the same leaf in each.
  [[nodiscard]] FormId form() const { return form_; }
  [[nodiscard]] std::span<const LeafId> leaves() const { return std::span(leaves_).first(words_.size()); }
  // After `wrong_value`: the words whose values do not fit.
  [[nodiscard]] std::span<const std::uint32_t> wrong_words() const { return wrong_; }
  // After `ambiguous`: the shortened word, and two of the keywords that it may be.
  struct Ambiguity {
    std::uint32_t word = 0;
    std::array<KeywordId, 2> keywords{};
  };
  [[nodiscard]] const Ambiguity& ambiguity() const { return ambiguity_; }
  // After `excluded`: the forms of other devices that fit.
  [[nodiscard]] std::span<const FormId> excluded() const { return excluded_; }
  // After `failed`, and of the last view that was tried.
  [[nodiscard]] const Failure& failure() const { return failure_; }
  // What a word before the failure was last taken for.
  [[nodiscard]] Symbol taken_for(std::uint32_t word) const { return symbols_[word]; }

  [[nodiscard]] const Grammar& grammar() const { return grammar_; }
  [[nodiscard]] std::span<const InputWord> words() const { return words_; }
  // The keyword that the word is in full.
  [[nodiscard]] KeywordId exact_keyword(std::uint32_t word);

 private:
  struct Pending;  // what is left to match of a form

  bool step(NodeId id, std::uint32_t word);
  bool finish(NodeId id);
  [[nodiscard]] const EdgeRow* find_exact(std::span<const EdgeRow> keywords, std::uint32_t word);
  bool step_abbreviated(std::span<const EdgeRow> keywords, std::uint32_t word);
  // Whether the value is taken for what the edge wants. If so, and it is wrong, it is noted down.
  bool take_value(const EdgeRow& edge, std::uint32_t word);
  void give_back(std::uint32_t word);
  bool step_wild(const NodeRow& node, std::uint32_t word);
  bool step_text(const EdgeRow& edge, std::uint32_t word);
  bool accept(const NodeRow& node);
  [[nodiscard]] bool is_shown() const;
  void fail(NodeId node, std::uint32_t word);

  bool assign(FormId form);
  bool assign_straight(const FormRow& form);
  bool walk(std::uint32_t number, std::uint32_t word, const Pending* next);
  bool walk_leaf(const ItemRow& item, std::uint32_t word, const Pending* next);
  bool resume(const Pending* next, std::uint32_t word);
  bool resume_any_order(const Pending& at, std::uint32_t word);

  const Grammar& grammar_;
  std::uint32_t devices_;
  std::span<const InputWord> words_;
  std::vector<KeywordId> exact_;  // of each word, once it was asked for
  std::vector<Symbol> symbols_;   // what each word was taken for, on the way to `accept`
  std::vector<LeafId> leaves_;
  std::vector<std::uint32_t> wrong_;
  std::vector<FormId> excluded_;
  Ambiguity ambiguity_;
  FormId form_{kNone};
  Failure failure_;
  bool in_full_ = false;
  bool lenient_ = false;
  bool near_miss_ = false;  // a value of the right shape was refused: a lenient try is worth it
  bool ambiguous_ = false;
  std::uint32_t walked_ = 0;  // the furthest word that `assign` reached
  std::uint32_t budget_ = 0;
};

}  // namespace vrpc::command
