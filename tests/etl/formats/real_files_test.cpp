// SPDX-License-Identifier: MIT
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>

#include "etl/formats/csv.h"
#include "etl/formats/encoding.h"
#include "tests/etl/formats/csv_helpers.h"

namespace kv::etl {
namespace {

namespace fs = std::filesystem;

const fs::path kData = fs::path(KV_SOURCE_DIR) / ".." / "shared" / "data";

// Counted with another reader (Python 3.11, module csv). `fields`: of all records that are not
// blank.
struct Expected {
  const char* file;
  const char* encoding;
  char separator;
  std::size_t records;
  std::size_t blank;
  std::size_t fields;
  std::size_t widest;
  std::size_t lost_letters;
};

constexpr Expected kFiles[] = {
    {"centrality_mayor/imdikator_regioninndeling-fylker-kommuner_2018.csv", "utf-8", ',', 519, 0,
     6228, 12, 0},
    {"centrality_mayor/munch_kommunesort.csv", "latin-1", ';', 430, 0, 4300, 10, 0},
    {"centrality_mayor/stortingsvalg2013_kommune_hmalmedal.csv", "utf-8", ',', 6519, 0, 78228, 12,
     0},
    {"imdi/imdi_befolkning_innvandringsgrunn_2006-2021_wide_4header.csv", "latin-1", ';', 479, 0,
     276862, 578, 0},
    {"imdi/imdi_befolkning_opprinnelsesland_2006-2022_wide_3header.csv", "latin-1", ';', 479, 0,
     2004136, 4184, 0},
    {"imdi/imdi_bosatt_anmodede_1995-2022_wide_3header.csv", "latin-1", ';', 493, 0, 139026, 282,
     0},
    {"imdi/imdi_bosatt_anmodede_1995-2023_long.csv", "latin-1", ';', 74899, 0, 449394, 6, 0},
    {"imdi/imdi_utdanningsnivaa_alle_kommuner_wide_5header.csv", "latin-1", ';', 482, 0, 521524,
     1082, 0},
    {"introprogram/intro_status_arbutd-fylke-2011_2013.csv", "ascii", ';', 21, 0, 7581, 361, 0},
    {"introprogram/intro_status_arbutd-kommune-2011_2013.csv", "ascii", ';', 431, 0, 155591, 361,
     0},
    {"klass/gardenberg_kommuner_med_endringer_fra2017_til2018.csv", "latin-1", ';', 58, 0, 116, 2,
     0},
    {"klass/gardenberg_kommuner_med_endringer_fra2019_til2020.csv", "cp1252", ';', 314, 0, 942, 3,
     0},
    {"klass/gardenberg_ssb_kommunekoder_2013.csv", "latin-1", ';', 430, 0, 2582, 8, 0},
    {"klass/gardenberg_ssb_kommunekoder_2020.csv", "latin-1", ';', 358, 0, 2150, 8, 0},
    {"klass/ssb-klassr_klass_131_graph_edges.csv", "ascii", ',', 2165, 0, 10825, 5, 0},
    {"klass/ssb-klassr_klass_131_graph_nodes.csv", "utf-8", ',', 2001, 0, 12006, 6, 0},
    {"klass/ssb_klass_fylkesinndeling_2026.csv", "utf-8", ';', 17, 0, 104, 8, 3},
    {"klass/ssb_klass_kommuneinndeling_2026.csv", "latin-1", ';', 359, 0, 2156, 8, 0},
    {"klass/stabas_kommune_2013.csv", "latin-1", ';', 430, 0, 4730, 11, 0},
    {"klass/stabas_naringsregion-2000_2015.csv", "latin-1", ';', 442, 0, 2210, 5, 0},
    {"panel/munch_sysselsatte_botid-kommune-2006_2014.csv", "ascii", ',', 30985, 0, 185910, 6, 0},
    {"population/01-befolkning_hovedgruppe-kommune-2010.csv", "latin-1", ';', 530, 0, 16430, 31, 0},
    {"population/01-befolkning_hovedgruppe-kommune-2013.csv", "latin-1", ';', 530, 0, 16430, 31, 0},
    {"population/01-befolkning_hovedgruppe-kommune-2014.csv", "latin-1", ';', 530, 0, 16430, 31, 0},
    {"ssb/fhidata_07459_Personer2010-2014.csv", "latin-1", '\t', 50457, 0, 353199, 7, 0},
    {"ssb/fhidata_07459_Personer2019.csv", "utf-8", ',', 44839, 0, 134517, 3, 14840},
    {"ssb/fhidata_07459_Personer2020.csv", "latin-1", '\t', 38055, 0, 114165, 3, 0},
    {"ssb/fhidata_07459_Personer2021.csv", "latin-1", ';', 38057, 1, 114166, 3, 0},
};

class RealFile : public testing::TestWithParam<Expected> {};

TEST_P(RealFile, GivesTheRecordsAndFieldsThatAnotherReaderCounts) {
  const Expected& expected = GetParam();
  std::ifstream in(kData / expected.file, std::ios::binary);
  if (!in) GTEST_SKIP() << "not here: " << expected.file << " (see shared/data)";
  const Decoded decoded = decode(std::string(std::istreambuf_iterator<char>(in), {}));
  EXPECT_EQ(decoded.encoding, expected.encoding);

  std::size_t lost = 0;
  for (const Problem& problem : decoded.problems) {
    EXPECT_EQ(problem.rule, "lost-letters") << problem.row << ": " << problem.value;
    lost += problem.row > 0 ? 1 : std::stoul(problem.value);
  }
  EXPECT_EQ(lost, expected.lost_letters);

  ASSERT_EQ(detect_separator(decoded.text), expected.separator);
  CsvReader reader(decoded.text, expected.separator);
  std::vector<std::string_view> fields;
  std::size_t blank = 0;
  std::size_t count = 0;
  std::size_t widest = 0;
  while (reader.next(fields)) {
    if (reader.blank()) {
      ++blank;
      continue;
    }
    count += fields.size();
    widest = std::max(widest, fields.size());
  }
  EXPECT_EQ(reader.row(), expected.records);
  EXPECT_EQ(blank, expected.blank);
  EXPECT_EQ(count, expected.fields);
  EXPECT_EQ(widest, expected.widest);
  EXPECT_THAT(places(reader.problems()), testing::IsEmpty());
}

std::string test_name(const testing::TestParamInfo<Expected>& info) {
  std::string name = fs::path(info.param.file).stem().string();
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Csv, RealFile, testing::ValuesIn(kFiles), test_name);

}  // namespace
}  // namespace kv::etl
