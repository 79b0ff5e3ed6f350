// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/pooled.h"

#include <cmath>
#include <stdexcept>

namespace kv::indices {

void PooledRatio::add(std::optional<Number> part, std::optional<Number> whole) {
  if (!whole) return;
  if (!part) ++without_part_;
  if (!part && rule_ == MissingPart::kSkip) return;
  if (part) part_.add(*part);
  whole_.add(*whole);
}

void PooledRatio::remove(std::optional<Number> part, std::optional<Number> whole) {
  if (!whole) return;
  if (!part) --without_part_;
  if (!part && rule_ == MissingPart::kSkip) return;
  if (part) part_.subtract(*part);
  whole_.subtract(*whole);
}

std::optional<double> PooledRatio::ratio() const {
  if (rule_ == MissingPart::kNull && without_part_ > 0) return std::nullopt;
  const double whole = whole_.real();
  if (whole == 0) return std::nullopt;
  const double ratio = part_.real() / whole;
  if (!std::isfinite(ratio)) throw std::overflow_error("the ratio is too large for a number");
  return ratio;
}

}  // namespace kv::indices
