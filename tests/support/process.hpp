// Running the built `vrpc`, as a user would.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vrpc::test {

struct Outcome {
  int status = 0;  // -1: ended by a signal
  std::string out;
  std::string err;
  double cpu_seconds = 0;
  std::size_t peak_bytes = 0;
};

// `environment` is put in front of the one of the test: `NO_COLOR=1`.
[[nodiscard]] Outcome run_vrpc(const std::vector<std::string>& arguments, std::string_view input = {},
                               const std::vector<std::string>& environment = {});

// What a script of the shell prints; $VRPC is vrpc, and the folder is the current one.
[[nodiscard]] std::string shell(const std::filesystem::path& folder, const std::string& script);

}  // namespace vrpc::test
