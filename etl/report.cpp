// SPDX-License-Identifier: MIT
#include "etl/report.h"

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/writer.h>

#include "etl/dates.h"

namespace kv::etl {
namespace {

using Writer = JsonWriter;

void member(Writer& writer, const char* name, const std::string& value) {
  writer.Key(name);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void member(Writer& writer, const char* name, std::size_t value) {
  writer.Key(name);
  writer.Uint64(value);
}

void optional_member(Writer& writer, const char* name, const std::string& value) {
  if (!value.empty()) return member(writer, name, value);
  writer.Key(name);
  writer.Null();
}

void optional_member(Writer& writer, const char* name, std::size_t value) {
  if (value > 0) return member(writer, name, value);
  writer.Key(name);
  writer.Null();
}

void write_finding(Writer& writer, const Finding& finding) {
  writer.StartObject();
  member(writer, "severity", std::string(severity_name(finding.severity)));
  member(writer, "rule", finding.rule);
  optional_member(writer, "file", finding.file);
  optional_member(writer, "sheet", finding.sheet);
  optional_member(writer, "row", finding.row);
  optional_member(writer, "column", finding.column);
  optional_member(writer, "column_letters", column_letters(finding.column));
  optional_member(writer, "value", finding.value);
  member(writer, "message", finding.message);
  optional_member(writer, "remedy", finding.remedy);
  writer.EndObject();
}

void print_finding(std::ostream& out, const Finding& finding) {
  out << severity_name(finding.severity) << " " << finding.rule << ": ";
  if (const std::string where = place(finding); !where.empty()) out << where << ": ";
  if (!finding.value.empty() && finding.row > 0) out << "'" << finding.value << "': ";
  out << finding.message;
  if (!finding.remedy.empty()) out << " " << finding.remedy;
  out << "\n";
}

}  // namespace

void print_findings(std::ostream& out, const Findings& findings, std::size_t per_rule) {
  for (const Severity severity :
       std::array{Severity::kError, Severity::kWarning, Severity::kNote}) {
    std::map<std::string, std::size_t> seen;
    for (const Finding& finding : findings.all()) {
      if (finding.severity != severity) continue;
      if (const std::size_t count = ++seen[finding.rule]; per_rule == 0 || count <= per_rule)
        print_finding(out, finding);
    }
    for (const auto& [rule, count] : seen) {
      const std::size_t unlisted = findings.unlisted(severity, rule);
      const std::size_t shown = per_rule == 0 ? count : std::min(count, per_rule);
      if (shown == count && unlisted == 0) continue;
      out << severity_name(severity) << " " << rule << ": " << count - shown + unlisted
          << " more of these";
      if (shown < count)
        out << "; --all shows " << (unlisted > 0 ? "the first " + std::to_string(count) : "each")
            << ", --json gives them as data";
      out << ".\n";
    }
  }
}

void write_findings(JsonWriter& writer, const Findings& findings) {
  member(writer, "errors", findings.count(Severity::kError));
  member(writer, "warnings", findings.count(Severity::kWarning));
  member(writer, "notes", findings.count(Severity::kNote));
  writer.Key("findings");
  writer.StartArray();
  for (const Finding& finding : findings.complete()) write_finding(writer, finding);
  writer.EndArray();
}

void print_json(std::ostream& out, const std::string& source, const LoadResult& result) {
  rapidjson::OStreamWrapper stream(out);
  Writer writer(stream);
  const LoadRecord& record = result.record;
  writer.StartObject();
  member(writer, "source", source);
  member(writer, "vintage", format_date(record.vintage));
  member(writer, "vintage_basis", record.vintage_basis);
  writer.Key("already_loaded");
  writer.Bool(result.already_loaded);
  writer.Key("written");
  writer.Bool(result.written);
  optional_member(writer, "load_id", static_cast<std::size_t>(record.load_id));
  member(writer, "rows_read", record.rows_read);
  member(writer, "cells_read", record.cells_read);
  member(writer, "cells_new", record.cells_new);
  member(writer, "cells_unchanged", record.cells_unchanged);
  member(writer, "cells_revised", record.cells_revised);
  member(writer, "cells_removed", record.cells_removed);
  member(writer, "cells_skipped", record.cells_skipped);
  member(writer, "rows_changed", record.rows_changed);
  write_findings(writer, result.findings);
  writer.EndObject();
  out << "\n";
}

std::string counts_text(const LoadRecord& record) {
  std::string text = std::to_string(record.rows_read) + " rows";
  if (record.cells_read > 0)
    text += ", " + std::to_string(record.cells_read) +
            " cells: " + std::to_string(record.cells_new) + " new, " +
            std::to_string(record.cells_revised) + " revised, " +
            std::to_string(record.cells_removed) + " removed, " +
            std::to_string(record.cells_unchanged) + " unchanged" +
            (record.cells_skipped > 0
                 ? ", " + std::to_string(record.cells_skipped) + " left out by rule"
                 : "");
  if (record.rows_changed > 0)
    text += "; " + std::to_string(record.rows_changed) +
            " regions, changes or group members added or changed";
  return text;
}

}  // namespace kv::etl
