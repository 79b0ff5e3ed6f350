// SPDX-License-Identifier: MIT
// A computed indicator or report as the data of a map.
#include <algorithm>
#include <cctype>
#include <set>

#include "queryctl/commands/query_command.h"
#include "queryctl/map/data.h"
#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// `sql` with the parameters of those names called :name<suffix>, outside of quoted texts and
/// comments.
std::string renamed(const std::string& sql, const std::set<std::string>& names,
                    const std::string& suffix) {
  std::string out;
  for (std::size_t i = 0; i < sql.size();) {
    if (sql[i] == '\'' || sql[i] == '"') {
      const std::size_t end = std::min(sql.find(sql[i], i + 1), sql.size() - 1);
      out += sql.substr(i, end - i + 1);
      i = end + 1;
    } else if (sql.compare(i, 2, "--") == 0) {
      const std::size_t end = std::min(sql.find('\n', i), sql.size());
      out += sql.substr(i, end - i);
      i = end;
    } else if (sql[i] == ':' && i + 1 < sql.size() && is_word(sql[i + 1])) {
      std::size_t end = i + 1;
      while (end < sql.size() && is_word(sql[end])) ++end;
      const std::string name = sql.substr(i + 1, end - i - 1);
      out += ":" + name + (names.contains(name) ? suffix : "");
      i = end;
    } else {
      out += sql[i++];
    }
  }
  while (!out.empty() && (out.back() == ';' || out.back() == '\n' || out.back() == ' '))
    out.pop_back();
  return out + "\n";
}

class Maker {
 public:
  Maker(Session& session, const Arguments& arguments, const std::vector<std::string>& words)
      : session_(session),
        arguments_(arguments),
        query_(*session.library().find(words.front())),
        own_(parsed(words)) {}

  MapData make() {
    for (const sql::Need& need : query_.needs)
      require_loaded(session_, "map: " + query_.name, need);
    const bool windowed = has_param("from") && has_param("to");
    const bool each_year = windowed && arguments_.flag("each_year");
    const int first = year("from");
    const int last = year("to");
    if (windowed && arguments_.flag("change")) {
      add(first, first, std::to_string(first));
      if (first != last) add(last, last, std::to_string(last));
      data_.panels = first != last;
    } else if (each_year) {
      for (int y = first; y <= last; ++y) add(y, y, std::to_string(y));
      data_.panels = first != last;
    } else {
      add(first, last, "");
    }
    describe(windowed, first, last);
    whole_value();
    return std::move(data_);
  }

 private:
  const sql::Param* param(std::string_view name) const {
    const auto it = std::ranges::find(query_.params, name, &sql::Param::name);
    return it == query_.params.end() ? nullptr : &*it;
  }
  bool has_param(std::string_view name) const { return param(name) != nullptr; }

