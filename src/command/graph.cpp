// The forms of all views as one deterministic graph, left-factored: forms that start alike share their nodes, in
// one view and across views. Positions and what may follow them are Glushkov's construction; the nodes are sets of
// positions. "At most once" and repetition counts are not in the graph: the walk over the accepted form checks
// them, since counting here would multiply the nodes.
#include <algorithm>
#include <map>
#include <set>

#include "command/compile.hpp"

namespace vrpc::command {
namespace {

using Positions = std::vector<std::uint32_t>;  // leaf numbers, sorted

void merge(Positions& into, const Positions& from) {
  Positions result;
  std::set_union(into.begin(), into.end(), from.begin(), from.end(), std::back_inserter(result));
  into = std::move(result);
}

struct Reach {
  bool empty = false;  // may match no word
  Positions first;
  Positions last;
};

class GraphBuilder {
 public:
  explicit GraphBuilder(TableBuilder& tables) : tables_(tables), follow_(tables.leaves.size()) {}

  void run() {
    for (const FormRow& form : tables_.forms) reach_.push_back(reach(form.root));
    for (std::uint32_t i = 0; i < reach_.size(); ++i)
      for (const std::uint32_t leaf : reach_[i].last) accepting_[leaf] = i;
    std::vector<Positions> starts(tables_.views.size());
    for (std::uint32_t c = 0; c < tables_.commands.size(); ++c) collect_starts(tables_.commands[c], starts);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      std::sort(starts[i].begin(), starts[i].end());
      tables_.views[i].root = add_node({}, starts[i]);
    }
    while (!pending_.empty()) {
      const NodeId node = pending_.back();
      pending_.pop_back();
      fill(node);
    }
    add_first_words();
  }

 private:
  Reach reach(std::uint32_t number);
  Reach reach_sequence(const ItemRow& item);
  Reach reach_choice(const ItemRow& item);
  void link(const Positions& from, const Positions& to) {
    for (const std::uint32_t leaf : from) merge(follow_[leaf], to);
  }

  void collect_starts(const CommandRow& command, std::vector<Positions>& starts) {
    for (std::uint32_t v = 0; v < command.views.count; ++v) {
      Positions& start = starts[tables_.lists[command.views.first + v]];
      for (std::uint32_t f = 0; f < command.forms.count; ++f) {
        const Positions& first = reach_[command.forms.first + f].first;
        start.insert(start.end(), first.begin(), first.end());
      }
    }
  }

  // `here` are the positions just passed, `next` those that may follow.
  NodeId add_node(const Positions& here, const Positions& next);
  NodeId node_of(const Positions& here);
  void fill(NodeId id);
  using FirstWords = std::vector<std::vector<std::uint32_t>>;  // of each keyword, the views
  void collect_first_words(NodeId node, std::uint32_t view, FirstWords& found, FirstWords* after_undo);
  void add_first_words();
  void describe(const Positions& here, NodeRow& row) const;
  [[nodiscard]] std::uint32_t rank(Symbol symbol) const {
    return symbol.is_keyword() ? 0 : 1 + index(tables_.types[index(symbol.type())].base);
  }

