// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <gmock/gmock.h>
#include <map>
#include <optional>

#include "schema/migrations.h"
#include "sql/library.h"
#include "tests/sql/indicators/pooled_ratio.h"

namespace kv::sql {
namespace {

using ::testing::ElementsAre;

struct Row {
  std::string region, name, period, status;
  std::optional<double> value, lower, upper;
  std::optional<int> asked, decided;
  int years_asked = 0, years_missing = 0;
  std::optional<double> mean_of_ratios;
};

std::optional<double> number(SQLite::Column column) {
  return column.isNull() ? std::nullopt : std::optional(column.getDouble());
}

class Bosettingsindeks : public ::testing::Test {
 protected:
  Bosettingsindeks() : db_(":memory:", SQLite::OPEN_READWRITE) {
    register_pooled_ratio(db_.getHandle());
    for (const Migration& migration : migrations()) db_.exec(std::string(migration.sql));
    db_.exec(
        "INSERT INTO source (source_id, code, title, publisher, licence) VALUES (1, "
        "'imdi-bosetting', 't', 'IMDi', 'l');"
        "INSERT INTO indicator (indicator_id, code, source_id, title_nb, unit, decimals, kind, "
        "sums_over_regions,"
        "  sums_over_periods) VALUES (1, 'anmodet', 1, 't', 'personer', 0, 'count', 1, 1),"
        "  (2, 'vedtatt', 1, 't', 'personer', 0, 'count', 1, 1);"
        "INSERT INTO period (period_id, frequency, code, starts, ends)"
        "  WITH RECURSIVE y (y) AS (SELECT 2009 UNION ALL SELECT y + 1 FROM y WHERE y < 2014)"
        "  SELECT y, 'A', y, y || '-01-01', y || '-12-31' FROM y;"
        "INSERT INTO breakdown (breakdown_id, code) VALUES (1, 'kjonn=1');");
  }

  void add_region(const std::string& code, const std::string& name) {
    const int id = ++regions_;
    ids_[code] = id;
    exec("INSERT INTO region (region_id, kind, code) VALUES (?, 'kommune', ?)",
         {std::to_string(id), code});
    exec("INSERT INTO region_version (region_id, valid_from, name) VALUES (?, '2000-01-01', ?)",
         {std::to_string(id), name});
  }

  /// One cell: a number, or a symbol. "-" adds no cell.
  void cell(int indicator, const std::string& region, int year, const std::string& text) {
    if (text == "-") return;
    const bool symbol =
        text == "." || text == ".." || text == ":" || text == "tom" || text == "Inf";
    exec(std::string("INSERT INTO observation (indicator_id, period_id, region_id, breakdown_id, "
                     "value, status_id,"
                     " vintage) VALUES (?, ?, ?, 0, ") +
             (symbol ? "NULL, (SELECT status_id FROM status WHERE symbol = ?)"
                     : "CAST(? AS INTEGER), 0") +
             ", 0)",
         {std::to_string(indicator), std::to_string(year), std::to_string(ids_.at(region)), text});
  }

  /// Asked and decided for 2010 and the years after it.
  void series(const std::string& code, const std::string& name,
              const std::vector<std::string>& asked, const std::vector<std::string>& decided) {
    add_region(code, name);
    for (std::size_t i = 0; i < asked.size(); ++i)
      cell(1, code, 2010 + static_cast<int>(i), asked[i]);
    for (std::size_t i = 0; i < decided.size(); ++i)
      cell(2, code, 2010 + static_cast<int>(i), decided[i]);
  }

  /// On other borders: the cell is not determined because a part of it has no figure; `known` is
  /// the others' sum.
  void part_missing(int indicator, const std::string& region, int year, const std::string& known) {
    db_.exec(
        "CREATE TEMP TABLE IF NOT EXISTS observation_bounds AS SELECT * FROM "
        "main.observation_bounds");
    cell(indicator, region, year, ":");
    db_.exec("INSERT OR IGNORE INTO status VALUES (6, 'not-determined', 'n', 'n', 'n')");
    exec(
        "UPDATE observation SET status_id = 6 WHERE indicator_id = ? AND period_id = ? AND "
        "region_id = ?",
        {std::to_string(indicator), std::to_string(year), std::to_string(ids_.at(region))});
    exec(
        "INSERT INTO temp.observation_bounds VALUES (?, ?, ?, 0, CAST(? AS INTEGER), NULL, 0, "
        "'part-missing')",
        {std::to_string(indicator), std::to_string(year), std::to_string(ids_.at(region)), known});
  }

