// SPDX-License-Identifier: MIT
#include "queryctl/report/origin.h"

#include <algorithm>

namespace kv::queryctl::report {
namespace {

Origin origin_of_status(std::string_view status) {
  if (status.find("invented") != std::string_view::npos) return Origin::kInvented;
  if (status.find("reconstructed") == std::string_view::npos) return Origin::kPublished;
  const bool part = status.find("partly") != std::string_view::npos ||
                    status.find("rate reconstructed") != std::string_view::npos;
  return part ? Origin::kPartly : Origin::kReconstructed;
}

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace

Origin both(Origin a, Origin b) {
  if (a == Origin::kInvented || b == Origin::kInvented) return Origin::kInvented;
  return a == b ? a : Origin::kPartly;
}

Origin origin_of_figure(std::string_view svg) {
  const auto says = [&](std::string_view word) { return svg.find(word) != std::string_view::npos; };
  if (says("ppdikt") || says("Invented ")) return Origin::kInvented;
  if (!says("ekonstruert") && !says("econstructed")) return Origin::kPublished;
  return says("elvis rekonstruert") || says("artly reconstructed") ? Origin::kPartly
                                                                   : Origin::kReconstructed;
}

Origin origin_of(const CapturedTable& table) {
  const auto column = std::ranges::find(table.columns, "status", &Column::name);
  if (column == table.columns.end() || table.rows.empty()) return Origin::kPublished;
  const auto at = static_cast<std::size_t>(column - table.columns.begin());
  bool first = true;
  Origin origin = Origin::kPublished;
  for (const std::vector<Value>& row : table.rows) {
    const auto* status = std::get_if<std::string>(&row[at]);
    const Origin own = origin_of_status(status ? *status : "");
    origin = first ? own : both(origin, own);
    first = false;
  }
  return origin;
}

Origin origin_of(std::string_view sql, const std::map<std::string, Origin, std::less<>>& known,
                 bool survey_made_up) {
  bool first = true;
  Origin origin = Origin::kPublished;
  const auto add = [&](Origin other) {
    origin = first ? other : both(origin, other);
    first = false;
  };
  bool observed = false;
  bool made_up = false;
  for (std::size_t at = 0; at < sql.size();) {
    if (!in_word(sql[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < sql.size() && in_word(sql[end])) ++end;
    const std::string_view word = sql.substr(at, end - at);
    if (const auto it = known.find(word); it != known.end()) add(it->second);
    if (word.starts_with("survey_"))
      add(survey_made_up ? Origin::kReconstructed : Origin::kPublished);
    observed = observed || word == "observations" || word == "observation";
    made_up = made_up || word.ends_with("_rekonstruert");
    at = end;
  }
  if (made_up)
    add(Origin::kReconstructed);
  else if (observed)
    add(Origin::kPublished);
  return origin;
}

}  // namespace kv::queryctl::report
