// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/etl/support.h"

namespace kv::etl::test {
namespace {

const fs::path kData = fs::path(KV_SOURCE_DIR) / "data";
const std::string kWave = kData / "survey" / "imdi_sor_2013_reconstructed";

fs::path warehouse(const TempDir& dir) {
  fs::path db = empty_warehouse(dir);
  const fs::path klass = kData / "klass";
  EXPECT_EQ(etl({"load", db, "klass-131", klass / "klass_131_region_sor_nodes.csv",
                 klass / "klass_131_region_sor_edges.csv", "--vintage", "2025-10-31"})
                .code,
            0);
  return db;
}

// The product's own wave: both layouts hold the very same answers, marked as what they are.
TEST(Wave2013, SavAndCsvAreOneWave) {
  const TempDir dir;
  const fs::path db = warehouse(dir);
  const std::string book = kWave + ".codebook.json";
  const Outcome sav = etl({"load", db, "survey", kWave + ".sav", book, "--vintage", "2014-10-01"});
  ASSERT_EQ(sav.code, 0) << sav.err;
  EXPECT_THAT(sav.err, ::testing::HasSubstr("0 warning(s)"));
  const Outcome csv = etl({"load", db, "survey", kWave + ".csv", book, "--vintage", "2014-10-01"});
  ASSERT_EQ(csv.code, 0) << csv.err;
  EXPECT_EQ(ask(db, "SELECT cells_new || ' ' || cells_unchanged FROM loads ORDER BY load_id DESC"),
            "0 856");
  EXPECT_EQ(ask(db, "SELECT count(*) FROM survey_wave"), "1");
  EXPECT_EQ(
      ask(db, "SELECT frame || ' ' || asked || ' ' || answered || ' ' || origin FROM survey_waves"),
      "48 41 40 reconstructed");
  EXPECT_EQ(ask(db, "SELECT count(*) FROM survey_answers WHERE origin <> 'reconstructed'"), "0");
  EXPECT_EQ(etl({"verify", db}).code, 0);
}

}  // namespace
}  // namespace kv::etl::test
