// SPDX-License-Identifier: MIT
#include "etl/region_label.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "etl/dates.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

// "unique 0821", "ambiguous 0821 1867", as the reference writes it.
std::string written(const LabelAnswer& answer) {
  static constexpr const char* kKinds[] = {"unique", "ambiguous", "needs-year", "unknown"};
  std::string text = kKinds[static_cast<int>(answer.kind)];
  for (const RegionIndex::Region* region : answer.regions) text += " " + region->code;
  return text;
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      cells.emplace_back();
    else
      cells.back() += c;
  }
  return cells;
}

std::vector<std::vector<std::string>> read_rows(const test::fs::path& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) rows.push_back(split(line));
  return rows;
}

std::optional<int> first_day(const std::string& year) {
  return year.empty() ? std::nullopt : parse_date(year + "-01-01");
}

class SmallLabels : public ::testing::Test {
 protected:
  std::string find(const char* label, const char* year, const char* county = "") const {
    return written(labels_.find(label, first_day(year), county));
  }
  test::TempDir dir_;
  SQLite::Database db_ = open_warehouse(test::small_warehouse(dir_), Access::kRead);
  RegionIndex regions_{db_};
  RegionLabels labels_{regions_};
};

TEST_F(SmallLabels, ANameIsThatOfTheYear) {
  EXPECT_EQ(find("Moss", "2013"), "unique 0104");
  EXPECT_EQ(find("Moss", "2020"), "unique 3002") << "figures of Rygge would be Moss's";
  EXPECT_EQ(find("MOSS kommune", "2013"), "unique 0104");
  EXPECT_EQ(find("Rygge", "2020"), "unknown");
  EXPECT_EQ(find("Moss", ""), "needs-year 0104 3002");
}

TEST_F(SmallLabels, YearsInBracketsSayWhichOne) {
  EXPECT_EQ(find("Moss (t.o.m. 2019)", "2021"), "unique 0104");
  EXPECT_EQ(find("Moss (-2019)", ""), "unique 0104");
  EXPECT_EQ(find("Moss (f.o.m. 2020)", "2013"), "unique 3002");
  EXPECT_EQ(find("Moss (2020-)", ""), "unique 3002");
  EXPECT_EQ(find("Moss (2030-2020)", "2013"), "unknown") << "years that run backwards";
}

TEST_F(SmallLabels, ACountyMustFit) {
  EXPECT_EQ(find("Risør (Aust-Agder)", "2013"), "unique 0901");
  EXPECT_EQ(find("Risør (A.-Agd.)", "2013"), "unique 0901");
  EXPECT_EQ(find("Risør (Agder)", "2013"), "unique 0901") << "the county that it came into later";
  EXPECT_EQ(find("Risør (Telemark)", "2013"), "unknown");
  EXPECT_EQ(find("Risør", "2013", "42"), "unique 0901");
  EXPECT_EQ(find("Risør", "2013", "Nordland"), "unknown");
}

TEST_F(SmallLabels, NothingIsGuessed) {
  for (const char* label :
       {"", " ", "()", "(", "-", "Oslo by og omegn", "Hald", "Halden Moss", "9999"})
    EXPECT_EQ(find(label, "2013"), "unknown") << label;
}

// The labels of real files, with the right answers, on Statistics Norway's own classification.
class RealLabels : public ::testing::Test {
 protected:
  void SetUp() override {
    KV_NEEDS(nodes, "klass/ssb-klassr_klass_131_graph_nodes.csv");
    folder_ = nodes.parent_path().parent_path().parent_path() / "reference/borders/ambiguity";
    if (!test::fs::exists(folder_)) GTEST_SKIP() << "no ../shared/reference/borders/ambiguity";
    const test::fs::path db = test::empty_warehouse(dir_);
    ASSERT_EQ(test::etl({"load", db.string(), "klass-131", nodes.string(),
                         (nodes.parent_path() / "ssb-klassr_klass_131_graph_edges.csv").string()})
                  .code,
              0);
    db_.emplace(open_warehouse(db, Access::kRead));
    regions_.emplace(*db_);
    labels_.emplace(*regions_);
  }
  test::TempDir dir_;
  test::fs::path folder_;
  std::optional<SQLite::Database> db_;
  std::optional<RegionIndex> regions_;
  std::optional<RegionLabels> labels_;
};

TEST_F(RealLabels, AreAllAsTheReferenceHasThem) {
  const auto rows = read_rows(folder_ / "labels.csv");
  EXPECT_GE(rows.size(), 50U);
  for (const auto& row : rows)
    EXPECT_EQ(written(labels_->find(row.at(1), first_day(row.at(2)))),
              row.at(3) + (row.at(4).empty() ? "" : " " + row.at(4)))
        << row.at(0) << " " << row.at(1) << " " << row.at(2) << ": " << row.at(5);
}

TEST_F(RealLabels, EveryHomonymIsAmbiguous) {
  for (const auto& row : read_rows(folder_ / "homonyms.csv")) {
    std::string wanted = "ambiguous";
    std::istringstream candidates(row.at(3));
    for (std::string one; std::getline(candidates, one, ';');)
      wanted += " " + one.substr(one.find_first_not_of(' '), 4);
    EXPECT_EQ(written(labels_->find(row.at(1), first_day(row.at(0)))), wanted)
        << row.at(1) << " " << row.at(0);
  }
}

// A name that is on that day's list is found, as it stands, or fits two: none is lost.
TEST_F(RealLabels, EveryNameOfEveryYearIsFound) {
  int ambiguous = 0;
  for (int year = 2005; year <= 2024; ++year) {
    const int day = *first_day(std::to_string(year));
    for (const RegionIndex::Region& region : regions_->all()) {
      const RegionIndex::Spell* spell = regions_->spell_on(region, day);
      if (region.kind != "kommune" || !spell) continue;
      const LabelAnswer answer = labels_->find(spell->name, day);
      if (answer.kind == LabelAnswer::Kind::kAmbiguous) {
        ++ambiguous;
        continue;
      }
      ASSERT_EQ(written(answer), "unique " + region.code) << spell->name << " " << year;
    }
  }
  EXPECT_LT(ambiguous, 20 * 14);
}

}  // namespace
}  // namespace kv::etl
