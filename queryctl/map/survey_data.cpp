// SPDX-License-Identifier: MIT
// The answers to a survey question as the data of a map.
#include "queryctl/commands/survey_question.h"
#include "queryctl/map/data.h"
#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr const char* kAnswers = R"(
SELECT '' AS panel, g.code AS region,
       (SELECT v.name FROM region_version AS v WHERE v.region_id = r.region_id AND v.valid_from <= w.borders
         ORDER BY v.valid_from DESC LIMIT 1) AS name,
       CASE WHEN r.state = 'answered' AND coalesce(a.state, '') IN ('answered', 'dont-know') THEN
         CASE WHEN :map_option IS NULL THEN
           CASE :map_lang WHEN 'nn' THEN coalesce(o.label_nn, o.label_nb) WHEN 'en' THEN coalesce(o.label_en, o.label_nb)
                          ELSE o.label_nb END
         WHEN EXISTS (SELECT 1 FROM survey_pick AS x WHERE x.respondent_id = r.respondent_id AND x.option_id = :map_option)
           THEN iif(:map_lang = 'en', 'Yes', 'Ja')
         ELSE iif(:map_lang = 'en', 'No', 'Nei') END
       END AS value,
       CASE WHEN r.state <> 'answered' THEN r.state ELSE coalesce(a.state, 'no-answer') END AS status
  FROM survey_respondent AS r
  JOIN survey_wave AS w USING (wave_id)
  JOIN region AS g USING (region_id)
  LEFT JOIN survey_response AS a ON a.respondent_id = r.respondent_id AND a.question_id = :map_question
  LEFT JOIN survey_pick AS p
    ON p.respondent_id = r.respondent_id AND p.question_id = :map_question AND :map_option IS NULL
  LEFT JOIN survey_option AS o ON o.option_id = p.option_id
 WHERE r.wave_id = :map_wave)";

}  // namespace

MapData survey_answers(Session& session, const Arguments& arguments) {
  const SurveyItem item = find_item(session, arguments.text("question"), arguments.text("wave"));
  if (item.several() || item.type == "open")
    throw Error("map: " + item.code + " is a question of type " + item.type +
                    ": an area has more than one answer, or a text.",
                item.several() ? "Name the column of one of its options; freq shows all of them."
                               : "Give a --query that makes categories of it.");
  const std::string lang = session.settings().lang;
  MapData data;
  data.sql = kAnswers;
  data.values = {{"map_question", item.question},
                 {"map_option", item.option ? Value{*item.option} : Value{}},
                 {"map_wave", item.wave.id},
                 {"map_lang", lang}};
  data.what = item.code + " of " + item.wave.code;
  data.title = item.text;
  data.legend = lang == "en" ? "Answer" : "Svar";
  for (const auto& row : session.fetch(
           "SELECT CASE :lang WHEN 'nn' THEN coalesce(label_nn, label_nb) WHEN 'en' THEN "
           "coalesce(label_en, label_nb) ELSE label_nb END FROM survey_option WHERE question_id = "
           ":question AND :option IS NULL AND state IN ('answered', 'dont-know') ORDER BY position",
           {{"lang", lang},
            {"question", item.question},
            {"option", item.option ? Value{*item.option} : Value{}}}))
    if (const auto* label = std::get_if<std::string>(&row[0])) data.order.push_back(*label);
  if (item.option)
    data.order = lang == "en" ? std::vector<std::string>{"Yes", "No"}
                              : std::vector<std::string>{"Ja", "Nei"};
  const auto wave = session.fetch(
      "SELECT CAST(substr(borders, 1, 4) AS INTEGER), coalesce(publisher || ': ', ''), "
      "date(vintage "
      "* 86400, 'unixepoch'), (SELECT count(*) FROM survey_respondent AS r WHERE r.wave_id = "
      "w.wave_id AND r.state = 'answered') FROM survey_wave AS w WHERE wave_id = :wave",
      {{"wave", item.wave.id}});
  data.year = static_cast<int>(std::get<std::int64_t>(wave.at(0).at(0)));
  data.own_borders = true;
  data.sources.push_back(item.wave.title + (lang == "en" ? ", vintage " : ", revisjon ") +
                         std::get<std::string>(wave[0][2]));
  data.subtitle =
      item.wave.title + ". N = " + std::to_string(std::get<std::int64_t>(wave[0][3])) + ".";
  if (const std::string mark = origin_mark(item.wave.origin, lang); !mark.empty())
    data.marks.push_back(mark);
  return data;
}

std::string origin_mark(const std::string& origin, const std::string& lang) {
  if (origin == "reconstructed")
    return lang == "en" ? "Reconstructed answers" : "Rekonstruerte svar";
  if (origin == "invented")
    return lang == "en" ? "Invented answers" : (lang == "nn" ? "Oppdikta svar" : "Oppdiktede svar");
  return {};
}

}  // namespace kv::queryctl
