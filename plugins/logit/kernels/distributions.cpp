// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/distributions.h"

#include <cmath>
#include <initializer_list>
#include <limits>
#include <numbers>

namespace kv::logit {
namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr double kTiny = 1e-300;
constexpr int kTerms = 10'000;

/// Q(a, x): series below a + 1, Lentz's continued fraction above (Numerical Recipes, 6.2).
double gamma_upper(double a, double x) {
  if (x <= 0) return 1;
  const double front = std::exp(-x + a * std::log(x) - std::lgamma(a));
  if (x < a + 1) {
    double term = 1 / a;
    double sum = term;
    for (int k = 1; k < kTerms && term > sum * kEpsilon; ++k) {
      term *= x / (a + k);
      sum += term;
    }
    return 1 - sum * front;
  }
  double b = x + 1 - a;
  double c = 1 / kTiny;
  double d = 1 / b;
  double h = d;
  for (int k = 1; k < kTerms; ++k) {
    const double an = -k * (k - a);
    b += 2;
    d = an * d + b;
    if (std::abs(d) < kTiny) d = kTiny;
    c = b + an / c;
    if (std::abs(c) < kTiny) c = kTiny;
    d = 1 / d;
    h *= d * c;
    if (std::abs(d * c - 1) < kEpsilon) break;
  }
  return front * h;
}

double beta_fraction(double a, double b, double x) {
  double c = 1;
  double d = 1 - (a + b) * x / (a + 1);
  if (std::abs(d) < kTiny) d = kTiny;
  d = 1 / d;
  double h = d;
  for (int m = 1; m < kTerms; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    double factor = 1;
    for (const double step : {even, odd}) {
      d = 1 + step * d;
      if (std::abs(d) < kTiny) d = kTiny;
      c = 1 + step / c;
      if (std::abs(c) < kTiny) c = kTiny;
      d = 1 / d;
      factor = d * c;
      h *= factor;
    }
    if (std::abs(factor - 1) < kEpsilon) break;
  }
  return h;
}

/// The regularised incomplete beta function I_x(a, b); `y` is 1 - x, given apart to keep its
/// digits.
double beta_lower(double a, double b, double x, double y) {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                a * std::log(x) + b * std::log(y));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
  return 1 - front * beta_fraction(b, a, y) / b;
}

}  // namespace

double normal_two_sided(double z) {
  return std::erfc(std::abs(z) / std::numbers::sqrt2);
}

double normal_quantile(double p) {
  // The tail nearer to p is solved by Newton's method on its logarithm, which is concave.
  const bool upper = p > 0.5;
  const double tail = upper ? 1 - p : p;
  double z = tail > 0.1 ? 0 : std::sqrt(-2 * std::log(tail));
  for (int k = 0; k < 100; ++k) {
    const double q = 0.5 * std::erfc(z / std::numbers::sqrt2);
    const double density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
    const double step = std::log(q / tail) * q / density;
    z += step;
    if (std::abs(step) <= 1e-15 * (1 + std::abs(z))) break;
  }
  return upper ? z : -z;
}

double chi_squared_upper(double x, double df) {
  return gamma_upper(df / 2, x / 2);
}

double chi_squared1_quantile(double p) {
  const double z = normal_quantile((1 + p) / 2);
  return z * z;
}

double student_two_sided(double t, double df) {
  const double square = t * t;
  return beta_lower(df / 2, 0.5, df / (df + square), square / (df + square));
}

double student_quantile(double p, double df) {
  const bool upper = p > 0.5;
  const double tails = 2 * (upper ? 1 - p : p);
  if (tails >= 1) return 0;
  double low = 0;
  double high = 1;
  while (student_two_sided(high, df) > tails && high < 1e300) high *= 2;
  for (int k = 0; k < 200 && high - low > 1e-16 * high; ++k) {
    const double middle = (low + high) / 2;
    (student_two_sided(middle, df) > tails ? low : high) = middle;
  }
  const double t = (low + high) / 2;
  return upper ? t : -t;
}

double f_upper(double f, double df1, double df2) {
  const double whole = df2 + df1 * f;
  return beta_lower(df2 / 2, df1 / 2, df2 / whole, df1 * f / whole);
}

}  // namespace kv::logit