  std::vector<Row> run(int from = 2010, int to = 2013, std::optional<int> suppressed_max = {},
                       const std::string& lang = "nb") {
    const Library library = Library::embedded();
    SQLite::Statement statement(db_, library.find("bosettingsindeks")->sql);
    statement.bind(":from", from);
    statement.bind(":to", to);
    statement.bind(":group", "imdi-sor");
    statement.bind(":lang", lang);
    if (suppressed_max) statement.bind(":suppressed_max", *suppressed_max);
    std::vector<Row> rows;
    while (statement.executeStep()) {
      Row row;
      row.region = statement.getColumn("region").getString();
      row.name = statement.getColumn("name").getString();
      row.period = statement.getColumn("period").getString();
      row.status = statement.getColumn("status").getString();
      row.value = number(statement.getColumn("value"));
      row.lower = number(statement.getColumn("lower"));
      row.upper = number(statement.getColumn("upper"));
      if (const auto x = number(statement.getColumn("asked"))) row.asked = static_cast<int>(*x);
      if (const auto x = number(statement.getColumn("decided"))) row.decided = static_cast<int>(*x);
      row.years_asked = statement.getColumn("years_asked").getInt();
      row.years_missing = statement.getColumn("years_missing").getInt();
      row.mean_of_ratios = number(statement.getColumn("mean_of_ratios"));
      rows.push_back(row);
    }
    return rows;
  }

  Row only(const std::vector<Row>& rows, const std::string& region) {
    const auto it = std::ranges::find(rows, region, &Row::region);
    if (it == rows.end()) throw std::runtime_error("no row for " + region);
    return *it;
  }

  void exec(const std::string& sql, const std::vector<std::string>& values) {
    SQLite::Statement statement(db_, sql);
    for (std::size_t i = 0; i < values.size(); ++i)
      statement.bind(static_cast<int>(i) + 1, values[i]);
    statement.exec();
  }