  TableBuilder& tables_;
  std::vector<Positions> follow_;
  std::vector<Reach> reach_;
  std::map<std::uint32_t, std::uint32_t> accepting_;  // leaf to form
  std::map<Positions, NodeId> known_;
  std::vector<Positions> next_;  // of each node
  std::vector<NodeId> pending_;
};

Reach GraphBuilder::reach(std::uint32_t number) {
  const ItemRow item = tables_.items[number];
  switch (item.kind) {
    case ItemKind::leaf: return {false, {item.children.first}, {item.children.first}};
    case ItemKind::sequence: return reach_sequence(item);
    case ItemKind::one_of: return reach_choice(item);
    case ItemKind::any_order: {
      Reach result = reach_choice(item);
      link(result.last, result.first);
      return result;
    }
    case ItemKind::repeat: {
      Reach result = reach(item.children.first);
      if (item.most > 1) link(result.last, result.first);
      result.empty |= item.least == 0;
      return result;
    }
  }
  return {};
}

Reach GraphBuilder::reach_sequence(const ItemRow& item) {
  Reach result{true, {}, {}};
  for (std::uint32_t i = 0; i < item.children.count; ++i) {
    const Reach child = reach(item.children.first + i);
    link(result.last, child.first);
    if (result.empty) merge(result.first, child.first);
    if (!child.empty) result.last.clear();
    merge(result.last, child.last);
    result.empty &= child.empty;
  }
  return result;
}

Reach GraphBuilder::reach_choice(const ItemRow& item) {
  Reach result{item.optional != 0, {}, {}};
  for (std::uint32_t i = 0; i < item.children.count; ++i) {
    const Reach child = reach(item.children.first + i);
    merge(result.first, child.first);
    merge(result.last, child.last);
    result.empty |= child.empty;
  }
  return result;
}

void GraphBuilder::describe(const Positions& here, NodeRow& row) const {
  std::set<CommandId> commands;
  bool past_heads = true;
  row.closed = here.empty() ? 0 : 1;
  for (const std::uint32_t leaf : here) {
    const FormRow& form = tables_.forms[index(tables_.leaves[leaf].form)];
    past_heads &= leaf + 1 >= form.leaves.first + form.head;
    if (tables_.commands[index(form.command)].open != 0) row.closed = 0;
    commands.insert(form.command);
  }
  if (past_heads && commands.size() == 1) row.inside = *commands.begin();
}

NodeId GraphBuilder::add_node(const Positions& here, const Positions& next) {
  const NodeId id{static_cast<std::uint32_t>(tables_.nodes.size())};
  NodeRow row;
  describe(here, row);
  row.accepts.first = static_cast<std::uint32_t>(tables_.lists.size());
  std::vector<std::uint32_t> forms;
  for (const std::uint32_t leaf : here)
    if (const auto found = accepting_.find(leaf); found != accepting_.end()) forms.push_back(found->second);
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  tables_.lists.insert(tables_.lists.end(), forms.begin(), forms.end());
  row.accepts.count = static_cast<std::uint32_t>(forms.size());
  tables_.nodes.push_back(row);
  next_.push_back(next);
  pending_.push_back(id);
  return id;
}

NodeId GraphBuilder::node_of(const Positions& here) {
  if (const auto found = known_.find(here); found != known_.end()) return found->second;
  Positions next;
  for (const std::uint32_t leaf : here) next.insert(next.end(), follow_[leaf].begin(), follow_[leaf].end());
  std::sort(next.begin(), next.end());
  next.erase(std::unique(next.begin(), next.end()), next.end());
  const NodeId id = add_node(here, next);
  known_.emplace(here, id);
  return id;
}

void GraphBuilder::fill(NodeId id) {
  std::map<std::pair<std::uint32_t, Symbol>, Positions> by_symbol;
  for (const std::uint32_t leaf : next_[index(id)]) {
    const Symbol symbol = tables_.leaves[leaf].symbol;
    by_symbol[{rank(symbol), symbol}].push_back(leaf);
  }
  std::vector<EdgeRow> edges;
  std::uint32_t keywords = 0;
  for (const auto& [key, positions] : by_symbol) {
    keywords += key.second.is_keyword() ? 1 : 0;
    edges.push_back({key.second, node_of(positions)});
  }
  NodeRow& row = tables_.nodes[index(id)];
  row.edges = {static_cast<std::uint32_t>(tables_.edges.size()), static_cast<std::uint32_t>(edges.size())};
  row.keyword_edges = keywords;
  tables_.edges.insert(tables_.edges.end(), edges.begin(), edges.end());
}

// The keywords that the node's lines go on with; `undo` leads to those of `undo_views`.
void GraphBuilder::collect_first_words(NodeId node, std::uint32_t view, FirstWords& found, FirstWords* after_undo) {
  const NodeRow row = tables_.nodes[index(node)];
  for (std::uint32_t e = 0; e < row.keyword_edges; ++e) {
    const EdgeRow& edge = tables_.edges[row.edges.first + e];
    const TextRef word = tables_.keywords[index(edge.symbol.keyword())].folded;
    const bool undo = std::string_view(tables_.characters.data() + word.begin, word.size) == "undo";
    if (undo && after_undo != nullptr) {
      collect_first_words(edge.target, view, *after_undo, nullptr);
    } else {
      found[index(edge.symbol.keyword())].push_back(view);
    }
  }
}

void GraphBuilder::add_first_words() {
  FirstWords views(tables_.keywords.size());
  FirstWords undo_views(tables_.keywords.size());
  for (std::uint32_t v = 0; v < tables_.views.size(); ++v)
    collect_first_words(tables_.views[v].root, v, views, &undo_views);
  const auto slice = [this](const std::vector<std::uint32_t>& ids) {
    const Slice result{static_cast<std::uint32_t>(tables_.lists.size()), static_cast<std::uint32_t>(ids.size())};
    tables_.lists.insert(tables_.lists.end(), ids.begin(), ids.end());
    return result;
  };
  for (std::size_t i = 0; i < tables_.keywords.size(); ++i) {
    const Slice plain = slice(views[i]);
    tables_.first_words.push_back({plain, slice(undo_views[i])});
  }
}

}  // namespace

void build_graph(TableBuilder& tables) { GraphBuilder(tables).run(); }

}  // namespace vrpc::command
