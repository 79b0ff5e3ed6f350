// SPDX-License-Identifier: MIT
#include "queryctl/plugins/host.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <span>
#include <sqlite3.h>
#include <sys/stat.h>

#include "queryctl/plugins/search.h"
#include "queryctl/plugins/trial.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;

/// The plugins that are built with this program: they are loaded without a trial, which would cost
/// a process each at every start.
constexpr std::string_view kOwnNames[] = {KV_OWN_PLUGINS};
constexpr std::span kOwnPlugins = kOwnNames;

void require_ours_to_trust(const fs::path& file, const fs::path& part) {
  struct stat state {};
  if (stat(part.c_str(), &state) != 0)
    throw plugin_refused(file, part.string() + " cannot be read", "Check the path.");
  if ((state.st_mode & S_IWOTH) != 0)
    throw plugin_refused(file, "anyone may change " + part.string(),
                         "Take that right away with `chmod o-w " + part.string() + "`.");
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

/// SQLite would tell of a FILE.so.so that it looked for last.
bool begins_as_a_library(const fs::path& path) {
#ifdef __ELF__
  std::ifstream file(path, std::ios::binary);
  std::array<char, 4> magic{};
  file.read(magic.data(), magic.size());
  return std::string_view(magic.data(), magic.size()) == "\x7F\x45LF";
#else
  return true;
#endif
}

}  // namespace

void PluginHost::load_file(sqlite3* db, const fs::path& given, bool is_known) {
  std::error_code error;
  const fs::path file = fs::canonical(given, error);
  if (error) throw plugin_refused(given, error.message(), "Check the path.");
  for (const fs::path& part : {file, file.parent_path(), fs::absolute(given).parent_path()})
    require_ours_to_trust(given, part);

  if (!begins_as_a_library(file))
    throw plugin_refused(given, "it is no library for this machine: it does not begin as one does",
                         "Name the .so file of a plugin.");
  const std::string stem = given.stem().string();
  const bool ours = is_plugin_name(stem);
  const std::string name = ours ? stem : "";
  const Refusal trial = is_known ? Refusal{} : refusal_by_trial(file, name);
  if (trial.is_harmful)
    throw plugin_refused(given, trial.why,
                         "It has to be mended; `queryctl plugin doctor` tries it.");
  const std::string message = trial.why.empty() ? load_library(db, file, name) : trial.why;
  if (!message.empty())
    throw plugin_refused(given, message, "Is it a SQLite extension built for this machine?");
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
    throw plugin_refused(given, "it calls itself " + record.name,
                         "Give the file its own name again.");
  if (raw->min_sqlite_version > sqlite3_libversion_number())
    throw plugin_refused(given,
                         "it needs SQLite " + version_text(raw->min_sqlite_version) + ", this is " +
                             version_text(sqlite3_libversion_number()),
                         "Use a newer SQLite.");
  plugins_.push_back(std::move(record));
}

void PluginHost::load(sqlite3* db, const PluginRequest& request,
                      std::vector<std::string>& warnings) {
  if (!request.enabled) return;
  std::vector<fs::path> folders = plugin_search_path(request.search_path, warnings);
  folders.insert(folders.end(), request.folders.begin(), request.folders.end());

  std::vector<std::string> stems;
  for (const std::string& asked : request.asked) {
    const fs::path file = find_plugin(asked, folders);
    const std::string stem = file.stem().string();
    if (std::ranges::find(stems, stem) != stems.end()) continue;
    load_file(db, file, false);
    stems.push_back(stem);
  }
  const auto is_own = [&](const fs::path& folder, const std::string& stem) {
    return std::ranges::find(request.folders, folder) != request.folders.end() &&
           std::ranges::find(kOwnPlugins, stem) != kOwnPlugins.end();
  };
  for (const fs::path& folder : folders) {
    for (const fs::path& file : plugins_in(folder)) {
      const std::string stem = file.stem().string();
      if (std::ranges::find(stems, stem) != stems.end()) continue;
      stems.push_back(stem);
      try {
        load_file(db, file, is_own(folder, stem));
      } catch (const Error& problem) {
        warnings.push_back(problem.what() + (" " + problem.remedy()));
      }
    }
  }
}

void PluginHost::load_one(sqlite3* db, const PluginRequest& request, const std::string& asked,
                          std::vector<std::string>& warnings) {
  std::vector<fs::path> folders = plugin_search_path(request.search_path, warnings);
  folders.insert(folders.end(), request.folders.begin(), request.folders.end());
  const fs::path file = find_plugin(asked, folders);
  const std::string stem = file.stem().string();
  if (std::ranges::find(plugins_, stem, &PluginRecord::name) != plugins_.end())
    throw plugin_refused(asked, "a plugin of that name is loaded already", "`plugins` lists them.");
  load_file(db, file, false);
}

const FunctionRecord* PluginHost::find_function(std::string_view name) const {
  for (const PluginRecord& plugin : plugins_)
    for (const FunctionRecord& function : plugin.functions)
      if (function.name == name) return &function;
  return nullptr;
}

}  // namespace kv::queryctl
