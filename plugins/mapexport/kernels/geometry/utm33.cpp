// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/geometry/utm33.h"

#include <cmath>
#include <numbers>

namespace kv::mapexport {
namespace {

constexpr double kAxis = 6378137.0;  // GRS80
constexpr double kFlattening = 1 / 298.257222101;
constexpr double kScale = 0.9996;
constexpr double kFalseEasting = 500'000;
constexpr double kMeridian = 15;

constexpr double n = kFlattening / (2 - kFlattening);
constexpr double n2 = n * n;
constexpr double n3 = n2 * n;
constexpr double n4 = n2 * n2;
constexpr double kRadius = kAxis / (1 + n) * (1 + n2 / 4 + n4 / 64);
constexpr double kBeta[] = {n / 2 - 2 * n2 / 3 + 37 * n3 / 96 - n4 / 360,
                            n2 / 48 + n3 / 15 - 437 * n4 / 1440, 17 * n3 / 480 - 37 * n4 / 840,
                            4397 * n4 / 161280};

constexpr double degrees(double radians) {
  return radians * 180 / std::numbers::pi;
}

/// tan of the latitude whose conformal latitude has the tangent `conformal`, by Newton's method
/// (Karney 2011, section 4).
double tangent_of_latitude(double conformal) {
  const double e2 = kFlattening * (2 - kFlattening);
  const double e = std::sqrt(e2);
  double tau = conformal / (1 - e2);
  for (int i = 0; i < 8; ++i) {
    const double root = std::hypot(1.0, tau);
    const double sigma = std::sinh(e * std::atanh(e * tau / root));
    const double guess = tau * std::hypot(1.0, sigma) - sigma * root;
    const double step = (conformal - guess) / std::hypot(1.0, guess) * (1 + (1 - e2) * tau * tau) /
                        ((1 - e2) * root);
    tau += step;
    if (std::abs(step) < 1e-14 * std::max(1.0, std::abs(tau))) break;
  }
  return tau;
}

}  // namespace

Position longitude_latitude(Position metres) {
  const double xi = metres.y / (kScale * kRadius);
  const double eta = (metres.x - kFalseEasting) / (kScale * kRadius);
  double xi1 = xi;
  double eta1 = eta;
  for (int j = 1; j <= 4; ++j) {
    xi1 -= kBeta[j - 1] * std::sin(2 * j * xi) * std::cosh(2 * j * eta);
    eta1 -= kBeta[j - 1] * std::cos(2 * j * xi) * std::sinh(2 * j * eta);
  }
  const double c = std::cos(xi1);
  const double s = std::sinh(eta1);
  const double tau = tangent_of_latitude(std::sin(xi1) / std::hypot(s, c));
  return {kMeridian + degrees(std::atan2(s, c)), degrees(std::atan(tau))};
}

double grid_convergence(Position metres) {
  const Position place = longitude_latitude(metres);
  const double from_meridian = (place.x - kMeridian) / 180 * std::numbers::pi;
  // On the sphere: within 0.01 degrees of the ellipsoid's in Norway.
  return degrees(std::atan(std::tan(from_meridian) * std::sin(place.y / 180 * std::numbers::pi)));
}

}  // namespace kv::mapexport
