// The command grammar against the vendor's command references, which are no part of the repository: every BMP page, its
// examples and all lines that its forms stand for. VRPC_REFERENCE names their folder.
//
// The last test needs none of that: all lines that the built-in forms stand for are read back as what they are.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "check/check.hpp"
#include "command/builtin.hpp"
#include "command/match.hpp"
#include "command/notation.hpp"
#include "support/files.hpp"

namespace vrpc {
namespace {

using command::CommandId;
using command::FormId;
using command::Grammar;
using command::NotationItem;
using command::ViewId;

const Grammar& grammar() { return command::builtin_grammar(); }

// --- All lines of a form ---

using Texts = std::vector<std::string>;

// Forms with more alternatives than this are cut short; no form of a reference page has as many.
constexpr std::size_t kMostLines = 2000;

class Expansion {
 public:
  using ValueOf = std::function<std::string(const NotationItem& parameter)>;
  explicit Expansion(ValueOf value_of) : value_of_(std::move(value_of)) {}

  [[nodiscard]] Texts lines(const NotationItem& item) const {
    using Kind = NotationItem::Kind;
    switch (item.kind) {
      case Kind::keyword: return {item.text};
      case Kind::parameter: return {value_of_(item)};
      case Kind::sequence: return sequence(item.children);
      case Kind::one_of: return one_of(item);
      case Kind::any_order: return any_order(item);
      case Kind::repeat: return repeat(item);
    }
    return {};
  }

 private:
  [[nodiscard]] Texts sequence(const std::vector<NotationItem>& items) const {
    Texts result{""};
    for (const NotationItem& item : items) result = product(result, lines(item));
    return result;
  }

  [[nodiscard]] Texts one_of(const NotationItem& item) const {
    Texts result;
    if (item.optional) result.emplace_back();
    for (const NotationItem& child : item.children) append(result, lines(child));
    return result;
  }

  // Each alone, then all of them from the first to the last, and from the last to the first.
  [[nodiscard]] Texts any_order(const NotationItem& item) const {
    Texts result = one_of(item);
    append(result, sequence(item.children));
    append(result, sequence({item.children.rbegin(), item.children.rend()}));
    return result;
  }

  [[nodiscard]] Texts repeat(const NotationItem& item) const {
    Texts result;
    Texts row{""};
    for (std::uint32_t count = 1; count <= std::min(item.most, item.least + 1); ++count) {
      row = product(row, sequence(item.children));
      if (count >= item.least) append(result, row);
    }
    return result;
  }

  static Texts product(const Texts& heads, const Texts& tails) {
    Texts result;
    for (const std::string& head : heads) {
      for (const std::string& tail : tails) {
        if (result.size() == kMostLines) return result;
        result.push_back(head.empty() || tail.empty() ? head + tail : head + " " + tail);
      }
    }
    return result;
  }

  static void append(Texts& texts, const Texts& more) { texts.insert(texts.end(), more.begin(), more.end()); }

  ValueOf value_of_;
};

// The form that takes the line in the view.
std::optional<FormId> match(command::Matcher& matcher, ViewId view, const std::string& line) {
  std::vector<command::InputWord> words;  // views of the line: a text goes from its first word to the last
  for (std::size_t end = 0;;) {
    const std::size_t begin = line.find_first_not_of(' ', end);
    if (begin == line.npos) break;
    end = std::min(line.find(' ', begin), line.size());
    words.push_back({std::string_view(line).substr(begin, end - begin), false});
  }
  matcher.set_words(words);
  if (matcher.match(view) != command::Verdict::matched) return std::nullopt;
  return matcher.form();
}

std::vector<ViewId> all_views() {
  std::vector<ViewId> views;
  for (std::uint32_t i = 0; i < grammar().view_count(); ++i) views.push_back(ViewId{i});
  return views;
}

// --- Pages of a reference ---

struct Page {
  std::string title;
  Texts views;
  Texts forms;
  std::vector<Texts> examples;
};

std::filesystem::path reference_folder() {
  const char* folder = std::getenv("VRPC_REFERENCE");
  return folder != nullptr ? std::filesystem::path(folder) : test::in_repository("../shared/reference");
}

bool is_bmp(const Page& page) {
  if (page.title.starts_with("reset") || page.title.starts_with("display")) return false;
  const auto named = [](const std::string& text) {
    return text.find("BMP") != std::string::npos || text.starts_with("bmp");
  };
  return named(page.title) || std::any_of(page.views.begin(), page.views.end(), named);
}

std::vector<Page> bmp_pages(const std::filesystem::path& path) {
  std::vector<Page> pages;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.find("BMP") == std::string::npos) continue;  // one in four hundred
    const auto json = nlohmann::json::parse(line);
    Page page{json["title"], json["views"], json["forms"], json["examples"]};
    if (is_bmp(page)) pages.push_back(std::move(page));
  }
  return pages;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), command::to_lower);
  return result;
}

