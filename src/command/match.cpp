#include "command/match.hpp"

#include <algorithm>

#include "command/shape.hpp"
#include "command/value.hpp"
#include "diag/diagnostic.hpp"

namespace vrpc::command {
namespace {

// Steps that one line may take: far above any line of a device, so that a hostile line ends too.
constexpr std::uint32_t kBudget = 20'000;
constexpr std::size_t kMostAlternatives = 128;
// A word of fewer letters may as well be another one, not a misspelt one.
constexpr std::size_t kTelling = 3;
constexpr std::size_t kFewKeywords = 4;
constexpr KeywordId kNotLookedUp{kNone - 1};

}  // namespace

void Matcher::set_words(std::span<const InputWord> words) {
  words_ = words;
  if (words.size() > leaves_.size()) {
    exact_.resize(words.size());
    symbols_.resize(words.size());
    leaves_.resize(words.size());
  }
  std::fill_n(exact_.begin(), words.size(), kNotLookedUp);
}

KeywordId Matcher::exact_keyword(std::uint32_t word) {
  if (exact_[word] == kNotLookedUp) exact_[word] = grammar_.find_keyword(words_[word].text);
  return exact_[word];
}

Verdict Matcher::match(ViewId view) {
  excluded_.clear();
  wrong_.clear();
  failure_ = {};
  lenient_ = near_miss_ = ambiguous_ = false;
  walked_ = 0;
  budget_ = kBudget;
  const NodeId root = grammar_.view(view).root;
  if (step(root, 0)) return ambiguous_ ? Verdict::ambiguous : Verdict::matched;
  if (!excluded_.empty()) return Verdict::excluded;
  if (!near_miss_) return Verdict::failed;
  const Failure strict = failure_;
  lenient_ = true;
  budget_ = kBudget;
  if (step(root, 0)) {
    std::sort(wrong_.begin(), wrong_.end());
    return ambiguous_ ? Verdict::ambiguous : Verdict::wrong_value;
  }
  wrong_.clear();
  // What a wrong value leads to explains the line better, where it leads further.
  if (strict.word > failure_.word) failure_ = strict;
  return Verdict::failed;
}

bool Matcher::match_in_full(ViewId view) {
  excluded_.clear();
  lenient_ = near_miss_ = ambiguous_ = false;
  in_full_ = true;
  budget_ = kBudget;
  const bool matched = step(grammar_.view(view).root, 0);
  in_full_ = false;
  return matched;
}

void Matcher::fail(NodeId node, std::uint32_t word) {
  if (failure_.repeated || word < failure_.word) return;
  if (word > failure_.word) failure_ = {word, false, 0, {}};
  const auto known = failure_.nodes.begin() + failure_.node_count;
  if (std::find(failure_.nodes.begin(), known, node) != known) return;
  if (failure_.node_count < Failure::kMostNodes) failure_.nodes[failure_.node_count++] = node;
}

bool Matcher::step(NodeId id, std::uint32_t word) {
  // A word that leaves no choice is stepped over right here.
  for (;; ++word) {
    if (budget_ == 0) return false;
    --budget_;
    if (word == words_.size()) return finish(id);
    const NodeRow& node = grammar_.node(id);
    if (words_[word].wild != Wild::no) return step_wild(node, word);
    const auto edges = grammar_.edges_of(node);
    const EdgeRow* last = nullptr;
    if (node.keyword_edges > 0 && !words_[word].quoted) {
      const auto keywords = edges.first(node.keyword_edges);
      if (const EdgeRow* exact = find_exact(keywords, word)) {
        symbols_[word] = exact->symbol;
        if (keywords.size() == edges.size()) {
          id = exact->target;
          continue;
        }
        if (step(exact->target, word + 1)) return true;
      } else if (!in_full_ && step_abbreviated(keywords, word)) {
        return true;
      }
    }
    for (const EdgeRow& edge : edges.subspan(node.keyword_edges)) {
      if (grammar_.type(edge.symbol.type()).base == Base::text) {
        if (step_text(edge, word)) return true;
      } else if (take_value(edge, word)) {
        if (!lenient_ && &edge == &edges.back()) {
          last = &edge;
          break;
        }
        if (step(edge.target, word + 1)) return true;
        give_back(word);
      }
    }
    if (last == nullptr) {
      fail(id, word);
      return false;
    }
    id = last->target;
  }
}

// All words are read.
bool Matcher::finish(NodeId id) {
  const NodeRow& node = grammar_.node(id);
  if (node.accepts.count == 0) {
    fail(id, static_cast<std::uint32_t>(words_.size()));
    return false;
  }
  if (accept(node)) return true;
  if (!failure_.repeated) failure_ = {walked_, true, 0, {}};
  return false;
}

const EdgeRow* Matcher::find_exact(std::span<const EdgeRow> keywords, std::uint32_t word) {
  // At most nodes, looking at each keyword takes less than looking for the word among all that there are.
  if (keywords.size() <= kFewKeywords) {
    const std::string_view text = words_[word].text;
    for (const EdgeRow& edge : keywords) {
      if (is_same_word(text, grammar_.text(grammar_.keyword(edge.symbol.keyword()).folded))) return &edge;
    }
    return nullptr;
  }
  const KeywordId keyword = exact_keyword(word);
  if (index(keyword) == kNone) return nullptr;
  const auto less = [](const EdgeRow& edge, KeywordId id) { return edge.symbol.keyword() < id; };
  const auto found = std::lower_bound(keywords.begin(), keywords.end(), keyword, less);
  return found != keywords.end() && found->symbol.keyword() == keyword ? &*found : nullptr;
}

// `d cu`: the word fits several keywords, and the rest of the line decides.
bool Matcher::step_abbreviated(std::span<const EdgeRow> keywords, std::uint32_t word) {
  const std::string_view text = words_[word].text;
  const auto folded = [this](const EdgeRow& edge) {
    return grammar_.text(grammar_.keyword(edge.symbol.keyword()).folded);
  };
  const auto first = std::partition_point(keywords.begin(), keywords.end(),
                                          [&](const EdgeRow& edge) { return is_after(text, folded(edge)); });
  const auto last =
      std::find_if_not(first, keywords.end(), [&](const EdgeRow& edge) { return is_abbreviation(text, folded(edge)); });
  std::vector<Symbol> symbols;
  std::vector<LeafId> leaves;
  FormId form{kNone};
  KeywordId taken{kNone};
  for (const EdgeRow& edge : std::span(first, last)) {
    symbols_[word] = edge.symbol;
    if (!step(edge.target, word + 1)) continue;
    if (last - first == 1) return true;
    if (index(form) != kNone) {
      ambiguity_ = {word, {taken, edge.symbol.keyword()}};
      ambiguous_ = true;
      return true;
    }
    form = form_;
    taken = edge.symbol.keyword();
    symbols = symbols_;
    leaves = leaves_;
  }
  if (index(form) == kNone) return false;
  form_ = form;
  symbols_ = std::move(symbols);
  leaves_ = std::move(leaves);
  return true;
}

bool Matcher::take_value(const EdgeRow& edge, std::uint32_t word) {
  const Fit fit = fits(grammar_, grammar_.type(edge.symbol.type()), words_[word].text, words_[word].quoted);
  if (fit == Fit::no) return false;
  if (fit == Fit::wrong) {
    near_miss_ = true;
    if (!lenient_) return false;
    wrong_.push_back(word);
  }
  symbols_[word] = edge.symbol;
  return true;
}

void Matcher::give_back(std::uint32_t word) {
  if (!wrong_.empty() && wrong_.back() == word) wrong_.pop_back();
}

bool Matcher::step_wild(const NodeRow& node, std::uint32_t word) {
  const std::string_view text = words_[word].text;
  const std::size_t most = std::max<std::size_t>(1, text.size() / 4);
  const auto is_alike = [text, most](std::string_view keyword) {
    if (text.size() < kTelling) return false;
    if (keyword.size() > text.size() + most || text.size() > keyword.size() + most) return false;
    const std::size_t distance = diag::distance(text, keyword);
    return distance > 0 && distance <= most && diag::have_same_digits(text, keyword);
  };
  for (const EdgeRow& edge : grammar_.edges_of(node)) {
    if (words_[word].wild == Wild::alike) {
      if (!edge.symbol.is_keyword()) break;  // values come last
      if (edge.symbol.keyword() == words_[word].other_than) continue;
      if (!is_alike(grammar_.spelling(edge.symbol.keyword()))) continue;
    } else if (!edge.symbol.is_keyword() && grammar_.type(edge.symbol.type()).base == Base::text) {
      continue;
    }
    symbols_[word] = edge.symbol;
    if (step(edge.target, word + 1)) return true;
  }
  return false;
}

bool Matcher::step_text(const EdgeRow& edge, std::uint32_t word) {
  if (word > 0 && words_[word - 1].wild == Wild::any) return false;  // any line is the text of some keyword
  const InputWord& last = words_.back();
  const char* begin = words_[word].text.data();
  const std::string_view text(begin, static_cast<std::size_t>(last.text.data() + last.text.size() - begin));
  const bool fitting = fits(grammar_, grammar_.type(edge.symbol.type()), text, false) == Fit::yes;
  if (!fitting && !lenient_) {
    near_miss_ = true;
    return false;
  }
  std::fill(symbols_.begin() + word, symbols_.begin() + static_cast<std::ptrdiff_t>(words_.size()), edge.symbol);
  if (!fitting) wrong_.push_back(word);
  if (step(edge.target, static_cast<std::uint32_t>(words_.size()))) return true;
  if (!fitting) wrong_.pop_back();
  return false;
}

bool Matcher::accept(const NodeRow& node) {
  for (const std::uint32_t number : grammar_.list(node.accepts)) {
    const FormId form{number};
    if ((grammar_.form(form).devices & devices_) == 0) {
      excluded_.push_back(form);
    } else if (assign(form) && (!in_full_ || is_shown())) {
      form_ = form;
      return true;
    }
  }
  return false;
}

// A word besides `undo` is a keyword: any line is what some keyword takes as its values. Where a word was added, names
// need two of them: `port-group access` is the end of many a line.
bool Matcher::is_shown() const {
  int keywords = 0;
  int names = 0;
  bool added = false;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].wild == Wild::any) {
      added = true;
    } else if (!symbols_[i].is_keyword()) {
      names += grammar_.type(symbols_[i].type()).base == Base::string ? 1 : 0;
    } else if (grammar_.spelling(symbols_[i].keyword()) != "undo") {
      ++keywords;
    }
  }
  return keywords > (added && names > 0 ? 1 : 0);
}

