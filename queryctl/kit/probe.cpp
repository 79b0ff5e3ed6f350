// SPDX-License-Identifier: MIT
#include "queryctl/kit/probe.h"

#include <cstdlib>
#include <rapidjson/document.h>

#include "queryctl/kit/process.h"
#include "queryctl/plugins/host.h"
#include "queryctl/plugins/search.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;

std::string text(const rapidjson::Value& object, const char* name) {
  const auto it = object.FindMember(name);
  return it != object.MemberEnd() && it->value.IsString() ? it->value.GetString() : "";
}

int integer(const rapidjson::Value& object, const char* name) {
  const auto it = object.FindMember(name);
  return it != object.MemberEnd() && it->value.IsInt() ? it->value.GetInt() : 0;
}

bool truth(const rapidjson::Value& object, const char* name) {
  const auto it = object.FindMember(name);
  return it != object.MemberEnd() && it->value.IsTrue();
}

/// The objects of the list `name`.
template <typename Take>
void each(const rapidjson::Value& object, const char* name, Take take) {
  const auto it = object.FindMember(name);
  if (it == object.MemberEnd() || !it->value.IsArray()) return;
  for (const auto& part : it->value.GetArray())
    if (part.IsObject()) take(part);
}

void read_answer(const std::string& json, Probed& probed) {
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  if (document.HasParseError() || !document.IsObject()) {
    probed.refusal = "What was told of the plugin cannot be read.";
    return;
  }
  probed.refusal = text(document, "refusal");
  probed.remedy = text(document, "remedy");
  probed.has_record = truth(document, "has_record");
  probed.name = text(document, "name");
  probed.version = text(document, "version_of_plugin");
  probed.summary = text(document, "summary");
  probed.licence = text(document, "licence");
  probed.min_sqlite = integer(document, "min_sqlite");
  each(document, "functions", [&](const auto& f) {
    probed.functions.push_back({text(f, "name"), text(f, "kind"), text(f, "signature"),
                                text(f, "summary"), text(f, "example"), text(f, "result")});
  });
  each(document, "commands", [&](const auto& c) {
    probed.commands.push_back({text(c, "name"), text(c, "summary"), text(c, "example")});
  });
  each(document, "registered", [&](const auto& f) {
    probed.registered.push_back({text(f, "name"), integer(f, "arguments"),
                                 truth(f, "deterministic"), truth(f, "innocuous"),
                                 truth(f, "direct_only")});
  });
  each(document, "modules", [&](const auto& m) { probed.modules.push_back(text(m, "name")); });
  read_host_report(json, probed.host);
}

}  // namespace

Probed probe_plugin(const fs::path& file, std::chrono::milliseconds limit) {
  Probed probed;
  probed.host.host = "queryctl";
  const Ended ended = run_process(
      {fs::read_symlink("/proc/self/exe").string(), "plugin", "probe", file.string()}, "", limit);
  const auto end_of_first = ended.out.find('\n');
  const bool loaded = end_of_first != std::string::npos;
  if (ended.well() && loaded) {
    read_answer(ended.out.substr(end_of_first + 1), probed);
    return probed;
  }
  const std::string how = "The process that tried the plugin " + how_it_ended(ended, limit);
  if (loaded) {
    // It got as far as the examples.
    read_answer(ended.out.substr(0, end_of_first), probed);
    probed.host.error = how + " while it ran the examples";
  } else {
    probed.refusal = how + (ended.err.empty() ? "." : ": " + ended.err);
    probed.remedy = "Run its entry point in a debugger.";
  }
  return probed;
}

std::string cycle_plugin(const fs::path& file, const Probed& probed,
                         std::chrono::milliseconds limit) {
  std::string examples;
  for (const ProbedFunction& function : probed.functions)
    examples += (examples.empty() ? "" : "\x1e") + function.example;
  const Ended ended =
      run_process({fs::read_symlink("/proc/self/exe").string(), "plugin", "cycles", file.string()},
                  examples, limit);
  if (ended.well()) return "";
  return "The process " + how_it_ended(ended, limit) +
         (ended.err.empty() ? "."
                            : ": " + ended.err.substr(0, ended.err.find_last_not_of('\n') + 1));
}

fs::path plugin_file(const std::string& asked) {
  std::vector<std::string> warnings;
  const bool is_path = asked.find('/') != std::string::npos || asked.ends_with(".so");
  const fs::path named = is_path && asked.find('/') == std::string::npos ? "./" + asked : asked;
  return fs::absolute(find_plugin(named.string(), plugin_folders(warnings))).lexically_normal();
}

std::vector<fs::path> plugin_folders(std::vector<std::string>& warnings) {
  const char* path = std::getenv("QUERYCTL_PLUGIN_PATH");
  std::vector<fs::path> folders = plugin_search_path(path ? path : "", warnings);
  const std::vector<fs::path> own = plugin_folders_of_this_program();
  folders.insert(folders.end(), own.begin(), own.end());
  return folders;
}

}  // namespace kv::queryctl
