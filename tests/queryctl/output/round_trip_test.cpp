// SPDX-License-Identifier: MIT
// What is written as csv and json is read by Python's own readers and must be what was there.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <limits>

#include "queryctl/output/remarks.h"
#include "tests/queryctl/output/written.h"

namespace kv::queryctl {
namespace {

const std::vector<std::string> kTexts{
    "0301",        "",           " lead",        "trail ",
    "a,b",         "semi;colon", "\"",           "\"\"quoted\"\"",
    "line\nbreak", "cr\rlf\r\n", "tab\t",        "Ærfugl Østre Ås",
    "😀",           "漢字",       "\x01\x1F\x7F", "back\\slash",
    "{\"a\":1}",   "NULL",       "1e5",          "=1+1",
    "'",           "\u2028"};
const std::vector<double> kReals{0.1,
                                 -0.0,
                                 70,
                                 1.0 / 3,
                                 1e300,
                                 5e-324,
                                 123456789.123456789,
                                 1e15,
                                 1e16,
                                 1e-5,
                                 std::numeric_limits<double>::max()};

class RoundTrip : public testing::Test {
 protected:
  // Writes every text and real as rows (kind, hex of the exact bytes, value), and lets Python
  // compare.
  void check(const std::string& mode, const std::string& reader) {
    std::vector<std::string> exact;
    std::vector<std::vector<Cell>> rows;
    exact.reserve(kTexts.size() + kReals.size());
    for (const std::string& each : kTexts) {
      exact.push_back(hex(each));
      rows.push_back({text("text"), text(exact.back()), text(each)});
    }
    for (const double each : kReals) {
      char buffer[64];
      std::snprintf(buffer, sizeof buffer, "%a", each);
      exact.emplace_back(buffer);
      rows.push_back({text("real"), text(exact.back()), real(each)});
    }
    const auto folder = std::filesystem::path(KV_BINARY_DIR) / "round_trip_test";
    std::filesystem::create_directories(folder);
    const auto data = folder / ("data." + mode);
    std::ofstream(data, std::ios::binary)
        << write(mode, {{"kind", {}}, {"exact", {}}, {"value", {}}}, rows).out;
    const auto script = folder / ("read_" + mode + ".py");
    std::ofstream(script)
        << "import csv, json, math, sys\n"
        << reader << "assert len(rows) == " << rows.size() << ", len(rows)\n"
        << "for row in rows:\n"
           "    value, exact = row['value'], row['exact']\n"
           "    if row['kind'] == 'text':\n"
           "        assert value.encode('utf-8').hex().upper() == exact, row\n"
           "    else:\n"
           "        assert mode == 'csv' or isinstance(value, float), row\n"
           "        assert float(value).hex() == float.fromhex(exact).hex(), row\n";
    const std::string command =
        "/usr/bin/python3 '" + script.string() + "' '" + data.string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
  }
};

TEST_F(RoundTrip, Csv) {
  check("csv",
        "mode = 'csv'\n"
        "rows = list(csv.DictReader(open(sys.argv[1], encoding='utf-8', newline='')))\n");
}

TEST_F(RoundTrip, Json) {
  check("json", "mode = 'json'\nrows = json.load(open(sys.argv[1], encoding='utf-8'))\n");
}

// Read back by SQLite, the type of every value is as it was.
TEST_F(RoundTrip, Insert) {
  check("insert",
        "import sqlite3\n"
        "db = sqlite3.connect(':memory:')\n"
        "db.row_factory = sqlite3.Row\n"
        "db.execute('CREATE TABLE \"table\" (kind, exact, value)')\n"
        "db.executescript(open(sys.argv[1], encoding='utf-8', newline='').read())\n"
        "rows = db.execute('SELECT * FROM \"table\"').fetchall()\n"
        "mode = 'insert'\n");
}

TEST_F(RoundTrip, Jsonl) {
  check(
      "jsonl",
      "mode = 'jsonl'\n"
      "rows = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8', newline='\\n')]\n");
}

}  // namespace
}  // namespace kv::queryctl
