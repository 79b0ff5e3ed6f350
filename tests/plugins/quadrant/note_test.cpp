// SPDX-License-Identifier: MIT
// Chapter 4 of NIBR-notat 2014:107 from the reconstructed figures of the 48 municipalities.
#include <filesystem>
#include <fstream>
#include <map>
#include <rapidjson/document.h>
#include <set>
#include <sstream>

#include "tests/plugins/quadrant/quadrant_host.h"

namespace {

namespace fs = std::filesystem;
const fs::path kFolder = KV_SOURCE_DIR "/../shared/reference";

std::string text_of(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Without quotes inside: the columns that are read come before or after the quoted ones.
std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> list{""};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      list.emplace_back();
    else if (c != '\r')
      list.back() += c;
  }
  return list;
}

class QuadrantNote : public kv::test::QuadrantTest {
 protected:
  void SetUp() override {
    if (!fs::exists(kFolder)) GTEST_SKIP() << "../shared/reference is not on this machine";
    QuadrantTest::SetUp();
    host_.ask(
        "CREATE TABLE year(region, asked, decided); CREATE TABLE rate(region, name, n, direct)");
    fill("seed_synthetic48_years.csv", "INSERT INTO year VALUES (", {0, 3, 4});
    fill("seed_synthetic48.csv", "INSERT INTO rate VALUES (", {0, 1, 33, 34});
  }

  void fill(const std::string& file, const std::string& insert,
            const std::vector<std::size_t>& of) {
    std::istringstream in(text_of(kFolder / file));
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
      const auto row = fields(line);
      std::string values;
      for (const std::size_t i : of)
        values += (values.empty() ? "" : ", ") + (row.at(i).empty() ? "NULL"
                                                  : i < 2           ? "'" + row[i] + "'"
                                                                    : row[i]);
      ASSERT_EQ(host_.ask(insert + values + ")"), "");
    }
  }
};

TEST_F(QuadrantNote, TheFourListsOfChapterFourComeOutExactly) {
  const std::string rows =
      run("SELECT r.region, r.name, (SELECT 100.0 * sum(coalesce(decided, 0)) / nullif(sum(asked), "
          "0) FROM "
          "year AS y WHERE y.region = r.region AND asked IS NOT NULL) AS x, 100.0 * direct / "
          "nullif(n, 0) AS "
          "y, n, direct FROM rate AS r",
          R"(["region","name","x","y","n","direct"])",
          {{":x_cut", "mean"}, {":y_cut", "pooled:direct/n"}, {":n", "n"}, {":min_n", "10"}},
          "SELECT quadrant, name FROM ");
  std::map<std::string, std::set<std::string>> found;
  std::istringstream in(rows);
  for (std::string line; std::getline(in, line);)
    found[line.substr(0, line.find('|'))].insert(line.substr(line.find('|') + 1));
  rapidjson::Document expected;
  expected.Parse(text_of(kFolder / "seed_synthetic48_expected.json").c_str());
  for (const auto& [quadrant, names] : expected["quadrants"].GetObject()) {
    std::set<std::string> list;
    for (const auto& name : names.GetArray()) list.insert(name.GetString());
    EXPECT_EQ(found[quadrant.GetString()], list) << quadrant.GetString();
  }
  EXPECT_EQ(found["HH"].size() + found["HL"].size() + found["LH"].size() + found["LL"].size(), 28U);
}

}  // namespace
