// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/mapexport/kernels/classes/absence.h"
#include "plugins/mapexport/kernels/classes/rule.h"
#include "plugins/mapexport/map/options.h"

namespace kv::mapexport {

/// What a map says in Bokmål, Nynorsk and English.
class Texts {
 public:
  explicit Texts(const MapOptions& options);

  draw::Lang lang() const { return lang_; }
  /// One of three.
  std::string_view pick(std::string_view nb, std::string_view nn, std::string_view en) const;

  std::string areas(std::size_t n) const;  ///< "1 kommune", "48 kommuner"
  std::string counted_areas() const;       ///< "antall kommuner"
  std::string absence(Absence kind, std::string_view status, bool known) const;
  /// The rule with its numbers, as a caption says it: "Jenks, 5 klasser".
  std::string rule(const Rule& rule, std::size_t classes, double goodness) const;
  std::string value(double value, int decimals) const;            ///< with its unit
  const std::string& unit() const { return unit_; }               ///< in the language
  std::string list(const std::vector<std::string>& names) const;  ///< "A, B og C"

 private:
  draw::Lang lang_;
  std::string one_, many_, unit_;
  bool percent_;
  std::string threshold_;
};

}  // namespace kv::mapexport
