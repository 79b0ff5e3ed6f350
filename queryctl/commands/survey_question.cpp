// SPDX-License-Identifier: MIT
#include "queryctl/commands/survey_question.h"

#include <algorithm>

#include "queryctl/commands/query_command.h"
#include "queryctl/session.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr const char* kWaves =
    "SELECT wave_id, wave, CASE :lang WHEN 'nn' THEN coalesce(title_nn, title_nb)"
    " WHEN 'en' THEN coalesce(title_en, title_nb) ELSE title_nb END, origin, coalesce(remark, ''),"
    " weighted FROM survey_waves ORDER BY starts, wave";

// A question's own code goes before the column of an option.
constexpr const char* kItems =
    "SELECT w.wave, q.question_id, NULL, q.code, CASE :lang WHEN 'nn' THEN coalesce(q.text_nn,"
    " q.text_nb) WHEN 'en' THEN coalesce(q.text_en, q.text_nb) ELSE q.text_nb END, q.type"
    "  FROM survey_waves AS w JOIN survey_question AS q USING (wave_id) WHERE q.code = :name"
    " UNION ALL "
    "SELECT w.wave, q.question_id, o.option_id, o.variable, CASE :lang WHEN 'nn' THEN"
    " coalesce(o.label_nn, o.label_nb) WHEN 'en' THEN coalesce(o.label_en, o.label_nb)"
    " ELSE o.label_nb END, q.type"
    "  FROM survey_waves AS w JOIN survey_question AS q USING (wave_id)"
    "  JOIN survey_option AS o USING (question_id)"
    " WHERE o.variable = :name AND q.code <> o.variable";

constexpr const char* kNames =
    "SELECT DISTINCT question FROM survey_questions WHERE wave = coalesce(:wave, wave)"
    " UNION SELECT variable FROM survey_options WHERE variable IS NOT NULL"
    " AND wave = coalesce(:wave, wave)";

std::string text_at(const std::vector<Value>& row, std::size_t i) {
  const auto* text = std::get_if<std::string>(&row[i]);
  return text ? *text : std::string();
}

std::vector<SurveyWave> waves_of(Session& session) {
  require_warehouse(session, "A survey question");
  std::vector<SurveyWave> waves;
  for (const auto& row : session.fetch(kWaves, {{"lang", session.settings().lang}}))
    waves.push_back({std::get<std::int64_t>(row[0]), text_at(row, 1), text_at(row, 2),
                     text_at(row, 3), text_at(row, 4), row[5] == Value{std::int64_t{1}}});
  if (waves.empty())
    throw Error(session.database_by_the_clocks() + " holds no survey wave.",
                "Load one: etl load " + session.database() + " survey FILE.sav CODEBOOK.json.");
  return waves;
}

std::vector<std::string> codes_of(const std::vector<SurveyWave>& waves) {
  std::vector<std::string> codes;
  for (const SurveyWave& wave : waves) codes.push_back(wave.code);
  return codes;
}

SurveyWave wave_among(Session& session, const std::vector<SurveyWave>& waves,
                      const std::string& code) {
  const auto it = std::ranges::find(waves, code, &SurveyWave::code);
  if (it != waves.end()) return *it;
  throw Error("There is no survey wave '" + code + "' in " + session.database_by_the_clocks() + ".",
              did_you_mean(code, codes_of(waves), "The command waves lists them."));
}

}  // namespace

SurveyWave find_wave(Session& session, const std::string& code) {
  return wave_among(session, waves_of(session), code);
}

SurveyItem find_item(Session& session, const std::string& name, const std::string& wave) {
  const std::vector<SurveyWave> waves = waves_of(session);
  if (!wave.empty()) wave_among(session, waves, wave);
  std::vector<SurveyItem> found;
  for (const auto& row :
       session.fetch(kItems, {{"name", name}, {"lang", session.settings().lang}})) {
    SurveyItem item;
    item.wave = wave_among(session, waves, text_at(row, 0));
    item.question = std::get<std::int64_t>(row[1]);
    if (const auto* option = std::get_if<std::int64_t>(&row[2])) item.option = *option;
    item.code = text_at(row, 3);
    item.text = text_at(row, 4);
    item.type = text_at(row, 5);
    if (wave.empty() || item.wave.code == wave) found.push_back(std::move(item));
  }
  if (found.empty()) {
    std::vector<std::string> names;
    const Value only = wave.empty() ? Value{} : Value{wave};
    for (const auto& row : session.fetch(kNames, {{"wave", only}}))
      names.push_back(text_at(row, 0));
    throw Error("There is no survey question '" + name + "' in " +
                    (wave.empty() ? session.database_by_the_clocks() : "the wave " + wave) + ".",
                did_you_mean(name, names, "`waves questions` lists them."));
  }
  for (const SurveyItem& item : found)
    if (item.wave.id != found.front().wave.id)
      throw Error("More than one wave has the question " + name + ": " + found.front().wave.code +
                      " and " + item.wave.code + ".",
                  "Say which with --wave; `waves compare` tells whether it is the same question.");
  return found.front();
}

Value status_of(const SurveyWave& wave) {
  return wave.origin == "collected" ? Value{std::string()} : Value{wave.origin};
}

void tell_of_wave(Session& session, const SurveyWave& wave) {
  if (session.clocks().borders)
    session.warn(
        "Answers are of the municipalities of the wave's own time; --borders does not move "
        "them.");
  if (wave.origin == "collected") return;
  session.warn("The answers of " + wave.code + " are " + wave.origin + "." +
               (wave.remark.empty() ? "" : " " + wave.remark));
}

}  // namespace kv::queryctl
