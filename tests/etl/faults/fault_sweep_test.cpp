// SPDX-License-Identifier: MIT
// The disk fails once, or from one moment on, at each operation of a load in turn. KV_FAULTS=all
// tries every operation with every kind of fault (CONTRIBUTING.md); the ordinary run takes a
// sample.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <iostream>
#include <sys/wait.h>

#include "etl/stream/file_bytes.h"
#include "schema/content_hash.h"
#include "tests/etl/boundaries/small_map.h"
#include "tests/etl/faults/child.h"
#include "tests/etl/stream/environment.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::fs::path;

bool whole_sweep() {
  const char* wanted = std::getenv("KV_FAULTS");
  return wanted && std::string(wanted) == "all";
}

// All kinds of fault, each once and for good where the process survives it.
std::vector<test::DiskFault> all_kinds() {
  return {{0, "eio", false},   {0, "kill", false}, {0, "enospc", true}, {0, "torn", false},
          {0, "short", false}, {0, "eio", true},   {0, "enospc", false}};
}

std::string listed(int count, const std::function<std::string(int)>& text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += (i > 0 ? "," : "") + text(i);
  return all;
}

// JSON-stat of 7 municipalities, 20 years and so many kinds.
std::string cube(int kinds) {
  const auto quoted = [](int number) { return '"' + std::to_string(number) + '"'; };
  return R"({"version":"2.0","class":"dataset","label":"99999: T","source":"SSB","id":["Region","Tid","Slag"],)"
         R"("size":[7,20,)" +
         std::to_string(kinds) +
         R"(],"role":{"geo":["Region"],"time":["Tid"]},"dimension":{"Region":{"category":{"index":)"
         R"(["3001","3002","0301","4201","4202","1902","1903"]}},"Tid":{"category":{"index":[)" +
         listed(20, [&](int i) { return quoted(2020 + i); }) +
         R"(]}},"Slag":{"category":{"index":[)" + listed(kinds, quoted) + R"(]}}},"value":[)" +
         listed(140 * kinds, [](int i) { return std::to_string(1'000'000 + i); }) + "]}";
}

class FaultSweep : public ::testing::Test {
 protected:
  using Words = std::vector<std::string>;

  void SetUp() override { test::fs::create_directory(temporary_); }

  // What two warehouses of the same content agree in; "" where there is none, or an empty one.
  std::string state() const {
    std::error_code ignored;
    if (!test::fs::exists(db_) || test::fs::file_size(db_, ignored) == 0) return "";
    std::string all;
    SQLite::Database db(db_.string(), SQLite::OPEN_READWRITE, 2000);
    if (db.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0) return "";
    for (const auto& [table, hash] : content_hashes(db)) all += table + " " + hash.hash + "\n";
    return all;
  }

  void clear() {
    for (const char* suffix : {"", "-wal", "-shm", "-journal", ".v1.backup"})
      test::fs::remove(db_.string() + suffix);
  }
  void restore() {
    clear();
    if (test::fs::exists(saved_)) test::fs::copy_file(saved_, db_);
    test::fs::remove_all(temporary_);
    test::fs::create_directory(temporary_);
  }

  long operations_of(const Words& arguments) {
    restore();
    EXPECT_EQ(test::run_with_fault(arguments, log_, {}, hit_), 0) << test::read_text(log_);
    after_ = state();
    return std::atol(test::read_text(hit_).c_str());
  }

  // `stride`: of how many operations one is tried in the ordinary run. `most`: how many are tried
  // of a run of many thousand, ordinarily and in the whole sweep.
  void sweep(const Words& arguments, long stride, std::pair<long, long> most = {0, 0}) {
    if (test::fs::exists(db_)) test::fs::copy_file(db_, saved_);
    const std::string before = state();
    const long operations = operations_of(arguments);
    ASSERT_NE(after_, before) << "the undisturbed run changed nothing";
    ASSERT_GT(operations, 5) << "the faults do not reach the program";
    const std::vector<test::DiskFault> kinds = all_kinds();
    const long step = most.first > 0  ? operations / (whole_sweep() ? most.second : most.first) + 1
                      : whole_sweep() ? 1
                                      : stride;
    std::size_t turn = 0;
    long tried = 0;
    for (long at = most.first > 0 ? step / 2 : 1; at <= operations; at += step) {
      for (std::size_t i = 0; i < (whole_sweep() && most.first == 0 ? kinds.size() : 1); ++i) {
        test::DiskFault fault = kinds[turn++ % kinds.size()];
        fault.at = at;
        one(arguments, fault, before);
        ++tried;
        if (HasFatalFailure()) return;
      }
    }
    std::cout << tried << " faults at " << operations << " operations\n";
  }

