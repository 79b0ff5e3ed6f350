// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace kv::queryctl {

/// What a suppressed figure can be, by the rule of the source: both ends included.
struct Interval {
  double least = 0;
  double most = 0;
};

/// One source of a figure on other borders.
struct Piece {
  enum class State { kNumber, kSuppressed, kMissing };
  State state = State::kMissing;
  double number = 0;             ///< for kNumber
  bool whole = true;             ///< false: only a part of it belongs here
  std::optional<double> weight;  ///< which share, of a piece that is not whole
  /// The code under which it stands. kStray: one that was not valid on that day. kDoubtful: such a
  /// one beside a figure of the municipality that was, so that it may be counted already. kCovered:
  /// a valid one without a figure, in whose place a stray one stands.
  enum class Code { kValid, kStray, kDoubtful, kCovered };
  Code code = Code::kValid;
};

/// Why a figure is not, or not surely, the sum of its pieces. Bits.
enum Reason : unsigned {
  kCodeNotValid = 1,
  kDenominatorZero = 2,
  kNotAPercentage = 4,
  kNotSummable = 8,
  kPartMissing = 16,
  kPartSuppressed = 32,
  kSplitWithoutWeight = 64,
};

/// The reasons' names in alphabetical order, joined by '+'.
std::string reason_text(unsigned reasons);

struct RegroupRules {
  bool nonnegative = true;             ///< a count: a part of it lies between 0 and all of it
  bool estimate = false;               ///< use weights
  std::optional<Interval> suppressed;  ///< unknown: from 0, with no upper end
};

/// value is empty where the pieces do not determine it; lower and upper are then what is known of
/// it, each empty where nothing is. For a determined value that is no estimate both are the value.
struct Regrouped {
  std::optional<double> value;
  std::optional<double> lower;
  std::optional<double> upper;
  double estimated = 0;  ///< how much of the value comes from weights, 0 to 1
  unsigned reasons = 0;
};

/// The sum of the pieces, of which there is at least one.
Regrouped sum_pieces(std::span<const Piece> pieces, const RegroupRules& rules);

/// `factor` times part by whole. Undetermined when one of them is, or whole is 0.
Regrouped divide(const Regrouped& part, const Regrouped& whole, double factor);

}  // namespace kv::queryctl
