// SPDX-License-Identifier: MIT
#include "schema/cell_places.h"

#include <gtest/gtest.h>
#include <random>

#include "schema/cell_texts.h"
#include "schema/compress.h"
#include "schema/error.h"
#include "schema/varint.h"

namespace kv {
namespace {

void expect_same(const CellPlace& a, const CellPlace& b) {
  EXPECT_EQ(a.indicator, b.indicator);
  EXPECT_EQ(a.period, b.period);
  EXPECT_EQ(a.region, b.region);
  EXPECT_EQ(a.breakdown, b.breakdown);
  EXPECT_EQ(a.file, b.file);
  EXPECT_EQ(a.row, b.row);
  EXPECT_EQ(a.column, b.column);
  EXPECT_EQ(a.code, b.code);
}

TEST(CellPlaces, EveryPlaceComesBack) {
  std::mt19937 random(3);
  PlacePacker packer;
  for (int round = 0; round < 3; ++round) {  // the packer begins anew each time
    std::vector<CellPlace> places;
    const std::vector<CodeText> texts = {{"901", "0901"}, {"K-4201 Risør", "4201"}, {"", ""}};
    for (int i = 0; i < 5000; ++i) {
      CellPlace place;
      place.indicator = i / 1000;
      place.period = 2000 + i / 100;
      place.region = i / 7;
      place.breakdown = static_cast<int>(random() % 1000);
      place.file = static_cast<int>(random() % 3) + 1;
      place.row = static_cast<std::int64_t>(random());
      place.column = static_cast<std::int64_t>(random() % 100000);
      if (i % 5 == 0) place.code = packer.code(texts[static_cast<std::size_t>(i) % 3]);
      packer.add(place);
      places.push_back(place);
    }
    const UnpackedPlaces unpacked = unpack_places(packer.pack());
    ASSERT_EQ(unpacked.places.size(), places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      expect_same(unpacked.places[i], places[i]);
      if (i % 5 == 0) {
        EXPECT_EQ(unpacked.codes.at(places[i].code - 1), texts[i % 3]);
      }
    }
  }
}

// A table as agencies make them, in the order of its own rows: 357 regions, 212 parts, a column a
// year.
TEST(CellPlaces, CellsInTheOrderOfTheFileTakeNextToNothing) {
  PlacePacker packer;
  std::size_t bytes = 0;
  int row = 1;
  int cells = 0;
  for (int region = 1; region <= 357; ++region)
    for (int breakdown = 1; breakdown <= 212; ++breakdown) {
      if (packer.count() == PlacePacker::kCells) bytes += packer.pack().size();
      packer.add({1, 2012, region, breakdown, 1, ++row, 12, 0});
      ++cells;
    }
  bytes += packer.pack().size();
  EXPECT_LT(static_cast<double>(bytes) / cells, 0.1) << "bytes a cell";
}

TEST(CellTexts, EveryTextComesBack) {
  TextPacker packer;
  packer.add(7, 3, "-");
  packer.add(7, 4, "1 234");
  packer.add(9, 2, "");
  packer.add(9, 3, "12,50");
  packer.add(8, 3, "-");  // some formats are not read from top to bottom
  EXPECT_EQ(packer.first_row(), 7);
  EXPECT_EQ(packer.last_row(), 9);
  const std::vector<CellText> cells = unpack_texts(packer.pack());
  ASSERT_EQ(cells.size(), 5U);
  EXPECT_EQ(cells[1].text, "1 234");
  EXPECT_EQ(cells[2].row, 9);
  EXPECT_EQ(cells[2].column, 2);
  EXPECT_EQ(cells[2].text, "");
  EXPECT_EQ(cells[4].row, 8);
  EXPECT_EQ(cells[4].text, "-");
}

TEST(CellTexts, ATextWithoutEndIsKeptInPart) {
  TextPacker packer;
  packer.add(1, 1, std::string(3 << 20U, 'x'));
  EXPECT_LT(unpack_texts(packer.pack()).at(0).text.size(), std::size_t{70000});
}

TEST(CellTexts, ANumberIsPlainWithoutAnExponent) {
  EXPECT_EQ(plain_number(0.1), "0.1");
  EXPECT_EQ(plain_number(1e-5), "0.00001");
  EXPECT_EQ(plain_number(1.5e20), "150000000000000000000");
  EXPECT_EQ(plain_number(-0.5), "-0.5");
}

// What a damaged or hostile warehouse may hold: a sentence, never a crash or a place that was not.
TEST(CellPlaces, DamageIsRefused) {
  PlacePacker packer;
  for (int i = 0; i < 100; ++i) packer.add({1, 2012, i, 0, 1, i, 5, packer.code({"901", "0901"})});
  const std::string good(packer.pack());
  Decompressor decompressor(1 << 20U);
  const std::string plain(decompressor.decompress(good));
  Compressor compressor;
  EXPECT_NO_THROW(unpack_places(compressor.compress(plain)));
  for (std::size_t size = 0; size < plain.size(); ++size)
    EXPECT_THROW(unpack_places(compressor.compress(std::string_view(plain).substr(0, size))), Error)
        << size;
  EXPECT_THROW(unpack_places("no frame"), Error);
  EXPECT_THROW(unpack_places(""), Error);
  std::mt19937 random(5);
  for (int i = 0; i < 5000; ++i) {
    std::string damaged = plain;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    try {
      unpack_places(compressor.compress(damaged));
      unpack_texts(compressor.compress(damaged));
    } catch (const Error&) {
    }
  }
}

TEST(Varint, NumbersComeBackAtTheEdges) {
  std::string bytes;
  put_varint(bytes, UINT64_MAX);
  put_difference(bytes, INT64_MIN, INT64_MAX);
  put_difference(bytes, -1, 0);
  VarintReader reader(bytes);
  EXPECT_EQ(reader.number(), UINT64_MAX);
  EXPECT_EQ(reader.difference(INT64_MAX), INT64_MIN);
  EXPECT_EQ(reader.difference(0), -1);
  EXPECT_TRUE(reader.at_end());
  EXPECT_THROW(reader.number(), Error);
}

}  // namespace
}  // namespace kv
