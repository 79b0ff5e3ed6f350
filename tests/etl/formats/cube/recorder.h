// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "etl/formats/cube/jsonstat.h"
#include "etl/formats/cube/px.h"

namespace kv::etl::test {

/// A cube in memory: its metadata, and each cell as a text: "17", "2.5", or "[..]" for a symbol.
struct Recorded : CubeHandler {
  CubeMetadata cube;
  bool described = false;
  std::map<std::size_t, std::string> cells;
  std::map<std::size_t, std::pair<std::size_t, std::size_t>> places;  ///< line and column
  CubeProblems problems;

  bool metadata(const CubeMetadata& metadata) override {
    cube = metadata;
    described = true;
    return true;
  }
  void cell(const CubeCell& cell) override {
    std::string text = "[" + std::string(cell.symbol) + "]";
    if (cell.has_number) {
      text = cell.number.is_integer ? std::to_string(cell.number.integer)
                                    : std::to_string(cell.number.real);
    }
    twice += !cells.emplace(cell.index, text).second;
    places[cell.index] = {cell.row, cell.column};
  }

  /// The rules of the errors, joined by spaces.
  std::string errors() const { return rules(problems.errors); }
  std::string warnings() const { return rules(problems.warnings); }
  std::string notes() const { return rules(problems.notes); }
  const Problem& error() const { return problems.errors.problems().at(0); }

  std::size_t twice = 0;  ///< cells that came more than once

 private:
  static std::string rules(const ProblemList& list) {
    std::string text;
    for (const Problem& problem : list.problems()) text += (text.empty() ? "" : " ") + problem.rule;
    return text;
  }
};

inline Recorded jsonstat(std::string_view text) {
  Recorded recorded;
  read_jsonstat(text, recorded, recorded.problems);
  return recorded;
}

inline Recorded px(std::string_view text, std::string_view encoding = "utf-8") {
  Recorded recorded;
  read_px(text, encoding, recorded, recorded.problems);
  return recorded;
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("not in the text: " + std::string(from));
  return text.replace(at, from.size(), to);
}

/// Two municipalities, one measure, two years; `rest` follows the metadata: value and status.
inline std::string small_cube(std::string_view rest) {
  return R"({"version":"2.0","class":"dataset","label":"07459: Befolkning, etter region",
"source":"Statistisk sentralbyrå","updated":"2024-02-21T07:00:00Z","note":["Per 1. januar."],
"role":{"time":["Tid"],"geo":["Region"],"metric":["ContentsCode"]},
"id":["Region","ContentsCode","Tid"],"size":[2,1,2],
"dimension":{
"Region":{"label":"region","category":{"index":{"4203":1,"0301":0},"label":{"0301":"Oslo","4203":"Arendal"}}},
"ContentsCode":{"label":"statistikkvariabel","category":{"index":["Personer1"],
"label":{"Personer1":"Personer"},"unit":{"Personer1":{"base":"personer","decimals":0}}}},
"Tid":{"label":"år","category":{"index":{"2020":0,"2021":1},"label":{"2020":"2020","2021":"2021"}}}},
"extension":{"px":{"tableid":"07459","decimals":0,"language":"no"}},
)" + std::string(rest) +
         "}";
}

/// The same cube as a PC-Axis file; `data` stands between DATA= and the end.
inline std::string small_px(std::string_view data) {
  return R"(CHARSET="ANSI";
AXIS-VERSION="2010";
CODEPAGE="utf-8";
LANGUAGE="no";
DECIMALS=0;
MATRIX="07459";
TITLE="Befolkning, etter region, statistikkvariabel "
"og år";
STUB="region";
HEADING="statistikkvariabel","år";
CONTVARIABLE="statistikkvariabel";
VALUES("region")="Oslo","Arendal";
VALUES("statistikkvariabel")="Personer";
VALUES("år")="2020","2021";
TIMEVAL("år")=TLIST(A1),"2020","2021";
CODES("region")="0301","4203";
CODES("statistikkvariabel")="Personer1";
CODES("år")="2020","2021";
VARIABLE-TYPE("region")="G";
UNITS="personer";
LAST-UPDATED("Personer")="20240221 08:00";
SOURCE="Statistisk sentralbyrå";
DATASYMBOL3=":";
DATA=
)" + std::string(data);
}

}  // namespace kv::etl::test
