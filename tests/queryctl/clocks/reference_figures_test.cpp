// SPDX-License-Identifier: MIT
#include <cmath>
#include <gtest/gtest.h>
#include <sstream>

#include "queryctl/session.h"
#include "tests/queryctl/clocks/reference.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;

std::optional<double> number(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  const auto* real = std::get_if<double>(&value);
  return real ? std::optional(*real) : std::nullopt;
}

std::optional<double> number(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(std::stod(text));
}

struct Figure {
  std::optional<double> value;
  std::optional<double> lower;
  std::optional<double> upper;
  double estimated = 0;
  std::string status;
  std::string reason;
};

class ReferenceFigures : public ::testing::Test {
 protected:
  static constexpr int kYears[] = {2013, 2016, 2019, 2020, 2021};

  void SetUp() override {
    KV_NEEDS_REFERENCE();
    make_reference_warehouse(path_, true);
    for (const int year : kYears)
      for (const auto& [indicator, column] :
           {std::pair(1, "folkemengde"), std::pair(2, "innvandrere")}) {
        std::vector<std::pair<std::string, std::string>> cells;
        for (const CsvRow& row : read_csv(reference_borders() / "expected" /
                                          ("parts_" + std::to_string(year) + ".csv")))
          if (row.contains(column)) cells.emplace_back(row.at("region"), row.at(column));
        if (!cells.empty()) add_reference_cells(path_, indicator, year, cells);
      }
    run_on(
        path_,
        "INSERT INTO observation (indicator_id, period_id, region_id, breakdown_id, value, vintage)"
        " SELECT 3, f.period_id, f.region_id, 0, 100.0 * i.value / f.value, 10"
        "   FROM observation AS f JOIN observation AS i USING (period_id, region_id)"
        "  WHERE f.indicator_id = 1 AND i.indicator_id = 2 AND f.value > 0 AND i.value IS NOT "
        "NULL");
  }

  std::map<std::string, Figure> figures(const std::string& indicator, int year, int borders,
                                        bool estimate) {
    std::unique_ptr<Session>& session = sessions_[{borders, estimate}];
    if (!session) {
      SessionOptions options;
      options.database = path_;
      options.plugins.enabled = false;
      session = std::make_unique<Session>(options, Settings(), out_, out_);
      Clocks clocks;
      clocks.borders = borders;
      clocks.estimate = estimate;
      session->set_clocks(clocks);
    }
    std::map<std::string, Figure> found;
    for (const auto& row : session->fetch(
             "SELECT region, value, lower, upper, estimated, status, reason FROM observations"
             " WHERE indicator = :indicator AND period = :year",
             {{"indicator", indicator}, {"year", std::to_string(year)}}))
      found[std::get<std::string>(row[0])] = {number(row[1]),
                                              number(row[2]),
                                              number(row[3]),
                                              number(row[4]).value(),
                                              std::get<std::string>(row[5]),
                                              std::get<std::string>(row[6])};
    return found;
  }

  Folder folder_;
  const std::string path_ = folder_ / "k.db";
  std::ostringstream out_;
  std::map<std::pair<int, bool>, std::unique_ptr<Session>> sessions_;
};

void expect_near(std::optional<double> found, std::optional<double> wanted,
                 const std::string& where) {
  ASSERT_EQ(found.has_value(), wanted.has_value()) << where;
  if (found) {
    EXPECT_NEAR(*found, *wanted, 0.001) << where;
  }
}

