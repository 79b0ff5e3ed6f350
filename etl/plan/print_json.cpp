// SPDX-License-Identifier: MIT
#include <cmath>
#include <ostream>

#include "etl/commands/json.h"
#include "etl/dates.h"
#include "etl/plan/plan.h"
#include "etl/report.h"

namespace kv::etl {
namespace {

void count(JsonWriter& writer, const char* name, std::size_t value) {
  writer.Key(name);
  writer.Uint64(value);
}

void regions(JsonWriter& writer, const char* name, const std::vector<NamedRegion>& list) {
  writer.Key(name);
  writer.StartArray();
  for (const NamedRegion& region : list) {
    writer.StartObject();
    json_member(writer, "region", region.code);
    json_member(writer, "name", region.name);
    writer.EndObject();
  }
  writer.EndArray();
}

void cells(JsonWriter& writer, const char* name, const std::vector<PlannedCell>& list) {
  writer.Key(name);
  writer.StartArray();
  for (const PlannedCell& cell : list) {
    writer.StartObject();
    json_member(writer, "indicator", cell.indicator);
    json_member(writer, "region", cell.region.code);
    json_member(writer, "name", cell.region.name);
    json_member(writer, "period", cell.period);
    json_member(writer, "breakdown", cell.breakdown);
    json_member(writer, "old", cell.before);
    writer.Key("new");
    if (cell.file.empty())
      writer.Null();
    else
      writer.String(cell.after.c_str());
    writer.Key("percent");  // null: not between two numbers, or from 0
    if (cell.percent && !std::isinf(*cell.percent))
      writer.Double(*cell.percent);
    else
      writer.Null();
    if (!cell.file.empty()) {
      json_member(writer, "file", cell.file);
      count(writer, "row", cell.row);
      count(writer, "column", cell.column);
      json_member(writer, "column_letters", column_letters(cell.column));
    }
    writer.EndObject();
  }
  writer.EndArray();
}

void counts(JsonWriter& writer, const ChangeSummary& changes) {
  writer.Key("cells");
  writer.StartObject();
  count(writer, "new", changes.added);
  count(writer, "revised", changes.revised);
  writer.Key("percent");
  writer.Double(changes.percent());
  count(writer, "revised_beyond_percent", changes.revised_beyond);
  count(writer, "removed", changes.removed);
  count(writer, "newly_suppressed", changes.suppressed);
  count(writer, "newly_published", changes.published);
  count(writer, "unchanged", changes.unchanged);
  writer.EndObject();
}

void municipalities(JsonWriter& writer, const std::vector<PlannedScope>& scopes) {
  writer.Key("municipalities");
  writer.StartArray();
  for (const PlannedScope& scope : scopes) {
    writer.StartObject();
    json_member(writer, "indicator", scope.indicator);
    json_member(writer, "period", scope.period);
    count(writer, "expected", scope.municipalities.expected);
    count(writer, "found", scope.municipalities.found);
    count(writer, "outside", scope.municipalities.outside);
    regions(writer, "missing", scope.municipalities.missing);
    regions(writer, "not_valid", scope.municipalities.extra);
    writer.EndObject();
  }
  writer.EndArray();
}

}  // namespace

void print_plan_json(std::ostream& out, const std::string& source, const LoadPlan& plan) {
  rapidjson::OStreamWrapper stream(out);
  JsonWriter writer(stream);
  const LoadRecord& record = plan.result.record;
  writer.StartObject();
  json_member(writer, "source", source);
  json_member(writer, "vintage", format_date(record.vintage));
  json_member(writer, "vintage_basis", record.vintage_basis);
  writer.Key("already_loaded");
  writer.Bool(plan.result.already_loaded);
  writer.Key("refused");
  writer.Bool(plan.result.findings.has_errors());
  writer.Key("token");
  if (plan.token.empty())
    writer.Null();
  else
    writer.String(plan.token.c_str());
  writer.Key("effects");  // of boundaries and survey waves, which have no cells
  writer.StartArray();
  for (const std::string& effect : plan.result.effects) writer.String(effect.c_str());
  writer.EndArray();
  counts(writer, plan.changes);
  writer.Key("first_load");
  writer.Bool(plan.first_time);
  regions(writer, "new_codes", plan.new_codes);
  municipalities(writer, plan.scopes);
  cells(writer, "largest_revisions", plan.largest);
  cells(writer, "removed", plan.removed);
  cells(writer, "newly_suppressed", plan.suppressed);
  cells(writer, "newly_published", plan.published);
  write_findings(writer, plan.result.findings);
  writer.EndObject();
  out << "\n";
}

}  // namespace kv::etl
