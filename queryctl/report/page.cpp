// SPDX-License-Identifier: MIT
#include "queryctl/report/page.h"

#include <algorithm>

#include "queryctl/report/escape.h"
#include "queryctl/report/labels.h"
#include "queryctl/report/style.h"

namespace kv::queryctl::report {
namespace {

std::string contents_of(const Page& page) {
  if (page.contents.empty()) return {};
  std::string html = "<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">" +
                     std::string(label(Label::kContents, page.lang)) + "</h2>\n<ul lang=\"" +
                     page.body_lang + "\">\n";
  bool open = false;    // an <li> of the first level
  bool nested = false;  // a list within it
  for (const ContentsLine& line : page.contents) {
    const std::string link = "<a href=\"#" + line.id + "\">" +
                             (line.number.empty() ? "" : escape(line.number) + " ") + line.title +
                             "</a>";
    if (line.level > 1 && open) {
      html += nested ? "" : "\n<ul>\n";
      html += "<li>" + link + "</li>\n";
      nested = true;
      continue;
    }
    if (nested) html += "</ul>\n";
    if (open) html += "</li>\n";
    nested = false;
    open = true;
    html += "<li>" + link;
  }
  if (nested) html += "</ul>\n";
  if (open) html += "</li>\n";
  html += "<li lang=\"" + page.lang + "\"><a href=\"#colophon\">" +
          std::string(label(Label::kColophon, page.lang)) + "</a></li>\n";
  return html + "</ul>\n</nav>\n";
}

}  // namespace

std::string page_of(const Page& page) {
  std::string html = "<!DOCTYPE html>\n<html lang=\"" + page.lang +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"generator\" content=\"queryctl " KV_VERSION "\">\n<title>" +
                     escape(page.title) + "</title>\n<style>\n" + std::string(style_sheet()) +
                     "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#text\">" +
                     std::string(label(Label::kSkip, page.lang)) + "</a>\n<header>\n<h1>" +
                     escape(page.title) + "</h1>\n";
  if (page.lang != page.body_lang) html += "<p>" + text_is_in(page.body_lang, page.lang) + "</p>\n";
  html += "</header>\n" + page.shared + contents_of(page) + "<main id=\"text\" lang=\"" +
          page.body_lang + "\">\n" + page.body + "</main>\n<footer>\n" + page.colophon +
          "</footer>\n</body>\n</html>\n";
  return html;
}

}  // namespace kv::queryctl::report
