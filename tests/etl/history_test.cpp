// SPDX-License-Identifier: MIT
#include "etl/history.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <set>

#include "etl/ledger.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

Value number(int n) {
  Value value;
  value.integer = n;
  return value;
}

Value symbol(std::uint8_t status) {
  Value value;
  value.status = status;
  return value;
}

using Cells = std::map<CellKey, Value>;
using Scope = std::pair<int, int>;  // indicator, period

/// One delivery: what the agency said on one day.
struct Vintage {
  int day = 0;
  Cells cells;
};

std::string text(const CellKey& key) {
  return std::to_string(key.indicator) + "/" + std::to_string(key.period) + "/" +
         std::to_string(key.region) + "/" + std::to_string(key.breakdown);
}

/// What tables observation and observation_history must hold, told day by day: on each day a scope
/// says what the last vintage that speaks of it said.
std::string expected(const std::vector<Vintage>& vintages) {
  std::set<int> days;
  std::set<CellKey> keys;
  std::map<int, std::set<Scope>> spoken;
  std::map<int, Cells> said;
  for (const Vintage& vintage : vintages) {
    days.insert(vintage.day);
    for (const auto& [key, value] : vintage.cells) {
      keys.insert(key);
      spoken[vintage.day].insert({key.indicator, key.period});
      said[vintage.day][key] = value;
    }
  }
  std::string all;
  for (const CellKey& key : keys) {
    const Value* standing = nullptr;
    int since = 0;
    for (const int day : days) {
      if (!spoken[day].contains({key.indicator, key.period})) continue;
      const auto now = said[day].find(key);
      const Value* value = now == said[day].end() ? nullptr : &now->second;
      if (standing && value && *standing == *value) continue;
      if (standing)
        all += text(key) + " " + std::to_string(since) + "-" + std::to_string(day) + " " +
               value_text(*standing) + "\n";
      standing = value;
      since = day;
    }
    if (standing)
      all += text(key) + " " + std::to_string(since) + "- " + value_text(*standing) + "\n";
  }
  return all;
}

class Given : public CellCursor {
 public:
  explicit Given(const Cells& cells) : at_(cells.begin()), end_(cells.end()) {}
  const VersionedCell* next() override {
    if (at_ == end_) return nullptr;
    cell_ = {at_->first, at_->second, {}};
    ++at_;
    return &cell_;
  }

 private:
  Cells::const_iterator at_;
  Cells::const_iterator end_;
  VersionedCell cell_;
};

class Told : public MergeListener {
 public:
  void cell(const CellChange& change) override { changes.push_back(change); }
  std::vector<CellChange> changes;
};

class History : public ::testing::Test {
 protected:
  /// Loads without dimension tables: keys are enough for the merge.
  MergeCounts load(const Vintage& vintage) {
    db_.exec("BEGIN");
    changes_.changes.clear();
    Merge merge(db_, vintage.day, Merge::Mode::kWrite, changes_);
    std::set<Scope> scope;
    for (auto it = vintage.cells.begin(); it != vintage.cells.end();) {
      const Scope here{it->first.indicator, it->first.period};
      scope.insert(here);
      Cells of_scope;
      for (; it != vintage.cells.end() && Scope{it->first.indicator, it->first.period} == here;
           ++it)
        of_scope.insert(*it);
      Given given(of_scope);
      merge.scope(here.first, here.second, given);
    }
    if (merge.counts().conflicts > 0) {
      db_.exec("ROLLBACK");
      return merge.counts();
    }
    write_scope(db_, ++load_id_, vintage.day, scope);
    db_.exec("COMMIT");
    return merge.counts();
  }

