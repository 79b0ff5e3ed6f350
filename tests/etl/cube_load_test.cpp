// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl::test {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

const Pairs kCountry = {{"0101", "Halden"}, {"0104", "Moss"},    {"0136", "Rygge"},
                        {"0301", "Oslo"},   {"0901", "Risør"},   {"0904", "Grimstad"},
                        {"1902", "Tromsø"}, {"1903", "Harstad"}, {"1915", "Bjarkøy"}};

std::string category(const Pairs& entries) {
  std::string index;
  std::string label;
  for (const auto& [code, name] : entries) {
    index += (index.empty() ? "\"" : ",\"") + code + "\"";
    label += (label.empty() ? "\"" : ",\"") + code + "\":\"" + name + "\"";
  }
  return "\"index\":[" + index + "],\"label\":{" + label + "}";
}

/// A cube of table 09999: region, kjonn (1, 2), ContentsCode (Antall), Tid (2012).
struct Cube {
  Pairs regions = kCountry;
  Pairs sexes = {{"1", "Menn"}, {"2", "Kvinner"}};
  Pairs times = {{"2012", "2012"}};
  std::string unit = "personer";
  std::string language = "no";
  std::string content = "Personer";
  std::string updated = "2013-02-21T07:00:00Z";
  std::string roles = R"("time":["Tid"],"geo":["Region"],"metric":["ContentsCode"])";
  std::string values;  ///< empty: 0, 1, 2, …
  std::string status;

  std::string text() const {
    const std::size_t cells = regions.size() * sexes.size() * times.size();
    std::string list = values;
    for (std::size_t i = 0; values.empty() && i < cells; ++i)
      list += (i ? "," : "") + std::to_string(i);
    return R"({"version":"2.0","class":"dataset","label":"09999: Prøve","source":"Statistisk sentralbyrå",)"
           "\"updated\":\"" +
           updated + "\",\"role\":{" + roles +
           R"(},"id":["Region","Kjonn","ContentsCode","Tid"],"size":[)" +
           std::to_string(regions.size()) + "," + std::to_string(sexes.size()) + ",1," +
           std::to_string(times.size()) +
           R"(],"dimension":{"Region":{"label":"region","category":{)" + category(regions) +
           R"(}},"Kjonn":{"label":"kjønn","category":{)" + category(sexes) +
           R"(}},"ContentsCode":{"label":"innhold","category":{)" +
           category({{"Antall", content}}) + R"(,"unit":{"Antall":{"base":")" + unit +
           R"(","decimals":0}}}},"Tid":{"label":"år","category":{)" + category(times) +
           R"(}}},"extension":{"px":{"tableid":"09999","language":")" + language +
           R"("}},"value":[)" + list + "]" + (status.empty() ? "" : ",\"status\":" + status) + "}";
  }
};

// The promise of the source: a PxWeb table loads with no mapping, and every figure is where it was.
TEST(CubeLoad, ATableDescribesItself) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  const Outcome outcome = load(dir, db, "jsonstat", "t.json", Cube{}.text());
  ASSERT_EQ(outcome.code, 0) << outcome.err << outcome.err;
  EXPECT_EQ(cell(db, "09999-antall", "0101", "2012", "kjonn=1"), "0");
  EXPECT_EQ(cell(db, "09999-antall", "0901", "2012", "kjonn=2"), "9");
  EXPECT_EQ(cell(db, "09999-antall", "1915", "2012", "kjonn=2"), "17");
  EXPECT_EQ(ask(db,
                "SELECT title_nb || '|' || unit || '|' || decimals || '|' || kind || '|' ||"
                " sums_over_regions FROM indicator WHERE code = '09999-antall'"),
            "Personer|personer|0|count|1");
  EXPECT_EQ(ask(db,
                "SELECT group_concat(category || ' ' || title_nb) FROM category"
                " WHERE dimension = 'kjonn'"),
            "1 Menn,2 Kvinner");
  EXPECT_EQ(ask(db, "SELECT vintage || ' ' || vintage_basis FROM loads WHERE source = 'jsonstat'"),
            "2013-02-21 file");
  EXPECT_NE(ask(db, "SELECT definition FROM indicator WHERE code = '09999-antall'")
                .find("Source: Statistisk sentralbyrå"),
            std::string::npos);
}

