// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/etl/formats/survey/sav_file.h"
#include "tests/etl/support.h"

namespace kv::etl::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A small wave: q1 (single), q2 (up to two of three, asked where q1 = 1), q3 (number), q4 (open).
std::string book(const std::string& wave_more = {}, const std::string& questions_more = {}) {
  return R"({"wave": {"code": "w1", "title": "Prøve", "from": "2013-11-01", "to": "2013-12-31",
    "respondent": "id", "region": "knr", "weight": "v", "borders": "2013-06-01")" +
         wave_more + R"(}, "missing": {"-9": "no-answer", "-7": "refused"},
  "questions": [
    {"code": "q1", "type": "single", "text": "Har dere plan?",
     "options": [{"code": "1", "label": "Ja"}, {"code": "2", "label": "Nei"}, {"code": "8", "label": "Vet ikke", "state": "dont-know"}]},
    {"code": "q2", "type": "up-to-k", "max": 2, "text": "Hva står i den?", "filter": "q1 = 1",
     "options": [{"code": "a", "label": "Bolig", "variable": "q2a"}, {"code": "b", "label": "Arbeid", "variable": "q2b"},
                 {"code": "c", "label": "Skole", "variable": "q2c"}]},
    {"code": "q3", "type": "number", "text": "Hvor mange?"},
    {"code": "q4", "type": "open", "text": "Annet?"})" +
         questions_more + "]}";
}

const char* const kHead = "id;knr;v;q1;q2a;q2b;q2c;q3;q4\n";
const char* const kRows =
    "1;0901;1.5;1;1;0;1;12;Å, ja\n"
    "2;0904;0.5;2;;;;;\n"
    "3;301;1;8;;;;-9;-7\n";

class LoadSurvey : public ::testing::Test {
 protected:
  Outcome run(const std::string& rows, const std::string& codebook = book(),
              const std::vector<std::string>& more = {}, const std::string& command = "load") {
    const std::string csv = write_file(dir_ / "w.csv", kHead + rows);
    const std::string json = write_file(dir_ / "w.json", codebook);
    std::vector<std::string> words = {command, db_, "survey", csv, json};
    words.insert(words.end(), more.begin(), more.end());
    return etl(words);
  }

  /// The state, codes and value of an answer.
  std::string answer(const std::string& respondent, const std::string& question) {
    return ask(db_,
               "SELECT state || '|' || coalesce(group_concat(code, '+'), '') || '|' ||"
               " coalesce(number, '') || '|' || coalesce(text, '') FROM survey_answers"
               " WHERE respondent = '" +
                   respondent + "' AND question = '" + question + "'");
  }

  TempDir dir_;
  const fs::path db_ = small_warehouse(dir_);
};

TEST_F(LoadSurvey, APlanCountsTheAnswersAndHoldsTheLoadToIt) {
  const std::vector<std::string> day = {"--vintage", "2014-01-15"};
  const Outcome plan = run(kRows, book(), day, "plan");
  ASSERT_EQ(plan.code, 0) << plan.err;
  EXPECT_NE(plan.out.find("would come in for the first time: 3 respondents"), std::string::npos)
      << plan.out;
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM survey_wave"), "0") << "a plan writes nothing";
  const std::string rest = plan.out.substr(plan.out.find("token ") + 6);
  std::vector<std::string> planned = day;
  planned.insert(planned.end(), {"--plan", rest.substr(0, rest.find('\n'))});
  const Outcome other = run(std::string(kRows) + "4;301;1;1;1;0;0;1;\n", book(), planned);
  EXPECT_EQ(other.code, 5) << other.err;
  EXPECT_NE(other.err.find("The plan does not hold any more"), std::string::npos) << other.err;
  EXPECT_EQ(run(kRows, book(), planned).code, 0);
}

