// SPDX-License-Identifier: MIT
#include "etl/boundaries/border_year.h"

#include <filesystem>
#include <regex>

#include "etl/boundaries/boundaries.h"
#include "etl/boundaries/collect.h"
#include "etl/formats/place.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

std::set<int> years_in(const std::string& file_name) {
  const std::string stem = std::filesystem::path(file_name).filename().string();
  const std::regex pattern(boundary_source().layouts.front().period_from_name);
  std::set<int> years;
  for (std::sregex_iterator at(stem.begin(), stem.end(), pattern), end; at != end; ++at)
    years.insert(std::stoi((*at)[1].str()));
  return years;
}

}  // namespace

std::optional<int> border_year(const std::string& given, const std::string& file_name,
                               const GeoFile& file,
                               const std::vector<Classification>& classifications,
                               const BoundaryOptions& options, Findings& findings) {
  if (!given.empty()) {
    if (!std::regex_match(given, std::regex("(18|19|20|21)[0-9]{2}")))
      throw Error("--period " + given + " is no border year.",
                  "Give four digits: --period 2020 for the borders of 1 January 2020.",
                  ExitCode::kUsage);
    return std::stoi(given);
  }
  const std::set<int> years = years_in(file_name);
  if (years.size() == 1) return *years.begin();

  Findings quiet;
  const auto fields = find_fields(file, file_name, classifications, std::nullopt, options, quiet);
  std::string fit;
  std::string example = "2020";
  if (fields) {
    const Classification::Fit best = fields->classification->best_years(codes_of(*fields));
    example = std::to_string(best.years.back());
    fit = " Its codes fit 1 January of " + year_ranges(best.years) +
          (best.distance == 0 ? "." : " best, but for " + std::to_string(best.distance) + ".");
  }
  findings.add(
      {Severity::kError,
       "no-period",
       file_name,
       0,
       0,
       {},
       (years.empty() ? std::string("The file's name has no year, and nothing else says of "
                                    "which year these borders are.")
                      : "The file's name has several years.") +
           fit,
       "State the border year: --period " + example + ".",
       false});
  return std::nullopt;
}

}  // namespace kv::etl
