// Running the built `vrpc`, as a user would.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vrpc::test {

struct Outcome {
  int status = 0;  // -1: ended by a signal
  std::string out;
  std::string err;
};

// `environment` is put in front of the one of the test: `NO_COLOR=1`.
[[nodiscard]] Outcome run_vrpc(const std::vector<std::string>& arguments, std::string_view input = {},
                               const std::vector<std::string>& environment = {});

}  // namespace vrpc::test
