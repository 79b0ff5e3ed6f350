// SPDX-License-Identifier: MIT
// Class breaks against exact optima and R's, quantile by quantile.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <sstream>

#include "plugins/mapexport/kernels/breaks/fisher.h"
#include "plugins/mapexport/kernels/breaks/pretty.h"
#include "plugins/mapexport/kernels/breaks/quantile.h"

namespace kv::mapexport {
namespace {

namespace fs = std::filesystem;
using rapidjson::Value;
const fs::path kFolder = KV_SOURCE_DIR "/../shared/reference/stats/breaks";

std::string text_of(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<double> column(const fs::path& path) {
  std::istringstream in(text_of(path));
  std::string line;
  std::getline(in, line);
  std::vector<double> values;
  while (std::getline(in, line))
    if (!line.empty() && line != "\r") values.push_back(std::stod(line));
  return values;
}

// A list of one may stand as the bare number.
std::vector<double> numbers(const Value& value) {
  if (value.IsNumber()) return {value.GetDouble()};
  std::vector<double> list;
  for (const auto& item : value.GetArray()) list.push_back(item.GetDouble());
  return list;
}

// Breaks are sums and products of a handful of values: a few units in the last place of the
// largest.
void expect_near(const Breaks& found, const std::vector<double>& expected) {
  ASSERT_EQ(found.size(), expected.size());
  double scale = 1;
  for (const double value : expected) scale = std::max(scale, std::abs(value));
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_NEAR(found[i], expected[i], 1e-14 * scale) << i;
}

void expect_counts(const std::vector<double>& values, const Breaks& breaks, const Value& expected) {
  for (const auto& [name, closed] :
       {std::pair{"counts_right_closed", Closed::kRight}, {"counts_left_closed", Closed::kLeft}}) {
    if (!expected.HasMember(name) || expected[name].IsNull()) continue;
    std::vector<double> found;
    for (const std::size_t count : counts(values, breaks, closed))
      found.push_back(static_cast<double>(count));
    EXPECT_EQ(found, numbers(expected[name])) << name;
  }
}

void check_fisher(const std::vector<double>& values, std::size_t k, const Value& expected) {
  const Partition found = fisher_jenks(values, k);
  EXPECT_EQ(found.sizes.size(), expected["k_effective"].GetUint());
  EXPECT_NEAR(found.within, expected["ssd_within"].GetDouble(),
              1e-12 * expected["ssd_total"].GetDouble());
  bool known = false;
  for (const auto& partition : expected["partitions"].GetArray()) {
    std::vector<double> sizes(found.sizes.begin(), found.sizes.end());
    known |= numbers(partition["sizes"]) == sizes && numbers(partition["lower"]) == found.lower &&
             numbers(partition["upper"]) == found.upper;
  }
  const bool all_listed =
      expected["n_optimal_partitions"].GetUint64() <= expected["partitions"].Size();
  EXPECT_TRUE(known || !all_listed) << "no optimal partition";
}

TEST(BreaksReference, AreTheOptimalOnesAndThoseOfR) {
  if (!fs::exists(kFolder))
    GTEST_SKIP() << "../shared/reference/stats/breaks is not on this machine";
  std::size_t cases = 0;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() != ".json") continue;
    SCOPED_TRACE(entry.path().stem().string());
    ++cases;
    rapidjson::Document json;
    json.Parse(text_of(entry.path()).c_str());
    const std::vector<double> values = column(kFolder / json["csv"].GetString());
    ASSERT_EQ(values.size(), json["n"].GetUint());
    const bool all_equal = json["n_unique"].GetUint() == 1;
    for (const auto& [name, expected] : json["fisher_jenks"]["by_k"].GetObject())
      check_fisher(values, std::stoul(name.GetString()), expected);
    for (const auto& [name, by_style] : json["by_k"].GetObject()) {
      const std::size_t k = std::stoul(name.GetString());
      SCOPED_TRACE("k = " + std::to_string(k));
      for (int type = 1; type <= 9; ++type) {
        const Value& expected = by_style[("quantile_type" + std::to_string(type)).c_str()];
        SCOPED_TRACE("quantile type " + std::to_string(type));
        const Breaks found = quantile_breaks(values, k, type);
        expect_near(found, numbers(expected["breaks"]));
        if (!all_equal) expect_counts(values, found, expected);
      }
      if (all_equal) continue;
      expect_near(equal_breaks(values, k), numbers(by_style["equal"]["breaks"]));
      expect_near(pretty_breaks(values, k), numbers(by_style["pretty"]["breaks"]));
      expect_counts(values, pretty_breaks(values, k), by_style["pretty"]);
      expect_near(sd_breaks(values, k), numbers(by_style["sd_classInt"]["breaks"]));
      expect_counts(values, sd_breaks(values, k), by_style["sd_classInt"]);
    }
    expect_near(head_tail_breaks(values), numbers(json["headtails"]["own"]));
  }
  EXPECT_GT(cases, 4U);
}

}  // namespace
}  // namespace kv::mapexport
