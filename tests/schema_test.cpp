// What vrpc prints is what its schemas say.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "support/files.hpp"
#include "support/process.hpp"

namespace vrpc {
namespace {

using nlohmann::json;

// What the schema objects to, a line each; empty if nothing.
std::string objections(const std::string& schema_path, const json& document) {
  const json schema_json = json::parse(test::read_file(test::in_repository(schema_path)));
  valijson::Schema schema;
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_json), schema);
  valijson::ValidationResults results;
  const valijson::adapters::NlohmannJsonAdapter target(document);
  std::string text;
  if (valijson::Validator().validate(schema, target, &results)) return text;
  for (valijson::ValidationResults::Error error; results.popError(error);) {
    for (const std::string& step : error.context) text += step;
    text += ": " + error.description + "\n";
  }
  return text;
}

json check(std::vector<std::string> arguments, std::string_view input = {}) {
  arguments.insert(arguments.begin(), {"check", "--format", "json"});
  return json::parse(test::run_vrpc(arguments, input).out);
}

TEST(CheckSchema, DescribesAllSamplesAndTests) {
  const json report = check({"samples", "tests"});
  EXPECT_GT(report["files"].size(), 10U);
  EXPECT_GT(report["findings"].size(), 50U);
  EXPECT_EQ(objections("schemas/check.json", report), "");
}

TEST(CheckSchema, DescribesWhatIsNoCleanInput) {
  const std::string_view inputs[] = {"", "#\n", "\xB0\xA1 \xFF\x1B[31m\r\n", "bmp\n bmp-session 10.1.1.999",
                                     "[~R]bmp\n"};
  for (const std::string_view input : inputs) EXPECT_EQ(objections("schemas/check.json", check({"-"}, input)), "");
  const json report = check({"no-such-file.cfg"});
  EXPECT_EQ(objections("schemas/check.json", report), "");
  EXPECT_EQ(report["summary"]["unreadable"], 1);
}

TEST(CheckSchema, RefusesOtherDocuments) {
  const json report = check({"-"}, "bmp\n bmp-session 10.1.1.999\n");
  ASSERT_FALSE(report["findings"].empty());
  json more = report;
  more["findings"][0]["colour"] = "red";
  json less = report;
  less["findings"][0].erase("byte_end");
  json other = report;
  other["findings"][0]["severity"] = "fatal";
  for (const json& document : {more, less, other}) EXPECT_NE(objections("schemas/check.json", document), "");
}

TEST(CoverageSchema, DescribesSamplesAndWhatIsUnknown) {
  const auto coverage = [](std::vector<std::string> arguments, std::string_view input) {
    arguments.insert(arguments.begin(), {"coverage", "--format", "json"});
    return json::parse(test::run_vrpc(arguments, input).out);
  };
  const json report = coverage({"samples", "-"}, "nosuch section\n below it\n");
  EXPECT_EQ(objections("schemas/coverage.json", report), "");
  json other = report;
  other["views"][0]["view"] = 1;
  EXPECT_NE(objections("schemas/coverage.json", other), "");
  EXPECT_EQ(objections("schemas/coverage.json", coverage({"-"}, "")), "");
}

TEST(DiffSchema, DescribesDifferences) {
  const auto diff = [](const std::string& before, const std::string& after) {
    return json::parse(test::run_vrpc({"diff", "--format", "json", before, after}, {}).out);
  };
  const json report = diff("samples/versions/old.cfg", "samples/versions/new.cfg");
  EXPECT_FALSE(report["changes"].empty());
  EXPECT_EQ(objections("schemas/diff.json", report), "");
  EXPECT_EQ(objections("schemas/diff.json", diff("samples/edge1.cfg", "samples/rr1.cfg")), "");
  json other = report;
  other["changes"][0]["change"] = "renamed";
  EXPECT_NE(objections("schemas/diff.json", other), "");
}

TEST(BaselineSchema, DescribesABaseline) {
  const test::TemporaryFolder folder;
  const std::string path = folder / "baseline.json";
  EXPECT_EQ(test::run_vrpc({"baseline", "create", "--baseline", path, "samples/broken", "tests"}).status, 0);
  const json baseline = json::parse(test::read_file(path));
  EXPECT_GT(baseline["findings"].size(), 50U);
  EXPECT_EQ(objections("schemas/baseline.json", baseline), "");
  json other = baseline;
  other["findings"][0]["fingerprint"] = "x";
  EXPECT_NE(objections("schemas/baseline.json", other), "");
}

TEST(RulesSchema, DescribesAllKindsAndOne) {
  const json rules = json::parse(test::run_vrpc({"rules", "--format", "json"}).out);
  EXPECT_EQ(objections("schemas/rules.json", rules), "");
  const json one = json::parse(test::run_vrpc({"explain", "wrong-view", "--format", "json"}).out);
  EXPECT_EQ(objections("schemas/rules.json", one), "");
  EXPECT_EQ(one["rules"].size(), 1U);
  json other = rules;
  other["rules"][0]["summary"] = "";
  EXPECT_NE(objections("schemas/rules.json", other), "");
}

TEST(LineSchema, DescribesEachLineOfSamples) {
  for (const std::string path : {"samples/versions/old.cfg", "samples/broken/lab/lab1.cfg"}) {
    const std::string text = test::read_file(test::in_repository(path));
    for (auto line = std::count(text.begin(), text.end(), '\n'); line > 0; --line) {
      const json one =
          json::parse(test::run_vrpc({"explain", path + ":" + std::to_string(line), "--format", "json"}).out);
      EXPECT_EQ(objections("schemas/line.json", one), "") << path << ":" << line;
    }
  }
  const json one = json::parse(test::run_vrpc({"explain", "-:1", "--format", "json"}, "nosuch section\n").out);
  EXPECT_EQ(objections("schemas/line.json", one), "");
  json other = one;
  other["kind"] = "other";
  EXPECT_NE(objections("schemas/line.json", other), "");
}

TEST(SettingsSchema, TakesWhatVrpcTakes) {
  const json right = {{"extend", "../vrpc.toml"},
                      {"check", {{"select", {"wrong-view", "VRP2103"}}, {"fail-level", "error"}, {"device", "ne40e"}}},
                      {"severity", {{"wrong-view", "note"}}},
                      {"per-path", {{{"paths", {"lab/**"}}, {"severity", {{"VRP2103", "note"}}}}}},
                      {"suppress", {{{"rule", "wrong-view"}, {"reason", "known"}, {"expires", "2027-01-31"}}}}};
  EXPECT_EQ(objections("schemas/vrpc-toml.json", right), "");
  const json wrong[] = {{{"chekc", json::object()}},
                        {{"check", {{"selct", json::array()}}}},
                        {{"check", {{"select", {"wrong-veiw"}}}}},
                        {{"severity", {{"wrong-view", "fatal"}}}},
                        {{"severity", {{"wrong-veiw", "note"}}}},
                        {{"per-path", {{{"ignore", {"wrong-view"}}}}}},
                        {{"suppress", {{{"rule", "wrong-view"}}}}}};
  for (const json& document : wrong) EXPECT_NE(objections("schemas/vrpc-toml.json", document), "") << document;
}

}  // namespace
}  // namespace vrpc
