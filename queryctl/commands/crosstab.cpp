// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <optional>

#include "queryctl/commands/builtin.h"
#include "queryctl/commands/query_command.h"
#include "queryctl/commands/survey_question.h"
#include "queryctl/output/number.h"
#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

using Rows = std::vector<std::vector<Value>>;

enum Cell {
  kRow,
  kRowLabel,
  kColumn,
  kColumnLabel,
  kCount,
  kRowPercent,
  kColumnPercent,
  kTotalPercent,
  kCases,
  kKind
};

std::string bare(std::string sql) {
  while (!sql.empty() && (sql.back() == ';' || sql.back() == '\n')) sql.pop_back();
  return sql;
}

std::string text_of(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : std::string();
}

std::string number(const Value& value, int decimals) {
  if (const auto* real = std::get_if<double>(&value)) return fixed_real(*real, decimals);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  return "?";
}

std::string p_text(const Value& value) {
  const auto* p = std::get_if<double>(&value);
  if (!p) return "";
  return *p < 0.0001 ? "p < 0.0001" : "p = " + fixed_real(*p, 4);
}

SurveyItem side(Session& session, const std::string& name, const std::string& wave) {
  SurveyItem item = find_item(session, name, wave);
  if (item.several() || item.type == "open" || item.type == "number")
    throw Error("crosstab: " + name + " is a question of type " + item.type +
                    ": its answers do not part the respondents.",
                item.several() ? "Name the column of one of its options."
                               : "Name a question of type single.");
  return item;
}

class CrosstabCommand : public Command {
 public:
  CrosstabCommand(sql::Query query, sql::Query tests)
      : Command(info_of(query)), query_(std::move(query)), tests_(std::move(tests)) {}

  void run(Session& session, const Arguments& arguments) const override {
    const std::string dont_know = arguments.text("dont_know");
    if (dont_know != "codebook" && dont_know != "valid" && dont_know != "missing")
      throw Error("crosstab: --dont-know: '" + dont_know + "' is none of codebook, valid, missing.",
                  {}, ExitCode::kUsage);
    const auto decimals = std::get<std::int64_t>(arguments.values().find("decimals")->second);
    if (decimals > 15)
      throw Error("crosstab: --decimals must be at most 15.", {}, ExitCode::kUsage);
    const int wide = wide_column(arguments.text("wide"));
    const SurveyItem row = side(session, arguments.text("row"), arguments.text("wave"));
    const SurveyItem column = side(session, arguments.text("column"), row.wave.code);
    const Values values = {{"row_id", row.question},
                           {"row_option_id", row.option ? Value{*row.option} : Value{}},
                           {"column_id", column.question},
                           {"column_option_id", column.option ? Value{*column.option} : Value{}},
                           {"dont_know", dont_know},
                           {"origin", status_of(row.wave)}};
    session.note(row.code + ": " + row.text);
    session.note("by " + column.code + ": " + column.text + " (" + row.wave.code +
                 (row.wave.weighted ? ", weighted)" : ")"));
    tell_of_wave(session, row.wave);

    if (arguments.flag("tests")) return write_tests(session, values, row.wave);
    if (wide >= 0)
      write_wide(
          session, values, wide,
          wide == kCount && !row.wave.weighted ? std::optional<int>{} : static_cast<int>(decimals));
    else
      write_long(session, values, static_cast<int>(decimals), row.wave.weighted);
    tell_left_out(session, row.wave, values);
    tell_tests(session, values, row.wave);
  }

 private:
  static CommandInfo info_of(const sql::Query& query) {
    CommandInfo info = describe(query, "built in");
    info.arguments = {info.options[0], info.options[1]};
    info.options.erase(info.options.begin(), info.options.begin() + 2);
    info.options.push_back({"tests", "flag", false, std::nullopt,
                            "The tests in place of the table: n, statistic, df, p_value, "
                            "fisher_p, cramers_v, expected_min, expected_small, cells, status."});
    return info;
  }

  static int wide_column(const std::string& name) {
    static const std::map<std::string, int> known = {{"", -1},
                                                     {"count", kCount},
                                                     {"row", kRowPercent},
                                                     {"column", kColumnPercent},
                                                     {"total", kTotalPercent}};
    const auto it = known.find(name);
    if (it == known.end())
      throw Error("crosstab: --wide: '" + name + "' is none of count, row, column, total.", {},
                  ExitCode::kUsage);
    return it->second;
  }

  std::string tests_sql() const {
    std::string sql = bare(tests_.sql);
    const std::string mark = "{cells}";
    return sql.replace(sql.find(mark), mark.size(), bare(query_.sql));
  }

