// SPDX-License-Identifier: MIT
// IMDi's wide and flat tables and the general election: what each way of writing must give.
#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::cell;

class ImdiTables : public ::testing::Test {
 protected:
  test::Outcome load(const char* source, const std::string& bytes,
                     const std::vector<std::string>& more = {}, const char* name = "f.csv") {
    return test::load(dir_, db_, source, name, bytes, more);
  }
  // Rows of all municipalities of 2012 with `rest` behind the code.
  static std::string rows(const std::string& rest, const std::string& before = "") {
    std::string text;
    for (const char* code :
         {"0101", "0104", "0136", "0301", "0901", "0904", "1902", "1903", "1915"})
      text += before + code + rest + "\n";
    return text;
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
};

// Wide: header rows "Dimension: value"
// ---------------------------------------------------------------

TEST_F(ImdiTables, AWideTableTellsItsDimensionsInTheHeader) {
  const test::Outcome loaded = load(
      "imdi-tabell",
      "Region;Navn;Innvandringsgrunn: Alle;Innvandringsgrunn: Uoppgitt;Innvandringsgrunn: "
      "Uoppgitt\n"
      ";;Kjønn: Kvinner;Kjønn: Menn;Kjønn: Alle\n;;Enhet: Personer;Enhet: Personer;Enhet: Prosent\n"
      ";;År: 2012;År: 2012;År: 2012\n" +
          rows(";;5;6;7.5", "K"));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "innvandrere_innvandringsgrunn", "0901", "2012", "kjonn=2"), "5");
  EXPECT_EQ(cell(db_, "innvandrere_innvandringsgrunn", "0901", "2012",
                 "innvandringsgrunn=Uoppgitt;kjonn=1"),
            "6");
  EXPECT_EQ(cell(db_, "innvandrere_innvandringsgrunn_prosent", "0901", "2012",
                 "innvandringsgrunn=Uoppgitt"),
            "7.5")
      << "a percentage stood among the persons";
}

TEST_F(ImdiTables, OtherRowsAndQuotedCellsAreTheSameTable) {
  const test::Outcome loaded =
      load("imdi-tabell",
           "Region;Navn;Enhet: Personer;\"Enhet: Personer\"\n"
           ";;\"Verdensregion: EU/EFTA-land; Nord-Amerika\";Verdensregion: undefined\n"
           ";;År: 2012;År: 2012\n;;Utdanningsnivå: Grunnskole;Utdanningsnivå: Grunnskole\n" +
               rows(";;5;6", "K"));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "utdanningsniva", "0901", "2012",
                 "utdanningsniva=Grunnskole;verdensregion=EU/EFTA-land%3B Nord-Amerika"),
            "5");
  EXPECT_NE(loaded.err.find("warning undefined-category"), std::string::npos)
      << "a category without a name passed without a word";
}

TEST_F(ImdiTables, AMisspeltCategoryStopsTheLoadUntilItIsAccepted) {
  const std::string text =
      "Region;Navn;Landbakgrunn: Danmrk\n;;Enhet: Personer\n;;År: 2012\n" + rows(";;5", "K");
  const test::Outcome refused = load("imdi-tabell", text);
  KV_EXPECT_REFUSED(refused, 5, "unknown-category");
  EXPECT_NE(refused.err.find("row 4, column C (3): 'Landbakgrunn: Danmrk'"), std::string::npos)
      << refused.err;
  EXPECT_EQ(load("imdi-tabell", text, {"--accept", "unknown-category"}).code, 0);
}

TEST_F(ImdiTables, AnUnknownDimensionUnitOrYearIsRefused) {
  const auto wide = [](const std::string& first, const std::string& unit, const std::string& year) {
    return "Region;Navn;" + first + "\n;;" + unit + "\n;;" + year + "\n" + rows(";;5", "K");
  };
  KV_EXPECT_REFUSED(load("imdi-tabell", wide("Skostørrelse: 42", "Enhet: Personer", "År: 2012")), 5,
                    "unknown-table");
  KV_EXPECT_REFUSED(load("imdi-tabell", wide("Landbakgrunn: Irak", "Enhet: Kroner", "År: 2012")), 5,
                    "unknown-label");
  KV_EXPECT_REFUSED(load("imdi-tabell", wide("Landbakgrunn: Irak", "Enhet: Personer", "År: 20I2")),
                    5, "not-a-period");
}

