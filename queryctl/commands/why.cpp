// SPDX-License-Identifier: MIT
#include <algorithm>

#include "queryctl/commands/builtin.h"
#include "queryctl/commands/query_command.h"
#include "queryctl/session.h"
#include "queryctl/why/lookup.h"
#include "queryctl/why/report.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr const char* kDetails =
    "One row for each thing that was said of the cell, the latest first: the value, the vintages "
    "from\n"
    "which until which it held (and those that said it again), and where it stood: file, SHA-256,\n"
    "sheet, row and column, the text as it stood, and what was made of that text and of the "
    "region's\n"
    "code. On other borders (--borders) first the answer, then the cells that go into it, each "
    "with\n"
    "the share that does. Of a computed indicator first the figure, then every loaded cell it is "
    "made\n"
    "of. A cell that a later vintage only repeats keeps the place where it stood first.\n";

using Rows = std::vector<std::vector<Value>>;

class WhyCommand : public Command {
 public:
  WhyCommand()
      : Command({"why",
                 "built in",
                 "Where a number comes from: file, row, column, vintages, borders",
                 kDetails,
                 "why anmodet 0301 2012 -m line",
                 {{"indicator", "text", true, std::nullopt, "A loaded or a computed indicator."},
                  {"region", "text", true, std::nullopt, "The region's code."},
                  {"period", "text", true, std::nullopt,
                   "The period: 2012, or 2010-2013 of a computed indicator."}},
                 {{"breakdown", "text", false, std::nullopt,
                   "Which part, as kjonn=1;alder=2; without it the total."},
                  {"group", "group", false, std::nullopt,
                   "Of a computed indicator: the group in which it is computed."}}}) {}

  void run(Session& session, const Arguments& arguments) const override {
    require_warehouse(session, "why");
    Rows rows;
    if (const sql::Query* query = session.library().find(arguments.text("indicator")))
      explain_computed(session, *query, arguments, rows);
    else
      explain_cell(session, arguments.text("indicator"), arguments.text("period"), arguments, rows);
    if (rows.empty()) tell_nothing(session, arguments);
    session.write_rows(why_columns(), rows);
  }

 private:
  static void explain_cell(Session& session, const std::string& indicator,
                           const std::string& period, const Arguments& arguments, Rows& rows) {
    CellLookup lookup(session);
    const std::string region = arguments.text("region");
    const std::string breakdown = arguments.text("breakdown");
    if (!session.clocks().borders) {
      const NamedCell cell = lookup.find(indicator, region, period, breakdown);
      add_rows(cell, read_statements(session.db(), cell.id, session.clocks().as_of), rows);
      return;
    }
    NamedCell target;
    const std::vector<NamedCell> parts = lookup.parts(indicator, region, period, breakdown, target);
    add_border_answer(session, target, rows);
    for (const NamedCell& part : parts)
      add_rows(part, read_statements(session.db(), part.id, session.clocks().as_of), rows);
  }

  static void add_border_answer(Session& session, const NamedCell& target, Rows& rows) {
    const auto answer = session.fetch(
        "SELECT o.value, s.symbol, o.lower, o.upper, o.estimated, o.reason FROM observation AS o"
        " JOIN status AS s USING (status_id) WHERE o.indicator_id = :indicator"
        " AND o.period_id = :period AND o.region_id = :region AND o.breakdown_id = :breakdown",
        {{"indicator", target.id.indicator},
         {"period", target.id.period},
         {"region", target.id.region},
         {"breakdown", target.id.breakdown}});
    const std::string borders =
        "on the municipalities of 1 January " + std::to_string(*session.clocks().borders);
    for (const std::vector<Value>& row : answer) {
      std::string remark = borders;
      if (const auto* reason = std::get_if<std::string>(&row[5]); reason && !reason->empty())
        remark += "; " + *reason;
      if (const auto* share = std::get_if<double>(&row[4]); share && *share > 0)
        remark += "; a part of it is estimated by weights";
      const auto* symbol = std::get_if<std::string>(&row[1]);
      rows.push_back(answer_row(target, row[0], symbol ? *symbol : "", remark));
    }
  }

  // The figure itself, then the loaded cells that its definition needs, of the window.
  static void explain_computed(Session& session, const sql::Query& query,
                               const Arguments& arguments, Rows& rows) {
    const std::string period = arguments.text("period");
    add_computed_answer(session, query, arguments, rows);
    bool any = false;
    for (const sql::Need& need : query.needs)
      for (const std::string& code : CellLookup(session).periods(need.indicator, period)) {
        explain_cell(session, need.indicator, code, arguments, rows);
        any = true;
      }
    if (query.needs.empty())
      session.note(query.name +
                   " does not say which loaded indicators it is made of; its manual "
                   "page has the definition.");
    else if (!any)
      throw Error("None of what " + query.name + " is made of has figures of " + period + ".",
                  "Give a year, or first and last year as in 2010-2013.");
  }

  static void add_computed_answer(Session& session, const sql::Query& query,
                                  const Arguments& arguments, Rows& rows) {
    const std::string period = arguments.text("period");
    const std::string region = arguments.text("region");
    Values values;
    for (const sql::Param& param : query.params) {
      Value value;
      if (param.default_value)
        value = parse_value("--" + param.name, param.type, *param.default_value);
      if (param.name == "from" || param.name == "to")
        value = parse_value(
            "the period", "year",
            param.name == "from" ? period.substr(0, 4) : period.substr(period.size() < 9 ? 0 : 5));
      if (param.name == "group" && arguments.has("group")) value = arguments.text("group");
      values.emplace(param.name, std::move(value));
    }
    if (query.sql.find(":lang") != std::string::npos)
      values.emplace("lang", session.settings().lang);
    const auto at = [&](std::string_view name) {
      return static_cast<std::size_t>(
          std::ranges::find(query.columns, name, &sql::ResultColumn::name) - query.columns.begin());
    };
    for (const std::vector<Value>& row : session.fetch(query.sql, values)) {
      if (row.at(at("region")) != Value{region}) continue;
      NamedCell cell;
      cell.indicator = query.name;
      cell.region = region;
      if (const auto* name = std::get_if<std::string>(&row.at(at("name")))) cell.name = *name;
      cell.period = period;
      const auto* status = std::get_if<std::string>(&row.at(at("status")));
      rows.push_back(
          answer_row(cell, row.at(at("value")), status ? *status : "", query.definition));
      return;
    }
    session.note(query.name + " has no row for " + region + " in " + period +
                 "; the cells that would go into it follow. Another group is given with --group.");
  }

  static void tell_nothing(Session& session, const Arguments& arguments) {
    throw Error(session.database_by_the_clocks() + " holds nothing of " +
                    arguments.text("indicator") + " for " + arguments.text("region") + " in " +
                    arguments.text("period") +
                    (arguments.has("breakdown") ? " (" + arguments.text("breakdown") + ")" : "") +
                    ": no load had such a cell.",
                "`show " + arguments.text("indicator") +
                    " --all-breakdowns` shows the cells that there are.");
  }
};

}  // namespace

std::unique_ptr<Command> make_why_command() {
  return std::make_unique<WhyCommand>();
}

}  // namespace kv::queryctl
