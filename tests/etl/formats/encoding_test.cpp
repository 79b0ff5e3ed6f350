// SPDX-License-Identifier: MIT
#include "etl/formats/encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/csv_helpers.h"

namespace kv::etl {
namespace {

using namespace std::string_literals;
using testing::IsEmpty;

void expect_reads(const std::string& bytes, const std::string& encoding, const std::string& text,
                  bool had_bom = false) {
  const Decoded decoded = decode(bytes);
  EXPECT_EQ(decoded.encoding, encoding);
  EXPECT_EQ(decoded.text, text);
  EXPECT_EQ(decoded.had_bom, had_bom);
  EXPECT_THAT(places(decoded.problems), IsEmpty());
}

TEST(Decode, TellsEncodingsApart) {
  expect_reads("0901;Arendal\r\n\t", "ascii", "0901;Arendal\r\n\t");
  expect_reads("0901;Risør\n", "utf-8", "0901;Risør\n");
  expect_reads(
      "\xEF\xBB\xBF"
      "0901;Risør\n",
      "utf-8", "0901;Risør\n", true);
  expect_reads(
      "\xEF\xBB\xBF"
      "0906;Arendal\n",
      "utf-8", "0906;Arendal\n", true);
  expect_reads("0901;Ris\xF8r\n", "latin-1", "0901;Risør\n");
  expect_reads("0901;Ris\xF8r \x96 by\n", "cp1252", "0901;Risør – by\n");
  expect_reads("\x80 5\n\xE5", "cp1252", "€ 5\nå");
}

TEST(Decode, ReadsUtf16OfBothOrders) {
  expect_reads("\xFF\xFE\x35\0\xE5\0\n\0"s, "utf-16le", "5å\n", true);
  expect_reads("\xFE\xFF\0\x35\0\xE5\0\n"s, "utf-16be", "5å\n", true);
  expect_reads("\xFF\xFE\x4B\x01\x3D\xD8\0\xDE"s, "utf-16le", "ŋ😀", true);
}

TEST(Decode, KeepsANoBreakSpace) {
  expect_reads("0706\xA0-\xA0Sandefjord \xF8", "latin-1", "0706\u00A0-\u00A0Sandefjord ø");
  expect_reads("0706\u00A0- ø", "utf-8", "0706\u00A0- ø");
}

TEST(Decode, ALatin1LetterAtTheEndOfTheFileIsNoCutUtf8) {
  expect_reads("0901;Ris\xF8r\n0000;H\xE5", "latin-1", "0901;Risør\n0000;Hå");
  expect_reads("0000;H\xE5", "latin-1", "0000;Hå");
}

TEST(Decode, ReadsEveryLatin1Letter) {
  std::string bytes;
  std::string text;
  for (unsigned c = 0xA0; c <= 0xFF; ++c) {
    bytes += {'x', static_cast<char>(c), '\n'};
    text += {'x', static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F)), '\n'};
  }
  expect_reads(bytes, "latin-1", text);
}

TEST(Decode, ReadsLongLatin1TextAtEveryAlignment) {
  std::string bytes;
  std::string text;
  for (std::size_t i = 0; i < 3000; ++i) {
    bytes += std::string(i % 23, 'a') + "\xE6\xF8 ";
    text += std::string(i % 23, 'a') + "æø ";
  }
  expect_reads(bytes, "latin-1", text);
}

TEST(Decode, LettersOfCapitalsBeforeAGuillemetAreNoAccidentalUtf8) {
  expect_reads("\xABHAR\xC5\xBB og \xABTR\xD8\xBB, b\xF8", "latin-1", "«HARÅ» og «TRØ», bø");
}

TEST(Decode, SamiAndForeignNamesInUtf8AreNoDoubleEncoding) {
  const std::string text = "Porsáŋgu;Kárášjohka;Côte d’Ivoire;Årdal – Øst;Âge;São Tomé;«BODÅ»\n";
  expect_reads(text, "utf-8", text);
}

TEST(Decode, AsciiAndUtf8AreMovedAndNotCopied) {
  for (std::string bytes : {std::string(5000, 'a'), std::string(5000, 'a') + "ø"}) {
    const char* before = bytes.data();
    EXPECT_EQ(decode(std::move(bytes)).text.data(), before);
  }
}

}  // namespace
}  // namespace kv::etl
