// Everything that is found in one file, from its bytes to the findings: the phases in their order.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "bind/bind.hpp"
#include "config/config.hpp"
#include "diag/diagnostic.hpp"

namespace vrpc::check {

// How many command lines are understood, and how far.
struct Coverage {
  std::array<std::size_t, bind::kStateCount> lines{};

  [[nodiscard]] std::size_t of(bind::State state) const { return lines[static_cast<std::size_t>(state)]; }
  [[nodiscard]] std::size_t all() const;
  // Lines that are bound to a command, or are text of a block: all but unknown and wrong ones.
  [[nodiscard]] std::size_t understood() const { return all() - of(bind::State::unknown) - of(bind::State::wrong); }
  Coverage& operator+=(const Coverage& other);
};

struct Options {
  std::optional<syntax::InputKind> input;  // without: told by looking
  bind::BindOptions bind;
};

// A file that was read and bound. The parts point at each other, so it stays where it is.
struct File {
  File(text::Source loaded, const command::Grammar& grammar, const Options& options);
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  text::Source source;
  syntax::Tree tree;
  diag::Findings findings;
  bind::Document document;
  bool whole = false;  // it shows everything (config/config.hpp), once it is checked
};

// Reads and binds; no rules yet.
[[nodiscard]] std::unique_ptr<File> read(text::Source source, const command::Grammar& grammar, const Options& options);

void apply_rules(const config::Config& config, diag::Findings& findings);

// Sorts the findings and gives them their view paths and identities.
void complete(File& file);

// Reads, binds, evaluates and runs all rules. Findings are sorted and have their view paths.
[[nodiscard]] std::unique_ptr<File> check(text::Source source, const command::Grammar& grammar, const Options& options);

[[nodiscard]] Coverage coverage(const bind::Document& document);

}  // namespace vrpc::check
