// SPDX-License-Identifier: MIT
// Code lists of a day, change tables, weights and regions of regions: what they are checked
// against.
#include <array>
#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::ask;

class CodeLists : public ::testing::Test {
 protected:
  test::Outcome load(const std::string& source, const std::string& name, const std::string& text,
                     const std::vector<std::string>& more = {}) {
    return test::load(dir_, db_, source, name, text, more);
  }

  // As KLASS exports it: everything quoted, and two cells fewer than the header.
  static std::string klass(const std::vector<std::pair<std::string, std::string>>& codes,
                           const std::string& note = "") {
    std::string text =
        R"("code";"parentCode";"level";"name";"shortName";"notes";"validFrom";"validTo")"
        "\n";
    for (const auto& [code, name] : codes)
      text += '"' + code + R"(";"";"1";")" + name + R"(";;")" + note + "\"\n";
    return text;
  }
  static std::vector<std::pair<std::string, std::string>> in_2012() {
    return {{"0101", "Halden"},  {"0104", "Moss"},     {"0136", "Rygge"},  {"0301", "Oslo"},
            {"0901", "Risør"},   {"0904", "Grimstad"}, {"1902", "Tromsø"}, {"1903", "Harstad"},
            {"1915", "Bjarkøy"}, {"9999", "Uoppgitt"}};
  }

  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
};

TEST_F(CodeLists, AListOfTheDayAgrees) {
  const test::Outcome loaded =
      load("kodeliste", "liste_2012.csv", klass(in_2012(), "Del; overført i 1964."));
  EXPECT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("10 code(s) of the list are those of the classification on 2012-01-01"),
            std::string::npos)
      << loaded.err;
  EXPECT_EQ(ask(db_,
                "SELECT note || ' ' || noted_on FROM region_note JOIN region USING (region_id)"
                " WHERE code = '0901'"),
            "Del; overført i 1964. 2012-01-01");
}

TEST_F(CodeLists, AListOfAnotherDayIsToldBothWays) {
  const test::Outcome other = load("kodeliste", "liste_2014.csv", klass(in_2012()));
  KV_EXPECT_REFUSED(other, 5, "1915 Bjarkøy is in the list but not in the classification of 2014");
  auto short_list = in_2012();
  short_list.erase(short_list.begin() + 4);
  KV_EXPECT_REFUSED(load("kodeliste", "liste_2012.csv", klass(short_list)), 5,
                    "0901 Risør was valid on 2012-01-01 and is not in the list.");
  EXPECT_EQ(
      load("kodeliste", "liste_2012.csv", klass(short_list), {"--accept", "not-in-list"}).code, 0);
}

TEST_F(CodeLists, AnotherNameIsToldAndNotTaken) {
  auto renamed = in_2012();
  renamed[4].second = "Risøy";
  const test::Outcome loaded = load("kodeliste", "liste_2012.csv", klass(renamed));
  EXPECT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("The list calls 0901 'Risøy'"), std::string::npos) << loaded.err;
  EXPECT_EQ(ask(db_, "SELECT name FROM regions WHERE code = '0901'"), "Risør");
}

TEST_F(CodeLists, ARowWithAnotherNumberOfCellsIsRefused) {
  std::string text = klass(in_2012());
  KV_EXPECT_REFUSED(
      load("kodeliste", "liste_2012.csv", test::replaced(text, "\"Risør\";;\"\"", "\"Risør\"")), 5,
      "ragged-row");
}

TEST_F(CodeLists, StabasListsAreReadToo) {
  std::string text =
      "Identifikasjon (rad nr.);Kode;Nivånr.;Tittel;Fotnoter;Generell note;Omfatter;Omfatter "
      "også;Ekskluderer;Kort tittel;Middels lang tittel\n";
  int number = 0;
  for (const auto& [code, name] : in_2012())
    text += std::to_string(++number) + ";" + code + ";1;" + name + ";;;;;;;\n";
  const test::Outcome loaded = load("kodeliste", "stabas_kommune_2012.csv", test::to_latin1(text));
  EXPECT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("10 code(s)"), std::string::npos) << loaded.err;
}

TEST_F(CodeLists, AChangeTableIsHeldAgainstTheGraph) {
  const std::string whole =
      "kommuner_2019;kommuner_2020;splittes\r\n0101\u00a0-\u00a0Halden;3001\u00a0-\u00a0Halden;"
      "0\r\n"
      "0104\u00a0-\u00a0Moss;3002\u00a0-\u00a0Moss;0\r\n0136\u00a0-\u00a0Rygge;3002\u00a0-"
      "\u00a0Moss;0\r\n"
      "0901\u00a0-\u00a0Risør;4201\u00a0-\u00a0Risør;0\r\n0904\u00a0-\u00a0Grimstad;4202\u00a0-"
      "\u00a0Grimstad;0\r\n";
  const test::Outcome loaded = load("kommuneendringer", "a.csv", whole);
  EXPECT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("5 pair(s) of the table are those of klass-131"), std::string::npos)
      << loaded.err;
  const test::Outcome other =
      load("kommuneendringer", "b.csv",
           test::replaced(whole, "0136\u00a0-\u00a0Rygge;3002\u00a0-\u00a0Moss;0\r\n", "") +
               "0301 - Oslo;3001 - Halden;1\r\n");
  EXPECT_NE(other.err.find("klass-131 leads 0136 Rygge to 3002 Moss; the table does not have it."),
            std::string::npos)
      << other.err;
  EXPECT_NE(
      other.err.find("The table leads 0301 Oslo to 3001 Halden; in klass-131 it leads to 0301"),
      std::string::npos)
      << other.err;
  EXPECT_NE(other.err.find("is said to be divided"), std::string::npos) << other.err;
  KV_EXPECT_REFUSED(load("kommuneendringer", "c.csv",
                         "kommuner_2020;kommuner_2019\n3001 - Halden;0101 - Halden\n"),
                    5, "two years");
}

