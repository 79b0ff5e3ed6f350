// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/geometry/scale_bar.h"

#include <cmath>
#include <initializer_list>

namespace kv::mapexport {

ScaleBar scale_bar(double metres_per_mm, double most_mm, double scale_factor) {
  const double ground_per_mm = metres_per_mm / scale_factor;
  const double most = ground_per_mm * most_mm;
  const double decade = std::pow(10, std::floor(std::log10(most)));
  double metres = decade;
  for (const double step : {2.0, 5.0, 10.0})
    if (step * decade <= most * (1 + 1e-12)) metres = step * decade;
  return {metres, metres / ground_per_mm};
}

double utm_scale_factor(double easting) {
  constexpr double kRadius = 6'378'137;
  const double away = (easting - 500'000) / (0.9996 * kRadius);
  return 0.9996 * std::cosh(away);
}

}  // namespace kv::mapexport