  /// The query's own options: those in its words, those of --set, and those of the map that it has.
  Arguments parsed(const std::vector<std::string>& words) const {
    std::vector<std::string> all(words.begin() + 1, words.end());
    const std::string text = arguments_.text("set");
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(',', at), text.size());
      all.push_back("--" + text.substr(at, end - at));
      at = end + 1;
    }
    for (const char* name : {"from", "to", "group"}) {
      const bool window = name[0] != 'g';
      const std::string from = window && arguments_.has("year") ? "year" : name;
      if (!arguments_.has(from) || !has_param(name)) continue;
      const Value& value = arguments_.values().find(from)->second;
      const auto* number = std::get_if<std::int64_t>(&value);
      all.insert(all.end(), {"--" + std::string(name),
                             number ? std::to_string(*number) : arguments_.text(from)});
    }
    const CommandInfo& info = session_.commands().find(query_.name)->info();
    Arguments own = parse_arguments(info, all);
    check_arguments(session_, info, own);
    return own;
  }

  int year(const std::string& name) const {
    const auto it = own_.values().find(name);
    const auto* number =
        it == own_.values().end() ? nullptr : std::get_if<std::int64_t>(&it->second);
    return number ? static_cast<int>(*number) : 0;
  }

  /// The query once more, for a window of years and as a panel of that name.
  void add(int from, int to, const std::string& panel) {
    const std::string suffix = "_map" + std::to_string(count_++);
    std::set<std::string> names;
    for (const sql::Param& one : query_.params) {
      names.insert(one.name);
      data_.values.insert_or_assign(one.name + suffix, value_of(one, from, to));
    }
    const std::string column = value_column();
    const std::string status = std::ranges::find(query_.columns, "status",
                                                 &sql::ResultColumn::name) != query_.columns.end()
                                   ? "status"
                                   : "''";
    data_.values.insert_or_assign("panel" + suffix, panel);
    data_.sql += std::string(data_.sql.empty() ? "" : " UNION ALL ") + "SELECT :panel" + suffix +
                 " AS panel, region, name, \"" + column + "\" AS value, " + status + " AS status" +
                 base_column() + " FROM (" + renamed(query_.sql, names, suffix) + ")";
  }

  /// The column of which the value is a share, as --base or the query's own file says.
  std::string base_column() {
    const std::string wanted = arguments_.text("base");
    for (const sql::ResultColumn& column : query_.columns) {
      if (wanted.empty() ? !column.base : column.name != wanted) continue;
      data_.base = true;
      return ", \"" + column.name + "\" AS base";
    }
    if (wanted.empty()) return {};
    throw Error("map: " + query_.name + " has no column '" + wanted + "'.",
                "help " + query_.name + " lists its columns.", ExitCode::kUsage);
  }

  Value value_of(const sql::Param& one, int from, int to) const {
    if (one.name == "from") return std::int64_t{from};
    if (one.name == "to") return std::int64_t{to};
    return own_.values().find(one.name)->second;
  }

  std::string value_column() const {
    const std::string wanted = arguments_.text("value");
    const std::vector<std::string> names =
        wanted.empty() ? std::vector<std::string>{"value", "quadrant"} : std::vector{wanted};
    std::string known;
    for (const sql::ResultColumn& column : query_.columns) {
      known += (known.empty() ? "" : ", ") + column.name;
      if (std::ranges::find(names, column.name) != names.end()) return column.name;
    }
    throw Error("map: " + query_.name + " has no column '" + names.front() + "'.",
                "Give --value; it has " + known + ".", ExitCode::kUsage);
  }

  void describe(bool windowed, int first, int last) {
    data_.what = query_.name;
    data_.title = query_.title(session_.settings().lang) +
                  (has_param("group") ? group_title(session_, own_) : std::string());
    if (windowed)
      data_.title += ", " + std::to_string(first) +
                     (first == last ? std::string() : "–" + std::to_string(last));
    data_.unit = query_.unit;
    data_.decimals = query_.decimals;
    if (windowed)
      data_.year = last;
    else
      data_.year = year_of_period();
    std::set<std::string> told;
    bool reconstructed = false;
    for (const sql::Need& need : query_.needs) {
      reconstructed = reconstructed || need.indicator.ends_with("_rekonstruert");
      if (const std::string line = source_line(session_, need.indicator); told.insert(line).second)
        data_.sources.push_back(line);
    }
    if (reconstructed)
      data_.marks.push_back(session_.settings().lang == "en" ? "Reconstructed figures"
                                                             : "Rekonstruerte tall");
    if (has_param("wave")) describe_wave();
    if (query_.name == "firefelt") fields();
  }

  /// An indicator of a survey has the survey's source and says what its answers are.
  void describe_wave() {
    const std::string lang = session_.settings().lang;
    const auto rows = session_.fetch(
        "SELECT CASE :lang WHEN 'nn' THEN coalesce(title_nn, title_nb) WHEN 'en' THEN "
        "coalesce(title_en, title_nb) ELSE title_nb END, origin, date(vintage * 86400, "
        "'unixepoch') FROM survey_wave WHERE code = :wave ORDER BY vintage DESC",
        {{"lang", lang}, {"wave", own_.text("wave")}});
    if (rows.empty()) return;
    const auto text = [&](std::size_t i) { return std::get<std::string>(rows[0][i]); };
    data_.sources.push_back(text(0) + (lang == "en" ? ", vintage " : ", revisjon ") + text(2));
    const std::string mark = origin_mark(text(1), lang);
    if (!mark.empty()) data_.marks.push_back(mark);
  }

  /// The last year in the column period, where the query has one.
  std::optional<int> year_of_period() const {
    if (std::ranges::find(query_.columns, "period", &sql::ResultColumn::name) ==
        query_.columns.end())
      return std::nullopt;
    Values values;
    for (const sql::Param& one : query_.params)
      values.insert_or_assign(one.name, value_of(one, 0, 0));
    if (query_.sql.find(":lang") != std::string::npos)
      values.insert_or_assign("lang", session_.settings().lang);
    const auto rows = session_.fetch("SELECT CAST(substr(max(period), -4) AS INTEGER) FROM (" +
                                         renamed(query_.sql, {}, "") + ")",
                                     values);
    const auto* found = std::get_if<std::int64_t>(&rows.at(0).at(0));
    return found && *found > 1000 ? std::optional(static_cast<int>(*found)) : std::nullopt;
  }

  void fields() {
    const std::string lang = session_.settings().lang;
    const auto pick = [&](const char* nb, const char* nn, const char* en) {
      return std::string(lang == "en" ? en : (lang == "nn" ? nn : nb));
    };
    data_.labels = {
        {"HH", pick("HH: høy bosetting, høy overgang", "HH: høg busetjing, høg overgang",
                    "HH: high settlement, high transition")},
        {"HL", pick("HL: høy bosetting, lav overgang", "HL: høg busetjing, låg overgang",
                    "HL: high settlement, low transition")},
        {"LH", pick("LH: lav bosetting, høy overgang", "LH: låg busetjing, høg overgang",
                    "LH: low settlement, high transition")},
        {"LL", pick("LL: lav bosetting, lav overgang", "LL: låg busetjing, låg overgang",
                    "LL: low settlement, low transition")}};
    data_.legend = pick("Gruppe", "Gruppe", "Group");
  }

  /// The row of the group itself, or of the survey's wave, is no area; its value stands in the
  /// legend.
  void whole_value() {
    const char* whole = has_param("group") ? "group" : (has_param("wave") ? "wave" : nullptr);
    if (whole == nullptr) return;
    data_.values.insert_or_assign("map_group", data_.values.at(whole + std::string("_map0")));
    if (!data_.panels) {
      const auto rows = session_.fetch(
          "SELECT name, value FROM (" + data_.sql + ") WHERE region = :map_group", data_and_lang());
      if (!rows.empty())
        if (const auto* value = std::get_if<double>(&rows[0][1])) {
          data_.region_value = *value;
          const auto* name = std::get_if<std::string>(&rows[0][0]);
          data_.region_label = name ? *name : std::string();
          if (*whole == 'g')
            data_.region_label += session_.settings().lang == "en" ? " in all" : " samlet";
        }
    }
    data_.sql = "SELECT * FROM (" + data_.sql + ") WHERE region <> :map_group";
  }

  Values data_and_lang() const {
    Values out = data_.values;
    if (query_.sql.find(":lang") != std::string::npos)
      out.emplace("lang", session_.settings().lang);
    return out;
  }

  Session& session_;
  const Arguments& arguments_;
  const sql::Query& query_;
  Arguments own_;
  MapData data_;
  int count_ = 0;
};

}  // namespace

MapData computed_query(Session& session, const Arguments& arguments,
                       const std::vector<std::string>& words) {
  return Maker(session, arguments, words).make();
}

}  // namespace kv::queryctl
