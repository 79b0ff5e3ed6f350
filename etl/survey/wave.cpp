// SPDX-License-Identifier: MIT
#include "etl/survey/wave.h"

#include <algorithm>

#include "etl/formats/survey/survey_table.h"
#include "schema/sha256.h"

namespace kv::etl {
namespace {

/// Appends `text` with its length, so that no two lists of texts give the same bytes.
void put(std::string& out, std::string_view text) {
  out += std::to_string(text.size());
  out += ':';
  out += text;
}

void put(std::string& out, const SurveyTitles& titles) {
  for (const std::string* text : {&titles.nb, &titles.nn, &titles.en}) put(out, *text);
}

void put(std::string& out, const SurveyQuestion& question) {
  put(out, question.code);
  put(out, question.background ? "background" : "question");
  put(out, type_name(question.type));
  put(out, std::to_string(question.max_picks));
  put(out, question.text);
  put(out, question.label);
  put(out, question.filter_text);
  put(out, question.variable);
  for (const SurveyOption& option : question.options) {
    put(out, option.code);
    put(out, option.label);
    put(out, option.state);
    put(out, option.valid ? "1" : "0");
    put(out, option.variable);
  }
  for (const SurveyLink& link : question.links) {
    put(out, link.wave);
    put(out, link.question);
    put(out, link.relation);
  }
}

}  // namespace

std::string answer_text(const SurveyQuestion& question, const SurveyAnswer& answer) {
  std::vector<std::string> codes;
  for (const std::size_t pick : answer.picks) codes.push_back(question.options[pick].code);
  std::ranges::sort(codes);
  std::string out = answer.state;
  for (const std::string& code : codes) out += "\x1f" + code;
  out += "\x1e";
  if (answer.number) out += code_text(*answer.number);
  out += "\x1e" + answer.text;
  return out;
}

std::string wave_hash(const Wave& wave) {
  const SurveyCodebook& book = wave.codebook;
  std::string out;
  put(out, book.title);
  for (const std::string* text : {&book.wave, &book.publisher, &book.starts, &book.ends,
                                  &book.borders, &book.origin, &book.remark})
    put(out, *text);
  for (const SurveyQuestion& question : book.questions) put(out, question);
  std::vector<std::string> rows;
  for (const WaveRespondent& respondent : wave.respondents) {
    std::string& row = rows.emplace_back();
    put(row, respondent.ident);
    put(row, respondent.region);
    put(row, respondent.state);
    put(row, respondent.weight ? code_text(*respondent.weight) : "");
    for (std::size_t i = 0; i < respondent.answers.size(); ++i)
      put(row, respondent.answers[i] ? answer_text(book.questions[i], *respondent.answers[i]) : "");
  }
  std::ranges::sort(rows);
  for (const std::string& row : rows) put(out, row);
  return sha256_hex(out);
}

}  // namespace kv::etl
