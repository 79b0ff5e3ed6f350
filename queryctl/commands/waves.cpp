// SPDX-License-Identifier: MIT
#include <algorithm>

#include "queryctl/commands/builtin.h"
#include "queryctl/commands/query_command.h"
#include "queryctl/commands/survey_question.h"
#include "queryctl/commands/wave_compare.h"
#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

using Rows = std::vector<std::vector<Value>>;

std::string text_of(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : std::string();
}

std::vector<Column> columns_of(const sql::Query& query) {
  std::vector<Column> columns;
  for (const sql::ResultColumn& column : query.columns) columns.push_back({column.name, {}});
  return columns;
}

/// The questions of `wave` with what its codebook states of `other`.
std::vector<WaveQuestion> questions_of(Session& session, const SurveyWave& wave,
                                       const std::string& other) {
  std::vector<WaveQuestion> questions;
  std::vector<std::int64_t> ids;
  for (const auto& row : session.fetch(
           "SELECT question_id, code, type, text_nb, filter, max_picks FROM survey_question"
           " WHERE wave_id = :wave ORDER BY position",
           {{"wave", wave.id}})) {
    WaveQuestion question;
    ids.push_back(std::get<std::int64_t>(row[0]));
    question.code = text_of(row[1]);
    question.type = text_of(row[2]);
    question.text = text_of(row[3]);
    question.filter = text_of(row[4]);
    if (const auto* max = std::get_if<std::int64_t>(&row[5])) question.max_picks = *max;
    questions.push_back(std::move(question));
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    for (const auto& row : session.fetch(
             "SELECT code, label_nb || CASE WHEN state = 'answered' THEN '' WHEN is_valid THEN ' ['"
             " || state || ', valid]' ELSE ' [' || state || ']' END FROM survey_option"
             " WHERE question_id = :question",
             {{"question", ids[i]}}))
      questions[i].options.emplace(text_of(row[0]), text_of(row[1]));
    for (const auto& row : session.fetch(
             "SELECT other_question, relation FROM survey_link WHERE question_id = :question"
             " AND other_wave = :other",
             {{"question", ids[i]}, {"other", other}}))
      questions[i].links.emplace_back(text_of(row[0]), text_of(row[1]));
  }
  return questions;
}

std::string status_of(const SurveyWave& first, const SurveyWave& second) {
  std::string status;
  for (const SurveyWave* wave : {&first, &second})
    if (wave->origin != "collected")
      status += (status.empty() ? "" : "; ") + wave->code + " " + wave->origin;
  return status;
}

class WavesCommand : public Command {
 public:
  WavesCommand(sql::Query list, sql::Query questions, sql::Query freq)
      : Command(info_of(list)),
        list_(std::move(list)),
        questions_(std::move(questions)),
        freq_(std::move(freq)) {}

  void run(Session& session, const Arguments& arguments) const override {
    require_warehouse(session, "waves");
    const std::string action = arguments.text("action");
    if (action == "compare") return compare(session, arguments);
    if (arguments.has("question") || arguments.has("other"))
      throw Error("waves: a second wave and --question are for compare.",
                  "Write waves compare WAVE OTHER [--question CODE].", ExitCode::kUsage);
    if (action == "questions") {
      const std::string wave = arguments.text("wave");
      if (!wave.empty()) find_wave(session, wave);
      session.run_query(questions_.sql, {{"wave", wave.empty() ? Value{} : Value{wave}}},
                        columns_of(questions_), questions_.path, questions_.sql_line);
    } else if (action == "list") {
      if (arguments.has("wave"))
        throw Error("waves list takes no wave.", "waves questions WAVE lists its questions.",
                    ExitCode::kUsage);
      session.run_query(list_.sql, {}, columns_of(list_), list_.path, list_.sql_line);
    } else {
      throw Error("waves: '" + action + "' is none of list, questions and compare.", {},
                  ExitCode::kUsage);
    }
  }

 private:
  static CommandInfo info_of(const sql::Query& query) {
    CommandInfo info = describe(query, "built in");
    info.arguments.assign(info.options.begin(), info.options.begin() + 3);
    info.options.erase(info.options.begin(), info.options.begin() + 3);
    return info;
  }