// The promise of the source: another wave, with other questions, loads with a codebook and no C++.
TEST_F(LoadSurvey, ACodebookIsAllItTakes) {
  const Outcome outcome = run(kRows, book(), {"--vintage", "2014-01-15"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(answer("1", "q1"), "answered|1||");
  EXPECT_EQ(answer("1", "q2"), "answered|a+c||");
  EXPECT_EQ(answer("1", "q3"), "answered||12.0|");
  EXPECT_EQ(answer("1", "q4"), "answered|||Å, ja");
  EXPECT_EQ(ask(db_, "SELECT region || weight FROM survey_respondents WHERE respondent = '3'"),
            "03011.0");
  EXPECT_EQ(ask(db_, "SELECT vintage || weighted || answered FROM survey_waves"), "2014-01-1513");
  EXPECT_EQ(etl({"verify", db_}).code, 0);
}

// Not asked, no answer, don't know and refused are four things.
TEST_F(LoadSurvey, WhatIsMissingKeepsItsKind) {
  ASSERT_EQ(run(kRows).code, 0);
  EXPECT_EQ(answer("2", "q2"), "not-asked|||");
  EXPECT_EQ(answer("2", "q3"), "no-answer|||");
  EXPECT_EQ(answer("3", "q1"), "dont-know|8||");
  EXPECT_EQ(answer("3", "q2"), "not-asked|||");
  EXPECT_EQ(answer("3", "q3"), "no-answer|||");
  EXPECT_EQ(answer("3", "q4"), "refused|||");
}

// Every answer that cannot be is told with its place, and nothing of the file is loaded.
TEST_F(LoadSurvey, WhatTheCodebookDoesNotExplainIsTold) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"1;0901;1;7;;;;;\n", "unknown-code: " + (dir_ / "w.csv").string() +
                                ", row 2, column D (4): '7': Respondent 1 (0901), question q1: "
                                "there is no option '7'; there are 1, 2, 8."},
      {"1;0901;1;1;1;1;1;;\n", "3 options are picked where at most 2 can be"},
      {"1;0901;1;1;5;0;0;;\n", "the column is neither picked (1) nor not picked (0)"},
      {"1;0901;1;2;1;0;0;;\n", "by the filter (q1 = 1) it was not asked"},
      {"1;0901;1;1;;;;mange;\n", "not-a-number"},
      {"1;0901;;1;;;;;\n", "missing-weight"},
      {"1;0901;-1;1;;;;;\n", "bad-weight"},
      {"1;0901;1,5;1;;;;;\n", "bad-weight"},
      {"1;0999;1;1;;;;;\n", "0999 is no municipality that KLASS 131 knows"},
      {"1;9999;1;1;;;;;\n", "9999 is no municipality"},
      {"1;1915;1;1;;;;;\n", "1915 (Bjarkøy) was no municipality on 2013-06-01"},
      {"1;3001;1;1;;;;;\n", "3001 (Halden) was no municipality on 2013-06-01"},
      {"1;;1;1;;;;;\n", "not-a-code"},
      {";0901;1;1;;;;;\n", "the row has no number"},
      {"1;0901;1;1;;;;;\n1;0904;1;1;;;;;\n", "row 2 has the same number"},
  };
  const std::string before = content_hash(db_);
  for (const auto& [rows, sentence] : cases) {
    const Outcome outcome = run(rows + "77;0904;1;2;;;;;\n");
    KV_EXPECT_REFUSED(outcome, 5, sentence);
    EXPECT_EQ(content_hash(db_), before) << rows;
  }
}

TEST_F(LoadSurvey, AnAnswerThatWasNotAskedForCanBeAccepted) {
  const std::string rows = "1;0901;1;2;1;0;0;;\n2;0904;1;1;1;0;0;;\n";
  ASSERT_EQ(run(rows, book(), {"--accept", "answered-though-not-asked"}).code, 0);
  EXPECT_EQ(answer("1", "q2"), "answered|a||");
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM load_findings WHERE rule = 'answered-though-not-asked'"),
            "1");
}

TEST_F(LoadSurvey, WhoTookPartIsOneThingAndWhatTheySaidAnother) {
  const std::string codebook = replaced(
      book(
          R"(, "participation": {"variable": "q3", "answered": ["1"], "no-response": ["2"], "not-in-sample": ["3"]})"),
      R"({"code": "q3", "type": "number", "text": "Hvor mange?"},)", "");
  ASSERT_EQ(run("1;0901;1;1;1;;;1;x\n2;0904;;;;;;2;\n3;0301;;;;;;3;\n", codebook).code, 0);
  EXPECT_EQ(ask(db_, "SELECT frame || asked || answered FROM survey_waves"), "321");
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM survey_answers WHERE respondent <> '1'"), "0");
  KV_EXPECT_REFUSED(run("1;0901;1;1;1;;;1;x\n2;0904;1;1;;;;2;\n", codebook), 5,
                    "answers-without-part");
  KV_EXPECT_REFUSED(run("1;0901;1;1;1;;;1;x\n2;0904;1;1;;;;9;\n", codebook), 5,
                    "does not say whether '9'");
}

