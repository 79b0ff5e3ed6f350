// SPDX-License-Identifier: MIT
#include "queryctl/why/origins.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>

#include "queryctl/why/conversions.h"
#include "schema/cell_places.h"
#include "schema/cell_texts.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr const char* kStatements =
    "SELECT c.value, st.symbol, date(c.since * 86400, 'unixepoch'), date(c.until * 86400, "
    "'unixepoch'),"
    " c.since, coalesce(c.until, 2147483647), st.title_en"
    " FROM (SELECT value, status_id, vintage AS since, NULL AS until FROM main.observation"
    "        WHERE indicator_id = ?1 AND period_id = ?2 AND region_id = ?3 AND breakdown_id = ?4"
    "       UNION ALL"
    "       SELECT value, status_id, vintage_from, vintage_to FROM main.observation_history"
    "        WHERE indicator_id = ?1 AND period_id = ?2 AND region_id = ?3 AND breakdown_id = ?4) "
    "AS c"
    " JOIN main.status AS st USING (status_id)"
    " WHERE c.since <= coalesce(?5, c.since) ORDER BY c.since DESC";

// The loads that speak of the cell's indicator and period, with the vintage of each.
constexpr const char* kLoads =
    "SELECT s.load_id, s.vintage, date(s.vintage * 86400, 'unixepoch'), src.code, l.loaded_at"
    " FROM load_scope AS s JOIN load AS l USING (load_id) JOIN source AS src USING (source_id)"
    " WHERE s.indicator_id = ?1 AND s.period_id = ?2 ORDER BY s.vintage, s.load_id";

constexpr const char* kPlaces =
    "SELECT data FROM load_place WHERE load_id = ?3 AND"
    " (first_indicator, first_period, first_region, first_breakdown) <= (?1, ?2, ?4, ?5)"
    " ORDER BY part DESC LIMIT 1";

