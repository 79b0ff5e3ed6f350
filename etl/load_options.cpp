// SPDX-License-Identifier: MIT
#include "etl/load_options.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <sstream>

#include "etl/dates.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

struct BoundaryText {
  std::string_view name;
  std::string BoundaryOptions::*member;
};
constexpr BoundaryText kBoundaryTexts[] = {{"code-field", &BoundaryOptions::code_field},
                                           {"crs", &BoundaryOptions::crs},
                                           {"layer", &BoundaryOptions::layer},
                                           {"name-field", &BoundaryOptions::name_field}};

std::string join_rules(const std::set<std::string>& rules) {
  std::string text;
  for (const std::string& rule : rules) text += (text.empty() ? "" : ",") + rule;
  return text;
}

}  // namespace

std::set<std::string> split_rules(const std::string& text) {
  std::set<std::string> rules;
  std::istringstream parts(text);
  for (std::string rule; std::getline(parts, rule, ',');) rules.insert(rule);
  return rules;
}

std::vector<std::pair<std::string, std::string>> option_texts(const LoadOptions& options) {
  std::vector<std::pair<std::string, std::string>> texts;
  if (!options.accepted.empty()) texts.emplace_back("accept", join_rules(options.accepted));
  for (const BoundaryText& text : kBoundaryTexts)
    if (const std::string& value = options.boundaries.*text.member; !value.empty())
      texts.emplace_back(text.name, value);
  if (!options.county.empty()) texts.emplace_back("county", options.county);
  if (!options.note.empty()) texts.emplace_back("note", options.note);
  if (!options.period.empty()) texts.emplace_back("period", options.period);
  if (options.vintage) texts.emplace_back("vintage", format_date(*options.vintage));
  return texts;
}

void set_option(LoadOptions& options, const std::string& name, const std::string& value) {
  if (name == "accept")
    options.accepted = split_rules(value);
  else if (name == "county")
    options.county = value;
  else if (name == "note")
    options.note = value;
  else if (name == "period")
    options.period = value;
  else if (name == "vintage")
    options.vintage = parse_date(value);
  else if (const auto* text = std::ranges::find(kBoundaryTexts, name, &BoundaryText::name);
           text != std::end(kBoundaryTexts))
    options.boundaries.*text->member = value;
  else
    throw Error("The load was given the option --" + name + ", which this program does not know.",
                "Use the version of the program that made the load, or a newer one.");
}

void write_options(SQLite::Database& db, int load_id, const LoadOptions& options) {
  SQLite::Statement insert(db, "INSERT INTO load_option (load_id, name, value) VALUES (?, ?, ?)");
  for (const auto& [name, value] : option_texts(options)) {
    // A load without --vintage that is made again is given the day it got then, not as an option.
    if (name == "vintage" && options.replay && options.replay->vintage_basis != "option") continue;
    insert.bind(1, load_id);
    insert.bind(2, name);
    insert.bind(3, value);
    insert.exec();
    insert.reset();
  }
}

LoadOptions read_options(SQLite::Database& db, int load_id) {
  SQLite::Statement kept(db, "SELECT name, value FROM load_option WHERE load_id = ?");
  kept.bind(1, load_id);
  LoadOptions options;
  while (kept.executeStep())
    set_option(options, kept.getColumn(0).getString(), kept.getColumn(1).getString());
  return options;
}

}  // namespace kv::etl
