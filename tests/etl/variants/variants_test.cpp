// SPDX-License-Identifier: MIT
// Each family of files in many dresses: encodings, line ends, separators, quotes, decimal marks,
// orders of columns, and what stands around a table. A file gives exactly its figures, or is
// refused with its place and what to do; never another figure, and never one less.
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <gtest/gtest.h>
#include <set>

#include "tests/etl/support.h"
#include "tests/etl/variants/dress.h"
#include "tests/etl/variants/families.h"

namespace kv::etl {
namespace {

using test::Dress;

// What a load may change: everything but the record of loads.
std::string content(const test::fs::path& path, const test::VariantFamily& family) {
  if (!family.question.empty()) return test::ask(path, family.question);
  SQLite::Database db(path.string(), SQLite::OPEN_READONLY);
  SQLite::Statement rows(db,
                         "SELECT indicator || ' ' || region || ' ' || period || ' ' || breakdown ||"
                         " ' ' || coalesce(value, status) AS line FROM observations ORDER BY line");
  std::string text;
  while (rows.executeStep()) text += rows.getColumn(0).getString() + "\n";
  return text;
}

std::string expected(const test::VariantFamily& family) {
  std::string text;
  for (const std::string& line : family.cells) text += line + "\n";
  return family.question.empty() ? text : family.answer;
}

class Variants : public ::testing::TestWithParam<test::VariantFamily> {
 protected:
  test::Outcome load(const std::string& bytes) {
    test::fs::copy_file(empty_, db_, test::fs::copy_options::overwrite_existing);
    return test::load(dir_, db_, GetParam().source, GetParam().file, bytes,
                      {"--accept", "coverage", "--accept", "not-in-list"});
  }
  test::TempDir dir_;
  test::fs::path empty_ = test::small_warehouse(dir_);
  test::fs::path db_ = dir_ / "copy.db";
};

// What a person is told where a file does not say enough.
std::string why_refused(const test::VariantFamily& family, const Dress& dress) {
  const bool turned = dress.at[Dress::kOrder] == 1;
  if (family.source == "kommuneendringer" && turned) return "the earlier one first";
  return dress.at[Dress::kNewline] == 2 ? "may have been cut off" : "(nothing may be refused)";
}

TEST_P(Variants, GiveTheirFiguresOrAreRefusedWithTheirPlace) {
  const test::VariantFamily& family = GetParam();
  std::size_t whole = 0;
  for (const Dress& dress : test::dresses()) {
    SCOPED_TRACE(dress.name());
    const test::Outcome loaded = load(dressed(family.table, dress));
    if (loaded.code == 0) {
      ++whole;
      ASSERT_EQ(content(db_, family), expected(family)) << loaded.err;
      continue;
    }
    ASSERT_EQ(loaded.code, 5) << loaded.err;
    EXPECT_NE(loaded.err.find(family.file + ", row "), std::string::npos) << loaded.err;
    EXPECT_NE(loaded.err.find(why_refused(family, dress)), std::string::npos) << loaded.err;
    EXPECT_NE(loaded.err.find("nothing was loaded"), std::string::npos) << loaded.err;
  }
  EXPECT_GT(whole, 10U);
}

INSTANTIATE_TEST_SUITE_P(Families, Variants, ::testing::ValuesIn(test::variant_families()),
                         [](const auto& family) {
                           std::string name = family.param.source + "_" + family.param.layout;
                           for (char& c : name)
                             if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
                           return name;
                         });

}  // namespace
}  // namespace kv::etl
