// SPDX-License-Identifier: MIT
#include "queryctl/draw/source_line.h"

#include "queryctl/session.h"

namespace kv::queryctl::draw {

std::string source_line(Session& session, const std::vector<std::string>& words) {
  if (!session.is_warehouse() || words.empty()) return {};
  std::string codes = "[";
  const auto add = [&](const std::string& code) {
    const bool plain = code.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_æøå") ==
                       std::string::npos;
    if (plain && !code.empty()) codes += (codes.size() > 1 ? ",\"" : "\"") + code + "\"";
  };
  if (const sql::Query* query = session.library().find(words[0]))
    for (const sql::Need& need : query->needs) add(need.source);
  for (const std::string& word : words) add(word);
  codes += "]";
  std::string line;
  for (const auto& row :
       session.fetch("SELECT DISTINCT s.publisher || ', ' || s.title FROM source AS s"
                     " WHERE s.code IN (SELECT value FROM json_each(:codes))"
                     "    OR s.source_id IN (SELECT source_id FROM indicator"
                     "                        WHERE code IN (SELECT value FROM json_each(:codes)))"
                     " ORDER BY s.code",
                     {{"codes", codes}}))
    line += (line.empty() ? "" : "; ") + std::get<std::string>(row.at(0));
  return line;
}

}  // namespace kv::queryctl::draw