TEST_F(ImdiTables, ATableOfAnotherThemeIsKeptUnderItsOwnNameWhenAsked) {
  const std::string text =
      "Region;Navn;Type tilskudd: Alle;Type tilskudd: Norsk;Type tilskudd: Norsk\n"
      ";;Kjønn: Alle;Kjønn: Menn;Kjønn: Alle\n;;Enhet: Personer;Enhet: Personer;Enhet: Kroner\n"
      ";;År: 2012;År: 2012;År: 2012\n" +
      rows(";;5;3;900", "K");
  KV_EXPECT_REFUSED(load("imdi-tabell", text), 5, "--accept unknown-table");
  const test::Outcome loaded = load("imdi-tabell", text, {"--accept", "unknown-table"});
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "imdi_type_tilskudd", "0901", "2012"), "5");
  EXPECT_EQ(cell(db_, "imdi_type_tilskudd", "0901", "2012", "kjonn=1;type_tilskudd=Norsk"), "3");
  EXPECT_EQ(cell(db_, "imdi_type_tilskudd_kroner", "0901", "2012", "type_tilskudd=Norsk"), "900");
}

TEST_F(ImdiTables, ANewDimensionOfAKnownTableIsKeptWhenAsked) {
  const std::string text =
      "Region;Navn;Landbakgrunn: Irak\n;;Bosted: By\n;;Enhet: Personer\n;;År: 2012\n" +
      rows(";;5", "K");
  KV_EXPECT_REFUSED(load("imdi-tabell", text), 5, "--accept unknown-dimension");
  ASSERT_EQ(load("imdi-tabell", text, {"--accept", "unknown-dimension"}).code, 0);
  EXPECT_EQ(cell(db_, "innvandrere_landbakgrunn", "0901", "2012", "bosted=By;landbakgrunn=Irak"),
            "5");
}

// Flat: one row per figure
// ---------------------------------------------------------------------------

TEST_F(ImdiTables, AFlatTableIsNamedByItselfAndTellsShareFromCount) {
  std::string text =
      "\"aar\",\"kommune_nr\",\"botid_5\",\"tabellvariabel\",\"tabell_navn\",\"enhet\"\n";
  for (const char* unit : {"personer", "prosent"}) {
    text += std::string(R"("2012","0000","alle","99","sysselsatte_botid",")") + unit + "\"\n";
    text += rows(std::string(R"(","10+","7","sysselsatte_botid",")") + unit + "\"", "\"2012\",\"");
  }
  const test::Outcome loaded = load("imdi-flat", text);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "sysselsatte_botid", "0901", "2012", "botid_5=10+"), "7");
  EXPECT_EQ(cell(db_, "sysselsatte_botid_prosent", "0901", "2012", "botid_5=10+"), "7");
  EXPECT_EQ(cell(db_, "sysselsatte_botid", "0", "2012"), "99") << "the country's row is lost";
}

TEST_F(ImdiTables, TheRegionStandsInWhicheverColumnIsNotNull) {
  const std::string head =
      "\"aar\",\"fylke_nr\",\"bosetting\",\"enhet\",\"tabellvariabel\",\"tabell_navn\",\"kommune_"
      "nr\","
      "\"naringsregion_nr\",\"bydel_nr\"\n";
  const auto row = [](const std::string& county, const std::string& code, const std::string& value,
                      const std::string& district = "NULL", const std::string& business = "NULL") {
    return "\"2012\",\"" + county + "\",\"vedtak\",\"personer\",\"" + value +
           "\",\"bosatt_vedtak\",\"" + code + "\",\"" + business + "\",\"" + district + "\"\n";
  };
  std::string text = head + row("00", "NULL", "6084") + row("09", "NULL", "191") +
                     row("NULL", "NULL", "3", "030101") + row("NULL", "NULL", "4", "NULL", "12");
  for (const char* code : {"0101", "0104", "0136", "0301", "0901", "0904", "1902", "1903", "1915"})
    text += row("NULL", code, code == std::string("0901") ? "NULL" : "5");
  for (const auto& [source, indicator, breakdown] :
       {std::tuple{"imdi-flat", "bosatt_vedtak", "bosetting=vedtak"},
        std::tuple{"imdi-bosetting", "vedtatt", ""}}) {
    const test::Outcome loaded = load(source, text);
    ASSERT_EQ(loaded.code, 0) << loaded.err;
    EXPECT_EQ(cell(db_, indicator, "0", "2012", breakdown), "6084");
    EXPECT_EQ(cell(db_, indicator, "09", "2012", breakdown), "191");
    EXPECT_EQ(cell(db_, indicator, "030101", "2012", breakdown), "3");
    EXPECT_EQ(cell(db_, indicator, "0901", "2012", breakdown), "..") << "NULL became a number";
    EXPECT_NE(loaded.err.find("note region-kind-unknown"), std::string::npos)
        << "the business region vanished without a word: " << loaded.err;
  }
}

