// SPDX-License-Identifier: MIT
// Where a number comes from, through both programs: files in, and the place of each cell out.
#include <gmock/gmock.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kNodes =
    "name,code,label,variant,validFrom,validTo\n"
    "1,0104,Moss,1,1838-01-01,2020-01-01\n"
    "2,0136,Rygge,1,1838-01-01,2020-01-01\n"
    "3,3002,Moss,1,2020-01-01,NA\n"
    "4,0301,Oslo,1,1838-01-01,NA\n"
    "5,0901,Risør,1,1838-01-01,2020-01-01\n"
    "6,4201,Risør,1,2020-01-01,NA\n"
    "7,9999,Uoppgitt,1,1838-01-01,NA\n";
constexpr const char* kEdges =
    "from,to,changeOccurred,from_id,to_id\n"
    "1,3,2020-01-01,1,3\n"
    "2,3,2020-01-01,2,3\n"
    "5,6,2020-01-01,5,6\n";

class Why : public ::testing::Test {
 protected:
  void SetUp() override {
    etl({"init", db_});
    folder_.write("nodes.csv", kNodes);
    folder_.write("edges.csv", kEdges);
    load("klass-131", {folder_ / "nodes.csv", folder_ / "edges.csv"}, "2020-01-01");
    load_long("a.csv", "40", "2014-01-01");
    load_long("b.csv", "41", "2015-01-01");
  }
  void etl(std::vector<std::string> words) {
    words.insert(words.begin(), KV_ETL);
    const Outcome outcome = run_program(words);
    ASSERT_EQ(outcome.code, 0) << outcome.err;
  }
  void load(const std::string& source, std::vector<std::string> files, const std::string& vintage) {
    files.insert(files.begin(), {"load", db_, source});
    files.insert(files.end(), {"--vintage", vintage, "--accept", "coverage"});
    etl(files);
  }
  void load_long(const std::string& name, const std::string& oslo, const std::string& vintage) {
    std::string text = "Enhet;År;Kommunenummer;Kommune;Bosetting;Antall\n";
    for (const std::string& row : {std::string("0104;Moss;Anmodning om bosetting;1 250"),
                                   std::string("0136;Rygge;Anmodning om bosetting;-"),
                                   "0301;Oslo;Anmodning om bosetting;" + oslo,
                                   std::string("901;Risør;Anmodning om bosetting;20"),
                                   std::string("0104;Moss;Vedtak om bosetting;:"),
                                   std::string("0136;Rygge;Vedtak om bosetting;."),
                                   std::string("0301;Oslo;Vedtak om bosetting;30"),
                                   std::string("901;Risør;Vedtak om bosetting;15")})
      text += "Personer;2012;" + row + "\n";
    folder_.write(name, text);
    load("imdi-bosetting", {folder_ / name}, vintage);
  }
  Outcome ask(std::vector<std::string> words) const {
    words.insert(words.begin(), {KV_QUERYCTL, db_});
    words.insert(words.end(), {"-m", "csv"});
    return run_program(words);
  }
  // The rows below the header.
  std::string rows(std::vector<std::string> words) const {
    const Outcome outcome = ask(std::move(words));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.out.substr(outcome.out.find('\n') + 1);
  }
  Folder folder_;
  const std::string db_ = folder_ / "k.db";
};

TEST_F(Why, ARevisedCellHasBothValuesAndBothPlaces) {
  const std::string text = rows({"why", "anmodet", "0301", "2012"});
  EXPECT_THAT(text, StartsWith("is,anmodet,0301,Oslo,2012,\"\",41,\"\",2015-01-01,,," +
                               (folder_ / "b.csv") + ",,F4,4,6,41,\"\","));
  EXPECT_THAT(text, HasSubstr("\nwas,anmodet,0301,Oslo,2012,\"\",40,\"\",2014-01-01,2015-01-01,," +
                              (folder_ / "a.csv") + ",,F4,4,6,40,\"\","));
}

TEST_F(Why, ARepeatedCellKeepsItsFirstPlaceAndSaysWhoRepeatedIt) {
  const std::string text = rows({"why", "vedtatt", "0301", "2012"});
  EXPECT_THAT(text, StartsWith("is,vedtatt,0301,Oslo,2012,\"\",30,\"\",2014-01-01,,2015-01-01," +
                               (folder_ / "a.csv") + ",,F8,8,6,30,\"\","));
}

