// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>
#include <sstream>

#include "queryctl/session.h"
#include "tests/queryctl/clocks/reference.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

constexpr int kFirst = 2002;
constexpr int kLast = 2024;

/// A figure for every municipality of every year in both count indicators: other numbers in each,
/// so that nothing can be left out, counted twice or moved unseen.
void add_figures(const std::string& path) {
  std::string years;
  for (int year = kFirst; year <= kLast; ++year)
    years += (years.empty() ? "(" : ", (") + std::to_string(year) + ")";
  SQLite::Database db(path, SQLite::OPEN_READWRITE);
  db.exec("CREATE TEMP TABLE year (y INTEGER); INSERT INTO year VALUES " + years);
  db.exec(R"(
    INSERT INTO period SELECT y, 'A', y, y || '-01-01', y || '-12-31' FROM year;
    INSERT INTO observation (indicator_id, period_id, region_id, breakdown_id, value, vintage)
      SELECT i.indicator_id, y, v.region_id, 0,
             1 + (v.region_id * 7919 + y * 104729 + i.indicator_id * 31) % 99991, 10
        FROM year JOIN indicator AS i ON i.kind = 'count'
        JOIN region_version AS v ON v.valid_from <= y || '-01-01'
                                AND (v.valid_to IS NULL OR v.valid_to > y || '-01-01');)");
}

class ReferenceConservation : public ::testing::TestWithParam<int> {
 protected:
  void SetUp() override { KV_NEEDS_REFERENCE(); }

  static std::string& path() {
    static Folder folder;
    static std::string made;
    if (made.empty()) {
      made = folder / "k.db";
      make_reference_warehouse(made, true);
      add_figures(made);
    }
    return made;
  }

  struct Total {
    double before = 0;
    double after = 0;
    std::int64_t undetermined = 0;
    std::int64_t splits = 0;      ///< pairs of municipalities of which the one is divided
    std::int64_t unweighted = 0;  ///< those without a weight
  };

  static std::map<std::string, Total> totals(int borders, bool estimate) {
    SessionOptions options;
    options.database = path();
    options.plugins.enabled = false;
    std::ostringstream out;
    Session session(options, Settings(), out, out);
    Clocks clocks;
    clocks.borders = borders;
    clocks.estimate = estimate;
    session.set_clocks(clocks);
    std::map<std::string, Total> found;
    for (const auto& row : session.fetch(
             "SELECT a.indicator || ' ' || a.period,"
             "  (SELECT 1.0 * sum(o.value) FROM main.observation AS o JOIN main.indicator AS i"
             "     USING (indicator_id) JOIN main.period AS p USING (period_id)"
             "    WHERE i.code = a.indicator AND p.code = a.period),"
             "  1.0 * coalesce(sum(a.value), 0), count(*) - count(a.value),"
             "  (SELECT count(*) FROM border_mapping AS m WHERE m.year = a.period AND relation = "
             "'split'),"
             "  (SELECT count(*) - count(weight) FROM border_mapping AS m WHERE m.year = a.period)"
             " FROM observations AS a WHERE a.indicator <> 'andel' GROUP BY a.indicator, a.period",
             {})) {
      found[std::get<std::string>(row[0])] = {
          std::get<double>(row[1]), std::get<double>(row[2]), std::get<std::int64_t>(row[3]),
          std::get<std::int64_t>(row[4]), std::get<std::int64_t>(row[5])};
    }
    return found;
  }
};

TEST_P(ReferenceConservation, WithoutAnUnweightedDivisionTheNationalTotalIsEqual) {
  for (const bool estimate : {false, true}) {
    const auto all = totals(GetParam(), estimate);
    EXPECT_EQ(all.size(), 2U * (kLast - kFirst + 1));
    for (const auto& [name, total] : all) {
      const std::string where = name + " on " + std::to_string(GetParam());
      EXPECT_EQ(total.undetermined == 0, total.unweighted == 0)
          << where << ": a figure is missing without a reason, or there without one";
      if (total.undetermined > 0) continue;
      if (total.splits == 0) {
        EXPECT_EQ(total.after, total.before) << where << ": people came or went";
      } else {
        EXPECT_NEAR(total.after, total.before, 1e-9 * total.before) << where;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(EveryYear, ReferenceConservation, ::testing::Range(kFirst, kLast + 1));

}  // namespace
}  // namespace kv::queryctl
