// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>

#include "queryctl/artefact.h"
#include "queryctl/commands/builtin.h"
#include "queryctl/report/compose.h"
#include "queryctl/report/pdf.h"
#include "queryctl/session.h"
#include "queryctl/suggest.h"
#include "schema/error.h"
#include "sql/document.h"

namespace kv::queryctl {
namespace {

constexpr const char* kNoName = "The report, as reports lists it, or a file: ./mine.md.";

bool is_path(const std::string& name) {
  return name.ends_with(".md") || name.find('/') != std::string::npos;
}

std::vector<sql::Document> read_documents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  std::error_code ignored;
  if (file && !std::filesystem::is_directory(path, ignored)) text << file.rdbuf();
  if (!file || !text || std::filesystem::is_directory(path, ignored))
    throw Error(path + " cannot be read.", "Check the path.", ExitCode::kCannotOpen);
  return sql::parse_documents(path, text.str());
}

/// That of `name` in `lang`, or else its first; null where there is none.
const sql::Document* in_language(const std::vector<sql::Document>& documents,
                                 const std::string& name, const std::string& lang) {
  const sql::Document* found = nullptr;
  for (const sql::Document& document : documents)
    if (document.name == name && (!found || document.lang == lang)) found = &document;
  return found;
}

const sql::Document& find_document(Session& session, const std::string& name) {
  const auto& documents = session.library().documents();
  if (const auto* found = in_language(documents, name, session.settings().lang)) return *found;
  std::vector<std::string> names;
  for (const sql::Document& document : documents)
    if (names.empty() || names.back() != document.name) names.push_back(document.name);
  throw Error("There is no report '" + name + "'.",
              did_you_mean(name, names,
                           "The command reports lists them; ./" + name + ".md would be a file."),
              ExitCode::kUsage);
}

/// "html" where nothing says otherwise.
std::string format_of(const Session& session, const CommandInfo& info) {
  const std::string& output = session.settings().output_name;
  const std::string end = std::filesystem::path(output).extension().string();
  const bool any = output.empty() || output == "-" || end == ".htm";
  return asked_format(session.settings(), info.name, info.formats, !any).value_or("html");
}

CommandInfo info_of() {
  CommandInfo info;
  info.name = "report";
  info.origin = "built in";
  info.summary = "A finished note: text, tables and figures asked of the warehouse, as one page";
  info.details =
      "Writes one HTML page that needs nothing else, or a PDF (through WeasyPrint): -o note.html, "
      "-o note.pdf.\n"
      "Every number in it is computed when it is written; --as-of, --borders and --lang hold for "
      "the "
      "whole of it.\n"
      "A report is Markdown with blocks that ask: a file in sql/reports, in the folder reports of "
      "a "
      "--sql-dir,\n"
      "or any file (./mine.md). -p name=value sets a parameter of the report. The manual's page "
      "reports.md has an example.\n"
      "The report is made whole or not at all; a part that may be missing says so itself, and is "
      "then "
      "named in it.\n";
  info.example = "report nibr-2014-107 -o note.html";
  info.arguments = {{"report", "text", true, std::nullopt, kNoName}};
  info.formats = {"html", "pdf"};
  return info;
}

class ReportCommand : public Command {
 public:
  ReportCommand() : Command(info_of()) {}

  void run(Session& session, const Arguments& arguments) const override {
    const std::string name = arguments.text("report");
    const std::string format = format_of(session, info());
    if (session.writable())
      throw Error("report only asks.", "Leave --write out.", ExitCode::kUsage);
    std::vector<sql::Document> read;
    if (is_path(name)) read = read_documents(name);
    const sql::Document& document =
        read.empty() ? find_document(session, name)
                     : *in_language(read, read.front().name, session.settings().lang);
    std::string bytes = report::compose(session, document, format == "pdf");
    if (format == "pdf") bytes = report::pdf_of(bytes, [&] { session.check_watch(); });
    session.write_artefact(bytes);
  }
};

class ReportsCommand : public Command {
 public:
  ReportsCommand()
      : Command({"reports", "built in", "The reports that there are", "", "reports", {}, {}}) {}

  void run(Session& session, const Arguments&) const override {
    std::vector<std::vector<Value>> rows;
    for (const sql::Document& document : session.library().documents()) {
      std::string parameters;
      for (const sql::Param& param : document.params)
        parameters += (parameters.empty() ? "" : ", ") + param.name +
                      (param.default_value ? "=" + *param.default_value : "");
      rows.push_back({document.name, document.lang, document.title(session.settings().lang),
                      parameters, document.path});
    }
    session.write_rows(
        std::vector<Column>{
            {"report", {}}, {"lang", {}}, {"title", {}}, {"parameters", {}}, {"file", {}}},
        rows);
  }
};

}  // namespace

std::unique_ptr<Command> make_report_command() {
  return std::make_unique<ReportCommand>();
}

std::unique_ptr<Command> make_reports_command() {
  return std::make_unique<ReportsCommand>();
}

}  // namespace kv::queryctl
