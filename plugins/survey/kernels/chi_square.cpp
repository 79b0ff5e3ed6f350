// SPDX-License-Identifier: MIT
#include "plugins/survey/kernels/chi_square.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kv::survey {
namespace {

// Below it exp(-x/2) is a normal number, and the sums may be formed by their recurrences.
constexpr double kPlain = 1400;

double log_factorial(double n) {
  int sign = 0;
  return lgamma_r(n + 1, &sign);
}

// exp(-h) * sum of h^k / k! for k < terms.
double even(double h, std::int64_t terms) {
  double sum = 0;
  if (2 * h < kPlain) {
    double term = std::exp(-h);
    for (std::int64_t k = 0; k < terms; ++k) {
      sum += term;
      term *= h / static_cast<double>(k + 1);
    }
    return sum;
  }
  for (std::int64_t k = 0; k < terms; ++k) {
    const auto n = static_cast<double>(k);
    sum += std::exp(n * std::log(h) - h - log_factorial(n));
  }
  return sum;
}

// erfc(sqrt h) + exp(-h) * sum of h^(k+1/2) / Gamma(k + 3/2) for k < terms.
double odd(double h, std::int64_t terms) {
  double sum = std::erfc(std::sqrt(h));
  if (2 * h < kPlain) {
    double term = 2 * std::exp(-h) * std::sqrt(h / std::numbers::pi);
    for (std::int64_t k = 0; k < terms; ++k) {
      sum += term;
      term *= h / (static_cast<double>(k) + 1.5);
    }
    return sum;
  }
  for (std::int64_t k = 0; k < terms; ++k) {
    const double n = static_cast<double>(k) + 0.5;
    sum += std::exp(n * std::log(h) - h - log_factorial(n));
  }
  return sum;
}

}  // namespace

std::optional<double> chi_square(const Contingency& table) {
  if (!table.testable()) return std::nullopt;
  long double sum = 0;
  for (std::size_t r = 0; r < table.rows(); ++r)
    for (std::size_t c = 0; c < table.columns(); ++c) {
      const long double expected = static_cast<long double>(table.row_sums()[r]) *
                                   static_cast<long double>(table.column_sums()[c]) /
                                   static_cast<long double>(table.total());
      const long double off = static_cast<long double>(table.count(r, c)) - expected;
      sum += off * off / expected;
    }
  return static_cast<double>(sum);
}

std::optional<std::int64_t> degrees_of_freedom(const Contingency& table) {
  if (!table.testable()) return std::nullopt;
  return static_cast<std::int64_t>((table.rows() - 1) * (table.columns() - 1));
}

double chi_square_upper(double x, std::int64_t degrees) {
  if (x <= 0) return 1;
  const double p = degrees % 2 == 0 ? even(x / 2, degrees / 2) : odd(x / 2, degrees / 2);
  return std::min(p, 1.0);
}

std::optional<double> cramers_v(const Contingency& table) {
  const auto statistic = chi_square(table);
  if (!statistic) return std::nullopt;
  const auto least = static_cast<double>(std::min(table.rows(), table.columns()) - 1);
  return std::min(1.0, std::sqrt(*statistic / (static_cast<double>(table.total()) * least)));
}

}  // namespace kv::survey
