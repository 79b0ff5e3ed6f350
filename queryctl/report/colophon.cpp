// SPDX-License-Identifier: MIT
#include "queryctl/report/colophon.h"

#include <algorithm>

#include "queryctl/output/number.h"
#include "queryctl/report/escape.h"
#include "queryctl/report/labels.h"
#include "queryctl/report/numbers.h"
#include "queryctl/session.h"

namespace kv::queryctl::report {
namespace {

std::string text_of(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : std::string();
}

/// As a shell takes it back.
std::string shell_word(const std::string& word) {
  const bool plain = !word.empty() && std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_.=:/").find(c) != std::string_view::npos;
  });
  if (plain) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string command_of(Session& session, const sql::Document& document) {
  std::string text = "queryctl DB";
  const Clocks& clocks = session.clocks();
  if (clocks.as_of) text += " --as-of " + *clocks.as_of;
  if (clocks.borders) text += " --borders " + std::to_string(*clocks.borders);
  if (session.settings().lang != "nb") text += " --lang " + session.settings().lang;
  for (const auto& [name, value] : session.settings().parameters) {
    const bool text_value = std::holds_alternative<std::string>(value);
    text += " -p " + shell_word(name + (text_value ? "=" : ":=") +
                                (text_value ? text_of(value) : shown_value(value, {}, "nb")));
  }
  return text + " report " + document.name;
}

constexpr std::string_view kLoaded =
    "SELECT s.code, s.title, s.publisher, s.licence, s.url,"
    " json_group_array(DISTINCT date(l.vintage * 86400, 'unixepoch')) AS vintages, count(DISTINCT "
    "l.vintage)"
    " FROM source AS s JOIN (SELECT * FROM load ORDER BY vintage) AS l USING (source_id)"
    " WHERE (:as_of IS NULL OR date(l.vintage * 86400, 'unixepoch') <= :as_of) AND s.code <> "
    "'survey'"
    " GROUP BY s.source_id"
    // Of a survey the wave is the source, under its own name.
    " UNION ALL"
    " SELECT 'survey', CASE :lang WHEN 'en' THEN coalesce(title_en, title_nb) WHEN 'nn' THEN "
    "coalesce(title_nn, title_nb) ELSE title_nb END, coalesce(publisher, ''), '', '',"
    " json_array(vintage), 1 FROM survey_waves"
    " ORDER BY 2, 1";

std::string row_of(const std::vector<Value>& source, std::string_view lang) {
  const auto vintages = text_of(source[5]);
  std::vector<std::string> days;
  for (std::size_t at = 0; (at = vintages.find('"', at)) != std::string::npos;) {
    const std::size_t end = vintages.find('"', at + 1);
    days.push_back(shown_date(vintages.substr(at + 1, end - at - 1), lang));
    at = end + 1;
  }
  std::string delivered = listed(days, lang);
  if (days.size() > 3)
    delivered = std::string(label(Label::kLatestDelivery, lang)) + " " + days.back() + " (" +
                std::to_string(days.size()) + ")";
  const std::string url = text_of(source[4]);
  const bool link = url.starts_with("https://") || url.starts_with("http://");
  std::string title = escape(text_of(source[1]));
  if (link) title = "<a href=\"" + escape(url) + "\">" + title + "</a>";
  return "<tr><th scope=\"row\">" + title + "</th><td>" + escape(text_of(source[2])) + "</td><td>" +
         escape(delivered) + "</td><td>" + escape(text_of(source[3])) + "</td></tr>\n";
}

std::string list_of_sources(Session& session, const sql::Document& document,
                            const std::vector<Result>& results, std::string_view lang) {
  const std::set<std::string> wanted = sources_of(session, document, results);
  const Clocks& clocks = session.clocks();
  const auto loaded = session.fetch(
      kLoaded,
      {{"as_of", clocks.as_of ? Value(*clocks.as_of) : Value()}, {"lang", std::string(lang)}});
  std::string rows;
  for (const auto& source : loaded)
    if (wanted.empty() || wanted.contains(text_of(source[0]))) rows += row_of(source, lang);
  if (rows.empty()) return {};
  const auto head = [&](Label which) {
    return "<th scope=\"col\">" + std::string(label(which, lang)) + "</th>";
  };
  return "<table class=\"sources\">\n<caption>" + std::string(label(Label::kSources, lang)) +
         "</caption>\n<thead><tr>" + head(Label::kSource) + head(Label::kPublisher) +
         head(Label::kDelivery) + head(Label::kLicence) + "</tr></thead>\n<tbody>\n" + rows +
         "</tbody>\n</table>\n";
}

std::string clocks_of(Session& session, std::string_view lang) {
  const Clocks& clocks = session.clocks();
  std::string text = "<p>";
  text += clocks.as_of ? std::string(label(Label::kAsOf, lang)) + " " +
                             escape(shown_date(*clocks.as_of, lang)) + "."
                       : std::string(label(Label::kOwnVintages, lang));
  text += " ";
  text += clocks.borders ? std::string(label(Label::kBorders, lang)) + " " +
                               std::to_string(*clocks.borders) + "."
                         : std::string(label(Label::kOwnBorders, lang));
  return text + "</p>\n";
}

}  // namespace

std::set<std::string> sources_of(Session& session, const sql::Document& document,
                                 const std::vector<Result>& results) {
  std::set<std::string> sources;
  for (const sql::Need& need : document.needs) sources.insert(need.source);
  for (const Result& result : results) {
    const Block& block = *result.block;
    if (const sql::Query* query = session.library().find(block.command))
      for (const sql::Need& need : query->needs) sources.insert(need.source);
    const bool survey = block.command == "freq" || block.command == "crosstab" ||
                        block.command == "waves" || block.command == "tiltaksindeks" ||
                        block.command == "tabell21" ||
                        block.sql.find("survey_") != std::string::npos;
    if (survey) sources.insert("survey");
    if (block.command == "map") sources.insert("grenser");
  }
  if (!sources.empty()) sources.insert("klass-131");
  return sources;
}

std::string colophon(Session& session, const sql::Document& document,
                     const std::vector<Result>& results, const std::vector<std::string>& gaps,
                     std::string_view lang) {
  std::string html =
      "<h2 id=\"colophon\">" + std::string(label(Label::kColophon, lang)) + "</h2>\n";
  if (!document.source.empty())
    html += "<p>" + std::string(label(Label::kSourcesOfNote, lang)) + ": " +
            escape(document.source) + "</p>\n";
  if (session.is_warehouse()) html += clocks_of(session, lang);
  if (std::ranges::any_of(results, [](const Result& r) { return r.origin != Origin::kPublished; }))
    html += "<p>" + std::string(label(Label::kReconstructedInNote, lang)) + "</p>\n";
  std::string list;
  for (const std::string& gap : gaps) list += "<li>" + escape(gap) + "</li>\n";
  if (!list.empty())
    html += "<p>" + std::string(label(Label::kGaps, lang)) + ":</p>\n<ul>\n" + list + "</ul>\n";
  if (session.is_warehouse()) html += list_of_sources(session, document, results, lang);

  return html + "<p>" + std::string(label(Label::kCommand, lang)) + ": <code>" +
         escape(command_of(session, document)) + "</code>. " +
         std::string(label(Label::kProgram, lang)) + ": queryctl " KV_VERSION ".</p>\n";
}

}  // namespace kv::queryctl::report
