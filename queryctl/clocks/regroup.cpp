// SPDX-License-Identifier: MIT
#include "queryctl/clocks/regroup.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace kv::queryctl {
namespace {

class Sum {
 public:
  explicit Sum(const RegroupRules& rules) : rules_(rules) {}

  void add(const Piece& piece) {
    if (piece.code == Piece::Code::kCovered) return;
    if (piece.code == Piece::Code::kDoubtful) return add_doubtful(piece);
    const bool weighed = !piece.whole && rules_.estimate && piece.weight;
    if (weighed && *piece.weight == 0) return;  // all of it is elsewhere
    if (piece.code == Piece::Code::kStray) reasons_ |= kCodeNotValid;
    if (weighed && *piece.weight == 1) {
      Piece whole = piece;
      whole.whole = true;
      return add_state(whole, false);
    }
    const bool zero = piece.state == Piece::State::kNumber && piece.number == 0;
    if (!piece.whole && !weighed && !zero) fail(kSplitWithoutWeight);
    add_state(piece, weighed);
  }

  Regrouped result() const {
    Regrouped out;
    out.reasons = reasons_;
    if (determined_) {
      out.value = sum_;
      out.estimated = sum_ != 0 ? std::clamp(estimated_ / sum_, 0.0, 1.0) : 0;
    }
    const bool exact = determined_ && estimated_ == 0;
    if (exact) {
      out.lower = out.upper = sum_;
    } else if (rules_.nonnegative && bounded_) {
      out.lower = lower_;
      out.upper = upper_;
    }
    return out;
  }

 private:
  void add_state(const Piece& piece, bool weighed) {
    switch (piece.state) {
      case Piece::State::kNumber:
        add_number(piece, weighed);
        break;
      case Piece::State::kSuppressed:
        fail(kPartSuppressed);
        widen(piece.whole && rules_.suppressed ? rules_.suppressed->least : 0,
              rules_.suppressed ? std::optional(rules_.suppressed->most) : std::nullopt);
        break;
      case Piece::State::kMissing:
        fail(kPartMissing);
        widen(0, std::nullopt);
        break;
    }
  }

  void fail(Reason reason) {
    reasons_ |= reason;
    determined_ = false;
  }

  void widen(double least, std::optional<double> most) {
    lower_ += least;
    upper_ = upper_ && most ? std::optional(*upper_ + *most) : std::nullopt;
  }

  void add_doubtful(const Piece& piece) {
    fail(kCodeNotValid);
    widen(0, piece.number);
    if (piece.number < 0) bounded_ = false;
  }

  void add_number(const Piece& piece, bool weighed) {
    const double share = piece.whole ? 1 : weighed ? *piece.weight : 0;
    sum_ += share * piece.number;
    if (weighed) estimated_ += share * piece.number;
    widen(piece.whole ? piece.number : 0, piece.number);
    // A negative count is a net one: its parts can lie on both sides of it.
    if (!piece.whole && piece.number < 0) bounded_ = false;
  }

  const RegroupRules& rules_;
  double sum_ = 0;
  double estimated_ = 0;
  double lower_ = 0;
  std::optional<double> upper_ = 0;
  unsigned reasons_ = 0;
  bool determined_ = true;
  bool bounded_ = true;
};

std::optional<double> ratio(std::optional<double> part, std::optional<double> whole,
                            double factor) {
  if (!part || !whole || !(*whole > 0)) return std::nullopt;
  return factor * *part / *whole;
}

}  // namespace

std::string reason_text(unsigned reasons) {
  constexpr std::array<std::pair<Reason, std::string_view>, 7> names = {{
      {kCodeNotValid, "code-not-valid"},
      {kDenominatorZero, "denominator-zero"},
      {kNotAPercentage, "not-a-percentage"},
      {kNotSummable, "not-summable"},
      {kPartMissing, "part-missing"},
      {kPartSuppressed, "part-suppressed"},
      {kSplitWithoutWeight, "split-without-weight"},
  }};
  std::string text;
  for (const auto& [reason, name] : names)
    if ((reasons & reason) != 0) text += (text.empty() ? "" : "+") + std::string(name);
  return text;
}

Regrouped sum_pieces(std::span<const Piece> pieces, const RegroupRules& rules) {
  Sum sum(rules);
  for (const Piece& piece : pieces) sum.add(piece);
  return sum.result();
}

Regrouped divide(const Regrouped& part, const Regrouped& whole, double factor) {
  Regrouped out;
  out.reasons = part.reasons | whole.reasons;
  out.estimated = std::max(part.estimated, whole.estimated);
  if (whole.value && *whole.value == 0) {
    out.reasons |= kDenominatorZero;
    out.estimated = 0;
    return out;
  }
  out.value = ratio(part.value, whole.value, factor);
  if (!out.value) out.estimated = 0;
  out.lower = ratio(part.lower, whole.upper, factor);
  out.upper = ratio(part.upper, whole.lower, factor);
  return out;
}

}  // namespace kv::queryctl
