// The state of `bind` while it goes from line to line. Only for the files of this folder.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bind/bind.hpp"
#include "bind/known_lines.hpp"
#include "command/match.hpp"

namespace vrpc::bind {

// A view that is open, and the line that opened it.
struct Frame {
  StatementId statement = kNoStatement;
  ViewId view{command::kNone};  // none: a section that no definition covers
  std::uint32_t indentation = 0;
  bool base = false;
};

class Binder {
 public:
  Binder(const syntax::Tree& tree, const Grammar& grammar, const BindOptions& options, diag::Findings& findings);

  Document run();

 private:
  // A saved configuration (bind.cpp).
  void bind_saved(LineId line, std::string_view text);
  void reset_or_stay(LineId line);
  bool try_popped(LineId line);
  bool try_typed_only(LineId line);

  // Scripts and transcripts (session.cpp).
  void bind_typed(LineId line);
  bool continue_unknown(LineId line);
  [[nodiscard]] bool opens_block(LineId line) const;
  void apply_effect(const Statement& statement);
  void follow_prompt(LineId line);
  [[nodiscard]] std::string prompt_suffix(std::size_t number) const;
  [[nodiscard]] std::optional<ViewId> view_of_prompt(std::string_view name) const;

  // Both.
  void read_words(LineId line);
  [[nodiscard]] command::Verdict try_view(ViewId view) { return matcher_.match(view); }
  // Tries the frames below the top one, down to the base; binds there if one accepts.
  bool try_upper(LineId line, diag::Kind kind);
  [[nodiscard]] bool is_spelt_out();
  void bind_here(LineId line, command::Verdict verdict);
  void bind_matched(LineId line, command::Verdict verdict);
  void bind_form(LineId line, FormId form, std::span<const LeafId> leaves, command::Verdict verdict);
  void bind_failed(LineId line, command::Verdict verdict);
  Statement& add_statement(LineId line);
  void report_depth(const Statement& statement);
  void push(const Statement& statement, ViewId view);
  void start_raw(const Statement& statement);
  bool continue_raw(LineId line);
  void report_unterminated();
  void check_line(text::Span words);
  [[nodiscard]] bool is_undo();
  [[nodiscard]] const Frame& top() const { return frames_.back(); }
  [[nodiscard]] std::string_view title(ViewId view) const { return grammar_.title(view); }
  // For messages: secrets are masked.
  [[nodiscard]] std::string line_text(LineId line) const;
  [[nodiscard]] std::string word_text(std::uint32_t word) const;

  // What is wrong with the line at hand (diagnose.cpp).
  void report_wrong_values(LineId line);
  void report_ambiguous();
  void report_excluded(LineId line);
  void report_accepted(LineId line, CommandId id);
  // False if no finding is justified: the line is unknown.
  bool report_failed(LineId line);
  bool report_elsewhere(LineId line);
  bool report_undo_form(LineId line);
  void report_place_in_command(LineId line);
  [[nodiscard]] bool is_error_here();
  [[nodiscard]] std::optional<ViewId> accepting_view(std::uint32_t group);
  [[nodiscard]] CommandId inside() const;

  // What is probably wrong with a line that is not understood (slip.cpp).
  enum class SlipKind : std::uint8_t { misspelt, superfluous, missing };
  struct Slip {
    SlipKind kind;
    std::uint32_t word;
    command::Symbol meant;  // a keyword, if the word is misspelt
    bool only = true;       // there is no other keyword that it may have been
  };
  void report_slip(LineId line);
  void report(const Slip& slip, LineId line);
  [[nodiscard]] std::optional<Slip> find_slip(std::uint32_t first);
  [[nodiscard]] std::optional<ViewId> view_in_full(std::uint32_t first);
  [[nodiscard]] bool is_line_in_full(const std::vector<command::InputWord>& words, ViewId view);

  // What the line at hand was probably meant to be; nothing if that is not one thing only (mend.cpp).
  [[nodiscard]] std::optional<diag::Fix> respelt(std::uint32_t word, const std::vector<std::string_view>& keywords);
  [[nodiscard]] std::optional<diag::Fix> quoted(std::uint32_t word);
  [[nodiscard]] std::optional<diag::Fix> with_closed_quote(std::uint32_t word);
  [[nodiscard]] std::optional<diag::Fix> mended(const Slip& slip);
  [[nodiscard]] bool is_line_with(std::uint32_t first, std::uint32_t last, std::string_view replacement);
  [[nodiscard]] text::Span span_of(std::uint32_t first, std::uint32_t last) const;

  const syntax::Tree& tree_;
  const Grammar& grammar_;
  diag::Findings& findings_;
  Document document_;
  command::Matcher matcher_;
  std::vector<command::InputWord> words_;
  KnownLines known_lines_;  // of saved configurations
  std::vector<Frame> frames_;
  std::vector<Frame> popped_;     // views that the line at hand leaves, the innermost first
  std::uint32_t first_word_ = 0;  // of the line at hand, in the tree
  std::uint32_t devices_;
  bool explain_;
  ViewId system_{command::kNone};
  ViewId user_{command::kNone};

  bool separated_ = false;          // a `#` stands before the line
  bool after_separator_ = false;    // and it stands at the left margin
  bool unknown_since_ = false;      // an unknown line may have opened a view that nobody can see
  StatementId end_ = kNoStatement;  // `return`, in a saved configuration
  bool after_end_reported_ = false;
  bool depth_reported_ = false;
  std::map<std::pair<ViewId, std::string>, int> fruitless_;  // lines without a slip, by view and first word
  std::string host_;

  command::Raw raw_ = command::Raw::none;
  StatementId raw_statement_ = kNoStatement;
  char raw_delimiter_ = 0;
};

}  // namespace vrpc::bind