TEST_F(LoadSurvey, ColumnsThatStayOutsideAreTold) {
  std::string codebook = replaced(book(), R"(,
    {"code": "q4", "type": "open", "text": "Annet?"})",
                                  "");
  const Outcome outcome = run(kRows, codebook);
  ASSERT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("column-not-loaded"));
  EXPECT_THAT(outcome.err, HasSubstr("The column q4 is not in the codebook"));
  codebook = replaced(codebook, "\"questions\": [", "\"ignore\": [\"q4\"], \"questions\": [");
  EXPECT_THAT(run(kRows, codebook, {"--vintage", "2031-01-01"}).err,
              Not(HasSubstr("column-not-loaded")));
}

TEST_F(LoadSurvey, ACodebookThatDoesNotFitTheFileIsTold) {
  KV_EXPECT_REFUSED(run(kRows, book({}, R"(, {"code": "q9", "type": "open", "text": "?"})")), 5,
                    "the file has no column q9");
  KV_EXPECT_REFUSED(run(kRows, replaced(book(), R"("region": "knr")", R"("region": "kommune")")), 5,
                    "the file does not have it");
  KV_EXPECT_REFUSED(
      run(kRows, replaced(book(), R"("from": "2013-11-01", "to": "2013-12-31",)", "")), 5,
      "Nothing says when the wave was in the field");
  KV_EXPECT_REFUSED(etl({"load", db_, "survey", dir_ / "w.csv"}), 5, "no-codebook");
  KV_EXPECT_REFUSED(etl({"load", db_, "survey", dir_ / "w.json"}), 5, "no-answers");
}

TEST_F(LoadSurvey, TheSameFilesTwiceChangeNothing) {
  ASSERT_EQ(run(kRows).code, 0);
  const std::string before = content_hash(db_);
  const Outcome again = run(kRows);
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.err, HasSubstr("nothing was changed"));
  EXPECT_EQ(content_hash(db_), before);
}

TEST_F(LoadSurvey, CheckWritesNothingAndCountsWhatWouldBe) {
  const std::string before = content_hash(db_);
  const Outcome outcome = run(kRows, book(), {}, "check");
  EXPECT_EQ(outcome.code, 0) << outcome.out;
  EXPECT_THAT(outcome.err, HasSubstr("12 new"));
  EXPECT_EQ(content_hash(db_), before);
}

// A later delivery is kept beside the earlier one; the views show the latest, whichever came first.
TEST_F(LoadSurvey, DeliveriesAreKeptByTheirVintage) {
  const std::string revised = replaced(kRows, "2;0904;0.5;2", "2;0904;0.5;1");
  ASSERT_EQ(run(revised, book(), {"--vintage", "2014-03-01"}).code, 0);
  ASSERT_EQ(run(kRows, book(), {"--vintage", "2014-01-15"}).code, 0);
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM survey_wave"), "2");
  EXPECT_EQ(answer("2", "q1"), "answered|1||");
  const Outcome other =
      run(replaced(kRows, "2;0904", "2;0902"), book(), {"--vintage", "2014-01-15"});
  EXPECT_EQ(other.code, 5);
  const Outcome conflict =
      run(replaced(kRows, ";12;", ";13;"), book(), {"--vintage", "2014-03-01"});
  KV_EXPECT_REFUSED(conflict, 5, "vintage-conflict");
  EXPECT_THAT(conflict.err, HasSubstr("3 answers are others"));
}

