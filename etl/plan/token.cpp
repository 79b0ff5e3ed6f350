// SPDX-License-Identifier: MIT
#include "etl/plan/token.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <charconv>
#include <sstream>

#include "etl/dates.h"
#include "schema/content_hash.h"
#include "schema/error.h"
#include "schema/sha256.h"

namespace kv::etl {
namespace {

constexpr std::size_t kDigits = 12;

std::string part(const std::string& text) {
  return sha256_hex(text).substr(0, kDigits);
}

bool is_part(const std::string& text) {
  return text.size() == kDigits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::string warehouse_state(SQLite::Database& db, const std::string& source) {
  std::string state;
  for (const char* table : {"region", "region_version", "region_change"})
    state += content_hash(db, table).hash;
  SQLite::Statement loads(
      db,
      "SELECT load_id, vintage, mapping_sha256 FROM load JOIN source USING (source_id)"
      " WHERE code = ? ORDER BY load_id");
  loads.bind(1, source);
  while (loads.executeStep())
    state += loads.getColumn(0).getString() + ' ' + loads.getColumn(1).getString() + '\n';
  return state;
}

std::string loads_since(SQLite::Database& db, int last) {
  SQLite::Statement loads(
      db,
      "SELECT load_id, source, vintage, loaded_at FROM loads WHERE load_id > ? ORDER BY load_id");
  loads.bind(1, last);
  std::string text;
  while (loads.executeStep())
    text += (text.empty() ? "" : ", ") + ("load " + loads.getColumn(0).getString()) + " (" +
            loads.getColumn(1).getString() + ", vintage " + loads.getColumn(2).getString() +
            ", made " + loads.getColumn(3).getString() + ")";
  return text;
}

}  // namespace

std::string PlanToken::text() const {
  return std::to_string(last_load) + '-' + files + '-' + options + '-' + mapping + '-' + warehouse +
         '-' + effect;
}

std::optional<PlanToken> parse_token(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string entry; std::getline(stream, entry, '-');) parts.push_back(entry);
  if (parts.size() != 6 || !std::all_of(parts.begin() + 1, parts.end(), &is_part))
    return std::nullopt;
  PlanToken token{0, parts[1], parts[2], parts[3], parts[4], parts[5]};
  const std::string& number = parts[0];
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), token.last_load);
  if (error != std::errc{} || end != number.data() + number.size()) return std::nullopt;
  return token;
}

std::string effect_part(ChangeSummary& changes) {
  return changes.effect_hash().substr(0, kDigits);
}

std::string effect_part(const std::vector<std::string>& effects) {
  std::string text;
  for (const std::string& effect : effects) text += effect + '\n';
  return part(text);
}

void require_planned(SQLite::Database& db, const PlanToken& planned, const PlanToken& now) {
  std::string sentences;
  for (const std::string& sentence : differences(db, planned, now)) sentences += " " + sentence;
  if (!sentences.empty())
    throw Error("The plan does not hold any more; nothing was loaded." + sentences,
                "Run `etl plan` again, read it, and load with its token.", ExitCode::kProblems);
}

PlanToken make_token(SQLite::Database& db, const Source& source,
                     const std::set<std::string>& identities, const LoadOptions& options,
                     const LoadRecord& record) {
  PlanToken token;
  token.last_load = db.execAndGet("SELECT coalesce(max(load_id), 0) FROM load").getInt();
  std::string files;
  for (const std::string& identity : identities) files += identity + '\n';
  token.files = part(files);
  std::string given = "vintage=" + format_date(record.vintage) + '\n';
  for (const auto& [name, value] : option_texts(options))
    if (name != "note" && name != "vintage") given += name + '=' + value + '\n';
  token.options = part(given);
  token.mapping = part(source.code + '\n' + source.text);
  token.warehouse = part(warehouse_state(db, source.code));
  return token;
}

std::vector<std::string> differences(SQLite::Database& db, const PlanToken& planned,
                                     const PlanToken& now) {
  std::vector<std::string> sentences;
  if (planned.files != now.files)
    sentences.emplace_back(
        "The files are not those that were planned: one has another content, is missing, or came "
        "in.");
  if (planned.options != now.options)
    sentences.emplace_back(
        "The options are not those of the plan: --vintage (or the day of the load, where none is "
        "given), --accept, --period and the like must be the same.");
  if (planned.mapping != now.mapping)
    sentences.emplace_back(
        "The plan was made for another source, or by a program with another mapping of it.");
  const bool effect = !now.effect.empty() && planned.effect != now.effect;
  if (planned.warehouse != now.warehouse || effect) {
    const std::string loads = loads_since(db, planned.last_load);
    sentences.push_back("The warehouse has changed since the plan was made" +
                        (loads.empty() ? std::string(", and not by a load") : ": " + loads) + "." +
                        (effect ? " The load would change other cells than the plan says." : ""));
  }
  return sentences;
}

}  // namespace kv::etl