  std::string stored() {
    SQLite::Statement rows(
        db_,
        "SELECT indicator_id || '/' || period_id || '/' || region_id || '/' || breakdown_id || ' ' "
        "|| "
        "\"from\" || '-' || coalesce(\"to\", '') || ' ' || coalesce(value, symbol) FROM ("
        " SELECT indicator_id, period_id, region_id, breakdown_id, vintage AS \"from\", NULL AS "
        "\"to\","
        "  value, status_id FROM observation UNION ALL"
        " SELECT indicator_id, period_id, region_id, breakdown_id, vintage_from, vintage_to, value,"
        "  status_id FROM observation_history) JOIN status USING (status_id)"
        " ORDER BY indicator_id, period_id, region_id, breakdown_id, \"from\"");
    std::string all;
    while (rows.executeStep()) all += rows.getColumn(0).getString() + "\n";
    return all;
  }

  void clear() {
    db_.exec(
        "DELETE FROM observation; DELETE FROM observation_history; DELETE FROM load_scope; "
        "DELETE FROM load_kind");
    load_id_ = 0;
  }

  Told changes_;
  test::TempDir dir_;
  SQLite::Database db_ = [this] {
    SQLite::Database db = open_warehouse(test::empty_warehouse(dir_), Access::kWrite);
    db.exec("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF");
    return db;
  }();
  int load_id_ = 0;
};

const CellKey kA{1, 2012, 1, 0};
const CellKey kB{1, 2012, 2, 0};

TEST_F(History, ARevisionKeepsWhatWasSaidBefore) {
  load({10, {{kA, number(8801)}}});
  const MergeCounts plan = load({20, {{kA, number(8881)}}});
  EXPECT_EQ(plan.revised, 1U);
  EXPECT_EQ(stored(), "1/2012/1/0 10-20 8801\n1/2012/1/0 20- 8881\n");
}

TEST_F(History, AnOlderVintageLoadedLaterDoesNotBecomeThePresent) {
  load({20, {{kA, number(8881)}}});
  load({10, {{kA, number(8801)}}});
  EXPECT_EQ(stored(), "1/2012/1/0 10-20 8801\n1/2012/1/0 20- 8881\n");
}

TEST_F(History, AValueThatStaysCostsNoRow) {
  load({10, {{kA, number(5)}}});
  const MergeCounts plan = load({20, {{kA, number(5)}}});
  EXPECT_EQ(plan.unchanged, 1U);
  EXPECT_EQ(stored(), "1/2012/1/0 10- 5\n");
}

TEST_F(History, ACellThatIsGoneEndsAndMayComeBack) {
  load({10, {{kA, number(5)}, {kB, number(7)}}});
  EXPECT_EQ(load({20, {{kB, number(7)}}}).removed, 1U);
  EXPECT_EQ(stored(), "1/2012/1/0 10-20 5\n1/2012/2/0 10- 7\n");
  load({30, {{kA, number(5)}, {kB, number(7)}}});
  EXPECT_EQ(stored(), "1/2012/1/0 10-20 5\n1/2012/1/0 30- 5\n1/2012/2/0 10- 7\n");
}

TEST_F(History, NothingBecomesANumberOrTheReverseWithoutARevision) {
  load({10, {{kA, symbol(kStatusSuppressed)}}});
  EXPECT_EQ(load({20, {{kA, number(0)}}}).revised, 1U);
  EXPECT_EQ(load({30, {{kA, symbol(kStatusNotApplicable)}}}).revised, 1U);
  EXPECT_EQ(stored(), "1/2012/1/0 10-20 :\n1/2012/1/0 20-30 0\n1/2012/1/0 30- .\n");
}

TEST_F(History, PeriodsThatAVintageDoesNotSpeakOfStay) {
  load({10, {{kA, number(5)}, {{1, 2011, 1, 0}, number(4)}}});
  load({20, {{kA, number(6)}}});
  EXPECT_EQ(stored(), "1/2011/1/0 10- 4\n1/2012/1/0 10-20 5\n1/2012/1/0 20- 6\n");
}

