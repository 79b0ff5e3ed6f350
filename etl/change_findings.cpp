// SPDX-License-Identifier: MIT
#include "etl/change_findings.h"

#include <SQLiteCpp/Statement.h>

#include "etl/dates.h"

namespace kv::etl {

CellNames::CellNames(SQLite::Database& db, const Batch& batch, const DimensionIds& ids,
                     const RegionIndex& regions)
    : db_(db), regions_(regions) {
  for (std::size_t i = 0; i < ids.indicators.size(); ++i)
    indicators_.emplace(ids.indicators[i], batch.indicators[i].code);
  for (std::size_t i = 0; i < ids.periods.size(); ++i)
    periods_.emplace(ids.periods[i], batch.periods[i].code);
  for (std::size_t i = 0; i < ids.breakdowns.size(); ++i)
    breakdowns_.emplace(ids.breakdowns[i], batch.breakdowns[i]);
}

// A cell that is removed may have a breakdown that the files do not.
std::string CellNames::breakdown(int id) const {
  if (const auto it = breakdowns_.find(id); it != breakdowns_.end()) return it->second;
  SQLite::Statement find(db_, "SELECT code FROM breakdown WHERE breakdown_id = ?");
  find.bind(1, id);
  return find.executeStep() ? find.getColumn(0).getString() : std::to_string(id);
}

std::string CellNames::name(const CellKey& key) const {
  const std::string part = breakdown(key.breakdown);
  return indicators_.at(key.indicator) + " of " + regions_.region(key.region).code + " in " +
         periods_.at(key.period) + (part.empty() ? "" : " (" + part + ")");
}

ChangeFindings::ChangeFindings(const CellNames& names, const Batch& batch, int vintage,
                               Findings& findings)
    : names_(names), batch_(batch), vintage_(vintage), findings_(findings) {}

void ChangeFindings::cell(const CellChange& change) {
  using Kind = CellChange::Kind;
  if (change.kind == Kind::kNew || change.kind == Kind::kUnchanged) return;
  Finding finding;
  finding.severity = change.kind == Kind::kConflict ? Severity::kError : Severity::kNote;
  finding.rule = change.kind == Kind::kConflict  ? "vintage-conflict"
                 : change.kind == Kind::kRemoved ? "removed"
                                                 : "revised";
  if (findings_.full(finding.severity, finding.rule))
    return findings_.count_unlisted(finding.severity, finding.rule);
  const std::string name = names_.name(change.key);
  const std::string before = "'" + value_text(change.before) + "'";
  if (change.kind == Kind::kRemoved) {
    finding.message = name + " was " + before + " and is not in the files any more.";
  } else {
    finding.file = batch_.files[change.at.file].name;
    finding.row = change.at.row;
    finding.column = change.at.column;
    finding.value = value_text(change.after);
    const std::string after = "'" + finding.value + "'";
    if (change.kind == Kind::kRevised) {
      finding.message = name + " was " + before + " and is now " + after + ".";
    } else {
      finding.message = name + " is " + before + " in what was loaded for the same vintage (" +
                        format_date(vintage_) + ") and " + after + " here.";
      finding.remedy = "Two deliveries have two dates: give this one its own with --vintage DATE.";
    }
  }
  findings_.add(std::move(finding));
}

void ChangeFindings::finish(const MergeCounts& counts) {
  if (counts.removed * 10 <= counts.in_scope_before) return;
  findings_.add({Severity::kError,
                 "many-removed",
                 {},
                 0,
                 0,
                 {},
                 "This vintage would remove " + std::to_string(counts.removed) + " of " +
                     std::to_string(counts.in_scope_before) +
                     " cells: the files seem to be only a part.",
                 "Load the whole delivery, or say --accept many-removed when these cells are "
                 "really gone.",
                 true});
}

}  // namespace kv::etl