  SQLite::Database db_;
  int regions_ = 0;
  std::map<std::string, int> ids_;
};

// Risør's own figures: 78 of 85. The mean of the yearly ratios would be another number.
TEST_F(Bosettingsindeks, PoolsTheYears) {
  series("0901", "Risør", {"30", "10", "20", "25"}, {"25", "10", "18", "25"});
  const Row row = only(run(), "0901");
  EXPECT_EQ(row.name, "Risør");
  EXPECT_EQ(row.period, "2010-2013");
  EXPECT_DOUBLE_EQ(row.value.value(), 100.0 * 78 / 85);
  EXPECT_DOUBLE_EQ(row.lower.value(), row.value.value());
  EXPECT_DOUBLE_EQ(row.upper.value(), row.value.value());
  EXPECT_EQ(row.status, "");
  EXPECT_EQ(row.asked, 85);
  EXPECT_EQ(row.decided, 78);
  EXPECT_EQ(row.years_asked, 4);
  EXPECT_EQ(row.years_missing, 0);
}

// The group's figure is the ratio of its sums, not the mean of the municipalities, 60,
// which stands beside it under its own name.
TEST_F(Bosettingsindeks, GroupIsTheRatioOfItsSums) {
  series("0901", "Risør", {"90", "0", "0", "0"}, {"90", "0", "0", "0"});
  series("0904", "Grimstad", {"10", "0", "0", "0"}, {"2", "0", "0", "0"});
  const std::vector<Row> rows = run();
  EXPECT_EQ(rows.back().region, "imdi-sor");
  EXPECT_EQ(rows.back().name, "Region Sør");
  EXPECT_DOUBLE_EQ(rows.back().value.value(), 92.0);
  EXPECT_DOUBLE_EQ(rows.back().mean_of_ratios.value(), 60.0);
  EXPECT_FALSE(rows.front().mean_of_ratios);
  EXPECT_EQ(rows.back().asked, 100);
  EXPECT_EQ(rows.back().status, "");
  EXPECT_EQ(run(2010, 2013, {}, "en").back().name, "Region South");
}

TEST_F(Bosettingsindeks, MissingDecisionCountsAsZeroAndIsTold) {
  series("0901", "Risør", {"10", "10", "10", "10"}, {"10", ".", "10", "-"});
  series("0904", "Grimstad", {"10", "10", "10", "10"}, {"10", ".", "10", "10"});
  const std::vector<Row> rows = run();
  EXPECT_DOUBLE_EQ(only(rows, "0901").value.value(), 50.0);
  EXPECT_EQ(only(rows, "0901").status, "decision missing in 2 years, counted as 0");
  EXPECT_EQ(only(rows, "0901").years_missing, 2);
  EXPECT_EQ(only(rows, "0904").status, "decision missing in 1 year, counted as 0");
  EXPECT_EQ(rows.back().status, "decision missing in 3 municipality years, counted as 0");
  EXPECT_EQ(rows.back().years_missing, 3);
}

// A municipality that was never asked has no index; 0 would put it at the bottom of the ranking.
TEST_F(Bosettingsindeks, NeverAskedHasNoValueAndStandsBehindTheRanked) {
  series("0833", "Tokke", {".", ".", ".", "."}, {".", ".", ".", "."});
  series("0830", "Nissedal", {"0", ".", "0", "."}, {".", ".", ".", "."});
  series("0901", "Risør", {"10", ".", ".", "."}, {"0", ".", ".", "."});
  series("0904", "Grimstad", {"10", ".", ".", "."}, {"5", ".", ".", "."});
  const std::vector<Row> rows = run();
  std::vector<std::string> order;
  for (const Row& row : rows) order.push_back(row.region);
  EXPECT_THAT(order, ElementsAre("0904", "0901", "0830", "0833", "imdi-sor"));
  EXPECT_EQ(only(rows, "0833").status, "never asked");
  EXPECT_EQ(only(rows, "0833").value, std::nullopt);
  EXPECT_EQ(only(rows, "0833").asked, std::nullopt);
  EXPECT_EQ(only(rows, "0830").status, "never asked");
  EXPECT_EQ(only(rows, "0901").value, 0.0);
  EXPECT_EQ(only(rows, "0901").status, "") << "a year with no request needs no decision";
  EXPECT_EQ(rows.back().status, "2 of 4 never asked");
}

TEST_F(Bosettingsindeks, EqualValuesStandByName) {
  series("0904", "Grimstad", {"2"}, {"1"});
  series("0901", "Arendal", {"4"}, {"2"});
  const std::vector<Row> rows = run(2010, 2010);
  EXPECT_EQ(rows[0].name, "Arendal");
  EXPECT_EQ(rows[1].name, "Grimstad");
  EXPECT_EQ(rows[0].period, "2010");
}

// A window that reaches outside what is loaded must not look like a full one.
TEST_F(Bosettingsindeks, YearsWithoutFiguresAreCounted) {
  series("0901", "Risør", {"10", "10", "-", "-"}, {"5", "5", "-", "-"});
  add_region("0904", "Grimstad");
  const std::vector<Row> rows = run(2010, 2016);
  EXPECT_EQ(only(rows, "0901").status, "no figures for 5 years")
      << "2015 and 2016 are no periods at all";
  EXPECT_DOUBLE_EQ(only(rows, "0901").value.value(), 50.0);
  EXPECT_EQ(only(rows, "0904").status, "no figures for 7 years") << "not: never asked";
  EXPECT_EQ(rows.back().status, "no figures for 12 municipality years");
  series("0911", "Gjerstad", {".", ".", ".", "-"}, {});
  EXPECT_EQ(only(run(), "0911").status, "never asked; no figures for 1 year");
}

// '..', an empty cell and Inf are no statement that nobody was asked.
TEST_F(Bosettingsindeks, OtherSymbolsUnderAskedAreNoFigures) {
  series("0901", "Risør", {"10", "..", "tom", "Inf"}, {"10", ".", ".", "."});
  EXPECT_EQ(only(run(), "0901").status, "no figures for 3 years");
}

TEST_F(Bosettingsindeks, SuppressedGivesNoValueAndBoundsOnlyWhenTheLimitIsStated) {
  series("0901", "Risør", {"20", "20", ":", "10"}, {"10", ":", "2", "10"});
  series("0904", "Grimstad", {"10", ".", ".", "."}, {"5", ".", ".", "."});
  Row row = only(run(), "0901");
  EXPECT_EQ(row.value, std::nullopt);
  EXPECT_EQ(row.lower, std::nullopt);
  EXPECT_EQ(row.upper, std::nullopt);
  EXPECT_EQ(row.asked, std::nullopt) << "a sum without its hidden part is not the sum";
  EXPECT_EQ(row.decided, std::nullopt);
  EXPECT_EQ(row.status, "suppressed in 2 years");

  const std::vector<Row> rows = run(2010, 2013, 4);
  row = only(rows, "0901");
  EXPECT_EQ(row.value, std::nullopt);
  EXPECT_DOUBLE_EQ(row.lower.value(), 100.0 * 22 / 54);
  EXPECT_DOUBLE_EQ(row.upper.value(), 100.0 * 26 / 50);
  EXPECT_EQ(rows.front().region, "0904") << "a row without value stands behind those with one";
  EXPECT_EQ(rows.back().value, std::nullopt);
  EXPECT_EQ(rows.back().status, "suppressed in 2 municipality years");
  EXPECT_DOUBLE_EQ(rows.back().lower.value(), 100.0 * 27 / 64);
}

TEST_F(Bosettingsindeks, AllSuppressedHasNoUpperBound) {
  series("0901", "Risør", {":", ":", ":", ":"}, {":", ":", ":", ":"});
  const Row row = only(run(2010, 2013, 3), "0901");
  EXPECT_EQ(row.lower, 0.0);
  EXPECT_EQ(row.upper, std::nullopt) << "asked may be 0: nothing can be said";
  EXPECT_EQ(row.status, "suppressed in 4 years") << "not: never asked";
}

TEST_F(Bosettingsindeks, DecisionWithoutARequestIsNotCountedAndTold) {
  series("0901", "Risør", {"10", ".", "10", "10"}, {"5", "5", "5", "5"});
  const Row row = only(run(), "0901");
  EXPECT_DOUBLE_EQ(row.value.value(), 50.0);
  EXPECT_EQ(row.decided, 15);
  EXPECT_EQ(row.status, "decision without a request in 1 year, not counted");
}

TEST_F(Bosettingsindeks, BrokenDownCellsAreNotAddedToTheTotal) {
  series("0901", "Risør", {"10"}, {"5"});
  db_.exec("INSERT INTO observation VALUES (1, 2010, 1, 1, 7, 0, 0), (2, 2010, 1, 1, 7, 0, 0)");
  EXPECT_DOUBLE_EQ(only(run(2010, 2010), "0901").value.value(), 50.0);
}

// A member by two rules, or by rule and by list, is one member.
TEST_F(Bosettingsindeks, OverlappingRulesCountAMemberOnce) {
  series("0901", "Risør", {"10"}, {"5"});
  series("0904", "Grimstad", {"10"}, {"10"});
  db_.exec(
      "INSERT INTO region_group_rule VALUES (1, 'kommune', '0901', '2012-01-01');"
      "UPDATE region_version SET valid_to = '2012-06-01' WHERE region_id = 1;"
      "INSERT INTO region_version (region_id, valid_from, name) VALUES (1, '2012-06-01', 'Nye "
      "Risør');");
  const std::vector<Row> rows = run(2010, 2010);
  EXPECT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows.back().asked, 20);
}

// Asked again and again while someone waits: key seeks, whatever else the warehouse holds.
TEST_F(Bosettingsindeks, SeeksItsCells) {
  series("0901", "Risør", {"10"}, {"5"});
  SQLite::Statement plan(db_,
                         "EXPLAIN QUERY PLAN " + Library::embedded().find("bosettingsindeks")->sql);
  int seeks = 0;
  while (plan.executeStep()) {
    const std::string detail = plan.getColumn("detail").getString();
    EXPECT_EQ(detail.find("SCAN a"), std::string::npos) << detail;
    EXPECT_EQ(detail.find("SCAN d"), std::string::npos) << detail;
    for (const char* table : {"SEARCH a ", "SEARCH d "})
      if (detail.find(table) != std::string::npos &&
          detail.find("indicator_id=? AND period_id=? AND region_id=? AND breakdown_id=?") !=
              std::string::npos)
        ++seeks;
  }
  EXPECT_EQ(seeks, 2);
}

// The file's list of columns is what manual and programs rely on.
TEST_F(Bosettingsindeks, ReturnsTheColumnsItDeclares) {
  const Library library = Library::embedded();
  const Query* query = library.find("bosettingsindeks");
  SQLite::Statement statement(db_, query->sql);
  std::vector<std::string> have;
  for (int i = 0; i < statement.getColumnCount(); ++i)
    have.emplace_back(statement.getColumnName(i));
  std::vector<std::string> declared;
  for (const ResultColumn& column : query->columns) declared.push_back(column.name);
  EXPECT_EQ(have, declared);
  EXPECT_THAT(have,
              ElementsAre("region", "name", "period", "value", "lower", "upper", "status", "asked",
                          "decided", "years_asked", "years_missing", "mean_of_ratios"));
}

// Midt-Telemark on the borders of 2020 is Bø and Sauherad: that Sauherad was not asked in a year
// takes nothing from Bø.
TEST_F(Bosettingsindeks, AMergedMunicipalityWithoutAFigureCountsAsNothingAndThatIsSaid) {
  series("0901", "Midt", {"-", "20", "30", "-"}, {"-", "10", "-", "-"});
  part_missing(1, "0901", 2010, "25");
  part_missing(2, "0901", 2010, "15");
  part_missing(2, "0901", 2012, "12");
  part_missing(1, "0901", 2013, "0");
  const Row row = only(run(), "0901");
  EXPECT_DOUBLE_EQ(*row.value, 100.0 * 37 / 75);
  EXPECT_EQ(row.asked, 75);
  EXPECT_EQ(row.years_asked, 3);
  EXPECT_EQ(row.status, "a merged municipality without a figure in 2 years, counted as 0");
  EXPECT_DOUBLE_EQ(*only(run(), "imdi-sor").value, 100.0 * 37 / 75);
}

}  // namespace
}  // namespace kv::sql