  void write_long(Session& session, const Values& values, int decimals, bool weighted) const {
    std::vector<Column> columns;
    for (const sql::ResultColumn& column : query_.columns) {
      columns.push_back({column.name, {}});
      if (column.name.ends_with("percent") || (column.name == "count" && weighted))
        columns.back().decimals = decimals;
    }
    session.run_query(query_.sql, values, columns, query_.path, query_.sql_line);
  }

  void write_wide(Session& session, Values values, int wanted, std::optional<int> decimals) const {
    const std::string status = text_of(values.find("origin")->second);
    values.emplace("lang", session.settings().lang);
    std::vector<Column> columns = {{"row", {}}, {"row_label", {}}};
    Rows lines;
    Value last;
    for (const std::vector<Value>& cell : session.fetch(bare(query_.sql), values)) {
      if (lines.empty() || cell[kRow] != last) lines.push_back({cell[kRow], cell[kRowLabel]});
      last = cell[kRow];
      if (lines.size() == 1) {
        std::string name = text_of(cell[kColumnLabel]);
        if (std::ranges::find(columns, name, &Column::name) != columns.end())
          name += " (" + text_of(cell[kColumn]) + ")";
        columns.push_back({name, decimals});
      }
      lines.back().push_back(cell[static_cast<std::size_t>(wanted)]);
    }
    columns.push_back({"status", {}});
    for (std::vector<Value>& line : lines) line.emplace_back(status);
    session.write_rows(columns, lines);
  }

  /// Those who took part and lack a valid answer to one of the two.
  void tell_left_out(Session& session, const SurveyWave& wave, const Values& values) const {
    const auto in =
        session.fetch("SELECT sum(cases) FROM (" + bare(query_.sql) + ") WHERE kind = 'total'",
                      with(values, "lang", session.settings().lang));
    const auto all = session.fetch(
        "SELECT count(*) FROM survey_respondent WHERE wave_id = :wave AND state = 'answered'",
        {{"wave", wave.id}});
    const auto out = std::get<std::int64_t>(all[0][0]) - std::get<std::int64_t>(in[0][0]);
    if (out > 0)
      session.note(
          std::to_string(out) + " of " + std::to_string(std::get<std::int64_t>(all[0][0])) +
          " who took part lack a valid answer to one of the two and are not in the table.");
  }

  void write_tests(Session& session, const Values& values, const SurveyWave& wave) const {
    std::vector<Column> columns;
    for (const sql::ResultColumn& column : tests_.columns) columns.push_back({column.name, {}});
    columns.push_back({"status", {}});
    for (Column& column : columns)
      if (column.name == "statistic" || column.name.ends_with("_v") ||
          column.name == "expected_min")
        column.decimals = 3;
      else if (column.name.ends_with("_value") || column.name.ends_with("_p"))
        column.decimals = 4;
    session.run_query("SELECT *, :status AS status FROM (" + tests_sql() + ")",
                      with(values, "status", status_of(wave)), columns, tests_.path);
    if (wave.weighted) session.warn("The tests are of the unweighted cases.");
  }

  static Values with(Values values, const std::string& name, Value value) {
    values.emplace(name, std::move(value));
    return values;
  }

  void tell_tests(Session& session, const Values& values, const SurveyWave& wave) const {
    Rows found;
    try {
      found = session.fetch(tests_sql(), with(values, "lang", session.settings().lang));
    } catch (const Error& error) {
      session.note(std::string("No tests: ") + error.what());
      return;
    }
    const std::vector<Value>& t = found.at(0);
    if (std::holds_alternative<std::monostate>(t[1])) {
      session.note("No tests: fewer than two rows or two columns have a case.");
      return;
    }
    std::string sentence = "Chi-square " + number(t[1], 3) + " (" + number(t[2], 0) + " df), " +
                           p_text(t[3]) + "; Cramér's V " + number(t[5], 3) + "; " +
                           number(t[0], 0) + " cases.";
    const auto small = std::get<std::int64_t>(t[7]);
    if (small > 0)
      sentence += " " + std::to_string(small) + " of " + number(t[8], 0) +
                  " cells have an expected count below 5: go by Fisher's exact test, " +
                  (std::holds_alternative<double>(t[4]) ? p_text(t[4])
                                                        : "which this table is too large for") +
                  ".";
    if (wave.weighted) sentence += " The tests are of the unweighted cases.";
    session.note(sentence);
  }

  sql::Query query_;
  sql::Query tests_;
};

}  // namespace

std::unique_ptr<Command> make_crosstab_command() {
  return std::make_unique<CrosstabCommand>(builtin_query("crosstab"),
                                           builtin_query("crosstab_tests"));
}

}  // namespace kv::queryctl
