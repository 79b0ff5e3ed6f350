// SPDX-License-Identifier: MIT
#include "tests/queryctl/survey/wave_sample.h"

#include <stdexcept>

namespace kv::queryctl {
namespace {

const std::string kData = KV_SOURCE_DIR "/data/";

const char* const kSecondBook = R"({
  "wave": {"code": "sor-2015", "title": "En oppdiktet bølge", "from": "2015-03-01", "to": "2015-04-30", "borders": "2015-01-01",
           "origin": "invented", "respondent": "id", "region": "knr", "weight": "vekt"},
  "missing": {"-9": "no-answer"},
  "questions": [
    {"code": "T10", "type": "single", "text": "Har kommunen sitt eget boligkontor?",
     "options": [{"code": "1", "label": "Ja"}, {"code": "2", "label": "Nei"}, {"code": "3", "label": "Annet, beskriv"}]},
    {"code": "T14", "type": "single", "text": "Arbeider kommunen aktivt med boligkarriere for flyktninger, det vil si 'fra leie til eie'?",
     "options": [{"code": "1", "label": "Ja"}, {"code": "2", "label": "Nei"}, {"code": "4", "label": "Annet"}]},
    {"code": "T15", "type": "single", "text": "Hvor mange ansatte?", "options": {"1": "Få", "2": "Mange"}},
    {"code": "T30", "type": "single", "text": "Bruker kommunen Husbankens virkemidler i arbeidet med bosetting av flyktninger",
     "options": [{"code": "1", "label": "Ja"}, {"code": "2", "label": "Nei"}, {"code": "3", "label": "Vet ikke", "state": "dont-know", "valid": true},
                 {"code": "4", "label": "Annet, beskriv"}]},
    {"code": "T18", "type": "single", "text": "Finnes det mål?", "same_as": {"wave": "imdi-sor-2013", "question": "T18"},
     "options": [{"code": "1", "label": "Ja"}, {"code": "2", "label": "Nei"}, {"code": "3", "label": "Vet ikke", "state": "dont-know", "valid": true}]},
    {"code": "ny", "type": "number", "text": "Antall flyktninger"}
  ]})";

const char* const kSecondRows =
    "id;knr;vekt;T10;T14;T15;T30;T18;ny\n"
    "1;0901;2.5;1;1;1;1;1;10\n"
    "2;0904;1;2;2;2;1;2;4\n"
    "3;0906;0.5;2;4;2;3;1;10\n"
    "4;0919;1;-9;2;1;2;3;\n";

void run(const std::vector<std::string>& words) {
  std::vector<std::string> all = {KV_ETL};
  all.insert(all.end(), words.begin(), words.end());
  const Outcome outcome = run_program(all);
  if (outcome.code != 0) throw std::runtime_error(outcome.out + outcome.err);
}

}  // namespace

WaveSample::WaveSample(bool second) : db_(folder_ / "w.db") {
  run({"init", db_});
  run({"load", db_, "klass-131", kData + "klass/klass_131_region_sor_nodes.csv",
       kData + "klass/klass_131_region_sor_edges.csv", "--vintage", "2025-10-31"});
  const std::string wave = kData + "survey/imdi_sor_2013_reconstructed";
  run({"load", db_, "survey", wave + ".sav", wave + ".codebook.json", "--vintage", "2014-10-01"});
  if (!second) return;
  folder_.write("second.json", kSecondBook);
  folder_.write("second.csv", kSecondRows);
  run({"load", db_, "survey", folder_ / "second.csv", folder_ / "second.json", "--vintage",
       "2015-06-01"});
}

Outcome WaveSample::ask(std::vector<std::string> words) const {
  words.insert(words.begin(), {KV_QUERYCTL, db_});
  return run_program(words);
}

std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      row.emplace_back();
    } else if (c == '\n' && !quoted) {
      rows.push_back(std::move(row));
      row.assign(1, {});
    } else {
      row.back() += c;
    }
  }
  return rows;
}

}  // namespace kv::queryctl