// The references call five views "BMP monitor view"; the titles here go on with which.
bool is_named(ViewId view, const std::string& name) { return lower(grammar().title(view)).starts_with(lower(name)); }

bool is_one_of(ViewId view, const Texts& names) {
  return std::any_of(names.begin(), names.end(), [view](const std::string& name) { return is_named(view, name); });
}

// The parameter of that name has one value on all pages.
std::string sample(const NotationItem& parameter) {
  static const std::map<std::string, std::string> kSamples = {
      {"alias-name", "primary"},
      {"cipher-password", "Secret#2024"},
      {"interface-name", "GigabitEthernet0/1/0"},
      {"interface-number", "0/1/0"},
      {"interface-type", "GigabitEthernet"},
      {"ipv4-address", "192.0.2.1"},
      {"ipv4-source-address", "192.0.2.2"},
      {"ipv6-address", "2001:DB8::1"},
      {"ipv6-source-address", "2001:DB8::2"},
      {"keychain-name", "chain1"},
      {"localIpv4Addr", "192.0.2.2"},
      {"mask-length", "24"},
      {"policy-name", "policy1"},
      {"port-number", "1790"},
      {"time", "60"},
      {"vpn-instance-name", "MGT"},
      {"vrf-name", "MGT"},
      {"vrfRD", "100:1"},
  };
  const auto found = kSamples.find(parameter.text);
  if (found != kSamples.end()) return found->second;
  ADD_FAILURE() << "this test has no value for <" << parameter.text << ">";
  return "value";
}

class Reference : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const auto path = reference_folder() / (std::string(GetParam()) + ".jsonl");
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "there is no " << path << "; VRPC_REFERENCE names the folder";
    pages_ = bmp_pages(path);
    ASSERT_GT(pages_.size(), 20U);
  }

  std::vector<Page> pages_;
};

INSTANTIATE_TEST_SUITE_P(Pages, Reference, testing::Values("ne40e", "ce6800"),
                         [](const auto& parameter) { return std::string(parameter.param); });

// --- Examples ---

