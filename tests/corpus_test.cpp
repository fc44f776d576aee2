// Published configurations, which are no part of the repository: whatever they hold, every phase gets through, nothing
// is lost, and each form of a configuration can be turned into every other one and back. VRPC_CORPUS names their
// folder.
//
// A build with sanitizers takes one file in four; VRPC_CORPUS_STRIDE=1 takes all of them. `./dev corpus` runs the
// release build over all of them, file by file.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>

#include <gtest/gtest.h>

#include "check/check.hpp"
#include "command/builtin.hpp"
#include "emit/ast.hpp"
#include "emit/json.hpp"
#include "property/laws.hpp"
#include "support/files.hpp"

namespace vrpc {
namespace {

namespace fs = std::filesystem;

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kStride = 4;
#else
constexpr std::size_t kStride = 1;
#endif
constexpr std::size_t kShards = 8;  // tests of their own, so that ctest runs them side by side

std::size_t stride() {
  const char* value = std::getenv("VRPC_CORPUS_STRIDE");
  return value != nullptr ? std::max<std::size_t>(1, std::strtoull(value, nullptr, 10)) : kStride;
}

std::vector<std::string> corpus() {
  const char* named = std::getenv("VRPC_CORPUS");
  const fs::path folder = named != nullptr ? fs::path(named) : test::in_repository("../shared/corpus/ne40e");
  std::vector<std::string> paths;
  if (!fs::is_directory(folder)) return paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".cfg") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::unique_ptr<check::File> read(std::string text, std::optional<syntax::InputKind> kind = std::nullopt) {
  check::Options options;
  options.input = kind;
  return check::read(text::Source("text", std::move(text)), command::builtin_grammar(), options);
}

// Keys have no order here, as in JSON itself.
nlohmann::json to_json(const check::File& file) {
  return nlohmann::json::parse(emit::to_json(config::Config(file.document), {{true}, false}).dump());
}

std::string to_text(const check::File& file, emit::TextStyle style) {
  std::string text;
  const auto json = emit::Json::parse(emit::to_json(config::Config(file.document), {{true}, false}).dump());
  const auto error = emit::to_text(command::builtin_grammar(), json, style, text);
  EXPECT_FALSE(error) << error->where << ": " << error->what;
  return text;
}

// --- What holds for every file ---

// Rules that speak of more than BMP. No configuration of the corpus has BMP.
bool is_about_bmp(diag::Kind kind) {
  using diag::Kind;
  constexpr Kind kOthers[] = {
      Kind::undefined_vpn_instance,
      Kind::undefined_interface,
      Kind::undefined_ssl_policy,
      Kind::undefined_keychain,
      Kind::overridden_setting,
      Kind::redundant_default,
      Kind::plaintext_secret,
      Kind::too_many_ssl_policies,
      Kind::undefined_name,
      Kind::unused_name,
      Kind::shadowed_entry,
      Kind::duplicate_address,
      Kind::duplicate_rd,
      Kind::undefined_peer_group,
      Kind::peer_not_enabled_anywhere,
  };
  const bool rule = diag::info(kind).origin == diag::Origin::rule || kind == Kind::route_mode_unavailable;
  return rule && std::find(std::begin(kOthers), std::end(kOthers), kind) == std::end(kOthers);
}

void expect_no_bmp(text::Source source) {
  const auto file = check::check(std::move(source), command::builtin_grammar(), {});
  for (const diag::Diagnostic& finding : file->findings.all())
    EXPECT_FALSE(is_about_bmp(finding.kind)) << diag::info(finding.kind).name << ": " << finding.message;
}

// Of the tree, of statements and of the formatter.
void expect_laws(std::string_view text) {
  const property::Reading reading(text);
  for (const property::Law& law : property::kLaws) EXPECT_EQ(law.broken(reading), "") << law.name;
}

void expect_same_in_all_forms(const check::File& file) {
  const std::string canonical = to_text(file, emit::TextStyle::saved);
  const auto again = read(canonical, syntax::InputKind::saved);
  EXPECT_EQ(to_text(*again, emit::TextStyle::saved), canonical) << "the canonical text of a canonical text differs";
  EXPECT_EQ(to_json(*again), to_json(file)) << "the canonical text is another configuration:\n" << canonical;
  EXPECT_FALSE(emit::to_ast(file.document, {}).empty());

  const std::string script = to_text(file, emit::TextStyle::script);
  const check::Coverage coverage = check::coverage(file.document);
  if (coverage.understood() < coverage.all()) return;  // who knows what `quit` leaves then
  EXPECT_EQ(to_json(*read(script, syntax::InputKind::script)), to_json(file)) << "the script types another one:\n"
                                                                              << script;
}

class Corpus : public testing::TestWithParam<std::size_t> {};

INSTANTIATE_TEST_SUITE_P(Shards, Corpus, testing::Range<std::size_t>(0, kShards));

TEST_P(Corpus, GetsThroughAllPhases) {
  const std::vector<std::string> paths = corpus();
  if (paths.empty()) GTEST_SKIP() << "there is no corpus; VRPC_CORPUS names its folder";
  for (std::size_t i = GetParam() * stride(); i < paths.size(); i += kShards * stride()) {
    SCOPED_TRACE(paths[i]);
    const auto source = text::load_file(paths[i]);
    ASSERT_TRUE(source) << source.error().reason;
    expect_no_bmp(*source);
    expect_laws(source->bytes());
    expect_same_in_all_forms(*read(std::string(source->bytes())));
  }
}

}  // namespace
}  // namespace vrpc
