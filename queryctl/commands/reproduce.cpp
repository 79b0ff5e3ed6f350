// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "queryctl/commands/builtin.h"
#include "queryctl/commands/query_command.h"
#include "queryctl/session.h"
#include "queryctl/suggest.h"
#include "schema/error.h"
#include "sql/reproduction.h"

namespace kv::queryctl {
namespace {

using Row = std::vector<Value>;

std::string text_of(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : std::string();
}

/// As text, whatever it is: one column has counts and sentences.
Value shown(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return value;
}

std::string join(const std::string& first, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + " " + second;
}

/// How many of the pairs of a year and a region that `need` wants lack a cell, or have a suppressed
/// or missing one, and how many there are; with no group, years. A '.' is a cell: there was
/// nothing.
constexpr std::string_view kAbsent =
    "WITH RECURSIVE year(code) AS (SELECT :from UNION ALL SELECT code + 1 FROM year WHERE code < "
    ":to),"
    " wanted AS (SELECT indicator_id FROM indicator WHERE code = :name),"
    " place(region_id) AS (SELECT NULL WHERE :group = '' UNION"
    " SELECT region_id FROM region_group_members WHERE group_code = :group)"
    " SELECT sum(NOT CASE"
    " WHEN :from = 0 THEN EXISTS (SELECT 1 FROM observation AS o"
    " WHERE o.indicator_id = (SELECT indicator_id FROM wanted))"
    " WHEN :group = '' THEN EXISTS (SELECT 1 FROM observation AS o"
    " WHERE o.indicator_id = (SELECT indicator_id FROM wanted)"
    " AND o.period_id = (SELECT period_id FROM period WHERE code = CAST(y.code AS TEXT)))"
    " ELSE EXISTS (SELECT 1 FROM observation AS o"
    " WHERE o.indicator_id = (SELECT indicator_id FROM wanted)"
    " AND o.period_id = (SELECT period_id FROM period WHERE code = CAST(y.code AS TEXT))"
    " AND o.region_id = place.region_id AND o.status_id NOT IN (SELECT status_id FROM status"
    " WHERE symbol IN (':', '..', 'not-determined'))) END), count(*)"
    " FROM year AS y CROSS JOIN place";

/// A sentence on what of `need` the warehouse lacks; empty when it lacks nothing.
std::string lacks(Session& session, const sql::FactNeed& need) {
  if (need.kind == sql::FactNeed::Kind::kFunction) {
    if (!session
             .fetch("SELECT 1 FROM pragma_function_list WHERE name = :name", {{"name", need.name}})
             .empty())
      return {};
    return "Missing: the function " + need.name + "; load the plugin " + need.source + ".";
  }
  const std::string load = "load the source " + need.source + ".";
  if (need.kind == sql::FactNeed::Kind::kWave) {
    if (!session.fetch("SELECT 1 FROM survey_waves WHERE wave = :name", {{"name", need.name}})
             .empty())
      return {};
    return "Missing: the survey wave " + need.name + "; " + load;
  }
  const auto counts = session.fetch(kAbsent, {{"name", need.name},
                                              {"group", need.group},
                                              {"from", std::int64_t{need.from}},
                                              {"to", std::int64_t{need.to}}});
  const auto* absent = std::get_if<std::int64_t>(&counts.at(0).at(0));
  const auto all = std::get<std::int64_t>(counts.at(0).at(1));
  if (absent && *absent == 0 && all > 0) return {};
  std::string years;
  if (need.from > 0) years = " for " + std::to_string(need.from);
  if (need.to > need.from) years += "-" + std::to_string(need.to);
  std::string part;
  if (absent && *absent < all)
    part = " (" + std::to_string(*absent) + " of " + std::to_string(all) +
           (need.group.empty() ? " years)" : " figures missing or suppressed)");
  return "Missing: " + need.name + years + part + "; " + load;
}

/// What the note's fact comes to: what the warehouse gives, the verdict, the remark.
Row judge(Session& session, const sql::Fact& fact) {
  if (!fact.verdict.empty())
    return {Value{}, fact.verdict,
            join(fact.missing.empty() ? "" : "Missing: " + fact.missing, fact.remark)};
  for (const sql::FactNeed& need : fact.needs)
    if (const std::string sentence = lacks(session, need); !sentence.empty())
      return {Value{}, std::string(sql::kNotComputable), sentence};

  std::vector<Row> rows;
  const std::string place = fact.path + ":" + std::to_string(fact.line) + ": " + fact.id;
  try {
    rows = session.fetch(fact.sql, {{"says", fact.says}, {"lang", session.settings().lang}});
  } catch (const Error& error) {
    if (error.code() == ExitCode::kInterrupted || error.code() == ExitCode::kTimeout) throw;
    throw Error(place + ": " + error.what(), error.remedy(), error.code());
  }
  if (rows.empty())
    return {Value{}, std::string(sql::kNotComputable),
            join("Missing: the warehouse gives no figure for it.", fact.remark)};
  if (rows.size() > 1 || rows[0].size() < 2 || rows[0].size() > 3)
    throw Error(place + ": one row of two or three columns is wanted.");
  const Row& row = rows[0];
  std::string remark = row.size() > 2 ? text_of(row[2]) : std::string();
  std::string verdict = text_of(row[1]);
  if (const auto* agrees = std::get_if<std::int64_t>(&row[1]))
    verdict = *agrees != 0 ? sql::kEqual : sql::kRevised;
  if (std::holds_alternative<std::monostate>(row[1])) {
    verdict = sql::kNotComputable;
    if (remark.empty()) remark = "Missing: the warehouse gives no figure for it.";
  }
  if (!sql::is_verdict(verdict)) throw Error(place + ": '" + verdict + "' is no verdict.");
  return {shown(row[0]), verdict, join(remark, fact.remark)};
}

CommandInfo info_of() {
  CommandInfo info;
  info.name = "reproduce";
  info.origin = "built in";
  info.summary = "What a note says against what the warehouse gives, fact by fact";
  info.details =
      "One row for each checkable fact of the note: what it says (in few words), what the "
      "warehouse "
      "gives, and a verdict:\n"
      "  equal: the same, at the note's precision\n"
      "  revised: the figures in the warehouse, later than the note, give something else\n"
      "  source contradicts itself: another part of the note, or its appendix, says otherwise\n"
      "  not computable: an input is missing; the remark names it\n"
      "Columns: fact, section, note, warehouse, verdict, status, remark, command. status says "
      "where\n"
      "figures are reconstructed; command shows the figures themselves.\n"
      "Without NOTE: the notes there are. Another note is another file in sql/reproductions.\n";
  info.example = "reproduce nibr-2014-107 --verdict revised";
  info.arguments = {
      {"note", "text", false, std::nullopt, "The note, as reproduce alone lists it."}};
  info.options = {{"fact", "text", false, std::nullopt, "Only this fact."},
                  {"verdict", "choice:equal|revised|source contradicts itself|not computable",
                   false, std::nullopt, "Only the facts with this verdict."}};
  return info;
}

class ReproduceCommand : public Command {
 public:
  ReproduceCommand() : Command(info_of()) {}