TEST_F(ImdiTables, AUnitThatIsNotKnownIsKeptApartAndNeverSummed) {
  const test::Outcome loaded =
      load("imdi-flat", "aar,enhet,tabellvariabel,tabell_navn,kommune_nr\n" +
                            rows("", "2012,karakter,41.5,grunnskolepoeng,"));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "grunnskolepoeng_karakter", "0901", "2012"), "41.5");
  EXPECT_EQ(test::ask(db_,
                      "SELECT sums_over_regions FROM indicators WHERE indicator = "
                      "'grunnskolepoeng_karakter'"),
            "0");
  EXPECT_NE(loaded.err.find("warning unknown-unit"), std::string::npos) << loaded.err;
}

TEST_F(ImdiTables, ColumnsThatAreTooManyOrHaveTheLoadersNamesAreRefusedWithASentence) {
  const std::string head = "aar,enhet,tabellvariabel,tabell_navn,kommune_nr,";
  KV_EXPECT_REFUSED(load("imdi-flat", head + "Id\n2012,personer,1,t,0901,x\n"), 5,
                    "reserved-column");
  std::string names = head + "a";
  std::string row = "2012,personer,1,t,0901,x";
  for (int i = 0; i < 2500; ++i) {
    names += ",d" + std::to_string(i);
    row += ",x";
  }
  KV_EXPECT_REFUSED(load("imdi-flat", names + "\n" + row + "\n"), 5, "too-many-columns");
}

TEST_F(ImdiTables, ARowThatNamesTwoRegionsOrNoneIsRefused) {
  const std::string head = "aar,enhet,tabellvariabel,tabell_navn,kommune_nr,fylke_nr\n";
  const test::Outcome two = load("imdi-flat", head + "2012,personer,1,t,0901,10\n");
  KV_EXPECT_REFUSED(two, 5, "two-regions");
  KV_EXPECT_REFUSED(load("imdi-flat", head + "2012,personer,1,t,NULL,NULL\n"), 5, "not-a-code");
  KV_EXPECT_REFUSED(
      load("imdi-flat", "aar,enhet,tabellvariabel,tabell_navn,alder\n2012,personer,1,t,1\n"), 5,
      "unknown-layout");
}

TEST_F(ImdiTables, WhatIsHiddenOrMissingIsNoNumber) {
  std::string text = "aar,enhet,tabellvariabel,tabell_navn,kommune_nr\n";
  const char* values[] = {"<5", "NULL", ".", ":", "Inf", "-", "0", "1", "2"};
  int i = 0;
  for (const char* code : {"0101", "0104", "0136", "0301", "0901", "0904", "1902", "1903", "1915"})
    text += std::string("2012,personer,") + values[i++] + ",t," + code + "\n";
  const test::Outcome loaded = load("imdi-flat", text);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "t", "0101", "2012"), ":");
  EXPECT_EQ(cell(db_, "t", "0104", "2012"), "..");
  EXPECT_EQ(cell(db_, "t", "0136", "2012"), ".");
  EXPECT_EQ(cell(db_, "t", "0901", "2012"), "Inf");
  EXPECT_NE(loaded.err.find("2 cell(s) hold a text that this agency writes for a symbol"),
            std::string::npos)
      << loaded.err;
}

