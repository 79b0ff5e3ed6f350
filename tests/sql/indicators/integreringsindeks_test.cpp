// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>
#include <map>
#include <optional>

#include "schema/migrations.h"
#include "sql/library.h"

namespace kv::sql {
namespace {

using ::testing::HasSubstr;

struct Row {
  std::string name, status;
  std::optional<double> value, lower, upper, employed, mean;
};

std::optional<double> number(SQLite::Column column) {
  return column.isNull() ? std::nullopt : std::optional(column.getDouble());
}

/// Telemark, Aust-Agder and Vest-Agder with one municipality or two each: region Sør is whole
/// counties.
class Integreringsindeks : public ::testing::Test {
 protected:
  Integreringsindeks() : db_(":memory:", SQLite::OPEN_READWRITE) {
    for (const Migration& migration : migrations()) db_.exec(std::string(migration.sql));
    db_.exec(R"(
      INSERT INTO source (source_id, code, title, publisher, licence) VALUES (1, 'imdi-intro', 't', 'IMDi', 'l');
      INSERT INTO indicator (indicator_id, code, source_id, title_nb, unit, decimals, kind, sums_over_regions, sums_over_periods)
        VALUES (1, 'intro_status_arbutd', 1, 't', 'personer', 0, 'count', 1, 0);
      INSERT INTO period (period_id, frequency, code, starts, ends)
        VALUES (2011, 'A', '2011', '2011-01-01', '2011-12-31'), (2012, 'A', '2012', '2012-01-01', '2012-12-31');
      INSERT INTO breakdown (breakdown_id, code) VALUES (1, 'avslutta=ettaar'), (2, 'avslstat4=arbutd;avslutta=ettaar'),
        (3, 'avslstat4=ledig_tiltak;avslutta=ettaar'), (4, 'avslstat4=annet;avslutta=ettaar');)");
    for (const auto& [kind, code, name] : {std::tuple{"fylke", "08", "Telemark"},
                                           {"fylke", "09", "Aust-Agder"},
                                           {"fylke", "10", "Vest-Agder"},
                                           {"kommune", "0805", "Porsgrunn"},
                                           {"kommune", "0806", "Skien"},
                                           {"kommune", "0901", "Risør"},
                                           {"kommune", "1001", "Kristiansand"}})
      add_region(kind, code, name);
  }

  void add_region(const std::string& kind, const std::string& code, const std::string& name) {
    SQLite::Statement region(db_, "INSERT INTO region (region_id, kind, code) VALUES (?, ?, ?)");
    const int id = static_cast<int>(ids_.size()) + 1;
    ids_[code] = id;
    region.bind(1, id);
    region.bind(2, kind);
    region.bind(3, code);
    region.exec();
    SQLite::Statement version(
        db_,
        "INSERT INTO region_version (region_id, valid_from, name) VALUES (?, '1980-01-01', ?)");
    version.bind(1, id);
    version.bind(2, name);
    version.exec();
  }

  /// Left, in work or education, unemployed, other; a number or ':'.
  void year(const std::string& code, int period, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      SQLite::Statement cell(
          db_, cells[i] == ":"
                   ? "INSERT INTO observation VALUES (1, ?, ?, ?, NULL, 3, 0)"
                   : "INSERT INTO observation VALUES (1, ?, ?, ?, " + cells[i] + ", 0, 0)");
      cell.bind(1, period);
      cell.bind(2, ids_.at(code));
      cell.bind(3, static_cast<int>(i) + 1);
      cell.exec();
    }
  }

  void rest_of_the_region() {
    year("0901", 2011, {"20", "10", "5", "5"});
    year("09", 2011, {"20", "10", "5", "5"});
    year("1001", 2011, {"40", "30", "5", "5"});
    year("10", 2011, {"40", "30", "5", "5"});
  }

  std::map<std::string, Row> run(int to = 2011, int min_n = 10) {
    const Library library = Library::embedded();
    SQLite::Statement statement(db_, library.find("integreringsindeks")->sql);
    statement.bind(":from", 2011);
    statement.bind(":to", to);
    statement.bind(":group", "imdi-sor");
    statement.bind(":lang", "nb");
    statement.bind(":min_n", min_n);
    std::map<std::string, Row> rows;
    while (statement.executeStep())
      rows[statement.getColumn("region").getString()] = {
          statement.getColumn("name").getString(),      statement.getColumn("status").getString(),
          number(statement.getColumn("value")),         number(statement.getColumn("lower")),
          number(statement.getColumn("upper")),         number(statement.getColumn("employed")),
          number(statement.getColumn("mean_of_ratios"))};
    return rows;
  }

