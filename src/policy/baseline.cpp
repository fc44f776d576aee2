#include "policy/baseline.hpp"

#include <algorithm>
#include <filesystem>
#include <tuple>

#include <nlohmann/json.hpp>

namespace vrpc::policy {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "vrpc-baseline";
constexpr int kVersion = 1;

// Why it is no baseline; empty if it is.
std::string objection(const Json& json) {
  if (json.is_discarded()) return "it is not JSON";
  if (!json.is_object() || json.value("format", Json()) != kFormat) return "its `format` is not `vrpc-baseline`";
  if (json.value("version", Json()) != kVersion) return "its `version` is not 1, which this vrpc reads";
  if (!json.contains("findings") || !json["findings"].is_array()) return "it has no list `findings`";
  for (const Json& entry : json["findings"])
    for (const char* key : {"fingerprint", "rule", "path", "view"})
      if (!entry.is_object() || !entry.contains(key) || !entry[key].is_string())
        return std::string("a finding has no text `") + key + "`";
  return {};
}

}  // namespace

std::string baseline_folder(const std::string& path) {
  std::error_code unknown;
  // A relative path stays relative if there is no such file yet.
  const std::filesystem::path whole = std::filesystem::absolute(path, unknown);
  return std::filesystem::weakly_canonical(whole, unknown).parent_path().native();
}

tl::expected<Baseline, text::LoadError> read_baseline(const std::string& path) {
  auto loaded = text::load_file(path);
  if (!loaded) return tl::unexpected(loaded.error());
  const Json json = Json::parse(loaded->bytes(), nullptr, false);
  if (const std::string why = objection(json); !why.empty())
    return tl::unexpected(text::LoadError{path, "is no baseline: " + why});
  Baseline baseline;
  baseline.file = std::make_shared<const text::Source>(std::move(*loaded));
  baseline.folder = baseline_folder(path);
  for (const Json& entry : json["findings"]) {
    BaselineEntry one{entry["fingerprint"], entry["rule"], entry["path"], entry["view"]};
    baseline.entries.emplace(one.fingerprint, one);
  }
  return baseline;
}

std::string baseline_text(std::vector<BaselineEntry> entries) {
  const auto key = [](const BaselineEntry& e) { return std::tie(e.path, e.rule, e.view, e.fingerprint); };
  std::sort(entries.begin(), entries.end(),
            [&key](const BaselineEntry& a, const BaselineEntry& b) { return key(a) < key(b); });
  std::string text = "{\n  \"format\": \"vrpc-baseline\",\n  \"version\": 1,\n  \"findings\": [";
  std::string_view separator = "\n    ";
  for (const BaselineEntry& entry : entries) {
    const Json json = {
        {"rule", entry.rule}, {"path", entry.path}, {"view", entry.view}, {"fingerprint", entry.fingerprint}};
    text += separator;
    text += json.dump(-1, ' ', true, Json::error_handler_t::replace);
    separator = ",\n    ";
  }
  return text + (entries.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace vrpc::policy