// The same wave from SPSS: what the file itself says fills what the codebook leaves out.
TEST_F(LoadSurvey, ASavFileFillsInWhatTheCodebookLeavesOut) {
  SavFile file;
  file.columns = {{"knr", "Kommune", 4, {}, {}},
                  {"q1", "Har dere plan?", 0, {{1, "Ja"}, {2, "Nei"}, {-9, "Ubesvart"}}, {-9}},
                  {"q2a", "Bolig", 0, {}, {}},
                  {"q2b", "Arbeid", 0, {}, {}},
                  {"tekst", "Annet", 300, {}, {}},
                  {"v", "Vekt", 0, {}, {}}};
  using S = std::string;
  file.rows = {{S("0901"), 1.0, 1.0, 0.0, S(290, 'x'), 2.0}, {S("0904"), -9.0, 0.0, 0.0, S(), 1.0}};
  file.weight = "v";
  file.sets = "$hva=D1 1 15 Hva mangler nå q2a q2b\n";
  const std::string sav = write_file(dir_ / "bolge.sav", file.bytes());
  const std::string json =
      write_file(dir_ / "b.json", R"({"wave": {"code": "b", "from": "2013-11-01", "region": "knr"},
                           "missing": {"-9": "no-answer"}})");
  const Outcome outcome = etl({"load", db_, "survey", json, sav});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(answer("1", "q1"), "answered|1||");
  EXPECT_EQ(answer("2", "q1"), "no-answer|||");
  EXPECT_EQ(answer("1", "hva"), "answered|1||");
  EXPECT_EQ(answer("2", "hva"), "answered|||");
  EXPECT_EQ(answer("1", "tekst"), "answered|||" + S(290, 'x'));
  EXPECT_EQ(ask(db_, "SELECT type || text_nb FROM survey_questions WHERE question = 'hva'"),
            "multipleHva mangler nå");
  EXPECT_EQ(ask(db_, "SELECT weight FROM survey_respondents WHERE respondent = '1'"), "2.0");

  const Outcome bare = etl({"load", db_, "survey", sav, "--period", "2013"});
  KV_EXPECT_REFUSED(bare, 5, "nothing says of which kind");
  EXPECT_EQ(etl({"load", db_, "survey", sav, "--period", "2013", "--accept", "missing-kind"}).code,
            0);
  EXPECT_EQ(ask(db_, "SELECT wave FROM survey_waves WHERE wave = 'bolge'"), "bolge");
}

TEST_F(LoadSurvey, TwoAnswersOfOneMunicipalityAreTold) {
  const Outcome outcome = run("1;0901;1;2;;;;;\n2;0901;1;2;;;;;\n");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("shared-municipality"));
}

TEST_F(LoadSurvey, LabelsThatDifferAreTold) {
  SavFile file;
  file.columns = {{"knr", "", 4, {}, {}}, {"q1", "Plan?", 0, {{1, "Ja"}, {2, "Nei"}}, {}}};
  file.rows = {{std::string("0901"), 1.0}};
  const std::string sav = write_file(dir_ / "x.sav", file.bytes());
  const std::string json =
      write_file(dir_ / "x.json",
                 R"({"wave": {"code": "x", "from": "2013-11-01", "region": "knr"},
          "questions": [{"code": "q1", "options": {"1": "Nei", "2": "Ja"}}]})");
  const Outcome outcome = etl({"load", db_, "survey", sav, json});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("the code 1 is 'Nei' in the codebook and 'Ja' in the file"));
}

TEST_F(LoadSurvey, SeveralPicksInOneCellOrInColumnsOfCodes) {
  const std::string csv =
      write_file(dir_ / "m.csv", "knr;alle;f1;f2\n0901;1, 3;2;1\n0904;3;3;\n0301;;;\n");
  const std::string json =
      write_file(dir_ / "m.json", R"({"wave": {"code": "m", "from": "2013-11-01", "region": "knr"},
     "questions": [{"code": "alle", "type": "multiple", "text": "?", "separator": ",", "options": {"1": "A", "2": "B", "3": "C"}},
                   {"code": "to", "type": "up-to-k", "max": 2, "text": "?", "variables": ["f1", "f2"], "options": {"1": "A", "2": "B", "3": "C"}}]})");
  const Outcome outcome = etl({"load", db_, "survey", csv, json});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(answer("1", "alle"), "answered|1+3||");
  EXPECT_EQ(answer("1", "to"), "answered|1+2||");
  EXPECT_EQ(answer("2", "to"), "answered|3||");
  EXPECT_EQ(answer("3", "alle"), "no-answer|||");
}