std::string joined(const Texts& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

void expect_bound(const Page& page, const std::string& text) {
  const auto file = check::read(text::Source(page.title, text), grammar(), {});
  EXPECT_EQ(file->tree.kind(), syntax::InputKind::transcript);
  for (const diag::Diagnostic& finding : file->findings.all())
    EXPECT_NE(finding.severity, diag::Severity::error) << finding.message;
  ASSERT_FALSE(file->document.statements.empty());
  const bind::Statement& last = file->document.statements.back();
  EXPECT_TRUE(last.state == bind::State::checked || last.state == bind::State::modelled) << file->document.text(last);
  ASSERT_NE(command::index(last.view()), command::kNone);
  EXPECT_TRUE(is_one_of(last.view(), page.views)) << "it was read in the " << grammar().title(last.view());
}

TEST_P(Reference, ExamplesAreUnderstood) {
  for (const Page& page : pages_) {
    EXPECT_FALSE(page.examples.empty()) << page.title;
    for (const Texts& example : page.examples) {
      const std::string text = joined(example);
      SCOPED_TRACE(fmt::format("page `{}`:\n{}", page.title, text));
      expect_bound(page, text);
    }
  }
}

// --- Forms ---

struct Expected {
  std::set<ViewId> views;
  std::string page;  // the first that has the line
  std::string form;
};

// What may be reported where: the pages of the references leave it open, the data model of the device does not.
bool is_monitored(std::string_view view, const std::string& line) {
  if (!line.starts_with("route-mode ") && !line.starts_with("undo route-mode ")) return true;
  const bool peer = view == "monitor-peer" || view == "monitor-vpn-instance-peer";
  const bool local_rib = line.find(" local-rib") != std::string::npos;
  const bool vpn = line.find("-family vpnv") != std::string::npos;
  return !(peer && local_rib) && !(vpn && view.find("vpn-instance") != std::string_view::npos);
}

void expect_line(const Page& page, const std::string& form, const std::string& line,
                 std::map<std::string, Expected>& lines) {
  Expected& expected = lines.try_emplace(line, Expected{{}, page.title, form}).first->second;
  for (const ViewId view : all_views())
    if (is_one_of(view, page.views) && is_monitored(grammar().name(view), line)) expected.views.insert(view);
}

std::map<std::string, Expected> expected_lines(const std::vector<Page>& pages) {
  std::map<std::string, Expected> lines;
  for (const Page& page : pages) {
    for (const std::string& form : page.forms) {
      const auto tree = command::parse_notation(form);
      EXPECT_TRUE(tree.has_value()) << "page `" << page.title << "`: `" << form << "` is no notation";
      if (!tree) continue;
      for (const std::string& line : Expansion(sample).lines(*tree)) expect_line(page, form, line, lines);
    }
  }
  return lines;
}

TEST_P(Reference, FormsAreAcceptedInTheirViewsOnly) {
  const auto device = grammar().find_device(GetParam());
  ASSERT_TRUE(device);
  command::Matcher matcher(grammar(), *device);
  const auto lines = expected_lines(pages_);
  EXPECT_GT(lines.size(), 80U);
  for (const auto& [line, expected] : lines) {
    EXPECT_FALSE(expected.views.empty()) << "page `" << expected.page << "` is of no view that is defined";
    for (const ViewId view : all_views()) {
      const bool wanted = expected.views.contains(view);
      if (!wanted && !is_named(view, "BMP ")) continue;
      EXPECT_EQ(match(matcher, view, line).has_value(), wanted)
          << "`" << line << "` in the " << grammar().title(view) << "\n"
          << "page `" << expected.page << "`, form `" << expected.form << "`";
    }
  }
}

// --- The built-in forms ---

std::string filled(std::string_view pattern, const command::TypeRow& type) {
  const auto ranges = grammar().range_list(type.ranges);
  if (ranges.empty()) return std::string(pattern);
  const auto size = static_cast<std::size_t>(std::max(ranges[0].low, std::min<std::int64_t>(ranges[0].high, 6)));
  std::string text;
  while (text.size() < size) text += pattern;
  return text.substr(0, size);
}

// A value that is no abbreviation of a keyword.
std::string value_of(const command::TypeRow& type) {
  using command::Base;
  switch (type.base) {
    case Base::enumeration:
    case Base::interface_type: return std::string(grammar().text(grammar().text_list(type.spellings).front()));
    case Base::ipv4_address: return "192.0.2.1";
    case Base::ipv4_mask: return "255.255.255.0";
    case Base::integer: return fmt::to_string(grammar().range_list(type.ranges).front().high);
    case Base::as_number: return "65001";
    case Base::ipv6_address: return "2001:DB8::1";
    case Base::ipv6_prefix: return "2001:DB8::/32";
    case Base::mac_address: return "00e0-fc12-3456";
    case Base::route_distinguisher: return "100:1";
    case Base::interface_number: return "0/1/0";
    case Base::interface_name: return "GigabitEthernet0/1/0";
    case Base::secret: return filled("Qz7#", type);
    case Base::string:
      if (type.characters.size > 0) return filled(grammar().text(type.characters).substr(0, 1), type);
      return filled("Qz7", type);
    case Base::word: return "Qz7";
    case Base::text: return filled("Qz 7", type);
  }
  return {};
}

// Its leaves are in the order of the notation.
void collect_leaves(const NotationItem& item, std::vector<std::uint32_t>& offsets) {
  const bool leaf = item.kind == NotationItem::Kind::keyword || item.kind == NotationItem::Kind::parameter;
  if (leaf) offsets.push_back(item.offset);
  for (const NotationItem& child : item.children) collect_leaves(child, offsets);
}

Texts lines_of(const command::FormRow& form) {
  const auto tree = command::parse_notation(grammar().text(form.notation));
  if (!tree) return {};
  std::vector<std::uint32_t> offsets;
  collect_leaves(*tree, offsets);
  const auto leaves = grammar().leaves_of(form);
  const Expansion expansion([&](const NotationItem& parameter) {
    const auto number = std::find(offsets.begin(), offsets.end(), parameter.offset) - offsets.begin();
    return value_of(grammar().type(leaves[static_cast<std::size_t>(number)].symbol.type()));
  });
  return expansion.lines(*tree);
}

// Read as a line of a file, in that view.
std::optional<CommandId> bound(ViewId view, const std::string& line) {
  check::Options options;
  options.input = syntax::InputKind::saved;
  options.bind.explain_in = view;
  const auto file = check::read(text::Source("<line>", line), grammar(), options);
  const bind::Statement& statement = file->document.statements.front();
  if (statement.state == bind::State::wrong || statement.state == bind::State::unknown) return std::nullopt;
  return file->document.command(statement);
}

TEST(Forms, AreReadBackAsTheirCommands) {
  command::Matcher matcher(grammar());
  std::size_t count = 0;
  for (std::uint32_t number = 0; number < grammar().form_count(); ++number) {
    const command::FormRow& form = grammar().form(FormId{number});
    for (const std::string& line : lines_of(form)) {
      for (const std::uint32_t view : grammar().list(grammar().command(form.command).views)) {
        if (grammar().view(ViewId{view}).complete == 0) continue;
        ++count;
        SCOPED_TRACE(fmt::format("`{}` of the form `{}` in the {}", line, grammar().text(form.notation),
                                 grammar().title(ViewId{view})));
        const auto matched = match(matcher, ViewId{view}, line);
        // Several commands of a feature may be taken back by the same line: `undo nat address-group a`.
        const auto is_it = [&form](CommandId id) {
          return id == form.command ||
                 (form.undo != 0 && grammar().command(id).feature == grammar().command(form.command).feature);
        };
        EXPECT_TRUE(matched && is_it(grammar().command_of(*matched)));
        const auto read = bound(ViewId{view}, line);
        EXPECT_TRUE(read && is_it(*read));
      }
    }
  }
  EXPECT_GT(count, 500U);
}

}  // namespace
}  // namespace vrpc
