// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <sstream>

#include "queryctl/commands/registry.h"
#include "queryctl/kit/line_difference.h"
#include "queryctl/kit/probe.h"
#include "queryctl/kit/verb.h"
#include "queryctl/output_file.h"
#include "queryctl/session.h"
#include "queryctl/words.h"
#include "schema/error.h"

namespace kv::queryctl {

std::span<const EmbeddedFile> embedded_templates();

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTemplate = "templates/indicator/NAME.sql.in";

void require_good_name(const std::string& name) {
  const auto refuse = [&](const std::string& why) {
    throw Error("'" + name + "' cannot be an indicator's name: " + why + ".",
                "Take 2 to 40 letters from a to z, figures and '-', a letter first.",
                ExitCode::kUsage);
  };
  const bool good = std::ranges::all_of(
      name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  if (!good || name.size() < 2 || name.size() > 40 || !(name[0] >= 'a' && name[0] <= 'z'))
    refuse("it becomes a command's and a file's name");
  if (Registry().find(name)) refuse("queryctl has a command of that name");
  if (const sql::Library library = sql::Library::embedded(); library.find(name))
    refuse("the product has one of that name");
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

std::string read_text(const fs::path& path, const std::string& remedy) {
  std::ifstream file(path, std::ios::binary);
  std::error_code ignored;
  if (!file || fs::is_directory(path, ignored))
    throw Error(path.string() + " cannot be read.", remedy, ExitCode::kCannotOpen);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What the example of the file's indicator gives, as CSV.
std::string result_of_example(const std::string& database, const fs::path& file, Console& console) {
  SessionOptions options;
  options.database = database;
  options.sql_dirs = {fs::absolute(file).parent_path()};
  std::vector<std::string> warnings;
  options.plugins.folders = plugin_folders(warnings);
  Settings settings;
  settings.mode = "csv";
  settings.quiet = true;
  std::ostringstream out;
  Session session(options, settings, out, console.err);
  const sql::Query* query = session.library().find(file.stem().string());
  if (!query)
    throw Error(file.string() + " is not the indicator " + file.stem().string() + ".",
                "Give the file the name that its first tag, @indicator, says.");
  if (query->example.empty())
    throw Error(file.string() + " has no @example.", "Add the command line that shows it.");
  std::vector<std::string> words = split_words(query->example);
  const std::string command = words.front();
  words.erase(words.begin());
  session.run_command(command, words);
  return out.str();
}

}  // namespace

int run_indicator_new(const Arguments& arguments, Console& console) {
  const std::string name = arguments.text("name");
  require_good_name(name);
  const fs::path folder = fs::path(arguments.text("dir")) / "indicators";
  const fs::path file = (folder / (name + ".sql")).lexically_normal();
  std::error_code error;
  if (fs::exists(fs::symlink_status(file, error)))
    throw Error(file.string() + " is there already, and nothing is overwritten.",
                "Take another name, or another folder with --dir.", ExitCode::kCannotOpen);
  fs::create_directories(folder, error);
  const auto files = embedded_templates();
  const auto found = std::ranges::find(files, kTemplate, &EmbeddedFile::path);
  if (found == files.end())
    throw Error("The program holds no " + std::string(kTemplate) + ".", "Build it again.");
  std::ofstream out(file, std::ios::binary);
  out << replaced(std::string(found->text), "@NAME@", name) << std::flush;
  if (!out)
    throw Error(file.string() + " cannot be written: " + std::strerror(errno) + ".",
                "Choose another folder with --dir.", ExitCode::kCannotOpen);
  console.out << file.string() << "\n";
  console.out.flush();
  console.err << "Change it, and use it at once:\n  queryctl DB --sql-dir " << arguments.text("dir")
              << " " << name
              << "\nKeep what it gives as its test, and read it:\n  queryctl indicator test DB "
              << file.string() << " --update\n";
  return 0;
}

int run_indicator_test(const Arguments& arguments, Console& console) {
  const fs::path file = arguments.text("file");
  read_text(file, "Check the path.");
  const fs::path expected = fs::path(file).replace_extension(".expected");
  const std::string got = result_of_example(arguments.text("db"), file, console);
  if (arguments.flag("update")) {
    OutputFile written(expected.string());
    written.stream() << got;
    written.commit();
    console.err << expected.string() << " is written; read it before you keep it.\n";
    return 0;
  }
  const std::string wanted = read_text(expected, "Write it with --update, and read it.");
  if (!same_lines(expected.string(), wanted, got, console.err))
    return static_cast<int>(ExitCode::kProblems);
  console.out << file.string() << ": as expected.\n";
  return 0;
}

}  // namespace kv::queryctl
