// SPDX-License-Identifier: MIT
#include "queryctl/commands/builtin.h"
#include "queryctl/session.h"

namespace kv::queryctl {
namespace {

constexpr std::string_view kLoaded =
    "SELECT i.code, CASE WHEN EXISTS (SELECT 1 FROM observation AS o WHERE o.indicator_id ="
    "                               i.indicator_id) THEN 'loaded' ELSE 'not loaded' END,"
    "       coalesce(CASE :lang WHEN 'nn' THEN i.title_nn WHEN 'en' THEN i.title_en END, "
    "i.title_nb),"
    "       i.unit, i.kind, s.code,"
    "       (SELECT min(p.code) FROM period AS p WHERE EXISTS (SELECT 1 FROM observation AS o"
    "         WHERE o.indicator_id = i.indicator_id AND o.period_id = p.period_id)),"
    "       (SELECT max(p.code) FROM period AS p WHERE EXISTS (SELECT 1 FROM observation AS o"
    "         WHERE o.indicator_id = i.indicator_id AND o.period_id = p.period_id))"
    "  FROM indicator AS i JOIN source AS s USING (source_id)"
    " ORDER BY i.code";

class IndicatorsCommand : public Command {
 public:
  IndicatorsCommand()
      : Command({"indicators",
                 "built in",
                 "Indicators: loaded ones (show NAME) and computed ones (NAME)",
                 "",
                 "indicators",
                 {},
                 {}}) {}

  void run(Session& session, const Arguments&) const override {
    std::vector<std::vector<Value>> rows;
    if (session.is_warehouse()) rows = session.fetch(kLoaded, {{"lang", session.settings().lang}});
    for (const sql::Query& query : session.library().queries())
      if (query.subject == "indicator")
        rows.push_back({query.name, "computed", query.title(session.settings().lang), query.unit,
                        query.kind, query.path, Value{}, Value{}});
    const std::vector<Column> columns = {{"indicator", {}}, {"origin", {}}, {"title", {}},
                                         {"unit", {}},      {"kind", {}},   {"source", {}},
                                         {"first", {}},     {"last", {}}};
    session.write_rows(columns, rows);
    if (!session.is_warehouse())
      session.note(session.database() + " is not a warehouse: no loaded indicators.");
  }
};

}  // namespace

std::unique_ptr<Command> make_indicators_command() {
  return std::make_unique<IndicatorsCommand>();
}

}  // namespace kv::queryctl
