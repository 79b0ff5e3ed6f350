// SPDX-License-Identifier: MIT
#include "etl/dimensions.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <sstream>
#include <string_view>

#include "etl/embedded_sql.h"

namespace kv::etl {
namespace {

std::size_t count(SQLite::Database& db, const std::string& sql) {
  return static_cast<std::size_t>(db.execAndGet(sql).getInt64());
}

int merge_source(SQLite::Database& db, const Source& source) {
  SQLite::Statement upsert(
      db,
      "INSERT INTO source (code, title, publisher, licence, url) VALUES (?, ?, ?, ?, nullif(?, ''))"
      " ON CONFLICT (code) DO UPDATE SET title = excluded.title, publisher = excluded.publisher,"
      " licence = excluded.licence, url = excluded.url RETURNING source_id");
  upsert.bind(1, source.code);
  upsert.bind(2, source.title);
  upsert.bind(3, source.publisher);
  upsert.bind(4, source.licence);
  upsert.bind(5, source.url);
  upsert.executeStep();
  const int id = upsert.getColumn(0).getInt();
  while (upsert.executeStep()) {
  }
  return id;
}

void merge_indicators(SQLite::Database& db, int source_id) {
  SQLite::Statement upsert(
      db,
      "INSERT INTO indicator (code, source_id, title_nb, title_nn, title_en, unit, decimals, kind,"
      " sums_over_regions, sums_over_periods, part_of, whole, definition)"
      " SELECT code, ?, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions,"
      " sums_over_periods, part_of, whole, definition FROM temp.indicator_in WHERE true ORDER BY "
      "rowid"
      " ON CONFLICT (code) DO UPDATE SET source_id = excluded.source_id, title_nb = "
      "excluded.title_nb,"
      " title_nn = excluded.title_nn, title_en = excluded.title_en, unit = excluded.unit,"
      " decimals = excluded.decimals, kind = excluded.kind, sums_over_regions = "
      "excluded.sums_over_regions,"
      " sums_over_periods = excluded.sums_over_periods, part_of = excluded.part_of, whole = "
      "excluded.whole,"
      " definition = excluded.definition");
  upsert.bind(1, source_id);
  upsert.exec();
}

void merge_periods(SQLite::Database& db, const Batch& batch) {
  SQLite::Statement insert(db,
                           "INSERT INTO period (period_id, frequency, code, starts, ends)"
                           " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
  for (const BatchPeriod& period : batch.periods) {
    insert.bind(1, period.id);
    insert.bind(2, std::string(1, period.frequency));
    insert.bind(3, period.code);
    insert.bind(4, period.starts);
    insert.bind(5, period.ends);
    insert.exec();
    insert.reset();
  }
}

void merge_breakdowns(SQLite::Database& db, const Batch& batch) {
  SQLite::Statement insert(
      db, "INSERT INTO breakdown (code) VALUES (?) ON CONFLICT DO NOTHING RETURNING breakdown_id");
  SQLite::Statement category(db, "INSERT INTO breakdown_category VALUES (?, ?, ?)");
  for (const std::string& code : batch.breakdowns) {
    insert.bind(1, code);
    if (insert.executeStep()) {
      const std::int64_t id = insert.getColumn(0).getInt64();
      std::istringstream pairs(code);
      for (std::string pair; std::getline(pairs, pair, ';');) {
        const auto equals = pair.find('=');
        category.bind(1, id);
        category.bind(2, pair.substr(0, equals));
        category.bind(3, pair.substr(equals + 1));
        category.exec();
        category.reset();
      }
    }
    insert.reset();
  }
}

std::vector<int> find_ids(SQLite::Database& db, const char* table, const char* id,
                          const std::vector<std::string>& codes) {
  const std::string from = std::string(" FROM ") + table;
  int next = db.execAndGet(std::string("SELECT coalesce(max(") + id + "), 0)" + from).getInt();
  SQLite::Statement find(db, std::string("SELECT ") + id + from + " WHERE code = ?");
  std::vector<int> ids;
  for (const std::string& code : codes) {
    find.bind(1, code);
    ids.push_back(find.executeStep() ? find.getColumn(0).getInt() : ++next);
    find.reset();
  }
  return ids;
}

}  // namespace

DimensionChanges merge_regions(SQLite::Database& db, Findings& findings) {
  DimensionChanges changes;
  if (count(db,
            "SELECT (SELECT count(*) FROM temp.region_version_in)"
            " + (SELECT count(*) FROM temp.group_in) + (SELECT count(*) FROM temp.region_part_in)"
            " + (SELECT count(*) FROM temp.region_weight_in)"
            " + (SELECT count(*) FROM temp.region_territory_in)"
            " + (SELECT count(*) FROM temp.region_note_in)") == 0)
    return changes;
  db.exec(std::string(embedded_sql("merge_regions.sql")));
  changes.added = count(db,
                        "SELECT (SELECT count(*) FROM temp.version_change WHERE version_id IS NULL)"
                        " + (SELECT count(*) FROM temp.change_new WHERE is_new)"
                        " + (SELECT count(*) FROM temp.group_change WHERE is_new)"
                        " + (SELECT count(*) FROM temp.member_change)"
                        " + (SELECT count(*) FROM temp.part_change WHERE is_new)"
                        " + (SELECT count(*) FROM temp.territory_change WHERE is_new)"
                        " + (SELECT count(*) FROM temp.note_change WHERE is_new)");
  changes.changed =
      count(db,
            "SELECT (SELECT count(*) FROM temp.version_change WHERE version_id IS NOT NULL)"
            " + (SELECT count(*) FROM temp.change_new WHERE NOT is_new)"
            " + (SELECT count(*) FROM temp.group_change WHERE NOT is_new)"
            " + (SELECT count(*) FROM temp.part_change WHERE NOT is_new)"
            " + (SELECT count(*) FROM temp.weight_change)"
            " + (SELECT count(*) FROM temp.territory_change WHERE NOT is_new)"
            " + (SELECT count(*) FROM temp.note_change WHERE NOT is_new)");
  if (count(db, "SELECT count(*) FROM temp.region_version_in") > 0)
    changes.kept =
        count(db,
              "SELECT count(*) FROM region_version AS v JOIN region AS r USING (region_id)"
              " WHERE r.kind IN (SELECT kind FROM temp.region_version_in)"
              " AND NOT EXISTS (SELECT 1 FROM temp.region_version_in AS n WHERE n.kind = r.kind"
              " AND n.code = r.code AND n.valid_from = v.valid_from)");
  const std::size_t members =
      count(db,
            "SELECT count(*) FROM region_group_member AS m JOIN region_group AS g USING (group_id)"
            " JOIN region AS r USING (region_id) JOIN temp.group_in AS i ON i.code = g.code"
            " WHERE NOT EXISTS (SELECT 1 FROM temp.group_member_in AS n"
            " WHERE n.group_code = g.code AND n.kind = r.kind AND n.code = r.code)");
  if (members > 0)
    findings.add({Severity::kWarning,
                  "members-not-in-file",
                  {},
                  0,
                  0,
                  {},
                  std::to_string(members) +
                      " member(s) of groups that these files list are not in them; they were kept.",
                  "If the files are a part, nothing has to be done; if regions moved between "
                  "groups, they are now in both.",
                  false});
  if (changes.kept > 0)
    findings.add({Severity::kWarning,
                  "spells-not-in-file",
                  {},
                  0,
                  0,
                  {},
                  std::to_string(changes.kept) +
                      " spell(s) of the warehouse are not in these files; they were kept.",
                  "If the files are older or a part, nothing has to be done.",
                  false});
  return changes;
}

int merge_declarations(SQLite::Database& db, const Source& source, const Batch& batch) {
  const int source_id = merge_source(db, source);
  merge_indicators(db, source_id);
  db.exec(std::string(embedded_sql("merge_declarations.sql")));
  merge_periods(db, batch);
  merge_breakdowns(db, batch);
  return source_id;
}

DimensionIds find_dimension_ids(SQLite::Database& db, const Batch& batch) {
  DimensionIds ids;
  std::vector<std::string> codes;
  for (const BatchIndicator& indicator : batch.indicators) codes.push_back(indicator.code);
  ids.indicators = find_ids(db, "indicator", "indicator_id", codes);
  ids.breakdowns = find_ids(db, "breakdown", "breakdown_id", batch.breakdowns);
  for (const BatchPeriod& period : batch.periods)
    ids.periods.push_back(static_cast<int>(period.id));
  return ids;
}

}  // namespace kv::etl