  void one(const Words& arguments, const test::DiskFault& fault, const std::string& before) {
    restore();
    const int code = test::run_with_fault(arguments, log_, fault, hit_);
    const std::string said = test::read_text(log_);
    SCOPED_TRACE(fault.kind + (fault.sticky ? " from" : " at") + " operation " +
                 std::to_string(fault.at) + " (" + test::read_text(hit_) + "), exit code " +
                 std::to_string(code) + ": " + said);
    const bool killed = code == -SIGKILL;
    ASSERT_TRUE(code == 0 || code == 3 || killed) << "a disk that fails is exit code 3";
    const std::string left = state();
    if (!left.empty() && (left == after_ || arguments.front() != "upgrade")) {
      const test::Outcome verified = test::etl({"verify", db_.string()});
      ASSERT_EQ(verified.code, 0) << verified.out << verified.err;
    }
    ASSERT_TRUE(left == before || left == after_) << "a part of it was left";
    if (code == 3) {
      ASSERT_EQ(left, before) << "it said that nothing was done";
      ASSERT_TRUE(said.find("etl: ") != std::string::npos &&
                  (said.ends_with(".\n") || said.ends_with("]\n")))
          << "no sentence";
    }
    if (code == 0) {
      ASSERT_EQ(left, after_) << "it said that all was done";
    }
    // A file has a name for a moment; who is killed in it, or may not remove it, leaves it.
    if (!killed && !fault.sticky && test::read_text(hit_) != "unlink\n") {
      ASSERT_TRUE(test::fs::is_empty(temporary_)) << "a temporary file was left behind";
    }
    if (large_ && !whole_sweep()) return;
    test::fs::remove(db_.string() + ".v1.backup");  // as the program asks for
    const test::Outcome again = test::etl(arguments);
    if (arguments.front() != "init" || left.empty()) {
      ASSERT_EQ(again.code, 0) << "what failed cannot be done again: " << again.err;
    }
    ASSERT_EQ(state(), after_) << "done again, it gives something else";
  }

  test::TempDir dir_;
  path temporary_ = dir_ / "temporary";
  test::Environment spill_{"SQLITE_TMPDIR", temporary_.string()};
  test::Environment temporaries_{"TMPDIR", temporary_.string()};
  test::Environment clock_{"SOURCE_DATE_EPOCH", "1700000000"};
  path db_ = dir_ / "w.db";
  path saved_ = dir_ / "saved.db";
  path log_ = dir_ / "log";
  path hit_ = dir_ / "hit";
  std::string after_;
  bool large_ = false;  // loading it again takes long
};

TEST_F(FaultSweep, ALoadThatRevises) {
  db_ = test::small_warehouse(dir_);
  const auto file = [](int value) {
    std::vector<std::string> rows;
    for (int year = 2000; year < 2012; ++year)
      for (const char* code :
           {"0101", "0104", "0136", "0301", "0901", "0904", "1902", "1903", "1915"})
        rows.push_back(std::to_string(year) + ";" + code + ";;Anmodning om bosetting;" +
                       std::to_string(value));
    return test::long_file(rows);
  };
  ASSERT_EQ(test::load(dir_, db_, "imdi-bosetting", "a.csv", file(1),
                       {"--vintage", "2014-01-01", "--accept", "coverage"})
                .code,
            0);
  const path revision = test::write_file(dir_ / "b.csv", file(2));
  sweep({"load", db_.string(), "imdi-bosetting", revision.string(), "--vintage", "2015-01-01",
         "--accept", "coverage"},
        3);
}

TEST_F(FaultSweep, TheClassification) {
  db_ = test::empty_warehouse(dir_);
  const path nodes = test::write_file(dir_ / "nodes.csv", test::small_nodes());
  const path edges = test::write_file(dir_ / "edges.csv", test::small_edges());
  sweep({"load", db_.string(), "klass-131", nodes.string(), edges.string(), "--vintage",
         "2024-01-01"},
        3);
}

// More than the program keeps in memory: the file itself, its cells, and the cells in order.
TEST_F(FaultSweep, ALoadThatSpills) {
  db_ = test::small_warehouse(dir_);
  large_ = true;
  const path file = test::write_file(dir_ / "cube.json", cube(4000));  // 560,000 cells
  ASSERT_GT(test::fs::file_size(file), FileBytes::kInMemory);
  sweep(
      {"load", db_.string(), "jsonstat", file.string(), "--vintage", "2040-01-01", "--no-archive"},
      0, {2, 30});
}

// So many cells that their pages are written behind the end of the warehouse.
TEST_F(FaultSweep, ALoadOfWholePages) {
  db_ = test::small_warehouse(dir_);
  const path file = test::write_file(dir_ / "cube.json", cube(240));  // 33,600 cells
  sweep({"load", db_.string(), "jsonstat", file.string(), "--vintage", "2040-01-01"}, 5);
}

TEST_F(FaultSweep, AnUpgrade) {
  std::ifstream dump(path(KV_SOURCE_DIR) / "tests/schema/fixtures/v1.sql");
  SQLite::Database(db_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec(std::string(std::istreambuf_iterator<char>(dump), {}));
  sweep({"upgrade", db_.string()}, 4);
}

TEST_F(FaultSweep, Boundaries) {
  db_ = test::small_warehouse(dir_);
  const path map =
      test::write_file(dir_ / "kommuner_2012.geojson", test::small_map(test::country_of_2012()));
  sweep({"load", db_.string(), "grenser", map.string(), "--vintage", "2012-01-01"}, 7);
}

TEST_F(FaultSweep, ANewWarehouse) {
  sweep({"init", db_.string()}, 3);
}

}  // namespace
}  // namespace kv::etl
