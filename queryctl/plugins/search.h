// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schema/error.h"

namespace kv::queryctl {

/// Error(kPlugin) "The plugin FILE was not loaded: WHY."
Error plugin_refused(const std::filesystem::path& file, const std::string& why,
                     const std::string& remedy);

/// The plugin files of a folder, sorted; none when it is not there.
std::vector<std::filesystem::path> plugins_in(const std::filesystem::path& folder);

/// The folders of QUERYCTL_PLUGIN_PATH: those that are absolute and there. Of the others a sentence
/// is appended to `warnings`.
std::vector<std::filesystem::path> plugin_search_path(const std::string& text,
                                                      std::vector<std::string>& warnings);

/// The file that `asked` means: a path when it has a '/', else a plugin's name looked for in
/// `folders`; ".so" may be left out. Throws Error(kPlugin).
std::filesystem::path find_plugin(const std::string& asked,
                                  const std::vector<std::filesystem::path>& folders);

}  // namespace kv::queryctl
