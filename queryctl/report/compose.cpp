// SPDX-License-Identifier: MIT
#include "queryctl/report/compose.h"

#include <algorithm>
#include <map>
#include <set>

#include "queryctl/commands/query_command.h"
#include "queryctl/report/colophon.h"
#include "queryctl/report/expressions.h"
#include "queryctl/report/float_html.h"
#include "queryctl/report/labels.h"
#include "queryctl/report/markdown.h"
#include "queryctl/report/page.h"
#include "queryctl/report/parameters.h"
#include "queryctl/report/runner.h"
#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl::report {
namespace {

class Composer {
 public:
  Composer(Session& session, const sql::Document& document, bool on_paper)
      : session_(session),
        document_(document),
        lang_(session.settings().lang),
        parameters_(parameters_of(session, document)),
        source_(take_apart(document)),
        markdown_(document.path, source_),
        runner_(session, document.path, parameters_, on_paper) {}

  std::string compose() {
    for (const sql::Need& need : document_.needs) {
      try {
        require_loaded(session_, "report " + document_.name, need);
      } catch (const Error& error) {
        throw Error(document_.path + ": @needs: " + error.what(),
                    error.remedy() + " Or mend its name there.", error.code());
      }
    }
    for (const Block& block : source_.blocks) results_.push_back(runner_.run(block));
    number();
    Expressions expressions(session_, document_.path, document_.lang, targets_);
    for (const auto& results : results_)
      for (const Result& result : results)
        if (!result.gap.empty() && !result.block->name.empty())
          expressions.add_gap(result.block->name);
    Page page;
    page.lang = lang_;
    page.body_lang = document_.lang;
    page.title = document_.title(lang_);
    const auto expression = [&](std::size_t at) {
      return expressions.html(source_.expressions.at(at), parameters_);
    };
    page.contents = contents(expression);
    page.body =
        markdown_.render([&](std::size_t at) { return block_html(at, expressions); }, expression);
    localise_footnotes(page.body);
    page.shared = runner_.shared();
    const std::vector<Result> all = flat();
    page.colophon = colophon(session_, document_, all, gaps_of(all, expressions), lang_);
    tell(all, expressions);
    return page_of(page);
  }

 private:
  /// Numbers tables and figures as they stand, within their chapter.
  void number() {
    std::map<std::string, int> tables;
    std::map<std::string, int> figures;
    Expressions plain(session_, document_.path, document_.lang, {});
    for (const Landmark& mark : markdown_.landmarks()) {
      if (mark.heading) continue;
      if (source_.blocks.at(mark.block).hidden) continue;
      for (Result& result : results_.at(mark.block)) {
        const bool figure = is_figure(session_, result);
        int& count = (figure ? figures : tables)[mark.prefix];
        const std::string own =
            plain.filled(result.block->number, result.block->line, result.values, document_.lang);
        result.number = own;
        if (own.empty())
          result.number = (mark.prefix.empty() ? "" : mark.prefix + ".") + std::to_string(++count);
        result.id = float_id(figure, result.block->name,
                             own.empty() ? result.number : "x" + std::to_string(++extra_));
        if (result.block->name.empty()) continue;
        const Label word = figure ? Label::kFigure : Label::kTable;
        std::string text(label(word, document_.lang));
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
        targets_.emplace(result.block->name, Target{text + "\u00A0" + result.number, result.id});
      }
    }
  }

  std::vector<ContentsLine> contents(const std::function<std::string(std::size_t)>& expression) {
    std::vector<ContentsLine> lines;
    for (const Landmark& mark : markdown_.landmarks())
      if (mark.heading && mark.level <= 2)
        lines.push_back(
            {mark.level, mark.number, Markdown::with_expressions(mark.title, expression), mark.id});
    return lines;
  }

  std::string block_html(std::size_t at, Expressions& expressions) {
    std::string html;
    for (const Result& result : results_.at(at)) {
      if (result.block->hidden) continue;
      try {
        html += float_html(session_, result, expressions, lang_);
      } catch (const Error& error) {
        throw Error(document_.path + ":" + std::to_string(result.block->line) + ": " +
                        result.block->command + ": " + error.what(),
                    error.remedy(), error.code());
      }
    }
    return html;
  }

  /// cmark says "Back to reference 1" in English.
  void localise_footnotes(std::string& body) const {
    constexpr std::string_view kEnglish = "aria-label=\"Back to reference";
    const std::string own =
        "aria-label=\"" + std::string(label(Label::kFootnoteBack, document_.lang));
    for (std::size_t at = 0; (at = body.find(kEnglish, at)) != std::string::npos; at += own.size())
      body.replace(at, kEnglish.size(), own);
  }

  /// "Tabell 3.2 Caption. The reason that is stated. The program says: the one it has."
  std::vector<std::string> gaps_of(const std::vector<Result>& results, Expressions& expressions) {
    std::vector<std::string> gaps;
    const auto filled = [&](const Result& result, const Texts& texts) {
      return expressions.filled(texts.in(lang_), result.block->line, result.values, lang_);
    };
    for (const Result& result : results) {
      if (result.gap.empty()) continue;
      const Label word = is_figure(session_, result) ? Label::kFigure : Label::kTable;
      gaps.push_back(std::string(label(word, lang_)) + " " + result.number + " " +
                     filled(result, result.block->caption) + ". " +
                     filled(result, result.block->reason) + " " +
                     std::string(label(Label::kProgramSays, lang_)) + ": " + result.cause);
    }
    return gaps;
  }

  std::vector<Result> flat() {
    std::vector<Result> all;
    for (auto& results : results_) std::ranges::move(results, std::back_inserter(all));
    return all;
  }

  void tell(const std::vector<Result>& results, const Expressions& expressions) {
    std::set<std::string> told;  // what several blocks have to say is said once
    for (const Result& result : results) {
      const std::string where =
          document_.path + ":" + std::to_string(result.block->line) + ": " + result.block->command;
      if (!result.gap.empty()) session_.warn("Not in the report: " + result.gap);
      for (const std::string& sentence : result.captured.warnings)
        if (told.insert(sentence).second) session_.note(where + ": " + sentence);
      for (const std::string& sentence : result.captured.notes)
        session_.detail(where + ": " + sentence);
    }
    const auto& missing = expressions.missing();
    if (missing.empty()) return;
    session_.warn(std::to_string(missing.size()) + (missing.size() == 1 ? " number" : " numbers") +
                  " of the text could not be computed and read " +
                  std::string(label(Label::kMissingNumber, document_.lang)) + ":");
    for (const std::string& sentence : missing) session_.warn("  " + sentence);
  }

  Session& session_;
  const sql::Document& document_;
  std::string lang_;
  Values parameters_;
  SourceText source_;
  Markdown markdown_;
  Runner runner_;
  std::vector<std::vector<Result>> results_;  ///< of each block
  std::map<std::string, Target, std::less<>> targets_;
  int extra_ = 0;
};

}  // namespace

std::string compose(Session& session, const sql::Document& document, bool on_paper) {
  return Composer(session, document, on_paper).compose();
}

}  // namespace kv::queryctl::report
