// SPDX-License-Identifier: MIT
#include <algorithm>

#include "etl/boundaries/collect.h"

namespace kv::etl {
namespace {

std::string some(const std::vector<std::string>& list) {
  constexpr std::size_t kShown = 8;
  std::string text;
  for (std::size_t i = 0; i < std::min(kShown, list.size()); ++i) text += (i ? ", " : "") + list[i];
  if (list.size() > kShown) text += " and " + std::to_string(list.size() - kShown) + " more";
  return text;
}

std::string on_day(int year) {
  return "1 January " + std::to_string(year);
}

}  // namespace

void check_codes(std::vector<BoundaryArea>& areas, const Classification& classification, int year,
                 const std::string& file_name, Findings& findings) {
  std::set<std::string> codes;
  for (const BoundaryArea& area : areas) codes.insert(area.code);
  const auto error = [&](std::string rule, std::string value, std::string message,
                         std::string remedy, bool acceptable) {
    findings.add({Severity::kError, std::move(rule), file_name, 0, 0, std::move(value),
                  std::move(message), std::move(remedy), acceptable});
  };

  const std::set<std::string> valid = classification.codes_in(year);
  std::vector<std::string> missing;
  std::vector<std::string> extra;
  std::ranges::set_difference(valid, codes, std::back_inserter(missing));
  std::ranges::set_difference(codes, valid, std::back_inserter(extra));
  if (missing.empty() && extra.empty()) return;
  const auto named = [&](const std::string& code) {
    return code + " " + classification.any_name(code, year);
  };

  const Classification::Fit fit = classification.best_years(codes);
  const std::size_t here = missing.size() + extra.size();
  // A file of a part of the country comes closer to any year with fewer codes: that says nothing.
  if (fit.distance < here && (!extra.empty() || fit.distance == 0)) {
    std::vector<std::string> not_valid;
    for (const std::string& code : extra) not_valid.push_back(named(code));
    std::vector<std::string> not_there;
    for (const std::string& code : missing) not_there.push_back(named(code));
    error(
        "wrong-border-year", std::to_string(year),
        "These are not the " + classification.plural() + " of " + on_day(year) + ": " +
            std::to_string(extra.size()) + " did not exist then" +
            (extra.empty() ? "" : " (" + some(not_valid) + ")") + " and " +
            std::to_string(missing.size()) + " are missing" +
            (missing.empty() ? "" : " (" + some(not_there) + ")") + ". They fit " +
            year_ranges(fit.years) +
            (fit.distance == 0 ? "" : " best, but for " + std::to_string(fit.distance)) + ".",
        "Say --period " + std::to_string(fit.years.back()) + " if that is the year of the borders.",
        false);
    return;
  }
  for (const std::string& code : missing)
    error("boundary-missing", code,
          named(code) + " existed on " + on_day(year) + " and has no area in this file.",
          "Take the whole file, or say --accept boundary-missing: maps will then lack it.", true);
  for (const std::string& code : extra)
    error("boundary-not-valid", code,
          named(code) + " did not exist on " + on_day(year) + ", but has an area in this file.",
          "Check the year (--period YEAR), or say --accept boundary-not-valid to leave it out.",
          true);
  std::erase_if(areas, [&](const BoundaryArea& area) {
    return std::ranges::binary_search(extra, area.code);
  });
}

}  // namespace kv::etl
