// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "queryctl/commands/builtin.h"
#include "queryctl/commands/query_command.h"
#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr std::string_view kPeriods =
    " o.indicator_id = (SELECT indicator_id FROM indicator WHERE code = :indicator)"
    " AND o.period_id IN (SELECT period_id FROM period"
    "   WHERE starts <= coalesce(:to || '-12-31', starts) AND ends >= coalesce(:from || '-01-01', "
    "ends))";

class ShowCommand : public Command {
 public:
  ShowCommand(sql::Query query, sql::Query on_borders)
      : Command(info_of(query)), query_(std::move(query)), on_borders_(std::move(on_borders)) {}

  void run(Session& session, const Arguments& arguments) const override {
    if (arguments.has("year") && (arguments.has("from") || arguments.has("to")))
      throw Error("show: --year stands beside --from or --to.", "Give the one or the others.",
                  ExitCode::kUsage);
    const Values& given = arguments.values();
    const Value& from = given.find(arguments.has("year") ? "year" : "from")->second;
    const Value& to = given.find(arguments.has("year") ? "year" : "to")->second;
    require_years(session, arguments.text("indicator"), from, to);

    tell_reconstructed(session, arguments.text("indicator"));
    const sql::Query& query = session.clocks().borders ? on_borders_ : query_;
    const Values window = {{"indicator", arguments.text("indicator")}, {"from", from}, {"to", to}};
    Values values = given;
    values["kind"] = kind_of(session, arguments, window);
    session.run_query(with_kind(session, query.sql), values,
                      columns(session, query, arguments.text("indicator")), query.path,
                      query.sql_line);
    if (!arguments.flag("all_breakdowns")) tell_breakdowns(session, window);
    if (arguments.has("group")) tell_absent(session, window, arguments.text("group"));
  }

 private:
  static CommandInfo info_of(const sql::Query& query) {
    CommandInfo info = describe(query, "built in");
    info.arguments.push_back(info.options.front());
    info.options.erase(info.options.begin());
    info.options.push_back({"all_breakdowns", "flag", false, std::nullopt,
                            "Also the cells broken down by sex, age and the like."});
    return info;
  }

  /// The kind of regions to show, and a word about those that are left out.
  static std::string kind_of(Session& session, const Arguments& arguments, const Values& window) {
    const auto kinds = session.fetch(
        "SELECT r.kind, count(*) FROM region AS r WHERE EXISTS (SELECT 1 FROM observation AS o "
        "WHERE" +
            std::string(kPeriods) + " AND o.region_id = r.region_id) GROUP BY r.kind",
        window);
    std::map<std::string, std::int64_t> there;
    for (const auto& row : kinds)
      there[std::get<std::string>(row.at(0))] = std::get<std::int64_t>(row.at(1));
    if (arguments.has("kind")) return known_kind(session, arguments.text("kind"));
    if (!there.contains("kommune") || there.size() == 1) return "all";
    std::string others;
    for (const auto& [kind, count] : there)
      if (kind != "kommune")
        others += (others.empty() ? "" : ", ") + kind + " (" + std::to_string(count) + ")";
    session.note("Only municipalities are shown; there are also figures of " + others +
                 ": --kind KIND, or --kind all.");
    return "kommune";
  }

  static std::string known_kind(Session& session, const std::string& kind) {
    std::string known = "all";
    for (const auto& row : session.fetch("SELECT kind FROM region_kind ORDER BY kind", {})) {
      const auto& name = std::get<std::string>(row.at(0));
      if (name == kind) return kind;
      known += ", " + name;
    }
    if (kind == "all") return kind;
    throw Error("show: there is no kind of region called '" + kind + "'.", "Kinds: " + known + ".",
                ExitCode::kUsage);
  }

  /// Before schema version 9 the view had no kind; the code told it, but for economic regions.
  static std::string with_kind(Session& session, std::string sql) {
    constexpr std::string_view kColumn = "OR kind = :kind";
    const auto at = sql.find(kColumn);
    if (at != std::string::npos &&
        session.fetch("SELECT 1 FROM pragma_table_info('observations') WHERE name = 'kind'", {})
            .empty())
      sql.replace(at, kColumn.size(), "OR region IN (SELECT code FROM region WHERE kind = :kind)");
    return sql;
  }

  static std::vector<Column> columns(Session& session, const sql::Query& query,
                                     const std::string& indicator) {
    const auto found = session.fetch("SELECT decimals FROM indicator WHERE code = :indicator",
                                     {{"indicator", indicator}});
    const auto decimals = static_cast<int>(std::get<std::int64_t>(found.at(0).at(0)));
    std::vector<Column> columns;
    for (const sql::ResultColumn& column : query.columns) columns.push_back({column.name, {}});
    for (Column& column : columns)
      if (column.name == "value" || column.name == "lower" || column.name == "upper")
        column.decimals = decimals;
    return columns;
  }

  /// Figures that were made up to fit a publication are called so wherever they are shown; sources
  /// mark them by the end of the indicator's code.
  static void tell_reconstructed(Session& session, const std::string& indicator) {
    if (!indicator.ends_with("_rekonstruert")) return;
    const auto found = session.fetch("SELECT definition FROM indicator WHERE code = :indicator",
                                     {{"indicator", indicator}});
    const auto* definition = std::get_if<std::string>(&found.at(0).at(0));
    session.warn("The figures of " + indicator + " are reconstructed." +
                 (definition ? " " + *definition : ""));
  }

  static void tell_breakdowns(Session& session, const Values& window) {
    const std::string sql = "SELECT 1 FROM observation AS o WHERE" + std::string(kPeriods) +
                            " AND o.breakdown_id <> 0 LIMIT 1";
    if (!session.fetch(sql, window).empty())
      session.note("Only totals are shown; --all-breakdowns shows the rest.");
  }

  static void tell_absent(Session& session, Values window, const std::string& group) {
    const std::string sql =
        "SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM observation AS o WHERE" +
        std::string(kPeriods) +
        " AND o.region_id = m.region_id))"
        " FROM (SELECT DISTINCT region_id FROM region_group_members WHERE group_code = :group) AS "
        "m";
    window.emplace("group", group);
    const auto counts = session.fetch(sql, window);
    const auto absent = std::get<std::int64_t>(counts.at(0).at(1));
    if (absent > 0)
      session.note(
          "Members of " + group +
          " without a figure or symbol here, and so without a row: " + std::to_string(absent) +
          " of " + std::to_string(std::get<std::int64_t>(counts.at(0).at(0))) + ".");
  }

  sql::Query query_;
  sql::Query on_borders_;
};

}  // namespace

std::unique_ptr<Command> make_show_command() {
  return std::make_unique<ShowCommand>(builtin_query("show"), builtin_query("show_borders"));
}

}  // namespace kv::queryctl
