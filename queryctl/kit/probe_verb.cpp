// SPDX-License-Identifier: MIT
#include <algorithm>
#include <ostream>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "queryctl/kit/probe.h"
#include "queryctl/kit/sql_results.h"
#include "queryctl/kit/verb.h"
#include "queryctl/plugins/host.h"
#include "queryctl/plugins/trial.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Json& json, const char* key, const std::string& value) {
  json.Key(key);
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void put_record(Json& json, const PluginRecord& record) {
  put(json, "name", record.name);
  put(json, "version_of_plugin", record.version);
  put(json, "summary", record.summary);
  put(json, "licence", record.licence);
  json.Key("min_sqlite");
  json.Int(record.min_sqlite_version);
  json.Key("functions");
  json.StartArray();
  for (const FunctionRecord& function : record.functions) {
    json.StartObject();
    put(json, "name", function.name);
    put(json, "kind", function.kind);
    put(json, "signature", function.signature);
    put(json, "summary", function.summary);
    put(json, "example", function.example);
    put(json, "result", function.result);
    json.EndObject();
  }
  json.EndArray();
  json.Key("commands");
  json.StartArray();
  for (const CommandRecord& command : record.commands) {
    json.StartObject();
    put(json, "name", command.name);
    put(json, "summary", command.summary);
    put(json, "example", command.example);
    json.EndObject();
  }
  json.EndArray();
}

std::vector<std::string> came_with(const std::vector<std::string>& before, sqlite3* db) {
  std::vector<std::string> names;
  std::ranges::set_difference(registered_names(db), before, std::back_inserter(names));
  return names;
}

void put_registered(Json& json, sqlite3* db, const std::vector<std::string>& names) {
  const auto flagged = [&](const std::string& name, const std::string& arguments, const char* bit) {
    return result_of(db, "SELECT 1 FROM pragma_function_list WHERE name = '" + name +
                             "' AND narg = " + arguments + " AND flags & " + bit) == "1";
  };
  json.Key("registered");
  json.StartArray();
  for (const std::string& entry : names) {
    const auto slash = entry.rfind('/');
    if (slash == std::string::npos || entry.find('\'') != std::string::npos) continue;
    const std::string name = entry.substr(0, slash);
    const std::string arguments = entry.substr(slash + 1);
    json.StartObject();
    put(json, "name", name);
    json.Key("arguments");
    json.Int(std::atoi(arguments.c_str()));
    json.Key("deterministic");
    json.Bool(flagged(name, arguments, "0x800"));
    json.Key("innocuous");
    json.Bool(flagged(name, arguments, "0x200000"));
    json.Key("direct_only");
    json.Bool(flagged(name, arguments, "0x80000"));
    json.EndObject();
  }
  json.EndArray();
  json.Key("modules");
  json.StartArray();
  for (const std::string& name : names) {
    if (name.find('/') != std::string::npos) continue;
    json.StartObject();
    put(json, "name", name);
    json.EndObject();
  }
  json.EndArray();
}

void put_examples(Json& json, sqlite3* db, const PluginHost& host) {
  json.Key("results");
  json.StartArray();
  for (const PluginRecord& plugin : host.plugins())
    for (const FunctionRecord& function : plugin.functions) {
      json.StartArray();
      for (int run = 0; run < 2; ++run) json.String(result_of(db, function.example).c_str());
      json.EndArray();
    }
  json.EndArray();
}

/// With `examples` false: what is known before anything of the plugin's is run.
std::string answer(sqlite3* db, const PluginHost& host, const std::vector<std::string>& names,
                   const Error* refusal, bool examples) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.StartObject();
  put(json, "version", std::string(KV_VERSION) + ", SQLite " + sqlite3_libversion());
  put(json, "refusal", refusal ? refusal->what() : "");
  put(json, "remedy", refusal ? refusal->remedy() : "");
  json.Key("has_record");
  json.Bool(!host.plugins().empty());
  if (!host.plugins().empty()) put_record(json, host.plugins().front());
  put_registered(json, db, names);
  if (examples) {
    put_examples(json, db, host);
  } else {
    json.Key("results");
    json.StartArray();
    json.EndArray();
  }
  json.EndObject();
  return buffer.GetString();
}

}  // namespace

int run_plugin_probe(const Arguments& arguments, Console& console) {
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  const MemoryDatabase db;
  const std::vector<std::string> before = registered_names(db.get());
  PluginHost host;
  PluginRequest request;
  request.asked = {plugin_file(arguments.text("file")).string()};
  std::optional<Error> refusal;
  try {
    std::vector<std::string> warnings;
    host.load(db.get(), request, warnings);
  } catch (const Error& error) {
    refusal = error;
  }
  const std::vector<std::string> names = came_with(before, db.get());
  const Error* const why = refusal ? &*refusal : nullptr;
  console.out << answer(db.get(), host, names, why, false) << std::endl;
  console.out << answer(db.get(), host, names, why, true) << "\n";
  return 0;
}

}  // namespace kv::queryctl
