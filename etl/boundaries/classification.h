// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kv::etl {

/// The codes of one kind of region and when they were valid, as the warehouse has them.
class Classification {
 public:
  Classification(SQLite::Database& db, std::string kind);

  const std::string& kind() const { return kind_; }
  /// Digits of a code: 4 for municipalities, 2 for counties.
  int digits() const { return kind_ == "fylke" ? 2 : 4; }
  /// "municipalities", "counties"
  std::string plural() const { return kind_ == "fylke" ? "counties" : "municipalities"; }
  bool empty() const { return regions_.empty(); }

  bool known(std::string_view code) const;
  int region_id(std::string_view code) const;
  /// The name on 1 January of the year, or nullopt where the code was not valid.
  std::optional<std::string> name_in(std::string_view code, int year) const;
  /// The name on that day, or the last or first the code had; empty for an unknown code.
  std::string any_name(std::string_view code, int year) const;
  /// Codes valid on 1 January of the year.
  std::set<std::string> codes_in(int year) const;
  /// The text of `text` as a code: "901", "0901", "K-0901 Risør"; nullopt when it is none.
  std::optional<std::string> read_code(const std::string& text, bool* padded = nullptr) const;

  /// How many codes are only in one of the two: the file, and the classification of a year.
  std::size_t distance(const std::set<std::string>& codes, int year) const;
  /// The years since 1950 for which the distance is least, in order, and that distance.
  struct Fit {
    std::vector<int> years;
    std::size_t distance = 0;
  };
  Fit best_years(const std::set<std::string>& codes) const;

 private:
  struct Spell {
    std::string from;
    std::string to;  ///< exclusive; "9999-12-31" for one that has not ended
    std::string name;
  };
  struct Region {
    int id = 0;
    std::vector<Spell> spells;  ///< ascending
  };
  const Spell* spell_in(std::string_view code, int year) const;

  std::string kind_;
  std::map<std::string, Region, std::less<>> regions_;
};

/// "2008 to 2011", "2020, 2022 to 2023": ascending years as a person writes them.
std::string year_ranges(const std::vector<int>& years);

}  // namespace kv::etl