TEST_F(ReferenceFigures, PopulationsOnOtherBorders) {
  int files = 0;
  for (const auto& entry : fs::directory_iterator(reference_borders() / "expected")) {
    const std::string name = entry.path().stem().string();
    if (!name.starts_with("folkemengde_")) continue;
    ++files;
    const int year = std::stoi(name.substr(12, 4));
    const int borders = std::stoi(name.substr(20, 4));
    const auto strict = figures("folkemengde", year, borders, false);
    const auto weighed = figures("folkemengde", year, borders, true);
    const std::vector<CsvRow> rows = read_csv(entry.path());
    EXPECT_EQ(strict.size(), rows.size()) << name;
    for (const CsvRow& row : rows) {
      const std::string where = name + " " + row.at("region");
      ASSERT_TRUE(strict.contains(row.at("region"))) << where;
      const Figure& figure = strict.at(row.at("region"));
      expect_near(figure.value, number(row.at("value")), where);
      EXPECT_EQ(figure.status, row.at("status") == "ok" ? "" : "not-determined") << where;
      EXPECT_EQ(figure.reason, row.at("reason")) << where;
      expect_near(figure.lower, row.at("status") == "ok" ? figure.value : number(row.at("lower")),
                  where);
      expect_near(figure.upper, row.at("status") == "ok" ? figure.value : number(row.at("upper")),
                  where);

      const Figure& estimate = weighed.at(row.at("region"));
      expect_near(estimate.value, number(row.at("value_ext")), where);
      EXPECT_EQ(estimate.status, row.at("status_ext") == "not-determined" ? "not-determined" : "")
          << where;
      if (row.at("status_ext") == "ok") {
        expect_near(estimate.lower, estimate.value, where);
        expect_near(estimate.upper, estimate.value, where);
      }
      if (estimate.value) {
        EXPECT_NEAR(estimate.estimated, number(row.at("share_estimated")).value_or(0), 1e-6)
            << where;
      }
    }
  }
  EXPECT_EQ(files, 10);
}

// Nobody moves: the determined figures and what touches the undetermined are the whole country.
TEST_F(ReferenceFigures, TotalsAreConserved) {
  for (const CsvRow& row : read_csv(reference_borders() / "expected/_totals.csv")) {
    const int year = std::stoi(row.at("data_year"));
    const int borders = std::stoi(row.at("borders"));
    double sum = 0;
    int determined = 0;
    const auto all = figures("folkemengde", year, borders, false);
    for (const auto& [region, figure] : all) {
      sum += figure.value.value_or(0);
      determined += figure.value ? 1 : 0;
    }
    EXPECT_EQ(sum, std::stod(row.at("sum_ok"))) << year << " on " << borders;
    EXPECT_EQ(determined, std::stoi(row.at("n_ok"))) << year << " on " << borders;
  }
}

TEST_F(ReferenceFigures, WithoutADivisionTheNationalTotalIsEqual) {
  int compared = 0;
  for (const int year : {2013, 2019, 2020, 2021})
    for (const int borders : {2005, 2008, 2012, 2013, 2017, 2019, 2020, 2022, 2024})
      for (const char* indicator : {"folkemengde", "innvandrere"}) {
        const auto before = figures(indicator, year, year, false);
        const auto after = figures(indicator, year, borders, false);
        double sums[2] = {0, 0};
        bool divided = false;
        for (const auto& [region, figure] : before) sums[0] += figure.value.value();
        for (const auto& [region, figure] : after) {
          divided = divided || !figure.value;
          sums[1] += figure.value.value_or(0);
        }
        if (divided || before.empty()) continue;
        ++compared;
        EXPECT_EQ(sums[0], sums[1]) << indicator << " " << year << " on " << borders;
      }
  EXPECT_GE(compared, 6);
}

TEST_F(ReferenceFigures, GroupSumsHoldWhateverTheWeights) {
  for (const CsvRow& row : read_csv(reference_borders() / "expected/_groups.csv")) {
    const auto all =
        figures("folkemengde", std::stoi(row.at("data_year")), std::stoi(row.at("borders")), true);
    double sum = 0;
    bool known = true;
    std::istringstream codes(row.at("to_codes"));
    for (std::string code; codes >> code;) {
      known = known && all.at(code).value.has_value();
      sum += all.at(code).value.value_or(0);
    }
    if (known) {
      EXPECT_NEAR(sum, std::stod(row.at("exact_sum")), 0.01) << row.at("to_codes");
    }
  }
}

TEST_F(ReferenceFigures, SharesAreRecomputedNotAveraged) {
  const auto strict = figures("andel", 2013, 2020, false);
  for (const CsvRow& row :
       read_csv(reference_borders() / "expected/innvandrerandel_2013_on_2020.csv")) {
    const Figure& figure = strict.at(row.at("region"));
    const auto wanted = number(row.at("andel_pct"));
    ASSERT_EQ(figure.value.has_value(), wanted.has_value()) << row.at("region");
    if (wanted) {
      EXPECT_NEAR(*figure.value, *wanted, 1e-5) << row.at("region");
    }
    EXPECT_EQ(figure.reason, row.at("reason")) << row.at("region");
  }
}

}  // namespace
}  // namespace kv::queryctl
