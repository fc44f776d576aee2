// Google Benchmark over the phases of vrpc, one after the other, for clean configurations of several sizes.
// `./dev bench phases` builds and runs it; `--benchmark_filter=bind` runs a part.
#include <benchmark/benchmark.h>

#include "check/check.hpp"
#include "check/rule.hpp"
#include "command/builtin.hpp"
#include "diff/script.hpp"
#include "emit/json.hpp"
#include "objects.hpp"
#include "report/run.hpp"
#include "syntax/tree.hpp"

namespace {

using namespace vrpc;

// What the phase before it leaves.
struct Read {
  explicit Read(text::Source loaded) : source(std::move(loaded)), tree(source, syntax::guess_kind(source)) {}

  text::Source source;
  syntax::Tree tree;
};

struct Bound {
  explicit Bound(text::Source loaded)
      : read(std::move(loaded)), document(bind::bind(read.tree, command::builtin_grammar(), {}, findings)) {}

  Read read;
  diag::Findings findings;
  bind::Document document;
};

text::Source source_of(const benchmark::State& state, std::string_view kind = "clean") {
  const auto lines = static_cast<std::uint32_t>(state.range(0));
  return text::Source("bench.cfg", *bench::objects(kind, lines, bench::Unit::lines));
}

// So that lines and bytes a second are shown.
void count(benchmark::State& state, const text::Source& source) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * source.line_count());
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * source.bytes().size()));
}

void read(benchmark::State& state) {
  const text::Source source = source_of(state);
  for (auto _ : state) benchmark::DoNotOptimize(syntax::Tree(source, syntax::guess_kind(source)));
  count(state, source);
}

void bind(benchmark::State& state) {
  const Read before(source_of(state));
  for (auto _ : state) {
    diag::Findings findings;
    benchmark::DoNotOptimize(bind::bind(before.tree, command::builtin_grammar(), {}, findings));
  }
  count(state, before.source);
}

void config(benchmark::State& state) {
  const Bound before(source_of(state));
  for (auto _ : state) benchmark::DoNotOptimize(config::Config(before.document));
  count(state, before.read.source);
}

void rules(benchmark::State& state) {
  const Bound before(source_of(state));
  const config::Config config(before.document);
  for (auto _ : state) {
    diag::Findings findings;
    check::apply_rules(config, findings);
    benchmark::DoNotOptimize(findings);
  }
  count(state, before.read.source);
}

// From text to findings and their report.
void check(benchmark::State& state, std::string_view kind) {
  const text::Source source = source_of(state, kind);
  report::Detail detail;
  detail.text = true;
  for (auto _ : state) {
    const auto file = check::check(source, command::builtin_grammar(), {});
    benchmark::DoNotOptimize(report::describe(*file, "bench.cfg", detail));
  }
  count(state, source);
}

void emit_json(benchmark::State& state) {
  const Bound before(source_of(state));
  const config::Config config(before.document);
  for (auto _ : state) benchmark::DoNotOptimize(emit::to_json(config, {}));
  count(state, before.read.source);
}

void emit_text(benchmark::State& state) {
  const Bound before(source_of(state));
  const emit::Json json = emit::to_json(config::Config(before.document), {});
  for (auto _ : state) {
    std::string text;
    benchmark::DoNotOptimize(emit::to_text(command::builtin_grammar(), json, emit::TextStyle::saved, text));
  }
  count(state, before.read.source);
}

// Two versions: their differences, the script, and its proof.
void diff(benchmark::State& state) {
  const Bound old_version(source_of(state, "mixed"));
  const Bound new_version(source_of(state, "changed"));
  const config::Config before(old_version.document);
  const config::Config after(new_version.document);
  for (auto _ : state) {
    const diff::Plan plan = diff::plan(before, after, diff::compare(before, after));
    const std::string script = diff::to_text(plan, diff::ScriptStyle::paste);
    if (!diff::prove(before, after, plan, script).holds) state.SkipWithError("the script is not proved");
  }
  count(state, new_version.read.source);
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgName("lines")->RangeMultiplier(10)->Range(1000, 100'000)->Unit(benchmark::kMillisecond);
}

BENCHMARK(read)->Apply(sizes);
BENCHMARK(bind)->Apply(sizes);
BENCHMARK(config)->Apply(sizes);
BENCHMARK(rules)->Apply(sizes);
BENCHMARK_CAPTURE(check, clean, "clean")->Apply(sizes);
BENCHMARK_CAPTURE(check, errors, "errors")->Apply(sizes);
BENCHMARK(emit_json)->Apply(sizes);
BENCHMARK(emit_text)->Apply(sizes);
BENCHMARK(diff)->Apply(sizes);

}  // namespace

BENCHMARK_MAIN();
