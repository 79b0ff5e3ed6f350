// SPDX-License-Identifier: MIT
#include "etl/survey/draft_codebook.h"

#include <algorithm>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <set>

#include "etl/survey/wave_plan.h"

namespace kv::etl {
namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

constexpr std::size_t kMostCodes = 12;  // a column of a CSV file with more is no list of options

void put(Writer& writer, const char* name, const std::string& value) {
  writer.Key(name);
  writer.String(value.c_str(), static_cast<rapidjson::SizeType>(value.size()));
}

/// The questions of a CSV file, as far as its cells tell.
std::vector<SurveyQuestion> questions_of_cells(const SurveyTable& table) {
  std::vector<SurveyQuestion> questions;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    std::set<std::string> codes;
    std::size_t given = 0;
    for (std::size_t row = 0; row < table.rows; ++row)
      if (std::string code = code_text(table.cell(row, column)); !code.empty()) {
        ++given;
        if (codes.size() <= kMostCodes) codes.insert(std::move(code));
      }
    SurveyQuestion& question = questions.emplace_back();
    question.code = table.columns[column].name;
    const bool repeated = given > 0 && codes.size() <= kMostCodes && 2 * codes.size() <= given;
    question.type = repeated ? SurveyType::kSingle : SurveyType::kOpen;
    if (repeated)
      for (const std::string& code : codes) {
        SurveyOption& option = question.options.emplace_back();
        option.code = option.label.nb = code;
      }
  }
  return questions;
}

/// A scale may have labels at its ends only: what respondents gave between them are options too.
void add_given_codes(SurveyQuestion& question, const SurveyTable& table) {
  const auto named = [&](const SurveyColumn& column) {
    return column.name == (question.variable.empty() ? question.code : question.variable);
  };
  const auto column = std::ranges::find_if(table.columns, named);
  if (question.type != SurveyType::kSingle || column == table.columns.end()) return;
  const auto index = static_cast<std::size_t>(column - table.columns.begin());
  for (std::size_t row = 0; row < table.rows; ++row) {
    const std::string code = code_text(table.cell(row, index));
    if (code.empty() || column->declares_missing(code) ||
        std::ranges::find(question.options, code, &SurveyOption::code) != question.options.end())
      continue;
    SurveyOption& option = question.options.emplace_back();
    option.code = option.label.nb = code;
  }
  // In the order of the numbers, where all are such.
  const auto is_number = [](const SurveyOption& option) {
    return !option.code.empty() && option.code.find_first_not_of("0123456789") == std::string::npos;
  };
  if (std::ranges::all_of(question.options, is_number))
    std::ranges::stable_sort(question.options, {}, [](const SurveyOption& option) {
      return std::pair(option.code.size(), option.code);
    });
}

void write_question(Writer& writer, const SurveyQuestion& question) {
  writer.StartObject();
  put(writer, "code", question.code);
  put(writer, "type", std::string(type_name(question.type)));
  put(writer, "text", question.text.nb);
  if (!question.set.empty()) put(writer, "set", question.set);
  if (!question.options.empty() && question.set.empty()) {
    writer.Key("options");
    writer.StartArray();
    for (const SurveyOption& option : question.options) {
      writer.StartObject();
      put(writer, "code", option.code);
      put(writer, "label", option.label.nb);
      writer.EndObject();
    }
    writer.EndArray();
  }
  writer.EndObject();
}

}  // namespace

std::string draft_codebook(const SurveyTable& table, const std::string& wave) {
  SurveyFindings ignored({});
  SurveyCodebook asked;
  const bool csv = table.layout == "csv";
  if (csv) asked.questions = questions_of_cells(table);
  WavePlan plan = plan_wave(std::move(asked), table, {wave, {}, {}}, ignored);

  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetIndent(' ', 2);
  writer.StartObject();
  writer.Key("codebook");
  writer.Int(1);
  put(writer, "comment",
      "A draft. Fill in from and to, the region, texts, filters, and what each missing code means "
      "(not-asked, dont-know, refused or no-answer); docs/surveys.md has all words.");
  writer.Key("wave");
  writer.StartObject();
  put(writer, "code", plan.codebook.wave);
  put(writer, "title", plan.codebook.title.nb);
  put(writer, "from", "");
  put(writer, "to", "");
  const auto name_of = [&](std::size_t column) {
    return column == SurveyTable::kNone ? std::string() : table.columns[column].name;
  };
  put(writer, "region", name_of(plan.region));
  if (plan.weight != SurveyTable::kNone) put(writer, "weight", name_of(plan.weight));
  writer.EndObject();
  for (SurveyQuestion& question : plan.codebook.questions) add_given_codes(question, table);
  std::set<std::string> missing;
  for (std::size_t index = 0; index < table.columns.size(); ++index) {
    const SurveyColumn& column = table.columns[index];
    for (std::size_t row = 0; row < table.rows && !column.missing.empty(); ++row)
      if (const std::string code = code_text(table.cell(row, index)); column.declares_missing(code))
        missing.insert(code);
    for (const auto& [from, to] : column.missing)
      if (from == to && !from.empty()) missing.insert(from);
    for (const auto& [code, label] : column.labels)
      if (column.declares_missing(code)) missing.insert(code);
  }
  writer.Key("missing");
  writer.StartObject();
  for (const std::string& code : missing) put(writer, code.c_str(), "");
  writer.EndObject();
  writer.Key("ignore");
  writer.StartArray();
  writer.EndArray();
  writer.Key("questions");
  writer.StartArray();
  for (const SurveyQuestion& question : plan.codebook.questions)
    if (question.code != name_of(plan.region)) write_question(writer, question);
  writer.EndArray();
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace kv::etl
