// SPDX-License-Identifier: MIT
#include "queryctl/plugins/search.h"

#include <algorithm>

#include "queryctl/suggest.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".so";

}  // namespace

Error plugin_refused(const fs::path& file, const std::string& why, const std::string& remedy) {
  return Error("The plugin " + file.string() + " was not loaded: " + why + ".", remedy,
               ExitCode::kPlugin);
}

std::vector<fs::path> plugins_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->path().extension() == kSuffix) files.push_back(it->path());
  std::ranges::sort(files);
  return files;
}

std::vector<fs::path> plugin_search_path(const std::string& text,
                                         std::vector<std::string>& warnings) {
  std::vector<fs::path> folders;
  for (std::size_t start = 0; !text.empty() && start <= text.size();) {
    const std::size_t end = std::min(text.find(':', start), text.size());
    const fs::path folder = text.substr(start, end - start);
    std::error_code error;
    if (!folder.is_absolute())
      warnings.push_back("QUERYCTL_PLUGIN_PATH: '" + folder.string() +
                         "' is left out, because it is not an absolute path.");
    else if (!fs::is_directory(folder, error))
      warnings.push_back("QUERYCTL_PLUGIN_PATH: " + folder.string() + " is not a folder.");
    else
      folders.push_back(folder);
    start = end + 1;
  }
  return folders;
}

fs::path find_plugin(const std::string& asked, const std::vector<fs::path>& folders) {
  std::vector<std::string> known;
  const auto try_file = [](const fs::path& path) -> fs::path {
    std::error_code error;
    if (fs::is_regular_file(path, error)) return path;
    const fs::path with_suffix = path.string() + std::string(kSuffix);
    return fs::is_regular_file(with_suffix, error) ? with_suffix : fs::path();
  };
  if (asked.find('/') != std::string::npos) {
    if (const fs::path file = try_file(asked); !file.empty()) return file;
    throw plugin_refused(asked, "there is no such file", "Check the path.");
  }
  for (const fs::path& folder : folders) {
    if (const fs::path file = try_file(folder / asked); !file.empty()) return file;
    for (const fs::path& file : plugins_in(folder)) known.push_back(file.stem().string());
  }
  throw plugin_refused(
      asked, "no plugin folder holds it",
      did_you_mean(asked, known, "For a file, write a path with a '/': ./" + asked + "."));
}

}  // namespace kv::queryctl