  void compare(Session& session, const Arguments& arguments) const {
    if (!arguments.has("wave") || !arguments.has("other"))
      throw Error("waves compare: two waves are wanted.", "Write waves compare WAVE OTHER.",
                  ExitCode::kUsage);
    const SurveyWave first = find_wave(session, arguments.text("wave"));
    const SurveyWave second = find_wave(session, arguments.text("other"));
    if (first.id == second.id)
      throw Error("waves compare: both waves are " + first.code + ".", {}, ExitCode::kUsage);
    const std::vector<WaveQuestion> ours = questions_of(session, first, second.code);
    const std::vector<WaveQuestion> theirs = questions_of(session, second, first.code);
    const std::vector<WavePair> pairs = compare_waves(ours, theirs);
    if (arguments.has("question")) {
      const auto decimals = std::get<std::int64_t>(arguments.values().find("decimals")->second);
      if (decimals > 15) throw Error("waves: --decimals must be at most 15.", {}, ExitCode::kUsage);
      figures(session, first, second, pairs, arguments.text("question"),
              static_cast<int>(decimals));
      return;
    }
    Rows rows;
    for (const WavePair& pair : pairs)
      rows.push_back({pair.question ? Value{pair.question->code} : Value{},
                      pair.other ? Value{pair.other->code} : Value{}, pair.verdict,
                      std::string(pair.comparable ? "yes" : "no"),
                      pair.likeness ? Value{*pair.likeness} : Value{}, pair.detail,
                      pair.question ? Value{pair.question->text} : Value{},
                      pair.other ? Value{pair.other->text} : Value{}, status_of(first, second)});
    const std::vector<Column> columns = {{"question", {}},   {"other", {}},      {"verdict", {}},
                                         {"comparable", {}}, {"likeness", 2},    {"detail", {}},
                                         {"text", {}},       {"other_text", {}}, {"status", {}}};
    session.write_rows(columns, rows);
    tell_of_wave(session, first);
    tell_of_wave(session, second);
  }

  Rows frequencies(Session& session, const SurveyItem& item) const {
    std::string sql = freq_.sql;
    while (!sql.empty() && (sql.back() == ';' || sql.back() == '\n')) sql.pop_back();
    return session.fetch("SELECT code, label, count, valid_percent, kind FROM (" + sql +
                             ") WHERE kind IN ('answer', 'valid')",
                         {{"question_id", item.question},
                          {"option_id", Value{}},
                          {"several", std::int64_t{item.several()}},
                          {"origin", std::string()},
                          {"by", Value{}},
                          {"by_id", Value{}},
                          {"by_option_id", Value{}},
                          {"base", std::string("respondents")},
                          {"dont_know", std::string("codebook")},
                          {"lang", session.settings().lang}});
  }

  void figures(Session& session, const SurveyWave& first, const SurveyWave& second,
               const std::vector<WavePair>& pairs, const std::string& code, int decimals) const {
    const SurveyItem item = find_item(session, code, first.code);
    if (item.option)
      throw Error("waves compare: " + code + " is one option of a question.",
                  "Name the question; its options are compared one by one.", ExitCode::kUsage);
    if (item.type == "open" || item.type == "number")
      throw Error("waves compare: " + code + " is of type " + item.type +
                      " and has no options to set side by side.",
                  "Ask each wave with freq, or the view survey_answers.");
    const auto of_item = [&](const WavePair& pair) {
      return pair.question && pair.question->code == item.code;
    };
    const auto pair = std::ranges::find_if(pairs, of_item);
    if (pair == pairs.end() || !pair->comparable)
      throw Error(code + " of " + first.code + " cannot be compared with " + second.code + ": " +
                      (pair == pairs.end() ? "" : pair->verdict + ".") +
                      (pair == pairs.end() || pair->detail.empty() ? "" : " " + pair->detail),
                  "`waves compare " + first.code + " " + second.code +
                      "` has the texts; a codebook can state \"same_as\" where only the words "
                      "differ.");
    const SurveyItem other = find_item(session, pair->other->code, second.code);
    Rows rows = frequencies(session, item);
    const Rows theirs = frequencies(session, other);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::vector<Value>& row = rows[i];
      const auto same = [&](const std::vector<Value>& r) {
        return r[0] == row[0] && r[4] == row[4];
      };
      const auto match = std::ranges::find_if(theirs, same);
      const std::vector<Value> with = match == theirs.end() ? std::vector<Value>(5) : *match;
      const auto* a = std::get_if<double>(&row[3]);
      const auto* b = std::get_if<double>(&with[3]);
      const Value difference = a && b ? Value{*b - *a} : Value{};
      row = {row[0],     row[1],  row[2],
             row[3],     with[2], with[3],
             difference, row[4],  status_of(first, second)};
    }
    const auto count_decimals = [&](const SurveyWave& wave) {
      return wave.weighted ? std::optional<int>(decimals) : std::nullopt;
    };
    const std::vector<Column> columns = {{"code", {}},
                                         {"label", {}},
                                         {"count", count_decimals(first)},
                                         {"valid_percent", decimals},
                                         {"other_count", count_decimals(second)},
                                         {"other_valid_percent", decimals},
                                         {"difference", decimals},
                                         {"kind", {}},
                                         {"status", {}}};
    session.note(item.code + ": " + item.text + " (" + first.code + ", then " + second.code + ")");
    tell_of_wave(session, first);
    tell_of_wave(session, second);
    session.write_rows(columns, rows);
  }

  sql::Query list_;
  sql::Query questions_;
  sql::Query freq_;
};

}  // namespace

std::unique_ptr<Command> make_waves_command() {
  return std::make_unique<WavesCommand>(builtin_query("waves"), builtin_query("waves_questions"),
                                        builtin_query("freq"));
}

}  // namespace kv::queryctl
