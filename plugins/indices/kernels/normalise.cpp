// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/normalise.h"

namespace kv::indices {

std::optional<double> normalised(Normalisation method, bool low_is_good, double value, double place,
                                 const ItemScale& scale) {
  if (scale.count < 2 || !(scale.greatest > scale.least)) return std::nullopt;
  switch (method) {
    case Normalisation::kZ: {
      if (!scale.deviation || !(*scale.deviation > 0)) return std::nullopt;
      const double z = (value - scale.mean) / *scale.deviation;
      return low_is_good ? -z : z;
    }
    case Normalisation::kMinMax: {
      const double x = (value - scale.least) / (scale.greatest - scale.least);
      return low_is_good ? 1 - x : x;
    }
    case Normalisation::kMidRank: {
      const double x = (place - 1) / static_cast<double>(scale.count - 1);
      return low_is_good ? 1 - x : x;
    }
  }
  return std::nullopt;
}

}  // namespace kv::indices
