// SPDX-License-Identifier: MIT
#include "queryctl/plugins/host.h"

#include <algorithm>
#include <sqlite3.h>
#include <sys/stat.h>

#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".so";

Error refused(const fs::path& file, const std::string& why, const std::string& remedy) {
  return Error("The plugin " + file.string() + " was not loaded: " + why + ".", remedy,
               ExitCode::kPlugin);
}

void require_ours_to_trust(const fs::path& file, const fs::path& part) {
  struct stat state {};
  if (stat(part.c_str(), &state) != 0)
    throw refused(file, part.string() + " cannot be read", "Check the path.");
  if ((state.st_mode & S_IWOTH) != 0)
    throw refused(file, "anyone may change " + part.string(),
                  "Take that right away with `chmod o-w " + part.string() + "`.");
}

/// Extension loading through the C API, for as long as this lives. SQL's load_extension() stays
/// off.
class LoadingAllowed {
 public:
  explicit LoadingAllowed(sqlite3* db) : db_(db) { allow(1); }
  ~LoadingAllowed() { allow(0); }
  LoadingAllowed(const LoadingAllowed&) = delete;
  LoadingAllowed& operator=(const LoadingAllowed&) = delete;

 private:
  void allow(int on) { sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, on, nullptr); }
  sqlite3* db_;
};

std::string load_library(sqlite3* db, const fs::path& file, const std::string& entry) {
  const LoadingAllowed allowed(db);
  char* message = nullptr;
  const int rc =
      sqlite3_load_extension(db, file.c_str(), entry.empty() ? nullptr : entry.c_str(), &message);
  std::string text;
  if (rc != SQLITE_OK) text = message ? message : sqlite3_errstr(rc);
  sqlite3_free(message);
  return text;
}

void take_record(sqlite3_context* context, int, sqlite3_value** values) {
  *static_cast<const void**>(sqlite3_user_data(context)) =
      sqlite3_value_pointer(values[0], KV_PLUGIN_POINTER);
}

enum class Answer { kNone, kUnreadable, kRecord };

/// Asks `<stem>_plugin()` for its record.
Answer ask_for_record(sqlite3* db, const std::string& stem, const kv_plugin*& record) {
  const void* pointer = nullptr;
  sqlite3_create_function_v2(db, "queryctl_register", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, &pointer,
                             take_record, nullptr, nullptr, nullptr);
  const std::string sql = "SELECT queryctl_register(" + stem + "_plugin())";
  const int rc = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
  sqlite3_create_function_v2(db, "queryctl_register", 1, SQLITE_UTF8, nullptr, nullptr, nullptr,
                             nullptr, nullptr);
  record = static_cast<const kv_plugin*>(pointer);
  if (rc != SQLITE_OK) return Answer::kNone;
  return record ? Answer::kRecord : Answer::kUnreadable;
}

std::string version_text(int number) {
  return std::to_string(number / 1000000) + "." + std::to_string(number / 1000 % 1000) + "." +
         std::to_string(number % 1000);
}

bool is_plugin_name(std::string_view stem) {
  return !stem.empty() && std::ranges::all_of(stem, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

std::vector<fs::path> plugins_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->path().extension() == kSuffix) files.push_back(it->path());
  std::ranges::sort(files);
  return files;
}

std::vector<fs::path> split_search_path(const std::string& text,
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

/// The file that `asked` means: a path when it has a '/', else a plugin's name looked for in
/// `folders`.
fs::path find_asked(const std::string& asked, const std::vector<fs::path>& folders) {
  std::vector<std::string> known;
  const auto try_file = [](const fs::path& path) -> fs::path {
    std::error_code error;
    if (fs::is_regular_file(path, error)) return path;
    const fs::path with_suffix = path.string() + std::string(kSuffix);
    return fs::is_regular_file(with_suffix, error) ? with_suffix : fs::path();
  };
  if (asked.find('/') != std::string::npos) {
    if (const fs::path file = try_file(asked); !file.empty()) return file;
    throw refused(asked, "there is no such file", "Check the path.");
  }
  for (const fs::path& folder : folders) {
    if (const fs::path file = try_file(folder / asked); !file.empty()) return file;
    for (const fs::path& file : plugins_in(folder)) known.push_back(file.stem().string());
  }
  throw refused(
      asked, "no plugin folder holds it",
      did_you_mean(asked, known, "For a file, write a path with a '/': ./" + asked + "."));
}

}  // namespace

void PluginHost::load_file(sqlite3* db, const fs::path& given) {
  std::error_code error;
  const fs::path file = fs::canonical(given, error);
  if (error) throw refused(given, error.message(), "Check the path.");
  for (const fs::path& part : {file, file.parent_path(), fs::absolute(given).parent_path()})
    require_ours_to_trust(given, part);

  const std::string stem = given.stem().string();
  const bool ours = is_plugin_name(stem);
  std::string message = load_library(db, file, ours ? "sqlite3_" + stem + "_init" : "");
  if (ours && message.find("no entry point") != std::string::npos)
    message = load_library(db, file, "");
  if (!message.empty())
    throw refused(given, message, "Is it a SQLite extension built for this machine?");
  if (!ours) return;

  const kv_plugin* raw = nullptr;
  switch (ask_for_record(db, stem, raw)) {
    case Answer::kNone:
      return;
    case Answer::kUnreadable:
      throw Error("The plugin " + given.string() +
                      " describes itself in another version of the ABI; " +
                      "its functions are there, its help and commands are not.",
                  "Build it against this version's plugin.h.", ExitCode::kPlugin);
    case Answer::kRecord:
      break;
  }
  PluginRecord record = read_plugin_record(raw);
  record.path = file.string();
  if (record.name != stem)
    throw refused(given, "it calls itself " + record.name, "Give the file its own name again.");
  if (raw->min_sqlite_version > sqlite3_libversion_number())
    throw refused(given,
                  "it needs SQLite " + version_text(raw->min_sqlite_version) + ", this is " +
                      version_text(sqlite3_libversion_number()),
                  "Use a newer SQLite.");
  plugins_.push_back(std::move(record));
}

void PluginHost::load(sqlite3* db, const PluginRequest& request,
                      std::vector<std::string>& warnings) {
  if (!request.enabled) return;
  std::vector<fs::path> folders = split_search_path(request.search_path, warnings);
  folders.insert(folders.end(), request.folders.begin(), request.folders.end());

  std::vector<std::string> stems;
  for (const std::string& asked : request.asked) {
    const fs::path file = find_asked(asked, folders);
    const std::string stem = file.stem().string();
    if (std::ranges::find(stems, stem) != stems.end()) continue;
    load_file(db, file);
    stems.push_back(stem);
  }
  for (const fs::path& folder : folders) {
    for (const fs::path& file : plugins_in(folder)) {
      const std::string stem = file.stem().string();
      if (std::ranges::find(stems, stem) != stems.end()) continue;
      stems.push_back(stem);
      try {
        load_file(db, file);
      } catch (const Error& problem) {
        warnings.push_back(problem.what() + (" " + problem.remedy()));
      }
    }
  }
}

const FunctionRecord* PluginHost::find_function(std::string_view name) const {
  for (const PluginRecord& plugin : plugins_)
    for (const FunctionRecord& function : plugin.functions)
      if (function.name == name) return &function;
  return nullptr;
}

}  // namespace kv::queryctl