// A table of one source joined with one of another by kjonn: 2 must be women in both, and what a
// file has otherwise must be said.
TEST_F(ImdiTables, SexesHaveTheCodesOfTheStandardWhateverAFileWrites) {
  const std::string intro =
      "kommune_nr;avslutta.ettaar_kjonn.0_avslutning.status.4.alle_aar.2012_enhet.personer;"
      "avslutta.ettaar_kjonn.1_avslutning.status.4.alle_aar.2012_enhet.personer\n" +
      rows(";7;8");
  const test::Outcome packed = load("imdi-intro", intro);
  ASSERT_EQ(packed.code, 0) << packed.err;
  EXPECT_EQ(cell(db_, "intro_status_arbutd", "0901", "2012", "avslutta=ettaar;kjonn=2"), "7");
  EXPECT_EQ(cell(db_, "intro_status_arbutd", "0901", "2012", "avslutta=ettaar;kjonn=1"), "8");
  EXPECT_NE(packed.err.find("writes 0 for women; they are kept as 2"), std::string::npos)
      << packed.err;

  const test::Outcome flat =
      load("imdi-flat", "kommune_nr;aar;enhet;tabell_navn;kjonn;tabellvariabel\n" +
                            rows(";2012;personer;t;0;3") + rows(";2012;personer;t;1;4"));
  ASSERT_EQ(flat.code, 0) << flat.err;
  EXPECT_EQ(cell(db_, "t", "0901", "2012", "kjonn=2"), "3");
  EXPECT_EQ(cell(db_, "t", "0901", "2012", "kjonn=1"), "4");
  EXPECT_NE(flat.err.find("note category-code"), std::string::npos) << flat.err;
  EXPECT_EQ(test::ask(db_,
                      "SELECT group_concat(category || title_nb) FROM (SELECT * FROM category"
                      " WHERE dimension = 'kjonn' ORDER BY category)"),
            "1Menn,2Kvinner");
}

// Cut at the end of a line, in a file that goes from category to category.
TEST_F(ImdiTables, AFlatTableThatEndsBeforeItsLastCategoryIsWholeIsRefused) {
  std::string text = "aar;enhet;alder;tabell_navn;kommune_nr;tabellvariabel\n";
  for (const char* age : {"0_5", "6_15", "16_25", "26_66", "67"})
    for (const char* code :
         {"0101", "0104", "0136", "0301", "0901", "0904", "1902", "1903", "1915"})
      text += std::string("2012;personer;") + age + ";t;" + code + ";1\n";
  EXPECT_EQ(load("imdi-flat", text).code, 0);
  for (int lines = 1; lines < 9; ++lines) {
    text.resize(text.rfind('\n', text.size() - 2) + 1);
    const test::Outcome cut = load("imdi-flat", text, {"--vintage", "2020-01-01"}, "cut.csv");
    KV_EXPECT_REFUSED(cut, 5, "incomplete-label");
    EXPECT_NE(cut.err.find("row(s); nearly every other such label has 9"), std::string::npos)
        << cut.err;
  }
}

// The shares of the parties make the whole: a municipality that has lost its last rows does not.
TEST_F(ImdiTables, AnElectionWhoseLastMunicipalityHasLostPartiesIsRefused) {
  std::string text =
      "FylkeID,Fylke,Kommune,KommuneID,Parti,ForhåndsStemmer,Stemmer totalt,ProsentAndel\n";
  for (const char* code : {"0101", "0104", "0136", "0301", "0901", "0904", "1902", "1903", "1915"})
    for (const char* party : {"A,1,50,49.9", "H,1,30,30.1", "SV,1,20,20.0"})
      text += std::string(code, 2) + ",x,," + code + "," + party + "\n";
  EXPECT_EQ(load("stortingsvalg", text, {}, "valg_2009.csv").code, 0);
  text.resize(text.rfind('\n', text.size() - 2) + 1);
  const test::Outcome cut = load("stortingsvalg", text, {}, "valg_2009.csv");
  KV_EXPECT_REFUSED(cut, 5, "The region's figures of ProsentAndel make 80.0, not 100");
}

// The introduction programme: dimensions packed into the names of columns
// ----------------------------

