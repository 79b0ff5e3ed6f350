// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace kv::mapexport {

/// Why an area has no value. Each has its own line in the legend, in
/// this order, and its own hatch.
enum class Absence {
  kNeverAsked,  ///< to settle anybody
  kNotAsked,    ///< the question
  kSuppressed,
  kTooFew,
  kUndecided,
  kNoAnswer,
  kNotInPopulation,
  kMissing,  ///< '.', '..', an empty status, or a text that says something else
};
inline constexpr std::size_t kAbsences = 8;

struct AbsenceOf {
  Absence kind = Absence::kMissing;
  bool known = true;  ///< false: the status is a text of its own, which is shown
};

/// What the status of a row without a value means: the symbols of the agencies (':', '.', '..',
/// 'tom'), the states of surveys ('not-asked', 'no-answer', 'no-response', 'not-in-sample') and
/// what indicators write ('never asked', 'suppressed in 2 years', 'too few: 7 left', 'undecided').
/// Of several, separated by ';', the first that is known.
AbsenceOf absence_of(std::string_view status);

/// Whether a status of a row that has a value says that it is partly estimated.
bool is_estimated(std::string_view status);

}  // namespace kv::mapexport