TEST_F(Why, EachConversionIsSaid) {
  EXPECT_THAT(rows({"why", "anmodet", "0901", "2012"}),
              HasSubstr(",20,code 901 had lost its leading zero: 0901,"));
  EXPECT_THAT(rows({"why", "anmodet", "0136", "2012"}),
              HasSubstr(",-,\"'-', the agency's sign for zero, read as 0\","));
  EXPECT_THAT(rows({"why", "anmodet", "0104", "2012"}), HasSubstr(",1 250,'1 250' read as 1250,"));
  EXPECT_THAT(rows({"why", "vedtatt", "0104", "2012"}),
              HasSubstr(",:,\"':': no number, status ':' (suppressed: confidential)\","));
}

TEST_F(Why, ACategoryThatTheFileWritesOtherwiseIsSaid) {
  folder_.write("f_2012.csv",
                ";innvkat_5.alle;innvkat_5.alle\n;kjonn.0;kjonn.1\n;enhet.personer;enhet.personer\n"
                "0104;5;6\n0136;5;6\n0301;5;6\n0901;5;6\n");
  load("folkemengde", {folder_ / "f_2012.csv"}, "2014-01-01");
  EXPECT_THAT(rows({"why", "folkemengde", "0901", "2012", "--breakdown", "kjonn=2"}),
              HasSubstr("The file writes 0 for women; they are kept as 2"));
  EXPECT_THAT(rows({"why", "folkemengde", "0901", "2012", "--breakdown", "kjonn=1"}),
              Not(HasSubstr("women")));
}

TEST_F(Why, AsOfAnEarlierDayTheLaterValueIsNotThere) {
  const std::string text = rows({"--as-of", "2014-06-01", "why", "anmodet", "0301", "2012"});
  EXPECT_THAT(text, StartsWith("is,anmodet,0301,Oslo,2012,\"\",40,\"\",2014-01-01,,,"));
  EXPECT_THAT(text, Not(HasSubstr(",41,")));
}

TEST_F(Why, OnOtherBordersThePartsAreListedWithTheirShare) {
  const std::string text = rows({"--borders", "2021", "why", "anmodet", "3002", "2012"});
  EXPECT_THAT(text, StartsWith("answer,anmodet,3002,Moss,2012,\"\",1250,\"\","));
  EXPECT_THAT(text,
              AllOf(HasSubstr("\nis,anmodet,0104,Moss,2012,\"\",1250,"),
                    HasSubstr("\nis,anmodet,0136,Rygge,2012,\"\",0,"), HasSubstr(",merged,1.0\n")));
}

TEST_F(Why, AComputedFigureNamesTheCellsThatWentIn) {
  const std::string text = rows({"why", "bosettingsindeks", "0901", "2012"});
  EXPECT_THAT(text, StartsWith("answer,bosettingsindeks,0901,Risør,2012,\"\",75.0,\"\","));
  EXPECT_THAT(text, AllOf(HasSubstr("\nis,anmodet,0901,Risør,2012,\"\",20,"),
                          HasSubstr("\nis,vedtatt,0901,Risør,2012,\"\",15,")));
}

TEST_F(Why, TheShellHasItToo) {
  const Outcome outcome = run_program({KV_QUERYCTL, db_, "-m", "csv", "why", "--help"});
  EXPECT_THAT(outcome.out, HasSubstr("why INDICATOR REGION PERIOD")) << outcome.err;
}

TEST_F(Why, WhatIsNotThereIsASentence) {
  EXPECT_THAT(ask({"why", "anmodet", "0301", "1999"}).err, HasSubstr("There is no period '1999'"));
  EXPECT_THAT(ask({"why", "anmodt", "0301", "2012"}).err, HasSubstr("Did you mean anmodet"));
  EXPECT_THAT(ask({"why", "anmodet", "301", "2012"}).err,
              HasSubstr("no region with the code '301'"));
  EXPECT_THAT(ask({"why", "anmodet", "4201", "2012"}).err, HasSubstr("no load had such a cell"));
  EXPECT_THAT(ask({"why", "anmodet", "0301", "2012", "--breakdown", "kjonn=1"}).err,
              HasSubstr("There is no breakdown 'kjonn=1'"));
}

// A warehouse of an older schema, or one whose record is damaged: said, and never a wrong place.
TEST_F(Why, WithoutARecordNoPlaceIsInvented) {
  run_on(db_, "DELETE FROM load_place");
  EXPECT_THAT(rows({"why", "anmodet", "0301", "2012"}),
              HasSubstr(",,,,,,,where it stood was not recorded by this load,,3,"));
}

TEST_F(Why, ADamagedRecordIsASentence) {
  run_on(db_, "UPDATE load_place SET data = zeroblob(40)");
  const Outcome outcome = ask({"why", "anmodet", "0301", "2012"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("The record of where cells stood is damaged"));
}

}  // namespace
}  // namespace kv::queryctl
