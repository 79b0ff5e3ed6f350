// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kv::mapexport {

/// Classes that cannot be made. what() is a sentence.
class ClassError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class RuleKind {
  kAutomatic,  ///< each value where there are at most six whole numbers; else five by Jenks
  kFixed,
  kEach,  ///< every value a class of its own
  kJenks,
  kQuantile,
  kQuantile2,
  kEqual,
  kPretty,
  kSd,
  kHeadTails,
  kAround,  ///< round limits on both sides of a value
  kCategories
};

/// How classes are made, as written: "fixed:0,34,70", "quantile:5", "jenks:4", "categories".
struct Rule {
  RuleKind kind = RuleKind::kAutomatic;
  std::size_t k = 0;           ///< how many classes are asked for; 0 where the rule does not ask
  std::vector<double> limits;  ///< fixed: the lower limit of each class, ascending
  std::optional<double> top;   ///< fixed: the highest value that the last class takes
  double middle = 0;           ///< around: the limit between the two sides
};

/// "fixed:A,B,C" has the classes from A up to B, from B up to C, from C; "fixed:A,B,C..D" ends at
/// D, which belongs to the last class. "" is automatic. Throws ClassError with the forms there are.
Rule parse_rule(std::string_view text);

}  // namespace kv::mapexport
