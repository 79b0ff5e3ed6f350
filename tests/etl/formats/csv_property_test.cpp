// SPDX-License-Identifier: MIT
#include <algorithm>
#include <gtest/gtest.h>
#include <random>

#include "etl/formats/csv.h"
#include "etl/formats/place.h"
#include "tests/etl/formats/csv_helpers.h"

namespace kv::etl {
namespace {

std::string random_field(std::mt19937& random) {
  static const std::vector<std::string> kPieces{"\"", ";", ",", "\t", "\n",  "\r\n",  "\r",
                                                "å",  "0", " ", ".",  "abc", "Risør", "\xC2\xA0"};
  std::string field;
  for (std::size_t n = random() % 9; n > 0; --n) field += kPieces[random() % kPieces.size()];
  if (random() % 40 == 0) field += std::string(random() % 300, 'x');
  return field;
}

bool needs_quotes(const std::string& field, char separator) {
  return field.find_first_of("\"\r\n") != std::string::npos ||
         field.find(separator) != std::string::npos;
}

std::string written(const std::string& field, char separator, bool always) {
  if (!always && !needs_quotes(field, separator)) return field;
  std::string out(1, '"');
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
  return out;
}

TEST(CsvProperty, WhatWasWrittenWithQuotesIsReadBack) {
  std::mt19937 random(20131010);
  for (int round = 0; round < 3000; ++round) {
    const char separator = ";,\t"[random() % 3];
    const std::string line_end = round % 3 == 0 ? "\r\n" : round % 3 == 1 ? "\n" : "\r";
    Table table(1 + random() % 6);
    std::string text;
    for (auto& record : table) {
      const std::size_t width = 1 + random() % 7;
      for (std::size_t i = 0; i < width; ++i) {
        record.push_back(random_field(random));
        if (i > 0) text += separator;
        text += written(record.back(), separator, random() % 4 == 0);
      }
      text += line_end;
    }
    if (random() % 2 == 0) text.resize(text.size() - line_end.size());
    // A last record of one empty unquoted field is no record without its line end.
    if (text.empty() || table.back() == std::vector<std::string>{""}) continue;
    std::vector<Problem> problems;
    ASSERT_EQ(read_all(text, separator, &problems), table) << text;
    ASSERT_TRUE(problems.empty()) << text << "\n" << problems[0].rule;
  }
}

TEST(CsvProperty, PlacesOfBytesAgreeWithTheReader) {
  std::mt19937 random(42);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t n = random() % 60; n > 0; --n) text += "ab;;\"\"\n\r "[random() % 9];
    CsvReader reader(text, ';');
    std::vector<std::string_view> fields;
    while (reader.next(fields)) {
      for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].empty() || fields[i].data() < text.data() ||
            fields[i].data() >= text.data() + text.size()) {
          continue;  // empty, or copied
        }
        const std::size_t offset[] = {static_cast<std::size_t>(fields[i].data() - text.data())};
        const Place place = locate(text, offset, ';')[0];
        ASSERT_EQ(place.row, reader.row()) << shown(text, 200);
        ASSERT_EQ(place.column, i + 1) << shown(text, 200);
      }
    }
  }
}

TEST(CsvProperty, AnyBytesAreReadToTheEndAndNothingIsDropped) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = random() % 200; n > 0; --n) {
      text += random() % 3 == 0 ? static_cast<char>(random() % 256) : "a;\"\n\r"[random() % 5];
    }
    std::size_t kept = 0;
    for (const auto& record : read_all(text, ';')) {
      for (const auto& field : record)
        kept += static_cast<std::size_t>(std::count(field.begin(), field.end(), 'a'));
    }
    ASSERT_EQ(kept, static_cast<std::size_t>(std::count(text.begin(), text.end(), 'a')));
  }
}

}  // namespace
}  // namespace kv::etl
