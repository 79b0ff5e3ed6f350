// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "etl/regions.h"

namespace kv::etl {

/// What a label says of which municipality is meant.
struct LabelAnswer {
  /// kNeedsYear: one of the regions at a time, and no day was given.
  enum class Kind { kUnique, kAmbiguous, kNeedsYear, kUnknown };
  Kind kind = Kind::kUnknown;
  std::vector<const RegionIndex::Region*> regions;  ///< kUnique: one; sorted by code
};

/// Why a name cannot be used, and what to do.
struct NameProblem {
  std::string rule;
  std::string message;
  std::string remedy;
};

/// Finds municipalities by how files write them where there is no column with codes.
///
/// A code at the front decides ("0821 Bø (Telem.)", "3001"). Else the name as the classification
/// has it on the day, a part of a parallel name ("Kåfjord", "Oslo - Oslove"), upper and lower case
/// apart. Brackets at the end narrow it: a county, in full or shortened ("Telem.", "M. og R."),
/// also one that the municipality was in earlier or later; or years ("t.o.m. 2019", "f.o.m. 2020",
/// "1964-2019", "-2017"), in which the day is then looked for. A name is never guessed: what fits
/// two is ambiguous, what fits none is unknown.
class RegionLabels {
 public:
  /// `regions` must outlive it.
  explicit RegionLabels(const RegionIndex& regions);

  /// `day`: of the figures, days since 1970-01-01; none when it is not known: then all since 1986.
  /// `county`: a name or a code of two digits, as for a bracket; empty for none.
  LabelAnswer find(std::string_view label, std::optional<int> day,
                   std::string_view county = {}) const;

  /// What is wrong with a label whose answer is not unique. `date`: `day` as text.
  NameProblem problem(const std::string& label, const std::string& county, int day,
                      const std::string& date, const LabelAnswer& answer) const;

  /// True when `text` is, or shortens, the name of a county, or is a county's code.
  bool is_county(std::string_view text) const;

 private:
  bool in_county(const RegionIndex::Region& region, std::string_view county) const;
  bool of_county(std::string_view code, std::string_view county) const;
  void narrow(std::vector<const RegionIndex::Region*>& found, std::string_view county) const;

  const RegionIndex& regions_;
  std::unordered_map<std::string, std::vector<int>> spells_by_name_;
  std::vector<std::pair<std::string, std::string>> counties_;  // code and name
};

}  // namespace kv::etl