TEST_F(CodeLists, WeightsMustBeOfAChangeAndMakeOne) {
  const std::string header = "change_date,from_code,to_code,weight,basis,source,remark\n";
  KV_EXPECT_REFUSED(load("grensevekter", "a.csv", header + "2020-01-01,0101,3002,1,x,,\n"), 5,
                    "klass-131 has no change from 0101 to 3002 on 2020-01-01.");
  KV_EXPECT_REFUSED(load("grensevekter", "b.csv", header + "2020-01-01,0101,3001,0.5,x,,\n"), 5,
                    "make 0.5 over 1 of 1 parts");
  KV_EXPECT_REFUSED(load("grensevekter", "c.csv", header + "2020-01-01,0101,3001,1.2,x,,\n"), 5,
                    "This is no weight.");
  EXPECT_EQ(load("grensevekter", "d.csv", header + "2020-01-01,0101,3001,1,x,,\n").code, 0);
  const char* kept = "SELECT weight || ' ' || weight_basis FROM region_change WHERE weight > 0";
  EXPECT_EQ(ask(db_, kept), "1.0 x");
  // The graph of another day says nothing of weights.
  EXPECT_EQ(test::etl({"load", db_.string(), "klass-131",
                       test::write_file(
                           dir_ / "n.csv",
                           test::small_nodes() + "16,1903,Harstad - Hárstták,3,2030-01-01,NA\n")
                           .string(),
                       test::write_file(dir_ / "e.csv", test::small_edges()).string()})
                .code,
            5);
  EXPECT_EQ(test::etl({"load", db_.string(), "klass-131", (dir_ / "nodes.csv").string(),
                       (dir_ / "edges.csv").string(), "--vintage", "2021-01-01"})
                .code,
            0);
  EXPECT_EQ(ask(db_, kept), "1.0 x") << "loading the code list again would undo the weights";
}

TEST_F(CodeLists, RegionsOfRegionsSayWhoIsInThem) {
  const std::string text =
      "Nr;kommune_nr;Navn gammel;naringsregion_nr;Region\n101;0101;Halden;01;Halden\n"
      "104;0104;Moss;03;Mosseregionen\n136;0136;Rygge;03;Mosseregionen\n";
  const test::Outcome loaded = load("naringsregion", "naringsregion-2000_2015.csv", text);
  EXPECT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("0901 Risør was a municipality in these years"), std::string::npos)
      << "sums over the regions would lack Risør without a word: " << loaded.err;
  EXPECT_EQ(ask(db_,
                "SELECT group_concat(code || ' ' || valid_from || ' ' || valid_to, ', ') FROM"
                " region_parts WHERE within_kind = 'naringsregion' AND within_code = '03'"),
            "0104 2000-01-01 2016-01-01, 0136 2000-01-01 2016-01-01");
  KV_EXPECT_REFUSED(
      load("naringsregion", "x-2000_2015.csv", test::replaced(text, "136;0136", "136;0137")), 5,
      "Nr is another municipality");
}

// The lists, tables and weights beside the checkout, all of them.
TEST(RealCodeLists, AgreeWithTheGraph) {
  KV_NEEDS(nodes, "klass/ssb-klassr_klass_131_graph_nodes.csv");
  const test::fs::path folder = nodes.parent_path();
  const test::TempDir dir;
  const test::fs::path db = test::empty_warehouse(dir);
  ASSERT_EQ(test::etl({"load", db.string(), "klass-131", nodes.string(),
                       (folder / "ssb-klassr_klass_131_graph_edges.csv").string()})
                .code,
            0);
  const std::vector<std::array<const char*, 3>> files = {
      {"kodeliste", "gardenberg_ssb_kommunekoder_2013.csv", "429 code(s)"},
      {"kodeliste", "gardenberg_ssb_kommunekoder_2020.csv", "357 code(s)"},
      {"kodeliste", "ssb_klass_kommuneinndeling_2026.csv", "358 code(s)"},
      {"kodeliste", "ssb_klass_fylkesinndeling_2026.csv", "16 code(s)"},
      {"kodeliste", "stabas_kommune_2013.csv", "429 code(s)"},
      {"kommuneendringer", "gardenberg_kommuner_med_endringer_fra2017_til2018.csv", "57 pair(s)"},
      {"kommuneendringer", "gardenberg_kommuner_med_endringer_fra2019_til2020.csv", "313 pair(s)"},
      {"naringsregion", "stabas_naringsregion-2000_2015.csv", "525 regions"}};
  for (const auto& [source, name, said] : files) {
    if (!test::fs::exists(folder / name)) continue;
    const test::Outcome loaded = test::etl({"load", db.string(), source, (folder / name).string()});
    EXPECT_EQ(loaded.code, 0) << loaded.err;
    EXPECT_NE(loaded.err.find(said), std::string::npos) << loaded.err;
  }
}

}  // namespace
}  // namespace kv::etl
