#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include <gtest/gtest.h>

#include "support/files.hpp"
#include "text/source.hpp"

namespace vrpc::text {
namespace {

namespace fs = std::filesystem;

class ReplaceFile : public testing::Test {
 protected:
  ReplaceFile() { test::write_file(file_, "old\n"); }

  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()));
  }

  test::TemporaryFolder folder_;
  fs::path file_ = folder_ / "edge1.cfg";
};

TEST_F(ReplaceFile, WritesTheNewTextAndLeavesNothingBehind) {
  ASSERT_TRUE(replace_file(file_, "new\n"));
  EXPECT_EQ(test::read_file(file_), "new\n");
  EXPECT_EQ(files(), 1U);
}

TEST_F(ReplaceFile, KeepsTheMode) {
  for (const mode_t mode : {0600U, 0644U, 0640U, 0755U}) {
    ASSERT_EQ(::chmod(file_.c_str(), mode), 0);
    ASSERT_TRUE(replace_file(file_, "new\n"));
    struct stat status {};
    ASSERT_EQ(::stat(file_.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, mode);
  }
}

TEST_F(ReplaceFile, LeavesAFileThatNobodyMayWrite) {
  ASSERT_EQ(::chmod(file_.c_str(), 0444), 0);
  const auto replaced = replace_file(file_, "new\n");
  ASSERT_FALSE(replaced);
  EXPECT_EQ(replaced.error(), "is read-only");
  EXPECT_EQ(test::read_file(file_), "old\n");
}

TEST_F(ReplaceFile, KeepsASymbolicLink) {
  fs::create_symlink("edge1.cfg", folder_ / "link.cfg");
  ASSERT_TRUE(replace_file(folder_ / "link.cfg", "new\n"));
  EXPECT_TRUE(fs::is_symlink(folder_ / "link.cfg"));
  EXPECT_EQ(test::read_file(file_), "new\n");
}

TEST_F(ReplaceFile, MakesAFileThatIsNotThere) {
  ASSERT_TRUE(replace_file(folder_ / "new.cfg", "new\n"));
  EXPECT_EQ(test::read_file(folder_ / "new.cfg"), "new\n");
}

// What may be read by others is up to whoever runs vrpc, as with every new file.
TEST_F(ReplaceFile, MakesAFileWithTheModeThatIsWanted) {
  const mode_t before = ::umask(0027);
  const auto written = replace_file(folder_ / "new.cfg", "new\n");
  ::umask(before);
  ASSERT_TRUE(written);
  struct stat status {};
  ASSERT_EQ(::stat((folder_ / "new.cfg").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0640U);
}

TEST_F(ReplaceFile, KeepsTheOwner) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root gives files away";
  ASSERT_EQ(::chown(file_.c_str(), 65534, 65534), 0);
  ASSERT_TRUE(replace_file(file_, "new\n"));
  struct stat status {};
  ASSERT_EQ(::stat(file_.c_str(), &status), 0);
  EXPECT_EQ(status.st_uid, 65534U);
  EXPECT_EQ(status.st_gid, 65534U);
}

TEST_F(ReplaceFile, LeavesALinkToNowhere) {
  fs::create_symlink("none.cfg", folder_ / "dangling.cfg");
  fs::create_symlink("loop.cfg", folder_ / "loop.cfg");
  EXPECT_EQ(replace_file(folder_ / "dangling.cfg", "new\n").error(), "is a symbolic link to what is not there");
  EXPECT_EQ(replace_file(folder_ / "loop.cfg", "new\n").error(), "Too many levels of symbolic links");
  EXPECT_EQ(files(), 3U);
}

// The disk is as good as full once a file may not grow.
TEST_F(ReplaceFile, LeavesTheOldFileIfItFails) {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit old{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old), 0);
  const rlimit tiny{2, old.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tiny), 0);
  const auto replaced = replace_file(file_, "new\n");
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &old), 0);
  ASSERT_FALSE(replaced);
  EXPECT_EQ(replaced.error(), "File too large");
  EXPECT_EQ(test::read_file(file_), "old\n");
  EXPECT_EQ(files(), 1U);
}

// Renaming onto a folder fails after all was written.
TEST_F(ReplaceFile, TakesItsTemporaryFileAwayIfItFails) {
  fs::create_directory(folder_ / "folder.cfg");
  EXPECT_FALSE(replace_file(folder_ / "folder.cfg", "new\n"));
  EXPECT_EQ(files(), 2U);
  EXPECT_FALSE(replace_file(folder_ / "none/edge1.cfg", "new\n"));
}

}  // namespace
}  // namespace vrpc::text