// What is still to come after the item at hand, as a list on the stack.
struct Matcher::Pending {
  std::uint32_t item;
  std::uint32_t done;  // children, or repetitions
  std::uint32_t start;
  const Pending* next;
  std::array<std::uint64_t, kMostAlternatives / 64> used{};
};

bool Matcher::assign(FormId form) {
  const FormRow& row = grammar_.form(form);
  walked_ = 0;
  return row.straight != 0 ? assign_straight(row) : walk(row.root, 0, nullptr);
}

bool Matcher::assign_straight(const FormRow& form) {
  const auto leaves = grammar_.leaves_of(form);
  std::uint32_t next = 0;
  for (std::uint32_t word = 0; word < words_.size(); ++word) {
    if (word > 0 && symbols_[word] == symbols_[word - 1]) {  // text
      leaves_[word] = leaves_[word - 1];
      continue;
    }
    while (leaves[next].symbol != symbols_[word]) ++next;
    leaves_[word] = LeafId{form.leaves.first + next++};
  }
  return true;
}

bool Matcher::walk_leaf(const ItemRow& item, std::uint32_t word, const Pending* next) {
  walked_ = std::max(walked_, word);
  const LeafId id{item.children.first};
  const Symbol symbol = grammar_.leaf(id).symbol;
  if (word == words_.size() || symbols_[word] != symbol) return false;
  const bool text = !symbol.is_keyword() && grammar_.type(symbol.type()).base == Base::text;
  const auto end = text ? static_cast<std::uint32_t>(words_.size()) : word + 1;
  if (!resume(next, end)) return false;
  std::fill(leaves_.begin() + word, leaves_.begin() + end, id);
  return true;
}

