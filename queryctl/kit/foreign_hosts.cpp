// SPDX-License-Identifier: MIT
#include "queryctl/kit/foreign_hosts.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "queryctl/kit/process.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

using Statements = std::vector<std::string>;
using Limit = std::chrono::milliseconds;

std::string script(std::string_view name) {
  const auto files = embedded_host_scripts();
  const auto file = std::ranges::find(files, name, &EmbeddedFile::path);
  if (file == files.end())
    throw Error("The program holds no " + std::string(name) + ".", "Build it again.");
  return std::string(file->text);
}

std::string task(const std::filesystem::path& plugin, const Statements& statements) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  json.StartObject();
  json.Key("plugin");
  json.String(plugin.c_str());
  json.Key("sql");
  json.StartArray();
  for (const std::string& sql : statements) json.String(sql.c_str());
  json.EndArray();
  json.EndObject();
  return buffer.GetString();
}

std::string last_line(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

HostReport by_script(const std::string& host, const std::vector<std::string>& words,
                     const std::filesystem::path& plugin, const Statements& statements,
                     Limit limit) {
  HostReport report;
  report.host = host;
  const Ended ended = run_process(words, task(plugin, statements), limit);
  if (!ended.started)
    report.absent = words[0] + " is not there";
  else if (!ended.well())
    report.error = words[0] + " " + how_it_ended(ended, limit) + ": " + last_line(ended.err);
  else
    read_host_report(ended.out, report);
  return report;
}

/// Debian's first: other builds of Python often leave loadable extensions out.
HostReport in_python(const std::filesystem::path& plugin, const Statements& statements,
                     Limit limit) {
  HostReport report;
  for (const char* python : {"/usr/bin/python3", "python3"}) {
    report =
        by_script("python", {python, "-IBc", script("hosts/python.py")}, plugin, statements, limit);
    if (report.absent.empty()) break;
  }
  return report;
}

std::string quoted(const std::string& path) {
  std::string text = "\"";
  for (const char c : path)
    text += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return text + "\"";
}

/// The sqlite3 shell tells results apart by lines that are printed between them, and errors by the
/// line of the script.
class ShellScript {
 public:
  ShellScript(const std::filesystem::path& plugin, const Statements& statements) {
    add(".load " + quoted(plugin.string()));
    for (const std::string& sql : statements)
      for (int run = 0; run < 2; ++run) {
        add(fmt::format(".print {}{}", kMark, starts_.size()));
        starts_.push_back(line_);
        add(sql + ";");
      }
  }

  const std::string& text() const { return text_; }

  std::vector<std::array<std::string, 2>> results(const std::string& out,
                                                  const std::string& err) const {
    std::vector<std::string> parts(starts_.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string mark = fmt::format("{}{}\n", kMark, i);
      const std::size_t start = out.find(mark, at);
      if (start == std::string::npos) break;
      at = start + mark.size();
      const std::size_t end = std::min(out.find(kMark, at), out.size());
      parts[i] = out.substr(at, end - at);
      if (parts[i].ends_with('\n')) parts[i].pop_back();
    }
    add_errors(err, parts);
    std::vector<std::array<std::string, 2>> pairs;
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) pairs.push_back({parts[i], parts[i + 1]});
    return pairs;
  }

 private:
  static constexpr const char* kMark = "== result ";

  void add(const std::string& line) {
    text_ += line + "\n";
    line_ += 1 + static_cast<int>(std::ranges::count(line, '\n'));
  }

  void add_errors(const std::string& err, std::vector<std::string>& parts) const {
    constexpr std::string_view kNear = "near line ";
    for (std::size_t at = err.find(kNear); at != std::string::npos; at = err.find(kNear, at + 1)) {
      int line = 0;
      const char* const digits = err.data() + at + kNear.size();
      const auto [end, bad] = std::from_chars(digits, err.data() + err.size(), line);
      const auto after = std::ranges::upper_bound(starts_, line);
      if (bad != std::errc{} || after == starts_.begin()) continue;
      const std::size_t from = static_cast<std::size_t>(end - err.data()) + 2;
      const std::size_t stop = std::min(err.find('\n', from), err.size());
      parts[static_cast<std::size_t>(after - starts_.begin()) - 1] =
          "error: " + err.substr(std::min(from, stop), stop - std::min(from, stop));
    }
  }

  std::string text_;
  std::vector<int> starts_;  ///< the line on which each run's statement starts
  int line_ = 1;
};

HostReport in_shell(const std::filesystem::path& plugin, const Statements& statements,
                    Limit limit) {
  HostReport report;
  report.host = "sqlite3";
  const std::vector<std::string> words = {"sqlite3", "-batch",    "-init",   "/dev/null",
                                          "-list",   "-noheader", ":memory:"};
  const std::string version = "SELECT sqlite_version();\n";
  const Ended first = run_process(words, ".bail on\n" + version, limit);
  if (!first.started) {
    report.absent = "sqlite3 is not there";
    return report;
  }
  report.version = "SQLite " + last_line(first.out);
  const std::string load = ".bail on\n.load " + quoted(plugin.string()) + "\n" + version;
  const Ended loaded = run_process(words, load, limit);
  if (!loaded.well()) {
    const std::string said = last_line(loaded.err);
    report.error = loaded.signal == 0 && !loaded.timed_out && !said.empty()
                       ? said
                       : "sqlite3 " + how_it_ended(loaded, limit) + " when it loaded the plugin";
    return report;
  }
  const ShellScript script(plugin, statements);
  const Ended ended = run_process(words, script.text(), limit);
  if (ended.signal != 0 || ended.timed_out)
    report.error = "sqlite3 " + how_it_ended(ended, limit);
  else
    report.results = script.results(ended.out, ended.err);
  return report;
}

}  // namespace

std::vector<HostReport> try_foreign_hosts(const std::filesystem::path& plugin,
                                          const Statements& statements, Limit limit) {
  return {in_shell(plugin, statements, limit), in_python(plugin, statements, limit),
          by_script("node", {"node", "-e", script("hosts/node.js")}, plugin, statements, limit)};
}

void read_host_report(const std::string& json, HostReport& report) {
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  const auto text = [&](const char* name) -> std::string {
    const auto it = document.FindMember(name);
    return it != document.MemberEnd() && it->value.IsString() ? it->value.GetString() : "";
  };
  if (document.HasParseError() || !document.IsObject() || !document.HasMember("results") ||
      !document["results"].IsArray()) {
    report.error = "its answer cannot be read";
    return;
  }
  report.version = text("version");
  report.absent = text("absent");
  report.error = text("error");
  for (const auto& pair : document["results"].GetArray()) {
    if (!pair.IsArray() || pair.Size() != 2 || !pair[0].IsString() || !pair[1].IsString()) continue;
    report.results.push_back({pair[0].GetString(), pair[1].GetString()});
  }
}

}  // namespace kv::queryctl
