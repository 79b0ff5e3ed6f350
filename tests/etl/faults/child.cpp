// SPDX-License-Identifier: MIT
#include "tests/etl/faults/child.h"

#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kv::etl::test {

pid_t start(const std::vector<std::string>& arguments, const std::filesystem::path& log,
            const std::function<void()>& prepare) {
  std::vector<std::string> words = {KV_ETL_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    const int fd = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(fd, STDERR_FILENO);
    dup2(fd, STDOUT_FILENO);
    prepare();
    execv(argv[0], argv.data());
    _exit(127);
  }
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int run_with_fault(const std::vector<std::string>& arguments, const std::filesystem::path& log,
                   const DiskFault& fault, const std::filesystem::path& hit) {
  std::filesystem::remove(hit);
  return wait_for(start(arguments, log, [&] {
    setenv("LD_PRELOAD", KV_FAULT_SHIM, 1);
    setenv("ASAN_OPTIONS", "verify_asan_link_order=0", 1);
    setenv("KV_FAULT_LOG", hit.c_str(), 1);
    setenv("KV_FAULT_AT", std::to_string(fault.at).c_str(), 1);
    setenv("KV_FAULT_KIND", fault.kind.c_str(), 1);
    setenv("KV_FAULT_STICKY", fault.sticky ? "1" : "", 1);
  }));
}

}  // namespace kv::etl::test
