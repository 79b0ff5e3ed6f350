// SPDX-License-Identifier: MIT
#include "etl/survey/store_wave.h"

#include <SQLiteCpp/Statement.h>

namespace kv::etl {
namespace {

void bind_text(SQLite::Statement& statement, int at, const std::string& text) {
  if (text.empty())
    statement.bind(at);
  else
    statement.bind(at, text);
}

std::int64_t run(SQLite::Database& db, SQLite::Statement& statement) {
  statement.exec();
  statement.reset();
  return db.getLastInsertRowid();
}

class Store {
 public:
  Store(SQLite::Database& db, const Wave& wave)
      : db_(db),
        wave_(wave),
        respondent_(db,
                    "INSERT INTO survey_respondent (wave_id, ident, region_id, state, weight)"
                    " VALUES (?, ?, ?, ?, ?)"),
        response_(db, "INSERT INTO survey_response VALUES (?, ?, ?, ?, ?)"),
        pick_(db, "INSERT INTO survey_pick VALUES (?, ?, ?)") {}

  void store(int vintage, int load_id) {
    const SurveyCodebook& book = wave_.codebook;
    SQLite::Statement insert(
        db_,
        "INSERT INTO survey_wave (code, vintage, load_id, title_nb, title_nn, title_en, publisher,"
        " starts, ends, borders, origin, remark, weighted, sha256)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, book.wave);
    insert.bind(2, vintage);
    insert.bind(3, load_id);
    insert.bind(4, book.title.nb);
    bind_text(insert, 5, book.title.nn);
    bind_text(insert, 6, book.title.en);
    bind_text(insert, 7, book.publisher);
    insert.bind(8, book.starts);
    insert.bind(9, book.ends);
    insert.bind(10, book.borders);
    insert.bind(11, book.origin);
    bind_text(insert, 12, book.remark);
    insert.bind(13, wave_.weighted ? 1 : 0);
    insert.bind(14, wave_hash(wave_));
    wave_id_ = run(db_, insert);
    int position = 0;
    for (const SurveyQuestion& question : book.questions) add_question(question, ++position);
    for (const WaveRespondent& respondent : wave_.respondents) add_respondent(respondent);
  }

 private:
  void add_question(const SurveyQuestion& question, int position) {
    SQLite::Statement insert(
        db_,
        "INSERT INTO survey_question (wave_id, position, code, role, type, max_picks, text_nb,"
        " text_nn, text_en, label, filter, variable) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, wave_id_);
    insert.bind(2, position);
    insert.bind(3, question.code);
    insert.bind(4, question.background ? "background" : "question");
    insert.bind(5, std::string(type_name(question.type)));
    if (question.max_picks > 0) insert.bind(6, question.max_picks);
    insert.bind(7, question.text.nb);
    bind_text(insert, 8, question.text.nn);
    bind_text(insert, 9, question.text.en);
    bind_text(insert, 10, question.label);
    bind_text(insert, 11, question.filter_text);
    bind_text(insert, 12, question.variable);
    const std::int64_t id = run(db_, insert);
    questions_.push_back(id);
    options_.emplace_back();
    int place = 0;
    for (const SurveyOption& option : question.options) add_option(id, option, ++place);
    for (const SurveyLink& link : question.links) add_link(id, link);
  }

  void add_option(std::int64_t question, const SurveyOption& option, int position) {
    SQLite::Statement insert(
        db_,
        "INSERT INTO survey_option (question_id, position, code, state, is_valid, label_nb,"
        " label_nn, label_en, variable) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, question);
    insert.bind(2, position);
    insert.bind(3, option.code);
    insert.bind(4, option.state);
    insert.bind(5, option.valid ? 1 : 0);
    insert.bind(6, option.label.nb);
    bind_text(insert, 7, option.label.nn);
    bind_text(insert, 8, option.label.en);
    bind_text(insert, 9, option.variable);
    options_.back().push_back(run(db_, insert));
  }

  void add_link(std::int64_t question, const SurveyLink& link) {
    SQLite::Statement insert(db_, "INSERT OR REPLACE INTO survey_link VALUES (?, ?, ?, ?)");
    insert.bind(1, question);
    insert.bind(2, link.wave);
    insert.bind(3, link.question);
    insert.bind(4, link.relation);
    run(db_, insert);
  }

  void add_respondent(const WaveRespondent& respondent) {
    respondent_.bind(1, wave_id_);
    respondent_.bind(2, respondent.ident);
    respondent_.bind(3, respondent.region_id);
    respondent_.bind(4, respondent.state);
    if (respondent.weight)
      respondent_.bind(5, *respondent.weight);
    else
      respondent_.bind(5);
    const std::int64_t id = run(db_, respondent_);
    for (std::size_t i = 0; i < respondent.answers.size(); ++i)
      if (respondent.answers[i]) add_answer(id, i, *respondent.answers[i]);
  }

  void add_answer(std::int64_t respondent, std::size_t question, const SurveyAnswer& answer) {
    response_.bind(1, respondent);
    response_.bind(2, questions_[question]);
    response_.bind(3, answer.state);
    if (answer.number)
      response_.bind(4, *answer.number);
    else
      response_.bind(4);
    bind_text(response_, 5, answer.text);
    run(db_, response_);
    for (const std::size_t pick : answer.picks) {
      pick_.bind(1, respondent);
      pick_.bind(2, questions_[question]);
      pick_.bind(3, options_[question][pick]);
      run(db_, pick_);
    }
  }

  SQLite::Database& db_;
  const Wave& wave_;
  SQLite::Statement respondent_;
  SQLite::Statement response_;
  SQLite::Statement pick_;
  std::int64_t wave_id_ = 0;
  std::vector<std::int64_t> questions_;
  std::vector<std::vector<std::int64_t>> options_;  // of each question
};

}  // namespace

void store_wave(SQLite::Database& db, const Wave& wave, int vintage, int load_id) {
  Store(db, wave).store(vintage, load_id);
}

}  // namespace kv::etl
