// How vrpc takes memory from the system.
#pragma once

#include <cstddef>
#include <string>

namespace vrpc::cli {

// First of all. Says so and ends where there is no memory.
void set_up_memory();

// A file is about to be read: what a large one takes is taken in large pages, where the system has them. It takes them
// from the part that is free, so nothing is taken that is not used.
void expect_file(const std::string& path);

}  // namespace vrpc::cli
