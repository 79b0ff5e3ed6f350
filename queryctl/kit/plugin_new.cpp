// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <ostream>
#include <sqlite3.h>

#include "queryctl/commands/registry.h"
#include "queryctl/kit/probe.h"
#include "queryctl/kit/verb.h"
#include "queryctl/plugins/search.h"
#include "schema/embedded.h"
#include "schema/error.h"

namespace kv::queryctl {

std::span<const EmbeddedFile> embedded_templates();

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTemplates = "templates/plugin/";

// CMake makes targets of these names itself.
constexpr std::array<std::string_view, 6> kTargetsOfCMake = {"all",     "clean",   "help",
                                                             "install", "package", "test"};

[[noreturn]] void refuse(const std::string& name, const std::string& why,
                         const std::string& remedy) {
  throw Error("'" + name + "' cannot be a plugin's name: " + why + ".", remedy, ExitCode::kUsage);
}

/// A function of SQLite or of a plugin that begins with the name, or "".
std::string function_that_begins_with(const std::string& prefix) {
  sqlite3* db = nullptr;
  std::string found;
  if (sqlite3_open(":memory:", &db) == SQLITE_OK) {
    const std::string sql = "SELECT min(name) FROM pragma_function_list WHERE substr(name, 1, " +
                            std::to_string(prefix.size()) + ") = '" + prefix + "'";
    const auto take = [](void* into, int, char** values, char**) {
      if (values[0]) *static_cast<std::string*>(into) = values[0];
      return 0;
    };
    sqlite3_exec(db, sql.c_str(), take, &found, nullptr);
  }
  sqlite3_close(db);
  return found;
}

void require_good_name(const std::string& name) {
  const bool letters = std::ranges::all_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters || name.size() < 2 || name.size() > 24)
    refuse(name, "SQLite finds the entry point by the letters of the file's name",
           "Take 2 to 24 letters from a to z, no others.");
  if (name.starts_with("lib"))
    refuse(name, "SQLite takes 'lib' off a file's name", "Take a name that begins otherwise.");
  if (std::ranges::find(kTargetsOfCMake, name) != kTargetsOfCMake.end())
    refuse(name, "CMake has a target of that name", "Take another.");
  if (const std::string function = function_that_begins_with(name + "_"); !function.empty())
    refuse(name, "SQLite has the function " + function, "Take another.");
  if (Registry().find(name)) refuse(name, "queryctl has a command of that name", "Take another.");
  std::vector<std::string> warnings;
  for (const fs::path& folder : plugin_folders(warnings))
    for (const fs::path& file : plugins_in(folder))
      if (file.stem() == name)
        refuse(name, "there is a plugin of that name, " + file.string(), "Take another.");
}

/// The folder into which this program was installed, when the SDK lies in it; else empty.
fs::path sdk_prefix() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path prefix = program.parent_path().parent_path();
  return fs::exists(prefix / "include/kommunevarehus/plugin.h", error) ? prefix : fs::path();
}

/// " -DCMAKE_PREFIX_PATH=…" where CMake would not look by itself.
std::string prefix_option() {
  const fs::path prefix = sdk_prefix();
  if (prefix.empty() || prefix == "/usr" || prefix == "/usr/local") return "";
  return " -DCMAKE_PREFIX_PATH=\"" + prefix.string() + "\"";
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

/// "templates/plugin/tests/NAME.sql.in" is tests/tall.sql.
fs::path target_of(std::string_view path, const std::string& name) {
  std::string target(path.substr(kTemplates.size()));
  target.resize(target.size() - std::strlen(".in"));
  target = replaced(target, "NAME", name);
  return target == "gitignore" ? ".gitignore" : target;
}

void write_file(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text << std::flush;
  if (!file)
    throw Error(path.string() + " cannot be written: " + std::strerror(errno) + ".",
                "Make room, or choose another folder with --dir.", ExitCode::kCannotOpen);
}

}  // namespace

int run_plugin_new(const Arguments& arguments, Console& console) {
  const std::string name = arguments.text("name");
  require_good_name(name);
  const fs::path parent = arguments.has("dir") ? fs::path(arguments.text("dir")) : fs::path(".");
  const fs::path folder = (parent / name).lexically_normal();
  std::error_code error;
  if (!fs::is_directory(parent, error))
    throw Error(parent.string() + " is no folder.", "Make it first, or name another with --dir.",
                ExitCode::kCannotOpen);
  if (fs::exists(fs::symlink_status(folder, error)))
    throw Error(folder.string() + " is there already, and nothing is overwritten.",
                "Take another name, or another folder with --dir.", ExitCode::kCannotOpen);
  if (!fs::create_directory(folder, error))
    throw Error(folder.string() + " cannot be made: " + error.message() + ".",
                "Choose another folder with --dir.", ExitCode::kCannotOpen);
  for (const EmbeddedFile& file : embedded_templates()) {
    if (!file.path.starts_with(kTemplates)) continue;
    std::string text = replaced(std::string(file.text), "@NAME@", name);
    text = replaced(text, "@VERSION@", KV_VERSION);
    text = replaced(text, "@PREFIX@", prefix_option());
    const fs::path target = folder / target_of(file.path, name);
    write_file(target, text);
    console.out << target.string() << "\n";
  }
  console.out.flush();
  console.err << "Build and test it:\n"
              << "  cd " << folder.string() << "\n"
              << "  cmake -B build" << prefix_option() << "\n"
              << "  cmake --build build && ctest --test-dir build --output-on-failure\n"
              << "README.md there tells how to add a function of your own.\n";
  return 0;
}

}  // namespace kv::queryctl
