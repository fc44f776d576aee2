// What is to be said of a script that runs over a configuration.
#pragma once

#include "config/config.hpp"
#include "diag/diagnostic.hpp"

namespace vrpc::diff {

// `result` is what the script left, whose findings these are.
void report_script(const config::Config& result, const bind::Document& script, diag::Findings& findings);

}  // namespace vrpc::diff
