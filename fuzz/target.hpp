// What is fuzzed. A target takes any bytes and says which law they break, and how; nothing if all laws hold. The laws
// are those of tests/property; targets/NAME.cpp says how bytes become what a law is about.
#pragma once

#include <string>
#include <string_view>

namespace vrpc::fuzz {

std::string configuration(std::string_view input);
std::string definitions(std::string_view input);
std::string difference(std::string_view input);
std::string json(std::string_view input);
std::string script(std::string_view input);
std::string settings(std::string_view input);
std::string transcript(std::string_view input);

struct Target {
  std::string_view name;
  std::string (*broken)(std::string_view input);
  bool has_commands = false;  // the input is lines of commands
};

inline constexpr Target kTargets[] = {
    {"configuration", configuration, true},
    {"definitions", definitions},
    {"difference", difference, true},
    {"json", json},
    {"script", script, true},
    {"settings", settings},
    {"transcript", transcript, true},
};

constexpr const Target* find_target(std::string_view name) {
  for (const Target& target : kTargets)
    if (target.name == name) return &target;
  return nullptr;
}

}  // namespace vrpc::fuzz
