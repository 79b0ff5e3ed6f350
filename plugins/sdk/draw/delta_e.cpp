// SPDX-License-Identifier: MIT
#include <cmath>
#include <numbers>

#include "plugins/sdk/draw/colour.h"

namespace kv::draw {

namespace {

constexpr double kDegree = std::numbers::pi / 180;

double hue(double a, double b) {
  if (a == 0 && b == 0) return 0;
  const double degrees = std::atan2(b, a) / kDegree;
  return degrees < 0 ? degrees + 360 : degrees;
}

double seventh(double c) {
  const double p = std::pow(c, 7);
  return std::sqrt(p / (p + 6103515625.0));  // 25^7
}

}  // namespace

double delta_e76(const Lab& x, const Lab& y) {
  return std::sqrt((x.l - y.l) * (x.l - y.l) + (x.a - y.a) * (x.a - y.a) +
                   (x.b - y.b) * (x.b - y.b));
}

// Named as in Sharma, Wu and Dalal 2005, equations 2 to 22.
double delta_e(const Lab& x, const Lab& y) {
  const double g = 0.5 * (1 - seventh((std::hypot(x.a, x.b) + std::hypot(y.a, y.b)) / 2));
  const double a1 = (1 + g) * x.a;
  const double a2 = (1 + g) * y.a;
  const double c1 = std::hypot(a1, x.b);
  const double c2 = std::hypot(a2, y.b);
  const double h1 = hue(a1, x.b);
  const double h2 = hue(a2, y.b);
  const bool grey = c1 * c2 == 0;

  double dh = grey ? 0 : h2 - h1;
  if (dh > 180) dh -= 360;
  if (dh < -180) dh += 360;
  const double dl = y.l - x.l;
  const double dc = c2 - c1;
  const double dH = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * kDegree);

  const double l = (x.l + y.l) / 2;
  const double c = (c1 + c2) / 2;
  double h = h1 + h2;
  if (!grey) {
    h /= 2;
    if (std::fabs(h1 - h2) > 180) h += h1 + h2 < 360 ? 180 : -180;
  }
  const double t = 1 - 0.17 * std::cos((h - 30) * kDegree) + 0.24 * std::cos(2 * h * kDegree) +
                   0.32 * std::cos((3 * h + 6) * kDegree) - 0.20 * std::cos((4 * h - 63) * kDegree);
  const double theta = 30 * std::exp(-std::pow((h - 275) / 25, 2));
  const double l50 = (l - 50) * (l - 50);
  const double sl = 1 + 0.015 * l50 / std::sqrt(20 + l50);
  const double sc = 1 + 0.045 * c;
  const double sh = 1 + 0.015 * c * t;
  const double rt = -std::sin(2 * theta * kDegree) * 2 * seventh(c);
  const double pl = dl / sl;
  const double pc = dc / sc;
  const double ph = dH / sh;
  return std::sqrt(pl * pl + pc * pc + ph * ph + rt * pc * ph);
}

}  // namespace kv::draw
