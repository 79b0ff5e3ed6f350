// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Statement.h>
#include <map>

#include "etl/survey/store_wave.h"

namespace kv::etl {
namespace {

using Cells = std::map<std::pair<std::string, std::string>, std::string>;

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

Cells cells_of(const Wave& wave) {
  Cells cells;
  for (const WaveRespondent& respondent : wave.respondents)
    for (std::size_t i = 0; i < respondent.answers.size(); ++i) {
      const SurveyQuestion& question = wave.codebook.questions[i];
      if (respondent.answers[i])
        cells[{respondent.ident, lower(question.code)}] =
            answer_text(question, *respondent.answers[i]);
    }
  return cells;
}

/// The stored answers, as answer_text writes them.
Cells stored_cells(SQLite::Database& db, int wave_id) {
  SQLite::Statement rows(
      db,
      "SELECT r.ident, q.code, a.state, a.number, coalesce(a.text, ''),"
      "       coalesce((SELECT group_concat(char(31) || code, '') FROM"
      "          (SELECT o.code FROM survey_pick AS p JOIN survey_option AS o USING (option_id)"
      "            WHERE p.respondent_id = a.respondent_id AND p.question_id = a.question_id"
      "            ORDER BY o.code)), '')"
      "  FROM survey_respondent AS r JOIN survey_response AS a USING (respondent_id)"
      "  JOIN survey_question AS q USING (question_id) WHERE r.wave_id = ?");
  rows.bind(1, wave_id);
  Cells cells;
  while (rows.executeStep()) {
    SurveyAnswer plain;
    plain.state = rows.getColumn(2).getString() + rows.getColumn(5).getString();
    if (!rows.getColumn(3).isNull()) plain.number = rows.getColumn(3).getDouble();
    plain.text = rows.getColumn(4).getString();
    cells[{rows.getColumn(0).getString(), lower(rows.getColumn(1).getString())}] =
        answer_text({}, plain);
  }
  return cells;
}

}  // namespace

WaveChange compare_wave(SQLite::Database& db, const Wave& wave, int vintage) {
  WaveChange change;
  const Cells now = cells_of(wave);
  SQLite::Statement find(db,
                         "SELECT wave_id, vintage, sha256 FROM survey_wave"
                         " WHERE code = ? AND vintage <= ? ORDER BY vintage DESC LIMIT 1");
  find.bind(1, wave.codebook.wave);
  find.bind(2, vintage);
  if (!find.executeStep()) {
    change.added = now.size();
    return change;
  }
  change.wave_id = find.getColumn(0).getInt();
  change.same_vintage = find.getColumn(1).getInt() == vintage;
  change.identical = find.getColumn(2).getString() == wave_hash(wave);
  const Cells before = stored_cells(db, *change.wave_id);
  for (const auto& [key, text] : now) {
    const auto it = before.find(key);
    if (it == before.end())
      ++change.added;
    else
      ++(it->second == text ? change.unchanged : change.revised);
  }
  for (const auto& [key, text] : before)
    if (!now.contains(key)) ++change.removed;
  return change;
}

}  // namespace kv::etl
