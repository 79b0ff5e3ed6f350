// SPDX-License-Identifier: MIT
#include "tests/queryctl/support/program.h"

#include <cstdlib>
#include <regex>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

std::string quoted(const std::string& word) {
  std::string text = "'";
  for (char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

}  // namespace

Outcome run_program(const std::vector<std::string>& words, const std::string& input,
                    const std::vector<std::string>& environment) {
  const Folder folder;
  folder.write("in", input);
  std::string line =
      "cat " + quoted(folder / "in") + " | env -u QUERYCTL_PLUGIN_PATH XDG_CONFIG_HOME=/nowhere";
  for (const std::string& setting : environment) line += " " + quoted(setting);
  for (const std::string& word : words) line += " " + quoted(word);
  line += " >" + quoted(folder / "out") + " 2>" + quoted(folder / "err");
  const int status = std::system(line.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status),
          read_file(folder / "out"), read_file(folder / "err")};
}

std::string without_codes(const std::string& text) {
  return std::regex_replace(text, std::regex(" \\[KV[0-9]{4}\\](?=\n|$)"), "");
}

}  // namespace kv::queryctl
