// SPDX-License-Identifier: MIT
#include <algorithm>

#include "queryctl/commands/builtin.h"
#include "queryctl/commands/query_command.h"
#include "queryctl/commands/survey_question.h"
#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

void require_one_of(const Arguments& arguments, const std::string& name,
                    std::initializer_list<std::string_view> words) {
  const std::string given = arguments.text(name);
  std::string list;
  for (const std::string_view word : words) {
    if (given == word) return;
    list += (list.empty() ? "" : ", ") + std::string(word);
  }
  std::string option = "--" + name;
  std::ranges::replace(option, '_', '-');
  throw Error("freq: " + option + ": '" + given + "' is none of " + list + ".", {},
              ExitCode::kUsage);
}

class FreqCommand : public Command {
 public:
  explicit FreqCommand(sql::Query query) : Command(info_of(query)), query_(std::move(query)) {}

  void run(Session& session, const Arguments& arguments) const override {
    require_one_of(arguments, "base", {"respondents", "sample", "frame"});
    require_one_of(arguments, "dont_know", {"codebook", "valid", "missing"});
    const auto decimals = std::get<std::int64_t>(arguments.values().find("decimals")->second);
    if (decimals > 15) throw Error("freq: --decimals must be at most 15.", {}, ExitCode::kUsage);
    const SurveyItem item = find_item(session, arguments.text("question"), arguments.text("wave"));
    Values values = {{"question_id", item.question},
                     {"option_id", item.option ? Value{*item.option} : Value{}},
                     {"several", std::int64_t{item.several()}},
                     {"origin", status_of(item.wave)}};
    for (const char* name : {"base", "dont_know"}) values.emplace(name, arguments.text(name));
    bind_by(session, arguments, item, values);

    session.note(item.code + ": " + item.text + " (" + item.wave.code +
                 (item.wave.weighted ? ", weighted)" : ")"));
    tell_of_wave(session, item.wave);
    std::vector<Column> columns;
    std::string names;
    for (const sql::ResultColumn& column : query_.columns) {
      const bool of_picks = column.name.starts_with("percent_of_");
      const bool of_by = column.name == "by" || column.name == "by_label";
      if ((of_picks && !item.several()) || (of_by && !arguments.has("by"))) continue;
      names += (names.empty() ? "" : ", ") + column.name;
      columns.push_back({column.name, {}});
      if (column.name.find("percent") != std::string::npos ||
          (column.name == "count" && item.wave.weighted))
        columns.back().decimals = static_cast<int>(decimals);
    }
    std::string sql = query_.sql;
    while (!sql.empty() && (sql.back() == ';' || sql.back() == '\n')) sql.pop_back();
    session.run_query("SELECT " + names + " FROM (" + sql + ")", values, columns, query_.path,
                      query_.sql_line);
  }

 private:
  static CommandInfo info_of(const sql::Query& query) {
    CommandInfo info = describe(query, "built in");
    info.arguments.push_back(info.options.front());
    info.options.erase(info.options.begin());
    return info;
  }

  static void bind_by(Session& session, const Arguments& arguments, const SurveyItem& item,
                      Values& values) {
    values.emplace("by", arguments.has("by") ? Value{arguments.text("by")} : Value{});
    Value question;
    Value option;
    const std::string by = arguments.text("by");
    const bool county =
        by == "fylke" && session
                             .fetch(
                                 "SELECT 1 FROM survey_question WHERE wave_id = :wave"
                                 " AND code = 'fylke'",
                                 {{"wave", item.wave.id}})
                             .empty();
    if (arguments.has("by") && !county) {
      const SurveyItem other = find_item(session, by, item.wave.code);
      if (other.several() || other.type == "open" || other.type == "number")
        throw Error("freq: --by " + by + " is a question of type " + other.type +
                        ": its answers do not part the respondents.",
                    other.several() ? "Name the column of one of its options."
                                    : "Name a question of type single.");
      question = other.question;
      if (other.option) option = *other.option;
    }
    values.emplace("by_id", question);
    values.emplace("by_option_id", option);
  }

  sql::Query query_;
};

}  // namespace

std::unique_ptr<Command> make_freq_command() {
  return std::make_unique<FreqCommand>(builtin_query("freq"));
}

}  // namespace kv::queryctl