TEST(CubeLoad, TheSameTableAsPcAxisGivesTheSameFigures) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  std::string names;
  std::string codes;
  std::string data;
  for (std::size_t i = 0; i < kCountry.size(); ++i) {
    codes += (i ? ",\"" : "\"") + kCountry[i].first + "\"";
    names += (i ? ",\"" : "\"") + kCountry[i].second + "\"";
    data += std::to_string(2 * i) + " " + std::to_string(2 * i + 1) + "\n";
  }
  const std::string text =
      "CHARSET=\"ANSI\";\nCODEPAGE=\"utf-8\";\nLANGUAGE=\"no\";\nMATRIX=\"09999\";\nDECIMALS=0;"
      "\nTITLE=\"Prøve\";\n"
      "STUB=\"region\";\nHEADING=\"Kjonn\",\"innhold\",\"år\";\nCONTVARIABLE=\"innhold\";\n"
      "VALUES(\"region\")=" +
      names + ";\nCODES(\"region\")=" + codes +
      ";\n"
      "VALUES(\"Kjonn\")=\"Menn\",\"Kvinner\";\nCODES(\"Kjonn\")=\"1\",\"2\";\n"
      "VALUES(\"innhold\")=\"Personer\";\nCODES(\"innhold\")=\"Antall\";\nVALUES(\"år\")=\"2012\";"
      "\n"
      "TIMEVAL(\"år\")=TLIST(A1),\"2012\";\nUNITS=\"personer\";\nLAST-UPDATED=\"20130221 "
      "08:00\";\nDATA=\n" +
      data + ";\n";
  const Outcome outcome = load(dir, db, "px", "t.px", text);
  ASSERT_EQ(outcome.code, 0) << outcome.err << outcome.err;
  EXPECT_EQ(cell(db, "09999-antall", "0901", "2012", "kjonn=2"), "9");
  EXPECT_EQ(ask(db, "SELECT vintage FROM loads WHERE source = 'px'"), "2013-02-21");
  const Outcome again = load(dir, db, "jsonstat", "t.json", Cube{}.text());
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(
      ask(db, "SELECT cells_unchanged || ' ' || cells_new FROM loads WHERE source = 'jsonstat'"),
      "18 0");
}

TEST(CubeLoad, SymbolsStayWhatTheyAre) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  Cube cube;
  cube.values = "null,null,null,null,null,null,6,7,8,9,10,11,12,13,14,15,16,17";
  cube.status = R"({"0":".","1":"..","2":":","3":"-","4":"..."})";
  const Outcome outcome = load(dir, db, "jsonstat", "t.json", cube.text());
  ASSERT_EQ(outcome.code, 0) << outcome.err << outcome.err;
  EXPECT_EQ(cell(db, "09999-antall", "0101", "2012", "kjonn=1"), ".");
  EXPECT_EQ(cell(db, "09999-antall", "0101", "2012", "kjonn=2"), "..");
  EXPECT_EQ(cell(db, "09999-antall", "0104", "2012", "kjonn=1"), ":");
  EXPECT_EQ(cell(db, "09999-antall", "0104", "2012", "kjonn=2"), "0");
  EXPECT_EQ(cell(db, "09999-antall", "0136", "2012", "kjonn=1"), "..");
  EXPECT_EQ(cell(db, "09999-antall", "0136", "2012", "kjonn=2"), "..");
  for (const char* rule : {"three-dots", "null-without-status", "nil-symbol"})
    EXPECT_NE(outcome.err.find(rule), std::string::npos) << rule << outcome.err;
}

TEST(CubeLoad, ASignThatNobodyKnowsStopsTheLoad) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  const std::string before = content_hash(db);
  Cube cube;
  cube.values = "null,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17";
  cube.status = R"({"0":"x"})";
  const Outcome outcome = load(dir, db, "jsonstat", "t.json", cube.text());
  EXPECT_EQ(outcome.code, 5);
  EXPECT_NE(outcome.err.find("unknown-status"), std::string::npos) << outcome.err;
  EXPECT_EQ(content_hash(db), before);
}

