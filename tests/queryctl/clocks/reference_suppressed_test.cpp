// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sstream>

#include "queryctl/session.h"
#include "tests/queryctl/clocks/reference.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

std::string written(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : "";
}

TEST(ReferenceSuppressed, EveryCaseHolds) {
  KV_NEEDS_REFERENCE();
  const Folder folder;
  make_reference_warehouse(folder / "empty.db", false);
  std::map<std::string, std::vector<CsvRow>> inputs;
  for (const CsvRow& row : read_csv(reference_borders() / "suppressed/inputs.csv"))
    inputs[row.at("case")].push_back(row);
  std::map<std::string, std::vector<CsvRow>> expected;
  for (const CsvRow& row : read_csv(reference_borders() / "suppressed/expected.csv"))
    expected[row.at("case")].push_back(row);
  ASSERT_EQ(inputs.size(), expected.size());

  for (const auto& [name, rows] : inputs) {
    const std::string path = folder / (name + ".db");
    std::filesystem::copy_file(folder / "empty.db", path);
    std::vector<std::pair<std::string, std::string>> cells;
    for (const CsvRow& row : rows) cells.emplace_back(row.at("from_code"), row.at("raw"));
    add_reference_cells(path, 1, std::stoi(rows[0].at("from_year")), cells);

    SessionOptions options;
    options.database = path;
    options.plugins.enabled = false;
    std::ostringstream out;
    Session session(options, {}, out, out);
    Clocks clocks;
    clocks.borders = std::stoi(rows[0].at("to_year"));
    clocks.suppressed =
        Interval{std::stod(rows[0].at("suppressed_min")), std::stod(rows[0].at("suppressed_max"))};
    session.set_clocks(clocks);
    for (const CsvRow& row : expected.at(name)) {
      const std::string where = name + " " + row.at("to_code");
      const auto found = session.fetch(
          "SELECT value, status, reason, lower, upper FROM observations WHERE region = :region",
          {{"region", row.at("to_code")}});
      ASSERT_EQ(found.size(), 1U) << where;
      EXPECT_EQ(written(found[0][0]), row.at("value")) << where;
      // What one municipality hands on keeps the agency's symbol.
      const std::string undetermined = name == "renumbered-suppressed" ? ":" : "not-determined";
      EXPECT_EQ(written(found[0][1]), row.at("status") == "ok" ? "" : undetermined) << where;
      EXPECT_EQ(written(found[0][2]), row.at("reason")) << where;
      EXPECT_EQ(written(found[0][3]), row.at("lower")) << where;
      EXPECT_EQ(written(found[0][4]), row.at("upper")) << where;
    }
  }
}

}  // namespace
}  // namespace kv::queryctl
