// SPDX-License-Identifier: MIT
#include <system_error>

#include "queryctl/plugins/host.h"

namespace kv::queryctl {

std::vector<std::filesystem::path> plugin_folders_of_this_program() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  std::vector<fs::path> folders;
  if (error) return folders;
  for (const char* relative : {"../lib/kommunevarehus/plugins", KV_PLUGINS_FROM_BIN}) {
    const fs::path folder = (program.parent_path() / relative).lexically_normal();
    if (folders.empty() || folders.back() != folder) folders.push_back(folder);
  }
  return folders;
}

}  // namespace kv::queryctl