TEST(CubeLoad, CodesAreReadInEveryForm) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  Cube cube;
  cube.regions[4] = {"0901", "0901 Risør (-2019)"};
  cube.regions[5] = {"K-0904", "Grimstad"};
  cube.regions.push_back({"0", "Hele landet"});
  cube.regions.push_back({"09", "Aust-Agder (-2019)"});
  const Outcome outcome = load(dir, db, "jsonstat", "t.json", cube.text());
  ASSERT_EQ(outcome.code, 0) << outcome.err << outcome.err;
  EXPECT_EQ(cell(db, "09999-antall", "0901", "2012", "kjonn=1"), "8");
  EXPECT_EQ(cell(db, "09999-antall", "0904", "2012", "kjonn=1"), "10");
  EXPECT_EQ(outcome.err.find("name-mismatch"), std::string::npos) << outcome.err;
  EXPECT_EQ(ask(db,
                "SELECT group_concat(kind || ' ' || region || ' ' || cells, ', ') FROM "
                "(SELECT kind, region, count(*) AS cells FROM observations WHERE kind <> "
                "'kommune' GROUP BY kind, region)"),
            "fylke 09 2, land 0 2")
      << "what stands beside the municipalities is of a kind of its own";
}

TEST(CubeLoad, CountiesAloneLoadAndWhatIsNoRegionIsNamed) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  Cube cube;
  cube.regions = {{"F-09", "Aust-Agder"}, {"08", "Telemark"}, {"EKA01", "Oslo"}, {"00", "Sone"}};
  const Outcome outcome = load(dir, db, "jsonstat", "t.json", cube.text());
  ASSERT_EQ(outcome.code, 0) << outcome.err << outcome.err;
  EXPECT_EQ(cell(db, "09999-antall", "09", "2012", "kjonn=1"), "0");
  EXPECT_EQ(cell(db, "09999-antall", "08", "2012", "kjonn=2"), "3");
  EXPECT_NE(outcome.err.find("EKA01 Oslo, 00 Sone"), std::string::npos) << outcome.err;
  EXPECT_EQ(ask(db, "SELECT count(*) FROM observation"), "4");
  EXPECT_EQ(ask(db, "SELECT cells_skipped FROM loads WHERE source = 'jsonstat'"), "4");
}

TEST(CubeLoad, CountiesOfAnotherCountryAreNotTaken) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  Cube cube;
  cube.regions = {{"00", "Riket"}, {"01", "Stockholms län"}, {"03", "Uppsala län"}};
  EXPECT_EQ(load(dir, db, "jsonstat", "t.json", cube.text()).code, 5);
  EXPECT_EQ(ask(db, "SELECT count(*) FROM observation"), "0");
}

// K-4201 in 2012 is what 0901 was then: today's codes for all years.
TEST(CubeLoad, CodesOfTodayAreTracedBack) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  Cube cube;
  cube.regions = {{"K-4201", "Risør"}, {"K-4202", "Grimstad"}};
  const Outcome outcome =
      load(dir, db, "jsonstat", "t.json", cube.text(), {"--accept", "coverage"});
  ASSERT_EQ(outcome.code, 0) << outcome.err << outcome.err;
  EXPECT_EQ(cell(db, "09999-antall", "0901", "2012", "kjonn=1"), "0");
  EXPECT_EQ(cell(db, "09999-antall", "0904", "2012", "kjonn=1"), "2");
}

void expect_refused(const Cube& cube, const std::string& rule, const std::string& says) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  const std::string before = content_hash(db);
  const Outcome outcome = load(dir, db, "jsonstat", "t.json", cube.text());
  EXPECT_EQ(outcome.code, 5) << outcome.err;
  EXPECT_NE(outcome.err.find(rule), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find(says), std::string::npos) << outcome.err;
  EXPECT_EQ(content_hash(db), before);
}