TEST_F(History, ASecondFileOfTheSameVintageAddsItsCells) {
  load({10, {{kA, number(5)}}});
  const MergeCounts plan = load({10, {{kB, number(7)}}});
  EXPECT_EQ(plan.removed, 0U) << "the second half of a delivery would remove the first";
  EXPECT_EQ(stored(), "1/2012/1/0 10- 5\n1/2012/2/0 10- 7\n");
}

TEST_F(History, ASecondFileOfTheSameVintageMayNotContradict) {
  load({10, {{kA, number(5)}}});
  const MergeCounts plan = load({10, {{kA, number(6)}, {kB, number(7)}}});
  EXPECT_EQ(plan.conflicts, 1U);
  ASSERT_FALSE(changes_.changes.empty());
  EXPECT_EQ(changes_.changes[0].kind, CellChange::Kind::kConflict);
  EXPECT_EQ(stored(), "1/2012/1/0 10- 5\n");
}

TEST_F(History, TheCountsOfAPlanAddUp) {
  load({10, {{kA, number(1)}, {kB, number(2)}, {{1, 2012, 3, 0}, number(3)}}});
  const MergeCounts plan =
      load({20, {{kA, number(1)}, {kB, number(9)}, {{1, 2012, 4, 0}, number(4)}}});
  EXPECT_EQ(plan.unchanged, 1U);
  EXPECT_EQ(plan.revised, 1U);
  EXPECT_EQ(plan.added, 1U);
  EXPECT_EQ(plan.removed, 1U);
  EXPECT_EQ(plan.in_scope_before, 3U);
}

Vintage random_vintage(std::mt19937& random, int day) {
  const auto draw = [&random](int n) {
    return static_cast<int>(random() % static_cast<unsigned>(n));
  };
  Vintage vintage{day, {}};
  for (int indicator = 1; indicator <= 2; ++indicator)
    for (int period = 2011; period <= 2013; ++period) {
      if (draw(4) == 0) continue;  // says nothing of this scope
      for (int region = 1; region <= 4; ++region)
        for (int breakdown = 0; breakdown <= 1; ++breakdown) {
          if (draw(3) == 0) continue;
          const int kind = draw(6);
          const Value value = kind == 0   ? symbol(kStatusSuppressed)
                              : kind == 1 ? symbol(kStatusEmpty)
                                          : number(draw(3));
          vintage.cells[{indicator, period, region, breakdown}] = value;
        }
    }
  return vintage;
}

TEST_F(History, ThreeVintagesGiveTheSameTablesInAllSixOrders) {
  std::mt19937 random(2014107);
  for (int round = 0; round < 60; ++round) {
    const std::vector<Vintage> vintages = {random_vintage(random, 10), random_vintage(random, 20),
                                           random_vintage(random, 30)};
    const std::string model = expected(vintages);
    std::vector<std::size_t> order = {0, 1, 2};
    do {
      clear();
      for (const std::size_t i : order)
        if (!vintages[i].cells.empty()) load(vintages[i]);
      ASSERT_EQ(stored(), model) << "round " << round << ", order " << order[0] << order[1]
                                 << order[2];
    } while (std::ranges::next_permutation(order).found);
  }
}

TEST_F(History, FiveVintagesAndADeliveryInTwoFilesAgreeWithTheModelInAnyOrder) {
  std::mt19937 random(20240601);
  for (int round = 0; round < 60; ++round) {
    std::vector<Vintage> files;
    for (int day = 10; day <= 50; day += 10) files.push_back(random_vintage(random, day));
    Vintage half{30, {}};  // some of what day 30 says, in a file of its own
    for (auto it = files[2].cells.begin(); it != files[2].cells.end();)
      if (random() % 3 == 0)
        half.cells.insert(files[2].cells.extract(it++));
      else
        ++it;
    files.push_back(half);
    const std::string model = expected(files);
    std::ranges::shuffle(files, random);
    clear();
    for (const Vintage& file : files)
      if (!file.cells.empty()) load(file);
    ASSERT_EQ(stored(), model) << "round " << round;
  }
}

}  // namespace
}  // namespace kv::etl
