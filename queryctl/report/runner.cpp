// SPDX-License-Identifier: MIT
#include "queryctl/report/runner.h"

#include <algorithm>
#include <array>

#include "queryctl/output/number.h"
#include "queryctl/report/figure.h"
#include "queryctl/report/numbers.h"
#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl::report {
namespace {

/// What is never left out as a gap: the person or the clock ended it.
bool ends_all(const Error& error) {
  return error.code() == ExitCode::kInterrupted || error.code() == ExitCode::kTimeout;
}

/// `text` behind white space and comments.
std::string_view first_word(std::string_view text) {
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n("), text.size()));
    if (text.starts_with("--"))
      text.remove_prefix(std::min(text.find('\n'), text.size()));
    else if (text.starts_with("/*"))
      text.remove_prefix(std::min(text.find("*/", 2), text.size() - 2) + 2);
    else
      break;
  }
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto* const end = std::find_if_not(text.begin(), text.end(), letter);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

bool same_word(std::string_view text, std::string_view upper) {
  return std::ranges::equal(text, upper, [](char a, char b) {
    return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
  });
}

}  // namespace

bool draws(Session& session, const std::string& command) {
  const Command* found = session.commands().find(command);
  return found && std::ranges::find(found->info().formats, "svg") != found->info().formats.end();
}

Runner::Runner(Session& session, std::string path, Values parameters, bool on_paper)
    : session_(session),
      path_(std::move(path)),
      parameters_(std::move(parameters)),
      tables_(session),
      on_paper_(on_paper) {
  if (session_.is_warehouse())
    survey_made_up_ =
        !session_.fetch("SELECT 1 FROM survey_waves WHERE origin <> 'collected' LIMIT 1", {})
             .empty();
}

std::string Runner::place(int line) const {
  return path_ + ":" + std::to_string(line) + ": ";
}

void Runner::require_query(std::string_view sql) {
  const std::string_view word = first_word(sql);
  for (const std::string_view allowed : {"SELECT", "WITH", "VALUES"})
    if (same_word(word, allowed)) return;
  throw Error("a report only asks: '" + std::string(word) + "' is none of SELECT, WITH and VALUES.",
              "Write a query.");
}

Captured Runner::ask(const Block& block, const Values& values) {
  if (block.command == "sql") {
    try {
      require_query(block.sql);
    } catch (const Error& error) {
      throw Error(place(block.sql_line) + error.what(), error.remedy());
    }
    return session_.capture_query(block.sql, values, path_, block.sql_line);
  }
  const std::string where = place(block.line) + block.command + ": ";
  if (block.command == "report" || block.command == "reports")
    throw Error(where + "a report cannot hold another.", "Put its blocks here.");
  std::vector<std::string> words = words_of(block, values);
  try {
    if (draws(session_, block.command)) return draw(block, std::move(words));
    return session_.capture_command(block.command, words);
  } catch (const Error& error) {
    if (ends_all(error)) throw;
    const std::string_view what = error.what();
    const bool named = what.starts_with(block.command + ": ");
    throw Error((named ? place(block.line) : where) + std::string(what), error.remedy(),
                error.code());
  }
}

std::vector<std::string> Runner::words_of(const Block& block, const Values& values) const {
  const std::string where = place(block.line) + block.command + ": ";
  std::vector<std::string> words;
  for (const std::string& word : block.words) {
    const auto value = word.starts_with(':') ? values.find(word.substr(1)) : values.end();
    if (word.starts_with(':') && value == values.end())
      throw Error(where + "there is no parameter " + word + ".",
                  "Declare it with -- @param at the top of the document.");
    if (!word.starts_with(':')) {
      words.push_back(word);
    } else if (const auto* number = std::get_if<std::int64_t>(&value->second)) {
      words.push_back(std::to_string(*number));
    } else if (const auto* real = std::get_if<double>(&value->second)) {
      words.push_back(shortest_real(*real));
    } else {
      words.push_back(shown_value(value->second, std::nullopt, "en"));
    }
  }
  return words;
}

Captured Runner::draw(const Block& block, std::vector<std::string> words) {
  const std::vector<sql::Param>& options = session_.commands().find(block.command)->info().options;
  const auto may_add = [&](std::string_view name) {
    const std::string word = "--" + std::string(name);
    return std::ranges::find(options, name, &sql::Param::name) != options.end() &&
           std::ranges::none_of(words, [&](const std::string& given) {
             return given == word || given.starts_with(word + "=");
           });
  };
  // The caption is above it.
  if (may_add("title")) words.insert(words.end(), {"--title", ""});
  const bool shares = may_add("geometry") && !on_paper_;
  if (!shares) {
    Captured figure = session_.capture_command(block.command, words, "svg");
    if (on_paper_) figure.artefact = without_paint_order(figure.artefact);
    return figure;
  }
  words.insert(words.end(), {"--geometry", "use"});
  Captured figure = session_.capture_command(block.command, words, "svg");
  const std::set<std::string, std::less<>> wanted = ids_of(figure.artefact).other;
  const bool there =
      std::ranges::all_of(wanted, [&](const std::string& id) { return shared_ids_.contains(id); });
  if (there) return figure;
  words.back() = "defs";
  const Captured symbols = session_.capture_command(block.command, words, "svg");
  const FigureIds ids = ids_of(symbols.artefact);
  for (const std::string& id : ids.own)
    if (!shared_ids_.insert(id).second)
      throw Error("two sets of polygons have the id " + id + ".",
                  "Draw one with --geometry inline.");
  shared_ += figure_in_page(symbols.artefact, "");
  return figure;
}

void Runner::add_data(const Block& block, const Values& values, Result& result) {
  std::string query = block.csv;
  for (const std::string& word : block.words)
    if (query.empty() && origins_.contains(word)) query = word;
  if (query.empty()) return;
  if (origins_.contains(query)) query = "SELECT * FROM temp.\"" + query + "\"";
  try {
    require_query(query);
  } catch (const Error& error) {
    throw Error(place(block.line) + "@csv: " + error.what(), "Name a block or write a query.");
  }
  result.captured.tables =
      session_.capture_query(query, values, path_ + ":" + std::to_string(block.line) + ": @csv")
          .tables;
}

/// As the block says, or else as its rows, its query or the figure itself do.
Origin Runner::origin_of_result(const Result& result) const {
  const Block& block = *result.block;
  if (block.data == "reconstructed") return Origin::kReconstructed;
  if (block.data == "partly reconstructed") return Origin::kPartly;
  if (block.command == "sql") return origin_of(block.sql, origins_, survey_made_up_);
  if (!result.captured.artefact.empty()) {
    Origin origin = origin_of_figure(result.captured.artefact);
    for (const std::string& word : block.words)
      if (const auto drawn = origins_.find(word);
          origin == Origin::kPublished && drawn != origins_.end())
        origin = drawn->second;
    return origin;
  }
  if (result.captured.tables.empty()) return Origin::kPublished;
  return origin_of(result.captured.tables.front());
}

Result Runner::run_once(const Block& block, const Values& values) {
  Result result;
  result.block = &block;
  result.values = values;
  result.captured = ask(block, values);
  if (!result.captured.artefact.empty()) add_data(block, values, result);
  result.origin = origin_of_result(result);
  if (!block.name.empty() && !result.captured.tables.empty()) {
    try {
      tables_.add(block.name, result.captured.tables.front());
    } catch (const Error& error) {
      throw Error(place(block.line) + error.what(), error.remedy());
    }
    origins_.emplace(block.name, result.origin);
  }
  return result;
}

Result Runner::run_or_gap(const Block& block, const Values& values) {
  try {
    return run_once(block, values);
  } catch (const Error& error) {
    if (!block.optional || ends_all(error)) throw;
    return gap_of(block, values, error.what());
  }
}

Result Runner::gap_of(const Block& block, const Values& values, const std::string& why) const {
  Result result;
  result.block = &block;
  result.values = values;
  result.gap = why;
  std::string& cause = result.cause;
  cause = why;
  if (cause.starts_with(path_ + ":"))
    cause.erase(0, std::min(cause.find(": ", path_.size()), cause.size() - 2) + 2);
  const std::string database = " " + session_.database();
  for (std::size_t at = 0; (at = cause.find(database, at)) != std::string::npos; at += 3)
    cause.replace(at, database.size(), " DB");
  return result;
}

CapturedTable Runner::turns_of(const Block& block) {
  try {
    require_query(block.each);
  } catch (const Error& error) {
    throw Error(place(block.line) + "@each: " + error.what(), error.remedy());
  }
  return session_
      .capture_query(block.each, parameters_, path_ + ":" + std::to_string(block.line) + ": @each")
      .tables.front();
}

std::vector<Result> Runner::run(const Block& block) {
  std::vector<Result> results;
  if (block.each.empty()) {
    results.push_back(run_or_gap(block, parameters_));
    return results;
  }
  CapturedTable turns;
  try {
    turns = turns_of(block);
  } catch (const Error& error) {
    if (!block.optional || ends_all(error)) throw;
    results.push_back(gap_of(block, parameters_, error.what()));
    return results;
  }
  for (const std::vector<Value>& row : turns.rows) {
    Values values = parameters_;
    for (std::size_t i = 0; i < row.size(); ++i)
      values.insert_or_assign(turns.columns[i].name, row[i]);
    results.push_back(run_or_gap(block, values));
  }
  return results;
}

}  // namespace kv::queryctl::report
