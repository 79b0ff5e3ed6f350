// SPDX-License-Identifier: MIT
#include <fstream>
#include <iterator>
#include <ostream>
#include <sqlite3.h>

#include "queryctl/kit/line_difference.h"
#include "queryctl/kit/probe.h"
#include "queryctl/kit/sql_results.h"
#include "queryctl/kit/verb.h"
#include "queryctl/output_file.h"
#include "queryctl/plugins/host.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& path, const std::string& remedy) {
  std::ifstream file(path, std::ios::binary);
  std::error_code ignored;
  if (!file || fs::is_directory(path, ignored))
    throw Error(path.string() + " cannot be read.", remedy, ExitCode::kCannotOpen);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int run_plugin_test(const Arguments& arguments, Console& console) {
  const fs::path script = arguments.text("sql");
  const fs::path expected = fs::path(script).replace_extension(".expected");
  const std::string text = read_text(script, "Check the path.");
  const MemoryDatabase db;
  PluginHost host;
  PluginRequest request;
  request.asked = {plugin_file(arguments.text("file")).string()};
  std::vector<std::string> warnings;
  host.load(db.get(), request, warnings);
  const std::string got = results_of_script(db.get(), text);
  if (arguments.flag("update")) {
    OutputFile file(expected.string());
    file.stream() << got;
    file.commit();
    console.err << expected.string() << " is written; read it before you keep it.\n";
    return 0;
  }
  const std::string wanted = read_text(expected, "Write it with --update, and read it.");
  if (!same_lines(expected.string(), wanted, got, console.err))
    return static_cast<int>(ExitCode::kProblems);
  console.out << script.string() << ": " << count_lines(got) << " lines as expected.\n";
  return 0;
}

}  // namespace kv::queryctl
