// The subcommands of `vrpc`, one file each. CLI11 is known in this room and nowhere else, and only in files that add
// options: it takes long to compile.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "command/builtin.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): it is not ours
class App;
}  // namespace CLI

namespace vrpc::cli {

// Exit status, everywhere.
inline constexpr int kClean = 0;
inline constexpr int kFindings = 1;  // or: differs, would be changed
inline constexpr int kTrouble = 2;   // vrpc could not do its job

// What all subcommands share.
class Context {
 public:
  enum class Voice { loud, quiet };  // whether it prints
  explicit Context(Voice voice = Voice::loud) : voice_(voice) {}

  int status = kClean;
  bool show_secrets = false;

  // Keeps the worst.
  void raise(int other) { status = std::max(status, other); }
  // One line on standard error, and status 2: `vrpc: edge1.cfg: no such file`.
  void trouble(std::string_view name, std::string_view reason);
  // The same line, but it is no failure.
  void warn(std::string_view name, std::string_view reason) const;

  // On standard output; https://no-color.org and https://force-color.org.
  [[nodiscard]] static bool wants_colours();

  // Options of subcommands that read configurations: --grammar, --device, --input.
  void add_reading_options(CLI::App& command);
  void add_grammar_option(CLI::App& command);
  // With the files of --grammar; nothing, and `trouble`, if they cannot be read or have mistakes.
  [[nodiscard]] const command::Grammar* grammar();
  [[nodiscard]] const command::LoadedGrammar* loaded() const { return loaded_.get(); }
  // What the reading options say; after `grammar`. Nothing, and `trouble`, for a device that the grammar lacks.
  [[nodiscard]] std::optional<check::Options> reading_options();
  [[nodiscard]] bool names_devices() const { return !devices_.empty(); }

 private:
  Voice voice_;
  std::vector<std::string> grammar_files_;
  std::vector<std::string> devices_;
  std::string input_;
  std::unique_ptr<command::LoadedGrammar> loaded_;
};

// Each adds its subcommand, whose callback does the work and leaves the status in the context.
void add_check(CLI::App& app, Context& context);
void add_coverage(CLI::App& app, Context& context);
void add_baseline(CLI::App& app, Context& context);
void add_config(CLI::App& app, Context& context);
void add_apply(CLI::App& app, Context& context);
void add_diff(CLI::App& app, Context& context);
void add_fmt(CLI::App& app, Context& context);
void add_convert(CLI::App& app, Context& context);
void add_schema(CLI::App& app, Context& context);
void add_grammar(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_rules(CLI::App& app, Context& context);
void add_completion(CLI::App& app, Context& context);
void add_man(CLI::App& app, Context& context);

// Files below the paths, sorted, without duplicates: a file as it is named, of a folder those that end in .cfg,
// `-` for standard input. A path that is not there is `trouble`; a folder without configurations a warning.
[[nodiscard]] std::vector<std::string> find_files(const std::vector<std::string>& paths, Context& context);
// `-` is standard input. What is to be written afterwards is no stream.
[[nodiscard]] tl::expected<text::Source, text::LoadError> load_input(const std::string& path, text::Streams streams);
// Nothing, and `trouble`, if it cannot be read.
[[nodiscard]] std::optional<text::Source> load(const std::string& path, Context& context,
                                               text::Streams streams = text::Streams::read);

struct Input {
  const std::string& path;
  const check::Options& reading;
};
struct TwoFiles {
  std::unique_ptr<check::File> first;
  std::unique_ptr<check::File> second;
};
// Nothing, and `trouble`, if one of them cannot be read.
[[nodiscard]] std::optional<TwoFiles> read_two(const Input& first, const Input& second, const command::Grammar& grammar,
                                               Context& context);

}  // namespace vrpc::cli