  SQLite::Database db_;
  std::map<std::string, int> ids_;
};

TEST_F(Integreringsindeks, YearsArePooledAndTheRegionIsTheCountiesRowsNotTheMeanOfMunicipalities) {
  rest_of_the_region();
  year("0805", 2011, {"10", "1", "4", "5"});
  year("0806", 2011, {"30", "20", "5", "5"});
  year("08", 2011, {"41", "22", "9", "10"});
  auto rows = run();
  EXPECT_DOUBLE_EQ(*rows["0806"].value, 100.0 * 20 / 30);
  EXPECT_DOUBLE_EQ(*rows["imdi-sor"].value, 100.0 * 62 / 101) << "the counties' rows";
  EXPECT_DOUBLE_EQ(*rows["imdi-sor"].mean, (10 + 100.0 * 20 / 30 + 50 + 75) / 4);
  EXPECT_THAT(rows["imdi-sor"].status, HasSubstr("from the counties' own rows"));
  EXPECT_EQ(rows["0806"].status, "");
}

TEST_F(Integreringsindeks, AHiddenPartIsBoundedByItsRowAndNeverFilledIn) {
  rest_of_the_region();
  year("0805", 2011, {"20", ":", ":", "6"});
  year("0806", 2011, {"30", ":", "5", ":"});
  auto rows = run();
  EXPECT_FALSE(rows["0805"].value);
  EXPECT_FALSE(rows["0805"].employed);
  EXPECT_DOUBLE_EQ(*rows["0805"].lower, 0);
  EXPECT_DOUBLE_EQ(*rows["0805"].upper, 100.0 * 14 / 20);
  EXPECT_THAT(rows["0805"].status, HasSubstr("suppressed in 1 year"));
  EXPECT_FALSE(rows["imdi-sor"].value) << "without the county's row the region is not known";
}

// With the county's row the hidden parts are what it leaves: every table that agrees must be
// within.
TEST_F(Integreringsindeks, TheCountysRowNarrowsTheBoundsAndNoPossibleTableLiesOutside) {
  rest_of_the_region();
  year("0805", 2011, {"20", ":", ":", "6"});
  year("0806", 2011, {"30", ":", "5", ":"});
  year("08", 2011, {"50", "33", "8", "9"});
  auto rows = run();
  double low = 100;
  double high = 0;
  for (int skien = 0; skien <= 25; ++skien) {
    const int porsgrunn = 33 - skien;
    if (porsgrunn < 0 || porsgrunn > 14) continue;
    low = std::min(low, 100.0 * porsgrunn / 20);
    high = std::max(high, 100.0 * porsgrunn / 20);
  }
  EXPECT_DOUBLE_EQ(*rows["0805"].lower, low);
  EXPECT_DOUBLE_EQ(*rows["0805"].upper, high);
  EXPECT_DOUBLE_EQ(*rows["imdi-sor"].value, 100.0 * 73 / 110);
}

TEST_F(Integreringsindeks, TooFewIsItsOwnReasonAndShowsNothing) {
  rest_of_the_region();
  year("0805", 2011, {"9", "5", "4", "0"});
  year("0805", 2012, {"3", "1", "2", "0"});
  year("0806", 2011, {"0", "0", "0", "0"});
  auto rows = run();
  EXPECT_FALSE(rows["0805"].value || rows["0805"].lower || rows["0805"].upper);
  EXPECT_THAT(rows["0805"].status, HasSubstr("too few: 9 left"));
  EXPECT_THAT(rows["0806"].status, HasSubstr("nobody left the programme"));
  EXPECT_DOUBLE_EQ(*run(2012)["0805"].value, 50) << "twelve over two years";
}

TEST_F(Integreringsindeks, AHiddenTotalLeavesNoBoundsAndNoFiguresIsSaid) {
  rest_of_the_region();
  year("0805", 2011, {":", ":", ":", ":"});
  auto rows = run();
  EXPECT_FALSE(rows["0805"].value || rows["0805"].lower || rows["0805"].upper);
  EXPECT_THAT(rows["0805"].status, HasSubstr("who left is suppressed in 1 year"));
  EXPECT_THAT(rows["0806"].status, HasSubstr("no figures"));
}

}  // namespace
}  // namespace kv::sql