TEST_F(ImdiTables, DimensionsInColumnNamesAreTakenApart) {
  const std::string text =
      "kommune_nr;avslutta.ettaar_kjonn.alle_avslutning.status.4.ledig.tiltak_aar.2012_enhet."
      "personer;"
      "avslutta.femaar_kjonn.1_avslutning.status.4.alle_aar.2012_enhet.prosent\n"
      "101;1;:\n104;1;2\n136;1;2\n301;1;2\n901;7;100\n904;1;2\n1902;1;2\n1903;1;2\n1915;1;2\n";
  const test::Outcome loaded = load("imdi-intro", text);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(
      cell(db_, "intro_status_arbutd", "0901", "2012", "avslstat4=ledig_tiltak;avslutta=ettaar"),
      "7");
  EXPECT_EQ(cell(db_, "intro_status_arbutd_prosent", "0101", "2012", "avslutta=femaar;kjonn=1"),
            ":");
  EXPECT_NE(loaded.err.find("6 code(s) had lost their leading zero"), std::string::npos);
}

TEST_F(ImdiTables, TheFlatFormSaysTheSameAsThePackedOne) {
  std::string text =
      "\"kommune_nr\",\"avslutta\",\"kjonn\",\"avslstat4\",\"aar\",\"enhet\",\"tabellvariabel\","
      "\"tabell_navn\"\n";
  text +=
      rows(R"(","ettaar","alle","ledig_tiltak","2012","personer","7","intro_status_arbutd")", "\"");
  for (const char* source : {"imdi-intro", "imdi-flat"}) {
    const test::Outcome loaded = load(source, text);
    ASSERT_EQ(loaded.code, 0) << loaded.err;
    EXPECT_EQ(
        cell(db_, "intro_status_arbutd", "0901", "2012", "avslstat4=ledig_tiltak;avslutta=ettaar"),
        "7");
  }
}

TEST_F(ImdiTables, CountiesOfTheProgrammeAreCounties) {
  const std::string text =
      "fylke_nr;avslutta.ettaar_kjonn.alle_avslutning.status.4.alle_aar.2012_enhet.personer\n"
      "0;3843\n1;131\n9;80\n20;7\n99;:\n";
  const test::Outcome loaded = load("imdi-intro", text);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("16 of 19 counties are missing: 02 Akershus, "), std::string::npos)
      << loaded.err;
  EXPECT_EQ(cell(db_, "intro_status_arbutd", "09", "2012", "avslutta=ettaar"), "80");
  EXPECT_EQ(cell(db_, "intro_status_arbutd", "0", "2012", "avslutta=ettaar"), "3843");
  KV_EXPECT_REFUSED(load("imdi-intro", test::replaced(text, "9;80", "98;80")), 5, "unknown-code");
  KV_EXPECT_REFUSED(load("imdi-intro",
                         "fylke_nr;avslutta.ettaar_kjonn.alle_avslutning.status.4.alle_"
                         "aar.2012_enhet.personer\n1;1\n2;2\n3;3\n4;4\n5;5\n"),
                    5, "The file may have been cut off");
}

// Counties and municipalities have files of their own, published on days of their own: neither
// takes away what the other said, and each is revised by itself.
TEST_F(ImdiTables, AVintageOfCountiesLeavesMunicipalitiesAsTheyStandAndTheReverse) {
  const std::string column =
      "avslutta.ettaar_kjonn.alle_avslutning.status.4.alle_aar.2012_enhet.personer\n";
  std::string counties = "fylke_nr;" + column + "0;3843\n";
  for (const char* code :
       {"1;131", "2;90", "3;80", "4;70", "5;60", "6;50", "7;40", "8;30", "9;80", "10;20", "11;10",
        "12;9", "14;8", "15;7", "16;6", "17;5", "18;4", "19;3", "20;7"})
    counties += std::string(code) + "\n";
  const std::string municipalities = "kommune_nr;" + column + rows(";8");
  ASSERT_EQ(load("imdi-intro", municipalities, {"--vintage", "2013-06-01"}, "k1.csv").code, 0);
  const test::Outcome later = load("imdi-intro", counties, {"--vintage", "2013-09-01"}, "f1.csv");
  ASSERT_EQ(later.code, 0) << later.err;
  EXPECT_NE(later.err.find("0 removed"), std::string::npos) << later.err;
  EXPECT_EQ(cell(db_, "intro_status_arbutd", "0901", "2012", "avslutta=ettaar"), "8");
  const test::Outcome revised =
      load("imdi-intro", test::replaced(municipalities, "0901;8", "0901;9"),
           {"--vintage", "2013-12-01"}, "k2.csv");
  ASSERT_EQ(revised.code, 0) << revised.err;
  EXPECT_NE(revised.err.find("1 revised, 0 removed"), std::string::npos) << revised.err;
  EXPECT_EQ(cell(db_, "intro_status_arbutd", "09", "2012", "avslutta=ettaar"), "80");
}

