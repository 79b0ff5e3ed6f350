// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <random>

#include "tests/etl/formats/xlsx/records.h"

namespace kv::etl {
namespace {

// A workbook with something of everything.
xlsx::BookFile whole() {
  auto file = xlsx::one_sheet(
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
      "<row r='2'><c r='A2' s='1'><v>301</v></c><c r='B2'><v>12.5</v></c></row>"
      "<row r='3'><c r='A3' s='1'><v>1101</v></c><c r='B3' t='s'><v>2</v></c></row>",
      "<si><t>Kommune</t></si><si><t>Antall</t></si><si><t>:</t></si>");
  file.formats = "<numFmt numFmtId='164' formatCode='0000'/>";
  file.styles = "<xf numFmtId='0'/><xf numFmtId='164'/>";
  file.sheets[0].after = "<mergeCells><mergeCell ref='D1:E1'/></mergeCells>";
  return file;
}

// The records, or "refused"; anything else than an Error ends the test.
std::vector<std::string> outcome(const std::string& bytes) {
  try {
    const auto book = xlsx::Workbook::from_bytes(bytes);
    SheetRecords records(book, book.sheet("Ark1"));
    std::vector<std::string> lines;
    std::vector<std::string_view> fields;
    while (records.next(fields)) {
      std::string& line = lines.emplace_back();
      for (const std::string_view field : fields) line += std::string(field) + "|";
    }
    if (!records.problems().empty()) return {"refused"};
    return lines;
  } catch (const Error&) {
    return {"refused"};
  }
}

const std::vector<std::string> kRefused{"refused"};

TEST(Damage, AWorkbookThatWasCutOffAnywhereIsRefused) {
  const std::string bytes = whole().bytes();
  ASSERT_EQ(outcome(bytes).size(), 3u);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    ASSERT_EQ(outcome(bytes.substr(0, size)), kRefused) << "cut after " << size << " bytes";
}

TEST(Damage, AChangedByteIsRefusedOrDoesNotMatter) {
  const std::string bytes = whole().bytes();
  const auto expected = outcome(bytes);
  std::mt19937 random(1001);
  std::size_t refused = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (const int how : {1, 0x20, 0x80, static_cast<int>(random() % 255) + 1}) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ how);
      const auto found = outcome(damaged);
      if (found == kRefused)
        ++refused;
      else
        ASSERT_EQ(found, expected) << "byte " << at << " changed by " << how;
    }
  EXPECT_GT(refused, bytes.size()) << "most bytes matter";
}

TEST(Damage, ALostPieceIsRefused) {
  const std::string bytes = whole().bytes();
  std::mt19937 random(1002);
  for (int round = 0; round < 500; ++round) {
    std::string damaged = bytes;
    const std::size_t at = random() % (bytes.size() - 30);
    damaged.erase(at, 1 + random() % 20);
    ASSERT_EQ(outcome(damaged), kRefused) << "at " << at;
  }
}

}  // namespace
}  // namespace kv::etl
