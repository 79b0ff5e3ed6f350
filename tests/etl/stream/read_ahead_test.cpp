// SPDX-License-Identifier: MIT
#include "etl/stream/read_ahead.h"

#include <gtest/gtest.h>
#include <stdexcept>
#include <string>

#include "etl/formats/csv.h"

namespace kv::etl {
namespace {

struct Read {
  std::vector<std::vector<std::string>> records;
  std::vector<std::size_t> rows;
  std::vector<bool> blank;
  bool operator==(const Read&) const = default;
};

Read all_of(RecordStream& records) {
  Read read;
  std::vector<std::string_view> fields;
  while (records.next(fields)) {
    read.records.emplace_back(fields.begin(), fields.end());
    read.rows.push_back(records.row());
    read.blank.push_back(records.blank());
  }
  return read;
}

// Quotes to be undone, blank lines, cells that hold line ends, short and long records.
std::string mixed_text(int records) {
  std::string text = "\xEF\xBB\xBFkommune;merknad;tall\n";
  for (int i = 0; i < records; ++i) {
    const std::string number = std::to_string(i);
    if (i % 7 == 0) text += "\n";
    if (i % 11 == 0) text += number + "\n";
    text += number + (i % 3 == 0 ? ";\"sagt \"\"ja\"\" " + number + "\";" : ";\"to\nlinjer\";") +
            number + (i % 5 == 0 ? "\r\n" : "\n");
    if (i % 1000 == 0) text += std::string(i % 2000 == 0 ? 40'000 : 20, ';') + "\n";
  }
  return text;
}

// A large file would be read as another one than a small file of the same lines.
TEST(ReadAhead, GivesWhatTheReaderGives) {
  for (const int records : {0, 1, 5000, 100'000}) {
    const std::string text = mixed_text(records);
    CsvReader alone(text, ';');
    const Read expected = all_of(alone);
    CsvReader inner(text, ';');
    ReadAhead ahead(inner, text);
    EXPECT_EQ(ahead.row(), 0U);
    const Read read = all_of(ahead);
    EXPECT_TRUE(read == expected) << records;
    EXPECT_EQ(ahead.row(), alone.row()) << "the last row is named when the file is cut off";
    EXPECT_EQ(ahead.ends_with_newline(), alone.ends_with_newline());
  }
}

TEST(ReadAhead, TellsTheReadersProblemsAtTheEnd) {
  const std::string text = mixed_text(20'000) + "x;\"never closed;1\n";
  CsvReader inner(text, ';');
  ReadAhead ahead(inner, text);
  all_of(ahead);
  ASSERT_EQ(ahead.problems().size(), 1U);
  EXPECT_EQ(ahead.problems().front().rule, "unclosed-quote");
}

// Begins after the rows that others have read, as after a header.
TEST(ReadAhead, GoesOnWhereTheReaderStands) {
  const std::string text = mixed_text(10);
  CsvReader inner(text, ';');
  std::vector<std::string_view> fields;
  inner.next(fields);
  ReadAhead ahead(inner, text);
  EXPECT_EQ(ahead.row(), 1U);
  ASSERT_TRUE(ahead.next(fields));
  EXPECT_EQ(ahead.row(), 2U);
}

class Endless : public RecordStream {
 public:
  explicit Endless(std::size_t fails_at) : fails_at_(fails_at) {}
  bool next(std::vector<std::string_view>& fields) override {
    if (++row_ == fails_at_) throw std::runtime_error("the disk failed");
    fields.assign(3, "x");
    return true;
  }
  std::size_t row() const override { return row_; }
  bool blank() const override { return false; }
  const std::vector<Problem>& problems() const override { return problems_; }

 private:
  std::size_t fails_at_;
  std::size_t row_ = 0;
  std::vector<Problem> problems_;
};

// A load that fails half-way, or is refused at its first row, must end and not hang.
TEST(ReadAhead, MayBeLeftBeforeItsEnd) {
  for (const int taken : {0, 1, 100'000}) {
    Endless records(0);
    ReadAhead ahead(records, {});
    std::vector<std::string_view> fields;
    for (int i = 0; i < taken; ++i) ASSERT_TRUE(ahead.next(fields));
  }
}

TEST(ReadAhead, ThrowsWhatTheReaderThrowsAfterTheRecordsBeforeIt) {
  Endless records(50'000);
  ReadAhead ahead(records, {});
  std::vector<std::string_view> fields;
  std::size_t taken = 0;
  try {
    while (ahead.next(fields)) ++taken;
    FAIL() << "a file that cannot be read to its end would be taken for a short one";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "the disk failed");
  }
  EXPECT_LT(taken, 50'000U);
}

TEST(Ahead, KeepsTheOrderAndEndsOnce) {
  Ahead<int> ahead([](const Ahead<int>::HandOver& hand_over) {
    for (int i = 1; i <= 1000; ++i) {
      int batch = i;
      if (!hand_over(batch)) return;
    }
  });
  int batch = 0;
  for (int i = 1; i <= 1000; ++i) {
    ASSERT_TRUE(ahead.take(batch));
    ASSERT_EQ(batch, i);
  }
  EXPECT_FALSE(ahead.take(batch));
  EXPECT_FALSE(ahead.take(batch)) << "asking again must not wait for ever";
}

}  // namespace
}  // namespace kv::etl
