// SPDX-License-Identifier: MIT
// Where each cell stood, as the warehouse keeps it.
#include <SQLiteCpp/Statement.h>
#include <gtest/gtest.h>

#include "etl/places/cell_text_log.h"
#include "schema/cell_places.h"
#include "schema/cell_texts.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

std::string_view blob(const SQLite::Column& column) {
  return {static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

// "load/file/row/column/code as it stands" of each place of a cell.
std::string places(const test::fs::path& path, const std::string& region,
                   const std::string& period) {
  SQLite::Database db(path.string(), SQLite::OPEN_READONLY);
  SQLite::Statement id(db, "SELECT region_id FROM region WHERE code = ?");
  id.bind(1, region);
  id.executeStep();
  const int wanted = id.getColumn(0).getInt();
  SQLite::Statement when(db, "SELECT period_id FROM period WHERE code = ?");
  when.bind(1, period);
  when.executeStep();
  const int year = when.getColumn(0).getInt();
  std::string text;
  SQLite::Statement parts(db, "SELECT load_id, data FROM load_place ORDER BY load_id, part");
  while (parts.executeStep()) {
    const UnpackedPlaces unpacked = unpack_places(blob(parts.getColumn(1)));
    for (const CellPlace& place : unpacked.places)
      if (place.region == wanted && place.period == year)
        text += (text.empty() ? "" : " ") + parts.getColumn(0).getString() + "/" +
                std::to_string(place.file) + "/" + std::to_string(place.row) + "/" +
                std::to_string(place.column) + "/" +
                (place.code ? unpacked.codes.at(place.code - 1).text : "");
  }
  return text;
}

TEST(Places, OnlyTheLoadThatSaidACellFirstKeepsItsPlace) {
  const test::TempDir dir;
  const test::fs::path db = test::small_warehouse(dir);
  const std::string first = test::replaced(test::whole_long_file(), ";0901;", ";901;");
  ASSERT_EQ(test::load(dir, db, "imdi-bosetting", "a.csv", first, {"--vintage", "2014-01-01"}).code,
            0);
  const std::string second = test::replaced(first, ";40\n", ";41\n");
  ASSERT_EQ(
      test::load(dir, db, "imdi-bosetting", "b.csv", second, {"--vintage", "2015-01-01"}).code, 0);
  EXPECT_EQ(places(db, "0901", "2012"), "2/1/6/6/901") << "repeated cells must cost nothing";
  EXPECT_EQ(places(db, "0301", "2012"), "2/1/5/6/ 3/1/5/6/");
  EXPECT_EQ(test::ask(db, "SELECT sum(cells) FROM load_place WHERE load_id = 3"), "1");
}

TEST(Places, TextsThatAreNotPlainAreKeptAsTheyStand) {
  const test::TempDir dir;
  const test::fs::path db = test::small_warehouse(dir);
  std::string file = test::replaced(test::whole_long_file(), ";40\n", ";-\n");
  file = test::replaced(file, ";50\n", ";1 250\n");
  ASSERT_EQ(test::load(dir, db, "imdi-bosetting", "a.csv", file, {"--vintage", "2014-01-01"}).code,
            0);
  SQLite::Database warehouse(db.string(), SQLite::OPEN_READONLY);
  SQLite::Statement part(warehouse, "SELECT data FROM load_text WHERE load_id = 2 AND file_no = 1");
  ASSERT_TRUE(part.executeStep());
  std::string found;
  for (const CellText& text : unpack_texts(blob(part.getColumn(0))))
    found += std::to_string(text.row) + ":" + text.text + " ";
  EXPECT_EQ(found, "5:- 6:1 250 ");
}

TEST(Places, APlainTextIsOneThatTheWarehouseWouldWrite) {
  const auto plain = [](std::string_view text, char mark = '.') {
    return is_plain_text(text, number_value(parse_cell(text, mark)), mark);
  };
  for (const char* text : {"0", "7", "-7", "123456", "0.5", "12.25", "-0.125"})
    EXPECT_TRUE(plain(text)) << text;
  for (const char* text : {"007", "12.50", "1 234", " 7", "7 ", "12.0", "-", "00.5",
                           "\xE2\x88\x92"
                           "5"})
    EXPECT_FALSE(plain(text)) << text;
  EXPECT_TRUE(plain("12,25", ','));
  Value value;
  value.status = kStatusSuppressed;
  EXPECT_TRUE(is_plain_text(":", value, '.'));
  EXPECT_FALSE(is_plain_text("Prikket", value, '.'));
  value.status = kStatusEmpty;
  EXPECT_TRUE(is_plain_text("", value, '.'));
}

}  // namespace
}  // namespace kv::etl
