// SPDX-License-Identifier: MIT
#include "tests/queryctl/reproduce/note_sample.h"

#include <algorithm>
#include <rapidjson/document.h>
#include <sstream>
#include <stdexcept>

namespace kv::queryctl {
namespace {

const std::string kData = KV_SOURCE_DIR "/data/";

void load(const std::string& db, const std::string& source, const std::vector<std::string>& files,
          const std::string& vintage) {
  std::vector<std::string> words = {KV_ETL, "load", db, source};
  for (const std::string& file : files) words.push_back(kData + file);
  words.insert(words.end(), {"--vintage", vintage});
  const Outcome outcome = run_program(words);
  if (outcome.code != 0) throw std::runtime_error(source + ": " + outcome.out + outcome.err);
}

}  // namespace

NoteSample::NoteSample(const std::vector<std::string>& sources) : db_(folder_ / "w.db") {
  const auto wanted = [&](const char* source) {
    return std::ranges::find(sources, source) != sources.end();
  };
  if (run_program({KV_ETL, "init", db_}).code != 0) throw std::runtime_error("etl init");
  if (wanted("klass-131"))
    load(db_, "klass-131",
         {"klass/klass_131_region_sor_nodes.csv", "klass/klass_131_region_sor_edges.csv"},
         "2025-10-31");
  if (wanted("folkemengde"))
    load(db_, "folkemengde",
         {"ssb/01-befolkning_hovedgruppe-kommune-2010.csv",
          "ssb/01-befolkning_hovedgruppe-kommune-2013.csv",
          "ssb/01-befolkning_hovedgruppe-kommune-2014.csv"},
         "2014-12-31");
  if (wanted("imdi-bosetting"))
    load(db_, "imdi-bosetting", {"imdi/bosatt_anmodede_2010-2014.csv"}, "2023-12-31");
  if (wanted("survey"))
    load(db_, "survey",
         {"survey/imdi_sor_2013_reconstructed.sav",
          "survey/imdi_sor_2013_reconstructed.codebook.json"},
         "2014-10-01");
  if (wanted("skjematisk"))
    load(db_, "skjematisk", {"schematic/kommuner_skjematisk_2013.geojson"}, "2014-12-31");
  if (wanted("nibr-rekonstruert"))
    load(db_, "nibr-rekonstruert",
         {"nibr/kommunetall_2010-2013_reconstructed.csv",
          "nibr/introduksjonsprogram_2011-2013_reconstructed.csv"},
         "2014-10-01");
}

Outcome NoteSample::ask(std::vector<std::string> words) const {
  words.insert(words.begin(), {KV_QUERYCTL, db_});
  return run_program(words);
}

std::map<std::string, Judged> NoteSample::facts(std::vector<std::string> options) const {
  std::vector<std::string> words = {"reproduce", "nibr-2014-107", "-m", "json"};
  words.insert(words.end(), options.begin(), options.end());
  const Outcome outcome = ask(words);
  if (outcome.code != 0) throw std::runtime_error(outcome.err);
  rapidjson::Document rows;
  rows.Parse(outcome.out.c_str());
  const auto text = [](const rapidjson::Value& row, const char* name) -> std::string {
    if (row[name].IsNumber()) {
      std::ostringstream number;
      number << row[name].GetDouble();
      return number.str();
    }
    return row[name].IsString() ? row[name].GetString() : "";
  };
  std::map<std::string, Judged> facts;
  for (const auto& row : rows.GetArray())
    facts[row["fact"].GetString()] = {text(row, "note"),    text(row, "warehouse"),
                                      text(row, "verdict"), text(row, "status"),
                                      text(row, "remark"),  text(row, "command")};
  return facts;
}

void NoteSample::change(const std::string& sql) const {
  run_on(db_, sql);
}

}  // namespace kv::queryctl
