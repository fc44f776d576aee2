// Doing something again whenever files change.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace vrpc::cli {

// Until nobody reads standard output any more. `files` names what is watched, anew each time it is asked, so that a new
// file is a change.
void watch(const std::function<void()>& run, const std::function<std::vector<std::string>()>& files);

}  // namespace vrpc::cli
