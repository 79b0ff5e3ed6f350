// SPDX-License-Identifier: MIT
#include "queryctl/map/data.h"

#include <algorithm>

#include "queryctl/commands/query_command.h"
#include "queryctl/commands/query_option.h"
#include "queryctl/session.h"
#include "queryctl/suggest.h"
#include "queryctl/words.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

std::string text_at(const std::vector<Value>& row, std::size_t i) {
  const auto* text = std::get_if<std::string>(&row[i]);
  return text ? *text : std::string();
}

std::optional<int> whole_at(const Values& values, std::string_view name) {
  const auto it = values.find(name);
  const auto* number = it == values.end() ? nullptr : std::get_if<std::int64_t>(&it->second);
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

}  // namespace

std::string source_line(Session& session, const std::string& indicator) {
  const auto rows = session.fetch(
      "SELECT s.publisher || ': ' || s.title ||"
      "       coalesce(CASE :lang WHEN 'en' THEN ', vintage ' ELSE ', revisjon ' END ||"
      "                (SELECT date(max(l.vintage) * 86400, 'unixepoch') FROM load AS l"
      "                  WHERE l.source_id = s.source_id), '')"
      "  FROM indicator AS i JOIN source AS s USING (source_id) WHERE i.code = :indicator",
      {{"indicator", indicator}, {"lang", session.settings().lang}});
  return rows.empty() ? std::string() : text_at(rows[0], 0);
}

std::string group_title(Session& session, const Arguments& arguments) {
  if (!arguments.has("group")) return {};
  const auto rows = session.fetch(
      "SELECT CASE :lang WHEN 'nn' THEN coalesce(title_nn, title_nb) WHEN 'en' THEN "
      "coalesce(title_en, title_nb) ELSE title_nb END FROM region_group WHERE code = :group",
      {{"group", arguments.text("group")}, {"lang", session.settings().lang}});
  return rows.empty() ? std::string() : ", " + text_at(rows[0], 0);
}

std::optional<int> border_year(const Session& session, const MapData& data) {
  const std::optional<int>& borders = session.clocks().borders;
  return borders && !data.own_borders ? borders : data.year;
}

MapData loaded_indicator(Session& session, const Arguments& arguments) {
  const std::string code = arguments.text("indicator");
  const auto from = whole_at(arguments.values(), arguments.has("year") ? "year" : "from");
  const auto to = whole_at(arguments.values(), arguments.has("year") ? "year" : "to");
  if (!to)
    throw Error("map: which year of " + code + "?",
                "Give --year, or --from and --to for a small map of each year.", ExitCode::kUsage);
  const Value first = std::int64_t{from.value_or(*to)};
  const Value last = std::int64_t{*to};
  require_years(session, code, first, last);

  MapData data;
  data.what = code;
  data.panels = from && *from != *to;
  data.year = *to;
  data.whole_country = !arguments.has("group");
  data.values = {{"map_indicator", code}, {"map_from", first}, {"map_to", last}};
  const std::string years =
      " FROM period WHERE frequency = 'A' AND code BETWEEN CAST(:map_from AS TEXT) AND "
      "CAST(:map_to AS TEXT)";
  if (arguments.has("group")) {
    data.values.emplace("map_group", arguments.text("group"));
    data.sql =
        "SELECT p.code AS panel, m.region, m.name, o.value, coalesce(o.status, 'no row') AS status"
        "  FROM (SELECT region, max(name) AS name FROM region_group_members"
        "         WHERE group_code = :map_group GROUP BY region) AS m"
        "  CROSS JOIN (SELECT code" +
        years +
        ") AS p"
        "  LEFT JOIN observations AS o ON o.indicator = :map_indicator AND o.region = m.region"
        "       AND o.period = p.code AND o.breakdown = ''";
  } else {
    data.values.emplace("map_kind", arguments.text("kind"));
    const auto borders = session.clocks().borders;
    const std::string year = borders ? "'" + std::to_string(*borders) + "'" : "o.period";
    data.sql =
        "SELECT o.period AS panel, o.region, o.name, o.value, o.status FROM observations AS o"
        " WHERE o.indicator = :map_indicator AND o.breakdown = '' AND o.period IN (SELECT code" +
        years +
        ") AND o.region IN (SELECT code FROM region WHERE kind = :map_kind)"
        // A symbol under a code that does not exist on its borders is of no area; a figure under
        // one is told.
        " AND (o.value IS NOT NULL OR EXISTS (SELECT 1 FROM region AS r JOIN region_version AS v "
        "USING (region_id) WHERE r.code = o.region AND r.kind = :map_kind AND v.valid_from <= " +
        year + " || '-12-31' AND (v.valid_to IS NULL OR v.valid_to > " + year + " || '-01-01')))";
  }
  const auto about = session.fetch(
      "SELECT CASE :lang WHEN 'nn' THEN coalesce(title_nn, title_nb) WHEN 'en' THEN "
      "coalesce(title_en, title_nb) ELSE title_nb END, unit, decimals, definition FROM indicator "
      "WHERE code = :code",
      {{"code", code}, {"lang", session.settings().lang}});
  const std::string years_text =
      data.panels ? std::to_string(*from) + "–" + std::to_string(*to) : std::to_string(*to);
  data.title = text_at(about.at(0), 0) + group_title(session, arguments) + ", " + years_text;
  data.unit = text_at(about[0], 1);
  data.decimals = static_cast<int>(std::get<std::int64_t>(about[0][2]));
  data.sources.push_back(source_line(session, code));
  if (code.ends_with("_rekonstruert"))
    data.marks.push_back(session.settings().lang == "en" ? "Reconstructed figures"
                                                         : "Rekonstruerte tall");
  return data;
}

