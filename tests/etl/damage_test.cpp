// SPDX-License-Identifier: MIT
// Files that something happened to on the way: each is refused with a place, or loads as what it
// was.
#include <gtest/gtest.h>
#include <random>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

std::string population_file() {
  std::string text =
      ";innvkat_5.alle;innvkat_5.innvandrere;innvkat_5.alle\n;kjonn.alle;kjonn.alle;kjonn.0\n"
      ";enhet.personer;enhet.prosent;enhet.personer\n";
  for (const char* region :
       {"0101 Halden", "0104 Moss", "0136 Rygge", "0301 Oslo", "0901 Risør", "0904 Grimstad",
        "1902 Tromsø", "1903 Harstad", "9999 Uoppgitt kommune"})
    text += std::string(region) + ";6848;8,060747664;3400\n";
  return text;
}

std::string sort_file() {
  return "Nr;Kommune;Fylke;Fylkenr;IMDireg;IMDiregnr;Naringregnr;Naringreg;Sentralnr_2008;Sentral_"
         "2008\n"
         "101;0101 Halden;Østfold;1;IMDi Øst;1;1;Halden;3;Sentrale kommuner\n"
         "104;0104 Moss;Østfold;1;IMDi Øst;1;3;Moss;3;Sentrale kommuner\n"
         "136;0136 Rygge;Østfold;1;IMDi Øst;1;3;Moss;3;Sentrale kommuner\n"
         "301;0301 Oslo;Oslo;3;IMDi Øst;1;9;Oslo;3;Sentrale kommuner\n"
         "901;0901 Risør;Aust-Agder;9;IMDi Sør;3;37;Risør;1;Mindre sentrale kommuner\n"
         "904;0904 Grimstad;Aust-Agder;9;IMDi Sør;3;38;Arendal;2;Noe sentrale kommuner\n"
         "1902;1902 Tromsø;Troms;19;IMDi Nord;6;80;Tromsø;3;Sentrale kommuner\n"
         "1903;1903 Harstad;Troms;19;IMDi Nord;6;81;Harstad;2;Noe sentrale kommuner\n";
}

struct Kind {
  const char* source;
  const char* name;
  std::string text;
};

std::vector<Kind> kinds() {
  return {{"imdi-bosetting", "long.csv", test::whole_long_file()},
          {"folkemengde", "folk-2013.csv", population_file()},
          {"kommunesort", "sort.csv", sort_file()}};
}

