// SPDX-License-Identifier: MIT
#include "queryctl/why/lookup.h"

#include <algorithm>
#include <sstream>

#include "queryctl/catalog.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

std::int64_t integer(const std::vector<std::vector<Value>>& rows) {
  return std::get<std::int64_t>(rows.at(0).at(0));
}

std::string text(const Value& value) {
  const auto* found = std::get_if<std::string>(&value);
  return found ? *found : "";
}

// "kjonn=1;alder=2" in the order in which the warehouse has it.
std::string in_order(const std::string& breakdown) {
  std::vector<std::string> parts;
  std::istringstream stream(breakdown);
  for (std::string part; std::getline(stream, part, ';');) parts.push_back(part);
  std::ranges::sort(parts);
  std::string code;
  for (const std::string& part : parts) code += (code.empty() ? "" : ";") + part;
  return code;
}

}  // namespace

std::int64_t CellLookup::indicator_id(const std::string& code) {
  const auto found = session_.fetch("SELECT indicator_id FROM main.indicator WHERE code = :code",
                                    {{"code", code}});
  if (!found.empty()) return integer(found);
  throw Error("There is no indicator '" + code + "' in " + session_.database() + ".",
              did_you_mean(code, session_.indicator_names(), "The command indicators lists them."));
}

std::int64_t CellLookup::period_id(const std::string& code, std::int64_t indicator) {
  const auto found =
      session_.fetch("SELECT period_id FROM main.period WHERE code = :code", {{"code", code}});
  if (!found.empty()) return integer(found);
  const auto known = session_.fetch(
      "SELECT group_concat(code, ', ') FROM (SELECT DISTINCT p.code FROM main.load_scope AS s"
      " JOIN main.period AS p USING (period_id) WHERE s.indicator_id = :id ORDER BY p.starts)",
      {{"id", indicator}});
  throw Error("There is no period '" + code + "' in " + session_.database() + ".",
              "The indicator has figures of " + text(known.at(0).at(0)) + ".");
}

std::int64_t CellLookup::breakdown_id(const std::string& code, const std::string& indicator) {
  const auto found = session_.fetch("SELECT breakdown_id FROM main.breakdown WHERE code = :code",
                                    {{"code", in_order(code)}});
  if (!found.empty()) return integer(found);
  throw Error("There is no breakdown '" + code + "' in " + session_.database() + ".",
              "`show " + indicator + " --all-breakdowns` shows them, as in kjonn=1;alder=2.");
}

std::int64_t CellLookup::region_id(const std::string& code, std::int64_t indicator) {
  // A code may be that of a county and of a municipality: the one that has figures is meant.
  const auto found = session_.fetch(
      "SELECT region_id FROM main.region AS r WHERE code = :code"
      " ORDER BY EXISTS (SELECT 1 FROM main.load_scope AS s JOIN main.observation AS o"
      "   USING (indicator_id, period_id) WHERE s.indicator_id = :id AND o.region_id = "
      "r.region_id) DESC,"
      " kind = 'kommune' DESC",
      {{"code", code}, {"id", indicator}});
  if (!found.empty()) return integer(found);
  throw Error(
      "There is no region with the code '" + code + "' in " + session_.database() + ".",
      did_you_mean(code, first_column(session_.db().getHandle(), "SELECT code FROM main.region"),
                   "Codes are text: 0301, not 301."));
}

std::string CellLookup::name(const std::string& region, const std::string& period) {
  const auto found = session_.fetch(
      "SELECT v.name FROM main.region_version AS v JOIN main.region AS r USING (region_id),"
      " main.period AS p WHERE r.code = :region AND p.code = :period"
      " ORDER BY v.valid_from <= p.starts DESC, abs(julianday(v.valid_from) - julianday(p.starts))"
      " LIMIT 1",
      {{"region", region}, {"period", period}});
  return found.empty() ? "" : text(found[0][0]);
}

NamedCell CellLookup::find(const std::string& indicator, const std::string& region,
                           const std::string& period, const std::string& breakdown) {
  NamedCell cell;
  cell.id.indicator = indicator_id(indicator);
  cell.id.period = period_id(period, cell.id.indicator);
  cell.id.region = region_id(region, cell.id.indicator);
  cell.id.breakdown = breakdown_id(breakdown, indicator);
  cell.indicator = indicator;
  cell.region = region;
  cell.name = name(region, period);
  cell.period = period;
  cell.breakdown = in_order(breakdown);
  return cell;
}

std::vector<NamedCell> CellLookup::parts(const std::string& indicator, const std::string& region,
                                         const std::string& period, const std::string& breakdown,
                                         NamedCell& target) {
  target = find(indicator, region, period, breakdown);
  std::vector<std::string> indicators = {indicator};
  const auto facts = session_.fetch(
      "SELECT part_of, whole FROM main.indicator WHERE code = :code AND part_of IS NOT NULL"
      " AND whole IS NOT NULL",
      {{"code", indicator}});
  if (!facts.empty())
    for (const Value& code : facts[0])
      if (!first_column(session_.db().getHandle(),
                        "SELECT code FROM main.indicator WHERE code = ?1", text(code))
               .empty())
        indicators.push_back(text(code));

  const auto sources = session_.fetch(
      "SELECT from_code, relation, weight FROM temp.border_mapping"
      " WHERE to_code = :region AND year = (SELECT CAST(substr(starts, 1, 4) AS INTEGER)"
      "   FROM main.period WHERE code = :period) ORDER BY from_code",
      {{"region", region}, {"period", period}});
  std::vector<NamedCell> cells;
  for (const std::string& code : indicators) {
    bool own = false;
    for (const std::vector<Value>& source : sources) {
      NamedCell cell = find(code, text(source[0]), period, breakdown);
      cell.relation = text(source[1]);
      cell.share = source[2];
      own |= cell.region == region;
      cells.push_back(std::move(cell));
    }
    if (own) continue;
    NamedCell cell = find(code, region, period, breakdown);
    cell.relation = sources.empty() ? "unchanged" : "code not valid then";
    cells.push_back(std::move(cell));
  }
  return cells;
}

std::vector<std::string> CellLookup::periods(const std::string& indicator,
                                             const std::string& window) {
  const auto dash = window.find('-');
  const bool years = dash == 4 && window.size() == 9;
  const auto rows = session_.fetch(
      "SELECT DISTINCT p.code FROM main.load_scope AS s JOIN main.period AS p USING (period_id)"
      " JOIN main.indicator AS i USING (indicator_id) WHERE i.code = :indicator"
      " AND ((:from IS NULL AND p.code = :window)"
      "   OR (p.starts >= :from || '-01-01' AND p.ends <= :to || '-12-31')) ORDER BY p.starts",
      {{"indicator", indicator},
       {"window", window},
       {"from", years ? Value{window.substr(0, 4)} : Value{}},
       {"to", years ? Value{window.substr(5)} : Value{}}});
  std::vector<std::string> periods;
  for (const std::vector<Value>& row : rows) periods.push_back(text(row[0]));
  return periods;
}

}  // namespace kv::queryctl
