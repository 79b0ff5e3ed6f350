// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <set>

#include "queryctl/commands/custody.h"
#include "queryctl/commands/query_command.h"
#include "queryctl/session.h"
#include "queryctl/statement.h"
#include "queryctl/words.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr const char* kDetails =
    "WHAT is an indicator, a command with its options, or a SELECT. Which tables a SELECT reads "
    "is\n"
    "taken from SQLite's own program for it, which indicators from its text and from its column\n"
    "`indicator`; a SELECT of figures that names none is of all that are loaded, and that is "
    "said.\n"
    "The vintage is the latest that counts (--as-of). In the shell .cite alone is of the last\n"
    "result.\n";

// Of the sources in :sources (a JSON list of codes).
constexpr const char* kCitations = R"(
SELECT s.code AS source, s.title, s.publisher, s.licence, s.url,
       date(l.vintage * 86400, 'unixepoch') AS vintage, l.loaded_at AS loaded,
       (SELECT group_concat(f.name, ', ') FROM load_file AS f WHERE f.load_id = l.load_id) AS files,
       s.publisher || ': ' || s.title || '.'
         || coalesce(' Published ' || date(l.vintage * 86400, 'unixepoch') || ', loaded '
                     || substr(l.loaded_at, 1, 10) || '.', ' Not loaded by ' || coalesce(:as_of, 'now') || '.')
         || ' Licence: ' || s.licence || '.' || coalesce(' ' || s.url, '') AS citation
  FROM json_each(:sources) AS wanted
  JOIN source AS s ON s.code = wanted.value
  LEFT JOIN load AS l ON l.load_id =
       (SELECT load_id FROM load AS x
         WHERE x.source_id = s.source_id
           AND x.vintage <= coalesce(CAST(strftime('%s', :as_of) AS INTEGER) / 86400, x.vintage)
         ORDER BY x.vintage DESC, x.load_id DESC LIMIT 1)
 ORDER BY s.code)";

std::string json_list(const std::set<std::string>& words) {
  std::string list = "[";
  for (const std::string& word : words) {
    list += list.size() > 1 ? ",\"" : "\"";
    for (const char c : word)
      list += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    list += "\"";
  }
  return list + "]";
}

bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_letter(text[at - 1])) &&
        (end == text.size() || !is_word_letter(text[end])))
      return true;
  }
  return false;
}

bool has_column(const Statement& statement, std::string_view name) {
  return std::ranges::any_of(statement.columns(),
                             [&](const Column& column) { return column.name == name; });
}

class Citing {
 public:
  explicit Citing(Session& session) : session_(session) {
    for (const auto& row : session_.fetch(
             "SELECT i.code, s.code FROM indicator AS i JOIN source AS s USING (source_id)", {}))
      source_of_.emplace(std::get<std::string>(row[0]), std::get<std::string>(row[1]));
  }

  const std::set<std::string>& sources_of(const std::string& what) {
    if (add_indicator(what) || add_command(what)) return sources_;
    add_select(what);
    return sources_;
  }

 private:
  bool add_indicator(const std::string& code) {
    const auto found = source_of_.find(code);
    if (found != source_of_.end()) {
      sources_.insert(found->second);
      return true;
    }
    const sql::Query* query = session_.library().find(code);
    if (!query) return false;
    for (const sql::Need& need : query->needs)
      if (!add_indicator(need.indicator)) sources_.insert(need.source);
    add_tables(query->sql);
    return true;
  }

  /// "show bosatt --year 2013": the command, and the indicators among its words.
  bool add_command(const std::string& line) {
    std::vector<std::string> words;
    try {
      words = split_words(line);
    } catch (const Error&) {
      return false;
    }
    if (words.empty()) return false;
    if (words[0].starts_with('.')) words[0].erase(0, 1);
    if (!session_.commands().find(words[0])) return false;
    bool any = add_indicator(words[0]);
    for (const std::string& word : words)
      if (word != words[0] && word.find(' ') == std::string::npos) any = add_indicator(word) || any;
    for (const char* survey : {"freq", "crosstab", "waves"})
      if (words[0] == survey) any = sources_.insert("survey").second || any;
    for (const std::string& word : words)
      if (word.find(' ') != std::string::npos) {
        add_select(word);
        any = true;
      }
    if (!any)
      throw Error("What " + words[0] + " shows comes from no source that is known.",
                  "Give cite an indicator, or a SELECT.");
    return true;
  }