  void run(Session& session, const Arguments& arguments) const override {
    const std::vector<sql::Reproduction>& notes = session.library().reproductions();
    if (!arguments.has("note")) return list(session, notes);
    const std::string name = arguments.text("note");
    const auto note = std::ranges::find(notes, name, &sql::Reproduction::name);
    if (note == notes.end()) {
      std::vector<std::string> names;
      for (const sql::Reproduction& known : notes) names.push_back(known.name);
      throw Error("There is no reproduction '" + name + "'.",
                  did_you_mean(name, names, "reproduce alone lists them."), ExitCode::kUsage);
    }
    require_warehouse(session, "reproduce");
    if (session.clocks().borders)
      throw Error("reproduce: a note counts the municipalities of its own time.",
                  "Leave --borders out; --as-of is of use here.", ExitCode::kUsage);
    facts(session, *note, arguments);
  }

 private:
  static void list(Session& session, const std::vector<sql::Reproduction>& notes) {
    std::vector<Row> rows;
    for (const sql::Reproduction& note : notes)
      rows.push_back(
          {note.name, note.title, static_cast<std::int64_t>(note.facts.size()), note.source});
    session.write_rows(
        std::vector<Column>{{"note", {}}, {"title", {}}, {"facts", {}}, {"source", {}}}, rows);
  }

  static void facts(Session& session, const sql::Reproduction& note, const Arguments& arguments) {
    const std::string wanted = arguments.text("fact");
    const std::string only = arguments.text("verdict");
    std::vector<Row> rows;
    std::map<std::string, int> counts;
    int asked = 0;
    for (const sql::Fact& fact : note.facts) {
      if (!wanted.empty() && fact.id != wanted) continue;
      Row found = judge(session, fact);
      const std::string verdict = text_of(found[1]);
      ++counts[verdict];
      ++asked;
      if (!only.empty() && verdict != only) continue;
      rows.push_back({fact.id, fact.section, fact.says, found[0], found[1], fact.origin, found[2],
                      fact.command.empty() ? Value{} : Value{fact.command}});
    }
    if (asked == 0)
      throw Error("reproduce: " + note.name + " has no fact '" + wanted + "'.",
                  "Its facts are " + note.facts.front().id + " to " + note.facts.back().id + ".");
    const std::vector<Column> columns = {{"fact", {}},      {"section", {}}, {"note", {}},
                                         {"warehouse", {}}, {"verdict", {}}, {"status", {}},
                                         {"remark", {}},    {"command", {}}};
    session.write_rows(columns, rows);
    std::string sums;
    for (const std::string_view verdict :
         {sql::kEqual, sql::kRevised, sql::kContradicts, sql::kNotComputable})
      if (const auto it = counts.find(std::string(verdict)); it != counts.end())
        sums += (sums.empty() ? "" : ", ") + std::to_string(it->second) + " " + it->first;
    session.note(note.name + ": " + std::to_string(asked) + (asked == 1 ? " fact: " : " facts: ") +
                 sums + ".");
  }
};

}  // namespace

std::unique_ptr<Command> make_reproduce_command() {
  return std::make_unique<ReproduceCommand>();
}

}  // namespace kv::queryctl
