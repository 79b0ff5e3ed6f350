// SPDX-License-Identifier: MIT
#include "queryctl/draw/data_source.h"

#include <algorithm>

#include "queryctl/commands/query_option.h"
#include "queryctl/commands/survey_question.h"
#include "queryctl/draw/source_line.h"
#include "queryctl/session.h"
#include "queryctl/suggest.h"
#include "queryctl/words.h"
#include "schema/error.h"

namespace kv::queryctl::draw {
namespace {

void tell(Session& session, const Captured& captured) {
  for (const std::string& sentence : captured.notes) session.note(sentence);
  for (const std::string& sentence : captured.warnings) session.warn(sentence);
}

CapturedTable only_table(const Captured& captured, const std::string& what) {
  if (captured.tables.empty())
    throw Error(what + " makes no rows that could be drawn.",
                "Name a command that makes a table, a table, a view or a SELECT.",
                ExitCode::kUsage);
  return captured.tables.front();
}

/// A frequency table whose rows of what is missing say which kind they are, in whatever language
/// the label is: "missing not-asked".
void name_missing(Session& session, CapturedTable& table) {
  const auto find = [&](std::string_view name) {
    return std::ranges::find(table.columns, name, &Column::name) - table.columns.begin();
  };
  const auto kind = static_cast<std::size_t>(find("kind"));
  const auto label = static_cast<std::size_t>(find("label"));
  if (kind == table.columns.size() || label == table.columns.size()) return;
  for (auto& row : table.rows) {
    if (row[kind] != Value{std::string("missing")}) continue;
    const auto state = session.fetch(
        "SELECT 'missing ' || state FROM survey_state WHERE :label IN (title_nb, title_nn, "
        "title_en)",
        {{"label", row[label]}});
    if (!state.empty()) row[kind] = state[0][0];
  }
}

/// "2010–2013" where all rows are of one period.
std::string only_period(const CapturedTable& table) {
  const auto found = std::ranges::find(table.columns, "period", &Column::name);
  if (found == table.columns.end()) return {};
  const auto at = static_cast<std::size_t>(found - table.columns.begin());
  std::string period;
  for (const auto& row : table.rows) {
    const auto* text = std::get_if<std::string>(&row[at]);
    if (text == nullptr || (!period.empty() && *text != period)) return {};
    period = *text;
  }
  if (const auto dash = period.find('-'); period.size() == 9 && dash == 4)
    period.replace(dash, 1, "–");
  return period;
}

std::string title_of(Session& session, const std::string& command) {
  if (const sql::Query* query = session.library().find(command))
    return query->title(session.settings().lang);
  return {};
}

Captured ask(Session& session, const std::vector<std::string>& words) {
  return session.capture_command(words[0], std::vector(words.begin() + 1, words.end()));
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    if (end > at) parts.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::vector<std::string> freq_words(const std::string& question, const std::string& wave) {
  std::vector<std::string> words{"freq", question};
  if (!wave.empty()) words.insert(words.end(), {"--wave", wave});
  return words;
}

std::string wave_source(Session& session, const SurveyWave& wave) {
  const auto rows =
      session.fetch("SELECT publisher FROM survey_wave WHERE wave_id = :wave", {{"wave", wave.id}});
  const auto* publisher =
      rows.empty() || rows[0].empty() ? nullptr : std::get_if<std::string>(&rows[0][0]);
  return (publisher ? *publisher + ", " : "") + wave.title;
}

std::size_t column(const CapturedTable& table, std::string_view name) {
  const auto found = std::ranges::find(table.columns, name, &Column::name);
  if (found == table.columns.end())
    throw Error("A frequency table has no column " + std::string(name) + ".");
  return static_cast<std::size_t>(found - table.columns.begin());
}

std::string text(const Value& value) {
  const auto* found = std::get_if<std::string>(&value);
  return found ? *found : std::string();
}

/// The columns of a frequency table.
struct Freq {
  explicit Freq(const CapturedTable& table)
      : label(column(table, "label")),
        count(column(table, "count")),
        percent(column(table, "percent")),
        kind(column(table, "kind")),
        status(column(table, "status")) {}
  std::size_t label, count, percent, kind, status;
};

double number(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  const auto* real = std::get_if<double>(&value);
  return real ? *real : 0;
}

/// All answers of a question, and what is missing, of all who took part.
void add_answers(const SurveyItem& item, const CapturedTable& freq, CapturedTable& out) {
  const Freq at(freq);
  for (const auto& row : freq.rows) {
    const std::string kind = text(row[at.kind]);
    if (kind == "total")
      out.rows.push_back({{}, {}, row[at.count], row[at.percent], row[at.kind], row[at.status]});
    else if (kind == "answer" || kind.starts_with("missing"))
      out.rows.push_back(
          {item.text, row[at.label], row[at.count], row[at.percent], row[at.kind], row[at.status]});
  }
}

/// How many gave one of the answers that fit the pattern, of all who took part.
void add_share(const SurveyItem& item, const CapturedTable& freq, const std::string& answer,
               CapturedTable& out) {
  const Freq at(freq);
  std::vector<std::string> answers;
  double count = 0;
  double percent = 0;
  bool found = false;
  Value status;
  for (const auto& row : freq.rows) {
    if (text(row[at.kind]) == "total")
      out.rows.push_back({{}, row[at.count], row[at.percent], row[at.kind], row[at.status]});
    if (text(row[at.kind]) != "answer") continue;
    answers.push_back(text(row[at.label]));
    if (!matches(answers.back(), answer)) continue;
    found = true;
    count += number(row[at.count]);
    percent += number(row[at.percent]);
    status = row[at.status];
  }
  if (!found)
    throw Error(item.code + " has no answer '" + answer + "'.",
                "Its answers are " + join_names(answers) + ".", ExitCode::kUsage);
  out.rows.push_back({item.text, count, percent, std::string("answer"), status});
}

std::string who_answered(std::string answer, std::string_view lang) {
  std::erase(answer, '*');
  if (lang == "en") return "Per cent who answered “" + answer + "” (number).";
  return lang == "nn" ? "Prosent som svara «" + answer + "» (tal)."
                      : "Prosent som svarte «" + answer + "» (antall).";
}

}  // namespace

Data data_of(Session& session, const std::string& given) {
  Data data;
  const std::vector<std::string> names = session.command_names();
  const std::string first = given.substr(0, given.find_first_of(" \t\n"));
  if (std::ranges::find(names, first) == names.end()) {
    Values values = {{"data", given}};
    expand_query(session, "DATA", "data", values);
    const Captured captured =
        session.capture_query(std::get<std::string>(values["data"]), {}, "DATA");
    data.table = only_table(captured, given);
    return data;
  }
  const std::vector<std::string> words = split_words(given);
  if (words.size() > 1 && words[0] == "freq") {
    const auto wave = std::ranges::find(words, "--wave");
    const bool named = wave != words.end() && wave + 1 != words.end();
    const SurveyItem item = find_item(session, words[1], named ? *(wave + 1) : std::string());
    data.title = item.text;
    data.source = wave_source(session, item.wave);
  }
  const Captured captured = ask(session, words);
  tell(session, captured);
  data.table = only_table(captured, words[0]);
  if (words[0] == "freq") name_missing(session, data.table);
  data.subtitle = only_period(data.table);
  if (data.title.empty()) data.title = title_of(session, words[0]);
  if (data.source.empty()) data.source = source_line(session, words);
  return data;
}

Data data_of_questions(Session& session, const std::string& questions, const std::string& wave,
                       const std::string& answer) {
  const std::vector<std::string> codes = split(questions);
  if (codes.size() == 1 && answer.empty()) {
    Data data = data_of(session,
                        "freq '" + codes[0] + "'" + (wave.empty() ? "" : " --wave '" + wave + "'"));
    return data;
  }
  Data data;
  data.stacked = answer.empty();
  data.table.columns = {
      {"label", {}}, {"count", {}}, {"percent", {}}, {"kind", {}}, {"status", {}}};
  if (data.stacked) data.table.columns.insert(data.table.columns.begin() + 1, Column{"group", {}});
  if (!answer.empty()) data.subtitle = who_answered(answer, session.settings().lang);
  std::vector<std::string> told;
  for (const std::string& code : codes) {
    const SurveyItem item = find_item(session, code, wave);
    const Captured captured = ask(session, freq_words(code, wave));
    for (const std::string& sentence : captured.warnings)
      if (std::ranges::find(told, sentence) == told.end()) told.push_back(sentence);
    CapturedTable freq = only_table(captured, "freq");
    name_missing(session, freq);
    if (answer.empty())
      add_answers(item, freq, data.table);
    else
      add_share(item, freq, answer, data.table);
    data.source = wave_source(session, item.wave);
  }
  for (const std::string& sentence : told) session.warn(sentence);
  return data;
}

}  // namespace kv::queryctl::draw
