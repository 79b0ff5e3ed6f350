// SPDX-License-Identifier: MIT
#include "queryctl/clocks/cell_reader.h"

#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>

#include "schema/warehouse.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

std::vector<std::string> plan(SQLite::Database& db, const std::string& sql) {
  std::vector<std::string> steps;
  SQLite::Statement rows(db, "EXPLAIN QUERY PLAN " + sql);
  while (rows.executeStep()) steps.push_back(rows.getColumn(3).getString());
  return steps;
}

// With ten million cells a scan takes seconds; and every question of one indicator would pay it.
TEST(CellReader, ReadsByKeyInBothTables) {
  const Folder folder;
  make_sample_warehouse(folder / "k.db");
  SQLite::Database db = open_warehouse(folder / "k.db", Access::kRead);
  for (const bool as_of : {false, true})
    for (unsigned mask = 1; mask < 16; mask += 2) {  // the indicator, and more
      int seeks = 0;
      for (const std::string& step : plan(db, cells_sql(as_of, mask))) {
        EXPECT_THAT(step, ::testing::Not(::testing::HasSubstr("SCAN"))) << mask;
        if (step.find("SEARCH") == std::string::npos) continue;
        ++seeks;
        EXPECT_THAT(step, ::testing::HasSubstr("USING PRIMARY KEY (indicator_id=?")) << mask;
        if ((mask & 2) != 0) {
          EXPECT_THAT(step, ::testing::HasSubstr("period_id=?")) << mask;
        }
        if ((mask & 6) == 6) {
          EXPECT_THAT(step, ::testing::HasSubstr("region_id=?")) << mask;
        }
        if (mask == 15) {
          EXPECT_THAT(step, ::testing::HasSubstr("breakdown_id=?"));
        }
      }
      EXPECT_EQ(seeks, as_of ? 2 : 1) << mask;
    }
}

}  // namespace
}  // namespace kv::queryctl