std::string_view blob(const SQLite::Column& column) {
  return {static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

struct Load {
  Origin origin;
  std::int64_t vintage = 0;
};

class Reader {
 public:
  Reader(SQLite::Database& db, const CellId& cell) : db_(db), cell_(cell) {
    const auto master = "SELECT 1 FROM main.sqlite_schema WHERE name = 'load_place'";
    SQLite::Statement table(db_, master);
    recorded_ = table.executeStep();
  }

  std::vector<CellStatement> run(const std::optional<std::string>& as_of) {
    read_loads();
    std::optional<std::int64_t> day;
    if (as_of) {
      SQLite::Statement days(db_, "SELECT CAST(unixepoch(?1) / 86400 AS INTEGER)");
      days.bind(1, *as_of);
      days.executeStep();
      day = days.getColumn(0).getInt64();
    }
    std::vector<CellStatement> statements;
    SQLite::Statement rows(db_, kStatements);
    rows.bind(1, cell_.indicator);
    rows.bind(2, cell_.period);
    rows.bind(3, cell_.region);
    rows.bind(4, cell_.breakdown);
    if (day) rows.bind(5, *day);
    while (rows.executeStep()) {
      CellStatement statement;
      const SQLite::Column value = rows.getColumn(0);
      if (value.isInteger())
        statement.value = value.getInt64();
      else if (!value.isNull())
        statement.value = value.getDouble();
      statement.status = rows.getColumn(1).getString();
      statement.from = rows.getColumn(2).getString();
      const std::int64_t until = rows.getColumn(5).getInt64();
      if (!day || until <= *day) statement.to = rows.getColumn(3).getString();
      status_title_ = rows.getColumn(6).getString();
      find_origins(statement, rows.getColumn(4).getInt64(),
                   day ? std::min(until, *day + 1) : until);
      statements.push_back(std::move(statement));
    }
    return statements;
  }

 private:
  void read_loads() {
    SQLite::Statement rows(db_, kLoads);
    rows.bind(1, cell_.indicator);
    rows.bind(2, cell_.period);
    while (rows.executeStep()) {
      Load load;
      load.origin.load = rows.getColumn(0).getInt64();
      load.vintage = rows.getColumn(1).getInt64();
      load.origin.vintage = rows.getColumn(2).getString();
      load.origin.source = rows.getColumn(3).getString();
      load.origin.loaded_at = rows.getColumn(4).getString();
      loads_.push_back(std::move(load));
    }
  }

  // Loads of the days for which the statement holds: those that have a place for the cell said it;
  // later vintages without one only said it again.
  void find_origins(CellStatement& statement, std::int64_t since, std::int64_t until) {
    std::vector<Origin> unknown;
    for (const Load& load : loads_) {
      if (load.vintage < since || load.vintage >= until) continue;
      Origin origin = load.origin;
      if (find_place(origin, statement))
        statement.origins.push_back(std::move(origin));
      else if (load.vintage == since)
        unknown.push_back(std::move(origin));
      else if (statement.repeated.empty() || statement.repeated.back() != origin.vintage)
        statement.repeated.push_back(origin.vintage);
    }
    if (statement.origins.empty()) statement.origins = std::move(unknown);
  }

  bool find_place(Origin& origin, const CellStatement& statement) {
    if (!recorded_) return false;
    SQLite::Statement part(db_, kPlaces);
    part.bind(1, cell_.indicator);
    part.bind(2, cell_.period);
    part.bind(3, origin.load);
    part.bind(4, cell_.region);
    part.bind(5, cell_.breakdown);
    if (!part.executeStep()) return false;
    const UnpackedPlaces unpacked = unpack_places(blob(part.getColumn(0)));
    const auto at = std::ranges::find_if(unpacked.places, [this](const CellPlace& place) {
      return place.indicator == cell_.indicator && place.period == cell_.period &&
             place.region == cell_.region && place.breakdown == cell_.breakdown;
    });
    if (at == unpacked.places.end()) return false;
    origin.known = true;
    origin.row = at->row;
    origin.column = at->column;
    Reading reading;
    reading.value = statement.value;
    reading.status = statement.status;
    reading.status_title = status_title_;
    if (at->code > 0) reading.code = unpacked.codes[at->code - 1];
    describe(origin, at->file, reading);
    return true;
  }

  void describe(Origin& origin, int file_no, Reading& reading) {
    SQLite::Statement file(db_,
                           "SELECT name, sha256, coalesce(sheet, ''), decimal_mark"
                           " FROM load_file WHERE load_id = ? AND file_no = ?");
    file.bind(1, origin.load);
    file.bind(2, file_no);
    if (!file.executeStep())
      throw Error("Load " + std::to_string(origin.load) + " has no file " +
                      std::to_string(file_no) + ", but a cell is said to stand in it.",
                  "Run `etl verify` on the warehouse.");
    origin.file = file.getColumn(0).getString();
    origin.sha256 = file.getColumn(1).getString();
    origin.sheet = file.getColumn(2).getString();
    origin.table = !file.getColumn(3).isNull();
    if (origin.table) reading.decimal_mark = file.getColumn(3).getString();
    reading.text = text_of(origin, file_no);
    SQLite::Statement region(db_, "SELECT code FROM region WHERE region_id = ?");
    region.bind(1, cell_.region);
    if (region.executeStep()) reading.region = region.getColumn(0).getString();
    origin.text = as_it_stood(reading);
    origin.conversions = conversions(reading);
    add_category_codes(origin);
  }

  // What the load says of categories that the file writes otherwise: 0 for women, say.
  void add_category_codes(Origin& origin) {
    SQLite::Statement told(
        db_,
        "SELECT DISTINCT f.message FROM load_finding AS f JOIN breakdown AS b ON b.breakdown_id = "
        "?2"
        " WHERE f.load_id = ?1 AND f.rule = 'category-code'"
        " AND instr(';' || b.code || ';', ';' || f.value || ';') > 0 ORDER BY f.message");
    told.bind(1, origin.load);
    told.bind(2, cell_.breakdown);
    while (told.executeStep())
      origin.conversions +=
          (origin.conversions.empty() ? "" : "; ") + told.getColumn(0).getString();
  }

  std::optional<std::string> text_of(const Origin& origin, int file_no) {
    SQLite::Statement parts(db_,
                            "SELECT data FROM load_text WHERE load_id = ? AND file_no = ?"
                            " AND first_row <= ? AND last_row >= ?");
    parts.bind(1, origin.load);
    parts.bind(2, file_no);
    parts.bind(3, origin.row);
    parts.bind(4, origin.row);
    while (parts.executeStep())
      for (const CellText& cell : unpack_texts(blob(parts.getColumn(0))))
        if (cell.row == origin.row && cell.column == origin.column) return cell.text;
    return std::nullopt;
  }

  SQLite::Database& db_;
  CellId cell_;
  bool recorded_ = false;
  std::string status_title_;
  std::vector<Load> loads_;
};

}  // namespace

std::vector<CellStatement> read_statements(SQLite::Database& db, const CellId& cell,
                                           const std::optional<std::string>& as_of) {
  return Reader(db, cell).run(as_of);
}

}  // namespace kv::queryctl
