// SPDX-License-Identifier: MIT
#pragma once

namespace kv::logit {

/// P(|Z| > |z|) for a standard normal Z.
double normal_two_sided(double z);
/// The z with P(Z <= z) = p, 0 < p < 1.
double normal_quantile(double p);

/// P(X > x) of a chi-squared with `df` > 0 degrees of freedom.
double chi_squared_upper(double x, double df);
/// The x with P(X <= x) = p for one degree of freedom.
double chi_squared1_quantile(double p);

/// P(|T| > |t|) of Student's t with `df` > 0.
double student_two_sided(double t, double df);
/// The t with P(T <= t) = p, 0 < p < 1.
double student_quantile(double p, double df);

/// P(F > f) with df1 and df2 degrees of freedom.
double f_upper(double f, double df1, double df2);

}  // namespace kv::logit