// A draft must be a codebook: filled in where it is empty, it loads.
TEST_F(LoadSurvey, ADraftedCodebookNeedsOnlyWhatTheOwnerKnows) {
  SavFile file;
  file.columns = {{"knr", "", 4, {}, {}},
                  {"q1", "Plan?", 0, {{1, "Ja"}, {2, "Nei"}, {-9, "Ubesvart"}}, {-9}},
                  {"a", "Bolig", 0, {}, {}},
                  {"b", "Arbeid", 0, {}, {}}};
  file.rows = {{std::string("0901"), 1.0, 1.0, 0.0}, {std::string("0904"), -9.0, 0.0, 1.0}};
  file.sets = "$hva=D1 1 4 Hva? a b\n";
  const std::string sav = write_file(dir_ / "d.sav", file.bytes());
  const Outcome draft = etl({"codebook", sav});
  ASSERT_EQ(draft.code, 0) << draft.err;
  const std::string empty = write_file(dir_ / "empty.json", draft.out);
  KV_EXPECT_REFUSED(etl({"load", db_, "survey", sav, empty}), 5, "'-9' stands for ''");
  std::string filled = replaced(draft.out, R"("-9": "")", R"("-9": "refused")");
  filled = replaced(filled, R"("from": "")", R"("from": "2013-11-01")");
  const Outcome outcome =
      etl({"load", db_, "survey", sav, write_file(dir_ / "filled.json", filled)});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(answer("1", "q1"), "answered|1||");
  EXPECT_EQ(answer("2", "q1"), "refused|||");
  EXPECT_EQ(answer("2", "hva"), "answered|2||");
  KV_EXPECT_REFUSED(etl({"codebook", write_file(dir_ / "bad.sav", "$FL2")}), 5, "ends within");
}

// Of a scale only the ends are labelled, of a number only what is no answer.
TEST_F(LoadSurvey, ADraftHasTheCodesThatWereGivenBesideThoseWithLabels) {
  SavFile file;
  file.columns = {{"knr", "", 4, {}, {}},
                  {"skala", "Hvor enig?", 0, {{1, "Uenig"}, {5, "Enig"}}, {99}},
                  {"antall", "Hvor mange?", 0, {{999, "Ubesvart"}}, {999}}};
  file.rows = {{std::string("0901"), 3.0, 12.0}, {std::string("0904"), 99.0, 999.0}};
  const std::string sav = write_file(dir_ / "d.sav", file.bytes());
  std::string filled = etl({"codebook", sav}).out;
  for (const char* code : {"99", "999"})
    filled = replaced(filled, "\"" + std::string(code) + "\": \"\"",
                      "\"" + std::string(code) + "\": \"no-answer\"");
  filled = replaced(filled, R"("from": "")", R"("from": "2013-11-01")");
  const Outcome outcome =
      etl({"load", db_, "survey", sav, write_file(dir_ / "filled.json", filled)});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(answer("1", "skala"), "answered|3||");
  EXPECT_EQ(answer("2", "skala"), "no-answer|||");
  EXPECT_EQ(answer("1", "antall"), "answered||12.0|") << "a number was taken for a list of options";
  EXPECT_EQ(answer("2", "antall"), "no-answer|||");
}

TEST_F(LoadSurvey, ADraftForACsvFileListsTheCodesThatOccur) {
  const std::string csv =
      write_file(dir_ / "c.csv", "knr;q1;q2\n0901;1;a\n0904;2;b\n0301;1;c\n0101;2;d\n");
  const Outcome draft = etl({"codebook", csv});
  ASSERT_EQ(draft.code, 0) << draft.err;
  EXPECT_THAT(draft.out, HasSubstr(R"("region": "knr")"));
  EXPECT_THAT(draft.out, HasSubstr(R"("code": "2")"));
  EXPECT_THAT(draft.out, HasSubstr(R"("type": "open")"));
}

TEST_F(LoadSurvey, ARebuildMakesTheSameWave) {
  ASSERT_EQ(run(kRows, book(), {"--vintage", "2014-01-15"}).code, 0);
  const Outcome outcome = etl({"rebuild", db_, dir_ / "copy.db"});
  EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
  EXPECT_EQ(ask(dir_ / "copy.db", "SELECT sha256 FROM survey_wave"),
            ask(db_, "SELECT sha256 FROM survey_wave"));
}

}  // namespace
}  // namespace kv::etl::test
