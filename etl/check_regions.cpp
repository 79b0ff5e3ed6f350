// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Statement.h>

#include "etl/dimensions.h"
#include "etl/embedded_sql.h"

namespace kv::etl {

void check_regions(SQLite::Database& db, Findings& findings) {
  SQLite::Statement rows(db, std::string(embedded_sql("check_regions.sql")));
  while (rows.executeStep()) {
    Finding finding;
    finding.rule = rows.getColumn(0).getString();
    finding.severity = finding.rule == "spell-changed" ? Severity::kNote : Severity::kError;
    finding.acceptable = finding.rule == "spell-reopened";
    finding.message = rows.getColumn(1).getString();
    if (finding.rule == "spell-reopened")
      finding.remedy =
          "These files are older than what was loaded: nothing has to be loaded. Say --accept "
          "spell-reopened "
          "when the end was a mistake.";
    else if (finding.rule == "spell-overlap")
      finding.remedy =
          "A code means one area at a time: load the files of one day, or start a new warehouse.";
    findings.add(std::move(finding));
  }
}

}  // namespace kv::etl