// IMDi's deliveries of one year
// ------------------------------------------------------------------------

TEST_F(ImdiTables, ADeliveryOfOneYearHasItInTheNameOrInAColumn) {
  const test::Outcome named =
      load("imdi-bosetting",
           "Kommunenummer;Kommunenavn;Anmodning;Vedtak;Bosatte;;;;\n" +
               test::replaced(rows(";;35;.;:;;;;"), "0901;;35", "0901;Risør;30"),
           {}, "bosatt_anmodede-kommune-2012.csv");
  ASSERT_EQ(named.code, 0) << named.err;
  EXPECT_EQ(cell(db_, "anmodet", "0901", "2012"), "30");
  EXPECT_EQ(cell(db_, "vedtatt", "0901", "2012"), ".");
  EXPECT_EQ(cell(db_, "bosatt", "0901", "2012"), ":");

  const test::Outcome column = load(
      "imdi-bosetting", "kommune_nr;aar;bosetting.anmodning;bosetting.vedtak;bosetting.bosatt\n" +
                            rows(";2011;30;48; "));
  ASSERT_EQ(column.code, 0) << column.err;
  EXPECT_EQ(cell(db_, "vedtatt", "0901", "2011"), "48");
  EXPECT_EQ(cell(db_, "bosatt", "0901", "2011"), "tom") << "a blank became 0";
}

TEST_F(ImdiTables, AColumnWithoutANameIsRefusedWithASentence) {
  const test::Outcome refused = load(
      "imdi-bosetting", "Fylke;Navn;Nr;Kommune;;a;b;c;d\nØSTFOLD;Halden;0101;Halden;;14;14;6;10\n");
  KV_EXPECT_REFUSED(refused, 5, "unknown-layout");
  EXPECT_NE(refused.err.find("Layouts that are read"), std::string::npos);
}

// Elections
// --------------------------------------------------------------------------------------------

TEST_F(ImdiTables, VotesArePerPartyAndTheYearIsInTheName) {
  std::string text =
      "FylkeID,Fylke,Kommune,KommuneID,Parti,ForhåndsStemmer,Stemmer totalt,ProsentAndel,"
      "EndringStemmer11,EndringFordeling11,EndringStemmer09,EndringFordeling09\n";
  for (const char* code : {"0101", "0104", "0136", "0301", "0901", "0904", "1902", "1903"})
    text += std::string(code, 2) + ",x,," + code + ",A,1,10,36.6,-5,1.6,-491,-5\n";
  const test::Outcome loaded = load("stortingsvalg", text, {}, "stortingsvalg2013_kommune.csv");
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "stortingsvalg_stemmer", "0901", "2013", "parti=A"), "10");
  EXPECT_EQ(cell(db_, "stortingsvalg_endring_kommunevalg", "0901", "2013", "parti=A"), "-5");
  EXPECT_EQ(cell(db_, "stortingsvalg_endring_stortingsvalg", "0901", "2013", "parti=A"), "-491");
  KV_EXPECT_REFUSED(load("stortingsvalg", text, {}, "stemmer.csv"), 5, "no-period");
  KV_EXPECT_REFUSED(load("stortingsvalg", test::replaced(text, "09,x,,0901", "10,x,,0901"), {},
                         "stortingsvalg2013_b.csv"),
                    5, "two-regions");
}

}  // namespace
}  // namespace kv::etl
