// Laws of vrpc.toml.
#pragma once

#include <filesystem>

#include "check_laws.hpp"
#include "policy/judge.hpp"
#include "policy/show.hpp"
#include "support/files.hpp"

namespace vrpc::property {

// What `vrpc config show` prints, without the comments: they say where in the file something stands.
inline std::string shown(const policy::Settings& settings) {
  std::string text;
  for (const std::string& line : split_lines(policy::to_toml(settings)))
    if (!line.starts_with('#')) text += line;
  return text;
}

// `path` is that of a file to write.
inline Broken broken_by_settings(const std::filesystem::path& path, std::string_view input) {
  const command::Grammar& grammar = command::builtin_grammar();
  const auto read = [&](std::string_view text, std::vector<policy::Mistakes>& mistakes) {
    test::write_file(path, text);
    return policy::read_settings(path, grammar, mistakes);
  };
  std::vector<policy::Mistakes> mistakes;
  const auto settings = read(input, mistakes);
  if (!settings) return {};
  if (settings->has_value() != mistakes.empty()) return "settings_or_mistakes: both, or none of them";
  for (const policy::Mistakes& file : mistakes)
    for (const diag::Diagnostic& mistake : file.findings)
      if (const Broken broken = misplaced(*file.file, mistake); !broken.empty())
        return "mistakes_lie_in_the_text: " + broken;
  if (!*settings) return {};

  static const std::string kConfiguration = test::read_file(test::in_repository("samples/broken/names.cfg"));
  const auto file = check::check(text::Source("names.cfg", kConfiguration), grammar, {});
  const auto wishes = policy::wishes_for(**settings, {}, (path.parent_path() / "names.cfg").native(), {2026, 1, 1});
  const auto judgement = policy::judge(*file, wishes, nullptr, "");
  for (const policy::Suppression* used : judgement.used)
    if (std::ranges::none_of((*settings)->suppressions, [used](const auto& each) { return &each == used; }))
      return "used_suppressions_are_of_the_settings: " + used->reason;

  std::vector<policy::Mistakes> further;
  const std::string once = shown(**settings);
  const auto again = read(once, further);
  if (!again || !*again) return fmt::format("what_is_shown_can_be_read: {}\n{}", further[0].findings[0].message, once);
  const Broken broken = emit::unified_diff("shown once, and twice", once, shown(**again));
  return broken.empty() ? "" : "what_is_shown_is_what_was_read: " + broken;
}

}  // namespace vrpc::property