class Damage : public ::testing::Test {
 protected:
  test::Outcome load(const Kind& kind, const std::string& text) {
    return test::load(dir_, db_, kind.source, kind.name, text);
  }
  // The text is refused and the warehouse is as before.
  void expect_refused(const Kind& kind, const std::string& text, const std::string& what) {
    const test::Outcome loaded = load(kind, text);
    EXPECT_EQ(loaded.code, 5) << kind.source << ", " << what << ": " << loaded.err;
    EXPECT_NE(loaded.err.find("error "), std::string::npos) << what;
    EXPECT_NE(loaded.err.find(kind.name), std::string::npos)
        << "the file is not named, " << what << ": " << loaded.err;
    ASSERT_EQ(test::content_hash(db_), before_)
        << kind.source << " left something behind, " << what;
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
  std::string before_ = test::content_hash(db_);
};

TEST_F(Damage, TheUndamagedFilesLoad) {
  for (const Kind& kind : kinds())
    EXPECT_EQ(load(kind, kind.text).code, 0) << kind.source << load(kind, kind.text).err;
}

TEST_F(Damage, AFileCutOffAnywhereNeverLoadsAsWhole) {
  for (const Kind& kind : kinds())
    for (std::size_t end = 0; end + 1 < kind.text.size(); end += 3) {
      const test::Outcome loaded = load(kind, kind.text.substr(0, end));
      ASSERT_EQ(loaded.code, 5) << kind.source << " cut after byte " << end << ": " << loaded.err;
    }
  EXPECT_EQ(test::content_hash(db_), before_);
}

TEST_F(Damage, ABytePutWrongIsRefusedOrChangesOnlyWhatItStandsIn) {
  std::mt19937 random(1);
  for (const Kind& kind : kinds())
    for (int i = 0; i < 120; ++i) {
      std::string text = kind.text;
      text[random() % text.size()] = static_cast<char>(random() % 256);
      const test::fs::path file = test::write_file(dir_ / kind.name, text);
      const test::Outcome checked = test::etl({"check", db_.string(), kind.source, file.string()});
      EXPECT_TRUE(checked.code == 0 || checked.code == 5) << checked.code << ": " << checked.err;
      if (checked.code == 5) {
        EXPECT_NE(checked.out.find(kind.name), std::string::npos) << checked.out;
      }
    }
  EXPECT_EQ(test::content_hash(db_), before_);
}

TEST_F(Damage, LettersInNumbersAreRefusedWithRowColumnAndValue) {
  KV_EXPECT_REFUSED(load(kinds()[0], test::replaced(kinds()[0].text, ";50\n", ";5O\n")), 5,
                    "long.csv, row 6, column F (6): '5O'");
  KV_EXPECT_REFUSED(
      load(kinds()[1], test::replaced(population_file(), "0901 Risør;6848", "0901 Risør;6B48")), 5,
      "folk-2013.csv, row 8, column B (2): '6B48'");
  KV_EXPECT_REFUSED(
      load(kinds()[2], test::replaced(sort_file(), "Risør;1;Mindre", "Risør;l;Mindre")), 5,
      "sort.csv, row 6, column I (9): 'l'");
  EXPECT_EQ(test::content_hash(db_), before_);
}

TEST_F(Damage, TwoDecimalMarksOrOneThatMayBeThousandsAreRefused) {
  expect_refused(kinds()[0], test::replaced(kinds()[0].text, ";50\n", ";5,000\n"),
                 "a comma that may be of thousands");
  expect_refused(
      kinds()[1],
      test::replaced(population_file(), "0101 Halden;6848;8,06", "0101 Halden;6848;8.06"),
      "a point in a comma file");
}

TEST_F(Damage, RaggedRowsAreRefused) {
  for (const Kind& kind : kinds()) {
    const std::size_t line = kind.text.find("0901");
    const std::size_t semicolon = kind.text.find(';', line);
    expect_refused(kind, std::string(kind.text).erase(semicolon, 1), "a separator lost");
    expect_refused(kind, std::string(kind.text).insert(semicolon, ";0"), "a cell too many");
    expect_refused(kind, std::string(kind.text).insert(line, "\""), "a quote that is never closed");
  }
}

TEST_F(Damage, ACodeThatNeverExistedIsRefused) {
  for (const Kind& kind : kinds())
    expect_refused(kind,
                   test::replaced(test::replaced(kind.text, "0901", "0902"), "\n901;", "\n902;"),
                   "0902");
}

TEST_F(Damage, ARowTwiceIsRefusedWhetherTheValueIsTheSameOrNot) {
  for (const Kind& kind : kinds()) {
    const std::size_t begin = kind.text.rfind('\n', kind.text.find("0901")) + 1;
    const std::string row = kind.text.substr(begin, kind.text.find('\n', begin) + 1 - begin);
    expect_refused(kind, kind.text + row, "the same row twice");
  }
  expect_refused(kinds()[0],
                 test::whole_long_file() + "Personer;2012;0901;Risør;Anmodning om bosetting;51\n",
                 "two values for one cell");
}

TEST_F(Damage, ColumnsLostRenamedOrSwappedAreRefused) {
  for (const Kind& kind : kinds()) {
    std::string renamed = kind.text;
    renamed.replace(renamed.find(';') + 1, 1, "X");
    expect_refused(kind, renamed, "a renamed column");
    std::string lost;
    for (std::size_t at = 0; at < kind.text.size();) {
      const std::size_t end = kind.text.find('\n', at);
      const std::string row = kind.text.substr(at, end - at);
      lost += row.substr(row.find(';') + 1) + "\n";
      at = end + 1;
    }
    expect_refused(kind, lost, "the first column lost");
  }
  expect_refused(
      kinds()[0],
      test::replaced(test::whole_long_file(), "Enhet;År;Kommunenummer", "Enhet;Kommunenummer;År"),
      "two names of the header swapped");
}

TEST_F(Damage, FilesWithNothingToLoadAreRefused) {
  for (const Kind& kind : kinds()) {
    expect_refused(kind, "", "empty");
    expect_refused(kind, "\n\n\n", "blank lines");
    expect_refused(kind, kind.text.substr(0, kind.text.find("\n") + 1),
                   "the first header row only");
  }
  expect_refused(kinds()[0], "Enhet;År;Kommunenummer;Kommune;Bosetting;Antall\n", "header only");
  expect_refused(kinds()[0], std::string("PK\x03\x04", 4) + std::string(3000, '\x01'),
                 "a workbook");
  expect_refused(kinds()[0], std::string(100000, '\0'), "zeros");
  expect_refused(kinds()[0], kinds()[1].text, "a file of another source");
}

TEST_F(Damage, AFolderOrAFileThatMayNotBeReadIsNoEmptyFile) {
  test::fs::create_directory(dir_ / "folder.csv");
  KV_EXPECT_REFUSED(
      test::etl({"load", db_.string(), "imdi-bosetting", (dir_ / "folder.csv").string()}), 3,
      "folder.csv is a folder");
  const test::fs::path locked = test::write_file(dir_ / "locked.csv", test::whole_long_file());
  test::fs::permissions(locked, test::fs::perms::none);
  const bool readable = !test::read_text(locked).empty();  // root reads everything
  EXPECT_EQ(test::etl({"load", db_.string(), "imdi-bosetting", locked.string()}).code,
            readable ? 0 : 3);
}

TEST_F(Damage, OneBadFileOfSeveralStopsThemAll) {
  const test::fs::path good = test::write_file(dir_ / "good.csv", test::whole_long_file());
  const test::fs::path bad = test::write_file(
      dir_ / "bad.csv", test::replaced(test::replaced(test::whole_long_file(), ";2012;", ";2011;"),
                                       ";50\n", ";5O\n"));
  const test::Outcome loaded =
      test::etl({"load", db_.string(), "imdi-bosetting", good.string(), bad.string()});
  KV_EXPECT_REFUSED(loaded, 5, "bad.csv, row 6, column F (6): '5O'");
  EXPECT_EQ(test::content_hash(db_), before_);
}

}  // namespace
}  // namespace kv::etl
