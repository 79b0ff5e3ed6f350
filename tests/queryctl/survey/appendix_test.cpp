// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <sstream>

#include "queryctl/output/number.h"
#include "tests/queryctl/survey/wave_sample.h"

namespace kv::queryctl {
namespace {

/// As NIBR-notat 2014:107 prints it: answers and counts, of percent of all 40 (a) or of the valid
/// answers (v), and what is missing.
struct Printed {
  const char* table;
  char base;
  std::vector<std::pair<int, const char*>> answers;  ///< count and per cent, in the order printed
  int missing;
};

const std::vector<Printed>& appendix() {
  static const std::vector<Printed> tables = {
      {"T01", 'a', {{21, "52.5"}, {19, "47.5"}}, 0},
      {"T02", 'a', {{19, "47.5"}, {21, "52.5"}}, 0},
      {"T03", 'a', {{31, "77.5"}, {9, "22.5"}}, 0},
      {"T04", 'a', {{11, "27.5"}, {29, "72.5"}}, 0},
      {"T05", 'a', {{40, "100.0"}, {0, "0.0"}}, 0},  // the note leaves the zero out
      {"T06", 'a', {{25, "62.5"}, {15, "37.5"}}, 0},
      {"T07", 'a', {{34, "85.0"}, {6, "15.0"}}, 0},
      {"T08", 'a', {{34, "85.0"}, {6, "15.0"}}, 0},
      {"T09", 'a', {{12, "30.0"}, {19, "47.5"}, {4, "10.0"}, {5, "12.5"}}, 0},
      {"T10", 'a', {{14, "35.0"}, {20, "50.0"}, {6, "15.0"}}, 0},
      {"T11", 'a', {{6, "15.0"}, {5, "12.5"}, {3, "7.5"}}, 26},
      {"T12", 'a', {{21, "52.5"}, {5, "12.5"}}, 14},
      {"T13", 'a', {{1, "2.5"}, {6, "15.0"}, {10, "25.0"}, {2, "5.0"}, {7, "17.5"}}, 14},
      {"T14", 'a', {{6, "15.0"}, {26, "65.0"}, {1, "2.5"}, {7, "17.5"}}, 0},
      {"T15", 'a', {{11, "27.5"}, {23, "57.5"}, {6, "15.0"}}, 0},
      {"T16", 'a', {{24, "60.0"}, {8, "20.0"}, {3, "7.5"}, {5, "12.5"}}, 0},
      {"T17", 'v', {{17, "42.5"}, {11, "27.5"}, {3, "7.5"}, {9, "22.5"}}, 8},
      {"T18", 'v', {{24, "60.0"}, {15, "37.5"}, {1, "2.5"}}, 8},
      {"T19", 'v', {{15, "62.5"}, {4, "16.7"}, {1, "4.2"}, {4, "16.7"}}, 24},
      {"T20", 'v', {{36, "90.0"}, {3, "7.5"}, {1, "2.5"}}, 8},
      {"T21", 'v', {{5, "14.3"}, {17, "48.6"}, {13, "37.1"}}, 13},
      {"T22", 'v', {{24, "60.0"}, {16, "40.0"}}, 8},
      {"T23", 'v', {{21, "53.8"}, {18, "46.2"}}, 9},
      {"T24", 'v', {{14, "36.8"}, {21, "55.3"}, {3, "7.9"}}, 10},
      {"T25", 'v', {{6, "15.8"}, {29, "76.3"}, {3, "7.9"}}, 10},
      {"T26", 'v', {{8, "20.5"}, {28, "71.8"}, {3, "7.7"}}, 9},
  };
  return tables;
}

class Appendix : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { sample_ = new WaveSample; }
  static void TearDownTestSuite() { delete sample_; }
  /// Rows of code, label, count, percent, valid_percent, cases, kind, status.
  static std::vector<std::vector<std::string>> freq(const std::string& question) {
    const Outcome outcome = sample_->ask({"freq", question, "-m", "csv"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return csv_rows(outcome.out);
  }
  static WaveSample* sample_;
};
WaveSample* Appendix::sample_ = nullptr;

std::string rounded(const std::string& number) {
  return fixed_real(std::stod(number), 1);
}

// Every printed table of the note comes out of one command, to the digit.
TEST_F(Appendix, EveryTableToTheDigit) {
  ASSERT_EQ(appendix().size(), 26U);
  for (const Printed& table : appendix()) {
    std::size_t next = 0;
    int missing = 0;
    for (const auto& row : freq(table.table)) {
      if (row[6] == "answer") {
        ASSERT_LT(next, table.answers.size()) << table.table;
        EXPECT_EQ(row[2], std::to_string(table.answers[next].first)) << table.table;
        EXPECT_EQ(rounded(row[table.base == 'a' ? 3 : 4]), table.answers[next].second)
            << table.table;
        ++next;
      }
      const bool of_frame = table.base == 'v' && row[6] == "outside";
      if (row[6] == "missing" || of_frame) missing += std::stoi(row[2]);
      if (row[0] != "code") {
        EXPECT_EQ(row[7], "reconstructed") << table.table;
      }
    }
    EXPECT_EQ(next, table.answers.size()) << table.table;
    EXPECT_EQ(missing, table.missing) << table.table;
  }
}

// The same against the transcription of the note, with its labels.
TEST_F(Appendix, AgreesWithTheTranscription) {
  const std::filesystem::path path =
      std::filesystem::path(KV_SOURCE_DIR) / "../shared/reference/seed_freq_tables.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not on this machine";
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  rapidjson::Document document;
  document.Parse(text.str().c_str());
  const auto& tables = document["tables"];
  ASSERT_EQ(tables.Size(), 26U);
  for (const auto& table : tables.GetArray()) {
    const std::string id = table["id"].GetString();
    const bool of_valid = std::string(table["percent_base"].GetString()) == "valid answers";
    const auto rows = freq(id);
    for (const auto& option : table["options"].GetArray()) {
      const auto same = [&](const auto& row) { return row[1] == option["option"].GetString(); };
      const auto row = std::ranges::find_if(rows, same);
      ASSERT_NE(row, rows.end()) << id << " " << option["option"].GetString();
      EXPECT_EQ(std::stoi((*row)[2]), option["count"].GetInt()) << id;
      EXPECT_EQ(rounded((*row)[of_valid ? 4 : 3]),
                fixed_real(option["percent_printed"].GetDouble(), 1))
          << id;
    }
  }
}

// The note's text rounds half away from zero: 9 of 40 is 23 per cent, 17 of 40 is 43.
TEST_F(Appendix, PeopleAreShownHalvesRoundedAwayFromZero) {
  const Outcome third = sample_->ask({"freq", "T03", "--decimals", "0", "-m", "tsv"});
  EXPECT_NE(third.out.find("\t22.5\t"), std::string::npos) << third.out;
  const Outcome shown = sample_->ask({"freq", "T03", "--decimals", "0", "-m", "markdown"});
  EXPECT_NE(shown.out.find(" 23 |"), std::string::npos) << shown.out;
  const Outcome nav = sample_->ask({"freq", "T17", "--decimals", "0", "-m", "markdown"});
  EXPECT_NE(nav.out.find(" 43 |"), std::string::npos) << nav.out;
}

// Figure 2.3: up to three of eight. Nobody named bad experiences, and that is shown.
TEST_F(Appendix, PicksAreCountedByAnswerCaseAndPick) {
  const Outcome outcome = sample_->ask({"freq", "hindre", "-m", "csv"});
  const auto rows = csv_rows(outcome.out);
  ASSERT_GT(rows.size(), 10U);
  EXPECT_EQ(rows[0][5], "percent_of_cases");
  EXPECT_EQ(rows[4][1], "For få hensiktsmessige/passende boliger");
  EXPECT_EQ(rows[4][2], "29");
  EXPECT_EQ(rows[4][5], "72.5");
  EXPECT_EQ(rows[5][2], "0");
  EXPECT_EQ(rows[10][8], "responses");
  EXPECT_EQ(rows[10][2], "105");
}

TEST_F(Appendix, TheBaseCanBeWhoWasAskedOrTheFrame) {
  const auto percent = [&](const std::string& base) {
    return csv_rows(sample_->ask({"freq", "T18", "--base", base, "-m", "csv"}).out)[1][3];
  };
  EXPECT_EQ(percent("respondents"), "60.0");
  EXPECT_EQ(rounded(percent("sample")), "58.5");
  EXPECT_EQ(percent("frame"), "50.0");
}

}  // namespace
}  // namespace kv::queryctl