  void add_select(const std::string& sql) {
    const bool reads_figures = add_tables(sql);
    if (!reads_figures) return;
    bool named = false;
    for (const auto& [code, source] : source_of_)
      if (has_word(sql, code)) {
        sources_.insert(source);
        named = true;
      }
    for (const sql::Query& query : session_.library().queries())
      if (has_word(sql, query.name)) named = add_indicator(query.name) || named;
    if (!named) named = add_column(sql);
    if (named) return;
    for (const auto& row : session_.fetch(
             "SELECT DISTINCT s.code FROM source AS s JOIN indicator AS i USING (source_id) WHERE "
             "EXISTS (SELECT 1 FROM observation AS o WHERE o.indicator_id = i.indicator_id)",
             {}))
      sources_.insert(std::get<std::string>(row[0]));
    session_.warn("The query names no indicator: the sources of all that are loaded are cited.");
  }

  /// The column `indicator` of the result, when there is one. Whether there is, the prepared
  /// statement tells: an error of the query itself, an interrupt or the time limit is not taken for
  /// its absence.
  bool add_column(const std::string& sql) {
    std::size_t end = 0;
    const Statement statement(session_.db().getHandle(), {sql, 0, "cite", 1}, end);
    if (!has_column(statement, "indicator")) return false;
    bool any = false;
    for (const auto& row : session_.fetch(
             "SELECT DISTINCT indicator FROM (" + without_end(sql) + ")", values_for(sql)))
      if (const auto* code = std::get_if<std::string>(&row[0])) any = add_indicator(*code) || any;
    return any;
  }

  static std::string without_end(std::string sql) {
    while (!sql.empty() && (sql.back() == ';' || sql.back() == '\n' || sql.back() == ' '))
      sql.pop_back();
    return sql;
  }

  /// Adds the sources of tables that hold no figures; true when figures are read too.
  bool add_tables(const std::string& sql) {
    bool figures = false;
    for (const std::string& table : tables_of(sql)) {
      if (table.starts_with("observation")) figures = true;
      if (table.starts_with("survey_")) sources_.insert("survey");
      if (table.starts_with("boundary")) sources_.insert("grenser");
      if (table.starts_with("region"))
        for (const auto& row : session_.fetch(
                 "SELECT DISTINCT s.code FROM load AS l JOIN source AS s USING (source_id)"
                 " WHERE l.rows_changed > 0 AND s.code NOT IN ('survey', 'grenser')"
                 "   AND NOT EXISTS (SELECT 1 FROM indicator AS i WHERE i.source_id = s.source_id)",
                 {}))
          sources_.insert(std::get<std::string>(row[0]));
    }
    return figures;
  }

  /// Of the parameters those that the session has, and NULL for the others.
  Values values_for(const std::string& sql) {
    std::size_t end = 0;
    const Statement statement(session_.db().getHandle(), {sql, 0, "cite", 1}, end);
    Values values;
    for (const std::string& name : statement.parameters()) {
      const auto& own = session_.settings().parameters;
      const auto found = own.find(name);
      values.emplace(name, found == own.end() ? Value{} : found->second);
    }
    return values;
  }

  /// The tables that SQLite's program for the statement opens, in the file itself.
  std::set<std::string> tables_of(const std::string& sql) {
    std::map<std::int64_t, std::string> by_root;
    for (const auto& row :
         session_.fetch("SELECT rootpage, tbl_name FROM main.sqlite_schema WHERE rootpage > 0", {}))
      by_root.emplace(std::get<std::int64_t>(row[0]), std::get<std::string>(row[1]));
    std::set<std::string> tables;
    for (const auto& row : session_.fetch("EXPLAIN " + sql, values_for(sql))) {
      const auto* opcode = std::get_if<std::string>(&row.at(1));
      if (!opcode || (*opcode != "OpenRead" && *opcode != "ReopenIdx")) continue;
      const auto* root = std::get_if<std::int64_t>(&row.at(3));
      const auto* database = std::get_if<std::int64_t>(&row.at(4));
      if (!root || !database || *database != 0) continue;
      if (const auto found = by_root.find(*root); found != by_root.end())
        tables.insert(found->second);
    }
    return tables;
  }

  Session& session_;
  std::map<std::string, std::string> source_of_;
  std::set<std::string> sources_;
};

class CiteCommand : public Command {
 public:
  CiteCommand()
      : Command({"cite",
                 "built in",
                 "Sources, publishers, vintages, files and licences of an answer",
                 kDetails,
                 "cite bosettingsindeks -m line",
                 {{"what", "text", true, std::nullopt,
                   "An indicator, a command with its options in quotes, or a SELECT in quotes."}},
                 {}}) {}

  void run(Session& session, const Arguments& arguments) const override {
    require_warehouse(session, "cite");
    Citing citing(session);
    const std::set<std::string> sources = citing.sources_of(arguments.text("what"));
    if (sources.empty())
      throw Error("The answer reads no table that comes from a source.",
                  "Cite an indicator, or a SELECT from observations.");
    session.run_query(kCitations, {{"sources", json_list(sources)}}, {}, "cite");
  }
};

}  // namespace

std::unique_ptr<Command> make_cite_command() {
  return std::make_unique<CiteCommand>();
}

}  // namespace kv::queryctl
