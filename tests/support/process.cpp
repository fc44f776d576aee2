#include "support/process.hpp"

#include <spawn.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>

extern char** environ;

namespace vrpc::test {
namespace {

// Files instead of pipes: nobody waits for anybody.
struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

File file_with(std::string_view text) {
  File file(std::tmpfile());
  if (!text.empty()) std::fwrite(text.data(), 1, text.size(), file.get());  // of nothing, not even from null
  std::rewind(file.get());
  return file;
}

std::string text_of(std::FILE* file) {
  std::rewind(file);
  std::string text;
  char buffer[65536];
  for (std::size_t size = 0; (size = std::fread(buffer, 1, sizeof(buffer), file)) > 0;) text.append(buffer, size);
  return text;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  for (std::string& string : strings) result.push_back(string.data());
  result.push_back(nullptr);
  return result;
}

// $VRPC, an absolute path: that one, built in another way.
std::string executable() {
  const char* other = std::getenv("VRPC");
  return other != nullptr && *other != '\0' ? other : VRPC_EXECUTABLE;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

Outcome run_vrpc(const std::vector<std::string>& arguments, std::string_view input,
                 const std::vector<std::string>& environment) {
  const File in = file_with(input);
  const File out = file_with({});
  const File err = file_with({});
  std::vector<std::string> command = {executable()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = environment;
  for (char** variable = environ; *variable != nullptr; ++variable) variables.emplace_back(*variable);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(in.get()), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(out.get()), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(err.get()), STDERR_FILENO);
  pid_t process = 0;
  const int failed = posix_spawn(&process, executable().c_str(), &actions, nullptr, pointers(command).data(),
                                 pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return {-1, {}, "could not be started: " + executable()};
  int status = 0;
  rusage usage{};
  wait4(process, &status, 0, &usage);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(out.get()), text_of(err.get()),
          seconds(usage.ru_utime) + seconds(usage.ru_stime), static_cast<std::size_t>(usage.ru_maxrss) * 1024};
}

std::string shell(const std::filesystem::path& folder, const std::string& script) {
  const std::string command = fmt::format("cd '{}'; VRPC='{}'\n{}", folder.native(), executable(), script);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::string text;
  char buffer[4096];
  for (std::size_t size = 0; (size = std::fread(buffer, 1, sizeof(buffer), pipe.get())) > 0;) text.append(buffer, size);
  return text;
}

}  // namespace vrpc::test