// Swedish codes have four digits too, and some of them were Norwegian ones once.
TEST(CubeLoad, OtherCountriesAreRefusedByName) {
  Cube letters;
  letters.regions = {{"AT", "Austria"}, {"BE", "Belgium"}};
  expect_refused(letters, "not-norwegian", "AT Austria, BE Belgium");
  Cube sweden;
  sweden.regions = {{"0101", "Upplands Väsby"}, {"0104", "Vallentuna"}, {"0115", "Österåker"}};
  expect_refused(sweden, "not-norwegian", "0101 Upplands Väsby");
  sweden.roles = R"("time":["Tid"],"metric":["ContentsCode"])";  // as Statistics Sweden writes it
  expect_refused(sweden, "not-norwegian", "0104 Vallentuna");
}

TEST(CubeLoad, OneMunicipalityInTwoWaysIsRefused) {
  Cube cube;
  cube.regions.push_back({"K-0901", "Risør"});
  expect_refused(cube, "two-codes", "as 0901 and as K-0901");
}

TEST(CubeLoad, ACodeThatNeverWasIsRefused) {
  Cube cube;
  cube.regions.push_back({"0977", "Ingensteds"});
  expect_refused(cube, "unknown-code", "0977");
}

TEST(CubeLoad, TimeThatIsNoPeriodIsRefused) {
  Cube cube;
  cube.times = {{"2010-2012", "2010-2012"}};
  expect_refused(cube, "not-a-period", "2010-2012");
}

TEST(CubeLoad, PeriodsWithinAYear) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  Cube cube;
  cube.times = {{"2012K1", "1. kvartal 2012"}};
  ASSERT_EQ(load(dir, db, "jsonstat", "t.json", cube.text()).code, 0);
  EXPECT_EQ(cell(db, "09999-antall", "0901", "2012K1", "kjonn=1"), "8");
}

// English titles go beside the Norwegian ones, not over them.
TEST(CubeLoad, AnotherLanguageAddsTitles) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  ASSERT_EQ(load(dir, db, "jsonstat", "no.json", Cube{}.text()).code, 0);
  Cube english;
  english.language = "en";
  english.content = "Persons";
  english.sexes = {{"1", "Males"}, {"2", "Females"}};
  const Outcome outcome = load(dir, db, "jsonstat", "en.json", english.text());
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(
      ask(db, "SELECT title_nb || '|' || title_en FROM indicator WHERE code = '09999-antall'"),
      "Personer|Persons");
  EXPECT_EQ(ask(db, "SELECT title_nb || '|' || title_en FROM category WHERE category = '1'"),
            "Menn|Males");
}

TEST(CubeLoad, ACategoryThatGetsAnotherTitleIsTold) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  ASSERT_EQ(load(dir, db, "jsonstat", "a.json", Cube{}.text()).code, 0);
  Cube other;
  other.sexes = {{"1", "Begge kjønn"}, {"2", "Kvinner"}};
  other.updated = "2014-02-21T07:00:00Z";
  const Outcome outcome = load(dir, db, "jsonstat", "b.json", other.text());
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("kjonn=1 was 'Menn' and is now 'Begge kjønn'"), std::string::npos)
      << outcome.err;
}

// Two days of publication in one load would make one of them untrue.
TEST(CubeLoad, FilesOfTwoDaysAreNotOneVintage) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  Cube later;
  later.times = {{"2013", "2013"}};
  later.updated = "2014-02-21T07:00:00Z";
  const std::string second = write_file(dir / "b.json", later.text()).string();
  const Outcome refused = load(dir, db, "jsonstat", "a.json", Cube{}.text(), {second});
  EXPECT_EQ(refused.code, 5);
  EXPECT_NE(refused.err.find("two-vintages"), std::string::npos) << refused.err;
  EXPECT_EQ(
      load(dir, db, "jsonstat", "a.json", Cube{}.text(), {second, "--vintage", "2014-03-01"}).code,
      0);
}

TEST(CubeLoad, ADayThatIsNotSaidIsTheDayOfTheLoad) {
  const TempDir dir;
  const fs::path db = small_warehouse(dir);
  Cube cube;
  cube.updated = "nylig";
  const Outcome outcome = load(dir, db, "jsonstat", "t.json", cube.text());
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("no-vintage"), std::string::npos) << outcome.err;
  EXPECT_EQ(ask(db, "SELECT vintage_basis FROM loads WHERE source = 'jsonstat'"), "day of load");
}

}  // namespace
}  // namespace kv::etl::test
