#include "cli/memory.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/command.hpp"
#include "cli/printing.hpp"

namespace vrpc::cli {

void set_up_memory() {
  std::set_new_handler([] {
    say("vrpc: there is not enough memory\n");
    std::_Exit(kTrouble);
  });
#ifdef __GLIBC__
  // Large tables grow in place and stay: to give their pages back and ask for new ones takes longer than to fill them.
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 1 << 20);
#endif
}

void expect_file(const std::string& path) {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  constexpr std::size_t kLarge = std::size_t{4} << 20;
  constexpr std::size_t kTimes = 5;  // its size: a little less than what a file takes that has few findings
  constexpr std::size_t kPage = std::size_t{2} << 20;
  std::error_code unknown;
  const std::uintmax_t size = std::filesystem::file_size(path, unknown);
  if (unknown || size < kLarge || size > text::kLargestFile) return;
  // It goes to the end of the heap and, freed, stays there: what is asked for next is a part of it.
  const std::size_t wanted = kTimes * static_cast<std::size_t>(size);
  void* const block = std::malloc(wanted);
  if (block == nullptr) return;
  const std::size_t before = (kPage - reinterpret_cast<std::uintptr_t>(block) % kPage) % kPage;
  madvise(static_cast<char*>(block) + before, wanted - before, MADV_HUGEPAGE);
  std::free(block);
#else
  (void)path;
#endif
}

}  // namespace vrpc::cli
