// SPDX-License-Identifier: MIT
#include "etl/formats/geo/transverse_mercator.h"

#include <array>
#include <cmath>
#include <numbers>

namespace kv::etl {
namespace {

constexpr double kA = 6378137.0;            // semi-major axis of GRS80, metres
constexpr double kF = 1.0 / 298.257222101;  // its flattening
constexpr double kN = kF / (2.0 - kF);      // third flattening
constexpr double kE2 = kF * (2.0 - kF);     // squared eccentricity
constexpr double kScale = 0.9996;
constexpr double kFalseEasting = 500000.0;
constexpr double kDegree = std::numbers::pi / 180.0;

constexpr double kN2 = kN * kN;
constexpr double kN3 = kN2 * kN;
constexpr double kN4 = kN3 * kN;
constexpr double kN5 = kN4 * kN;
constexpr double kN6 = kN5 * kN;

// Radius of the circle with a meridian's circumference.
constexpr double kRadius = kA / (1.0 + kN) * (1.0 + kN2 / 4.0 + kN4 / 64.0 + kN6 / 256.0);

constexpr std::array<double, 6> kAlpha = {
    kN / 2 - 2.0 / 3 * kN2 + 5.0 / 16 * kN3 + 41.0 / 180 * kN4 - 127.0 / 288 * kN5 +
        7891.0 / 37800 * kN6,
    13.0 / 48 * kN2 - 3.0 / 5 * kN3 + 557.0 / 1440 * kN4 + 281.0 / 630 * kN5 -
        1983433.0 / 1935360 * kN6,
    61.0 / 240 * kN3 - 103.0 / 140 * kN4 + 15061.0 / 26880 * kN5 + 167603.0 / 181440 * kN6,
    49561.0 / 161280 * kN4 - 179.0 / 168 * kN5 + 6601661.0 / 7257600 * kN6,
    34729.0 / 80640 * kN5 - 3418889.0 / 1995840 * kN6,
    212378941.0 / 319334400 * kN6};

constexpr std::array<double, 6> kBeta = {
    kN / 2 - 2.0 / 3 * kN2 + 37.0 / 96 * kN3 - 1.0 / 360 * kN4 - 81.0 / 512 * kN5 +
        96199.0 / 604800 * kN6,
    1.0 / 48 * kN2 + 1.0 / 15 * kN3 - 437.0 / 1440 * kN4 + 46.0 / 105 * kN5 -
        1118711.0 / 3870720 * kN6,
    17.0 / 480 * kN3 - 37.0 / 840 * kN4 - 209.0 / 4480 * kN5 + 5569.0 / 90720 * kN6,
    4397.0 / 161280 * kN4 - 11.0 / 504 * kN5 - 830251.0 / 7257600 * kN6,
    4583.0 / 161280 * kN5 - 108847.0 / 3991680 * kN6,
    20648693.0 / 638668800 * kN6};

// tau' of equation 7: the tangent of the conformal latitude.
double conformal(double tau, double e) {
  const double root = std::hypot(1.0, tau);
  const double sigma = std::sinh(e * std::atanh(e * tau / root));
  return tau * std::hypot(1.0, sigma) - sigma * root;
}

struct Pair {
  double xi;
  double eta;
};

Pair add_series(Pair at, const std::array<double, 6>& coefficients, double sign) {
  Pair sum = at;
  for (std::size_t i = 0; i < coefficients.size(); ++i) {
    const double twice = 2.0 * static_cast<double>(i + 1);
    sum.xi += sign * coefficients[i] * std::sin(twice * at.xi) * std::cosh(twice * at.eta);
    sum.eta += sign * coefficients[i] * std::cos(twice * at.xi) * std::sinh(twice * at.eta);
  }
  return sum;
}

}  // namespace

TransverseMercator::TransverseMercator(int zone) : central_meridian_(zone * 6.0 - 183.0) {}

GeoPoint TransverseMercator::forward(GeoPoint degrees) const {
  const double lambda = (degrees.x - central_meridian_) * kDegree;
  const double tau = conformal(std::tan(degrees.y * kDegree), std::sqrt(kE2));
  const Pair sphere{std::atan2(tau, std::cos(lambda)),
                    std::asinh(std::sin(lambda) / std::hypot(tau, std::cos(lambda)))};
  const Pair plane = add_series(sphere, kAlpha, 1.0);
  return {kFalseEasting + kScale * kRadius * plane.eta, kScale * kRadius * plane.xi};
}

GeoPoint TransverseMercator::inverse(GeoPoint metres) const {
  const Pair plane{metres.y / (kScale * kRadius), (metres.x - kFalseEasting) / (kScale * kRadius)};
  const Pair sphere = add_series(plane, kBeta, -1.0);
  const double sinh_eta = std::sinh(sphere.eta);
  const double wanted = std::sin(sphere.xi) / std::hypot(sinh_eta, std::cos(sphere.xi));
  const double e = std::sqrt(kE2);
  double tau = wanted / (1.0 - kE2);
  for (int i = 0; i < 6; ++i) {  // Newton's method; three steps reach the last bit
    const double have = conformal(tau, e);
    const double step = (wanted - have) / std::hypot(1.0, have) * (1.0 + (1.0 - kE2) * tau * tau) /
                        ((1.0 - kE2) * std::hypot(1.0, tau));
    tau += step;
    if (!(std::abs(step) > 1e-16 * std::abs(tau))) break;
  }
  return {central_meridian_ + std::atan2(sinh_eta, std::cos(sphere.xi)) / kDegree,
          std::atan(tau) / kDegree};
}

double ring_area(const GeoRing& degrees) {
  const double e = std::sqrt(kE2);
  const auto q = [e](double latitude) {
    const double s = std::sin(latitude * kDegree);
    return (1.0 - kE2) * (s / (1.0 - kE2 * s * s) + std::atanh(e * s) / e);
  };
  if (degrees.size() < 3) return 0;
  const double q0 = q(degrees.front().y);
  const double x0 = degrees.front().x;
  double sum = 0;  // around the first point, so that small rings keep their digits
  double last_q = 0;
  for (std::size_t i = 1; i < degrees.size(); ++i) {
    const double this_q = q(degrees[i].y) - q0;
    sum += (degrees[i - 1].x - x0) * this_q - (degrees[i].x - x0) * last_q;
    last_q = this_q;
  }
  return kA * kA / 4.0 * kDegree * sum;
}

}  // namespace kv::etl