bool Matcher::walk(std::uint32_t number, std::uint32_t word, const Pending* next) {
  if (budget_ == 0) return false;
  --budget_;
  const ItemRow& item = grammar_.item(number);
  switch (item.kind) {
    case ItemKind::leaf: return walk_leaf(item, word, next);
    case ItemKind::one_of:
      for (std::uint32_t i = 0; i < item.children.count; ++i)
        if (walk(item.children.first + i, word, next)) return true;
      return item.optional != 0 && resume(next, word);
    case ItemKind::sequence:
    case ItemKind::any_order:
    case ItemKind::repeat: break;
  }
  const Pending pending{number, 0, word, next, {}};
  return resume(&pending, word);
}

bool Matcher::resume(const Pending* next, std::uint32_t word) {
  if (next == nullptr) return word == words_.size();
  const ItemRow& item = grammar_.item(next->item);
  if (item.kind == ItemKind::any_order) return resume_any_order(*next, word);
  if (item.kind == ItemKind::sequence) {
    if (next->done == item.children.count) return resume(next->next, word);
    Pending rest = *next;
    return walk(item.children.first + rest.done++, word, &rest);
  }
  // A repetition that consumes nothing would go on for ever.
  const bool progress = next->done == 0 || word > next->start;
  if (progress && next->done < item.most) {
    Pending rest = *next;
    ++rest.done;
    rest.start = word;
    if (walk(item.children.first, word, &rest)) return true;
  }
  return next->done >= item.least && resume(next->next, word);
}

bool Matcher::resume_any_order(const Pending& at, std::uint32_t word) {
  const ItemRow& item = grammar_.item(at.item);
  for (std::uint32_t i = 0; i < item.children.count; ++i) {
    // No form has more alternatives than that; the ones beyond could be repeated.
    const bool counted = i < kMostAlternatives;
    if (counted && (at.used[i / 64] >> (i % 64) & 1) != 0) continue;
    Pending rest = at;
    if (counted) rest.used[i / 64] |= std::uint64_t{1} << (i % 64);
    rest.done = 1;
    if (walk(item.children.first + i, word, &rest)) return true;
  }
  return (at.done > 0 || item.optional != 0) && resume(at.next, word);
}

}  // namespace vrpc::command
