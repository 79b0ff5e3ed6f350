// SPDX-License-Identifier: MIT
#include "queryctl/report/float_html.h"

#include "queryctl/report/escape.h"
#include "queryctl/report/figure.h"
#include "queryctl/report/labels.h"
#include "queryctl/report/table_html.h"
#include "queryctl/session.h"

namespace kv::queryctl::report {
namespace {

/// A table of so many rows is kept on one page of paper.
constexpr std::size_t kShortRows = 30;

std::string note(std::string_view html) {
  return "<p class=\"note\">" + std::string(html) + "</p>\n";
}

std::optional<Label> label_of(Origin origin) {
  switch (origin) {
    case Origin::kPartly:
      return Label::kPartlyReconstructed;
    case Origin::kReconstructed:
      return Label::kReconstructed;
    case Origin::kInvented:
      return Label::kInvented;
    case Origin::kPublished:
      break;
  }
  return std::nullopt;
}

class Writer {
 public:
  Writer(const Result& result, Expressions& expressions, std::string_view lang, bool figure)
      : result_(result), expressions_(expressions), lang_(lang), figure_(figure) {}

  std::string write() {
    const std::string caption =
        "<span class=\"number\">" +
        std::string(label(figure_ ? Label::kFigure : Label::kTable, lang_)) + "\u00A0" +
        escape(result_.number) + "</span> " + escape(filled(result_.block->caption));
    if (!result_.gap.empty())
      return open("figure") + "<p class=\"gap\"><strong>" +
             std::string(label(Label::kGapHere, lang_)) + ":</strong> " + caption + ". " +
             escape(filled(result_.block->reason)) + " " +
             std::string(label(Label::kProgramSays, lang_)) + ": <span lang=\"en\">" +
             escape(result_.cause) + "</span></p>\n</figure>\n";
    return figure_ ? figure(caption) : table(caption);
  }

 private:
  std::string filled(const Texts& texts) {
    return expressions_.filled(texts.in(lang_), result_.block->line, result_.values, lang_);
  }

  std::string open(std::string_view css) const {
    return "<figure class=\"" + std::string(css) + "\" id=\"" + result_.id + "\" lang=\"" +
           std::string(lang_) + "\">\n";
  }

  std::string figure(const std::string& caption) {
    std::string picture = figure_in_page(result_.captured.artefact, result_.id + "-");
    const std::string alt = filled(result_.block->alt);
    if (!alt.empty())
      picture = "<div role=\"img\" aria-label=\"" + escape(alt) + "\">" + picture + "</div>";
    std::string data;
    for (std::size_t i = 0; i < result_.captured.tables.size(); ++i)
      data += csv_link(result_.captured.tables[i], i);
    return open("figure") + "<figcaption>" + caption + "</figcaption>\n" + picture + below({}, {}) +
           data + "</figure>\n";
  }

  std::string table(const std::string& caption) {
    std::string html;
    std::set<std::string> marks;
    std::size_t rows = 0;
    std::string data;
    std::string status;
    for (std::size_t i = 0; i < result_.captured.tables.size(); ++i) {
      const CapturedTable& rowset = result_.captured.tables[i];
      const std::string id = result_.id + "-c" + (i > 0 ? std::to_string(i) : "");
      const PrintedTable printed = print_table(rowset, *result_.block, lang_, caption, id);
      html += "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"" + id +
              "\">\n" + printed.html + "</div>\n";
      if (rowset.rows.empty()) html += note(label(Label::kNoRows, lang_));
      marks.insert(printed.marks.begin(), printed.marks.end());
      if (!printed.status.empty() && origin_of(rowset) == Origin::kPublished)
        status = printed.status;
      rows += rowset.rows.size();
      data += csv_link(rowset, i);
    }
    return open(rows <= kShortRows ? "table short" : "table") + html + below(marks, status) + data +
           "</figure>\n";
  }

  /// What must be known to read the figures.
  std::string below(const std::set<std::string>& marks, const std::string& status) {
    std::string html;
    if (const auto made_up = label_of(result_.origin))
      html += "<p class=\"made-up\">" + std::string(label(*made_up, lang_)) + "</p>\n";
    std::string explained;
    for (const std::string& mark : marks)
      if (const auto meaning = mark_meaning(mark, lang_))
        explained += (explained.empty() ? "" : "; ") + escape(mark) + " " + std::string(*meaning);
    if (!explained.empty()) html += note(explained + ".");
    if (!status.empty()) html += note(escape(status_in(status, lang_)) + ".");
    for (const Texts& texts : result_.block->notes)
      if (const std::string words = filled(texts); !words.empty()) html += note(escape(words));
    if (!result_.block->source.empty())
      html += note(std::string(label(Label::kSource, lang_)) + ": " +
                   escape(filled(result_.block->source)));
    return html;
  }

  std::string csv_link(const CapturedTable& table, std::size_t at) const {
    if (table.rows.empty()) return {};
    const std::string file = result_.id + (at > 0 ? "-" + std::to_string(at + 1) : "") + ".csv";
    return "<p class=\"data\"><a download=\"" + file + "\" href=\"" +
           data_uri("text/csv", csv_of(table)) + "\">" + std::string(label(Label::kAlsoAs, lang_)) +
           "<span class=\"hidden\"> (" +
           std::string(label(figure_ ? Label::kFigure : Label::kTable, lang_)) + " " +
           escape(result_.number) + ")</span></a></p>\n";
  }

  const Result& result_;
  Expressions& expressions_;
  std::string_view lang_;
  bool figure_;
};

}  // namespace

bool is_figure(Session& session, const Result& result) {
  return !result.captured.artefact.empty() ||
         (!result.gap.empty() && draws(session, result.block->command));
}

std::string float_id(bool figure, const std::string& name, const std::string& number) {
  std::string id = figure ? "figur-" : "tabell-";
  for (const char c : name.empty() ? number : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    id += plain ? c : '-';
  }
  return id;
}

std::string float_html(Session& session, const Result& result, Expressions& expressions,
                       std::string_view lang) {
  return Writer(result, expressions, lang, is_figure(session, result)).write();
}

}  // namespace kv::queryctl::report