/// What the status of the rows says of how the figures came about.
std::vector<std::string> made_up_marks(Session& session, const std::string& query) {
  const std::string lang = session.settings().lang;
  Values values;
  if (query.find(":lang") != std::string::npos) values.emplace("lang", lang);
  const auto any = session.fetch(
      "SELECT total(status LIKE '%invented%') > 0, total(status LIKE '%reconstructed%') > 0 FROM "
      "(" +
          query + ")",
      values);
  const auto said = [&](std::size_t i) { return any.at(0).at(i) == Value{std::int64_t{1}}; };
  if (said(0)) return {lang == "en" ? "Invented figures" : "Oppdiktede tall"};
  if (said(1)) return {lang == "en" ? "Reconstructed figures" : "Rekonstruerte tall"};
  return {};
}

MapData own_query(Session& session, const Arguments& arguments) {
  Values values = {{"query", arguments.text("query")}};
  expand_query(session, "map: --query", "query", values);
  const std::string columns = std::get<std::string>(values.at("query_columns"));
  const auto has = [&](const std::string& name) {
    return columns.find("\"" + name + "\"") != std::string::npos;
  };
  const std::string value = arguments.has("value") ? arguments.text("value") : "value";
  for (const std::string& needed : {std::string("region"), value})
    if (!has(needed))
      throw Error("map: the query has no column '" + needed + "'; it has " + columns + ".",
                  "Give it region, value and, where there are any, name, status and panel.",
                  ExitCode::kUsage);
  const std::string base = arguments.has("base") ? arguments.text("base") : "base";
  if (arguments.has("base") && !has(base))
    throw Error("map: the query has no column '" + base + "'; it has " + columns + ".",
                "--base names the column of which the value is a share.", ExitCode::kUsage);
  const auto quoted = [](const std::string& name) {
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
  };
  MapData data;
  data.what = "the query";
  data.panels = has("panel");
  data.base = has(base);
  data.sql = "SELECT " + std::string(data.panels ? "CAST(panel AS TEXT)" : "''") +
             " AS panel, region, " + (has("name") ? "name" : "NULL") + " AS name, " +
             quoted(value) + " AS value, " + (has("status") ? "status" : "''") + " AS status" +
             (data.base ? ", " + quoted(base) + " AS base" : "") + " FROM (" +
             std::get<std::string>(values.at("query")) + ")";
  if (has("status")) data.marks = made_up_marks(session, std::get<std::string>(values.at("query")));
  data.year = whole_at(arguments.values(), "year");
  data.own_borders = data.year.has_value();
  return data;
}

static MapData named_data(Session& session, const Arguments& arguments) {
  const int ways = (arguments.has("indicator") ? 1 : 0) + (arguments.has("query") ? 1 : 0) +
                   (arguments.has("question") ? 1 : 0);
  if (ways != 1)
    throw Error("map: a map is of one thing: an indicator, a --query or a survey's --question.",
                "As in: map bosettingsindeks --group imdi-sor.", ExitCode::kUsage);
  if (arguments.has("query")) return own_query(session, arguments);
  if (arguments.has("question")) return survey_answers(session, arguments);
  const std::vector<std::string> words = split_words(arguments.text("indicator"));
  const std::string name = words.empty() ? "" : words.front();
  if (session.library().find(name) != nullptr) return computed_query(session, arguments, words);
  if (words.size() > 1)
    throw Error("map: '" + arguments.text("indicator") + "' is no computed indicator with options.",
                "A loaded one takes --year, or --from and --to.", ExitCode::kUsage);
  const auto known = session.indicator_names();
  if (std::ranges::find(known, name) == known.end())
    throw Error("map: there is no indicator or report '" + name + "'.",
                did_you_mean(name, known, "The command indicators lists them."));
  return loaded_indicator(session, arguments);
}

MapData map_data(Session& session, const Arguments& arguments) {
  MapData data = named_data(session, arguments);
  const bool asks = arguments.has("base") || arguments.has("least_base");
  if (asks && !data.base)
    throw Error("map: " + data.what + " has no column to be the base of its values.",
                "--base and --least-base are for computed indicators and for --query.",
                ExitCode::kUsage);
  if (asks && (data.panels || arguments.flag("change")))
    throw Error("map: a base is of one year's values; several maps and a change have none.",
                "Leave --base and --least-base out, or ask for one year.", ExitCode::kUsage);
  return arguments.flag("change") ? change_of(session, arguments, std::move(data)) : data;
}

}  // namespace kv::queryctl
