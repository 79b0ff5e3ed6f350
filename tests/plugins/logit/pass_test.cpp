// SPDX-License-Identifier: MIT
// Millions of rows are summed by vectors and threads. Neither may show in a result: a model that
// comes out differently on the next machine, or the next time, cannot be defended.
#include "plugins/logit/kernels/pass.h"

#include <cmath>
#include <gmock/gmock.h>
#include <limits>
#include <stdexcept>

#include "plugins/logit/kernels/blocked_newton.h"
#include "plugins/logit/kernels/lanes.h"

namespace {

using namespace kv::logit;

/// Rows with no pattern, and outcomes of a known model of them.
struct Sample {
  Matrix x;
  Observations obs;

  Sample(Index rows, Index columns) : x(rows, columns + 1) {
    std::uint64_t state = 12345;
    const auto next = [&] {
      state = state * 6364136223846793005U + 1442695040888963407U;
      return static_cast<double>(state >> 11) / 9007199254740992.0;
    };
    x.col(0).setOnes();
    for (Index i = 0; i < rows; ++i)
      for (Index j = 1; j <= columns; ++j) x(i, j) = 2 * next() - 1;
    obs = {Vector(rows), Vector::Ones(rows), Vector::Zero(rows)};
    for (Index i = 0; i < rows; ++i)
      obs.y[i] = next() < inverse_logit(x(i, 1) - x(i, columns) / 2) ? 1 : 0;
  }
};

const Poll kNoPoll = [] {};

class Pass : public testing::Test {
 protected:
  ~Pass() override { set_pass_threads(0); }
  static Fit fit(const Sample& sample) {
    auto out = blocked_fit(columns_of(sample.x, 0), sample.obs, 0, kNoPoll);
    if (!out) throw std::runtime_error("the blocked fit gave up");
    return std::move(*out);
  }
};

TEST_F(Pass, AnyNumberOfThreadsGivesTheSameBits) {
  const Sample sample(100'003, 5);
  set_pass_threads(1);
  const Fit one = fit(sample);
  for (const unsigned count : {2U, 3U, 7U}) {
    set_pass_threads(count);
    const Fit more = fit(sample);
    EXPECT_EQ(one.beta, more.beta) << count;
    EXPECT_EQ(one.covariance, more.covariance) << count;
    EXPECT_EQ(one.eta, more.eta) << count;
    EXPECT_EQ(one.log_likelihood, more.log_likelihood) << count;
  }
}

// The QR of all rows is the judge; 25,000 rows are not a multiple of the block.
TEST_F(Pass, GivesWhatTheExactFitGives) {
  for (const bool weighted : {false, true}) {
    Sample sample(25'001, 7);
    if (weighted)
      for (Index i = 0; i < sample.obs.rows(); ++i) {
        sample.obs.w[i] = static_cast<double>(i % 4);
        sample.obs.offset[i] = 0.1 * static_cast<double>(i % 3);
      }
    const Fit blocked = fit(sample);
    const Fit exact = fit_exactly(sample.x, sample.obs, 0, kNoPoll, false);
    for (Index j = 0; j < blocked.rank(); ++j) {
      const auto place = static_cast<std::size_t>(j);
      EXPECT_NEAR(blocked.beta[j], exact.beta[j], 1e-11 * exact.errors[place].value()) << j;
      EXPECT_NEAR(blocked.errors[place].value() / exact.errors[place].value(), 1, 1e-9) << j;
    }
    EXPECT_NEAR(blocked.log_likelihood / exact.log_likelihood, 1, 1e-13);
    EXPECT_LT((blocked.eta - exact.eta).cwiseAbs().maxCoeff(), 1e-11);
  }
}

// A cancelled fit must not leave a thread behind: it would read memory that is gone.
TEST_F(Pass, ACancelledPassEndsWithItsThreads) {
  const Sample sample(200'000, 5);
  set_pass_threads(4);
  int polls = 0;
  const Poll cancel = [&] {
    if (++polls == 22) throw std::runtime_error("cancelled");
  };
  EXPECT_THROW(blocked_fit(columns_of(sample.x, 0), sample.obs, 0, cancel), std::runtime_error);
  EXPECT_EQ(polls, 22);  // past the 20 of the columns' scales, within the passes
}

TEST_F(Pass, TheExponentialKeepsItsDigits) {
  for (int k = 0; k <= 69'900; ++k) {
    const double x = -0.01 * k - 1e-7 * (k % 97);
    Lanes<2>::Reals lanes = {x, x / 1000};
    Lanes<2>::exponential(lanes);
    double got[2];
    Lanes<2>::store(got, lanes);
    ASSERT_NEAR(got[0] / std::exp(x), 1, 5e-16) << x;
    ASSERT_NEAR(got[1] / std::exp(x / 1000), 1, 5e-16) << x / 1000;
  }
  Lanes<2>::Reals far = {-1e300, -std::numeric_limits<double>::infinity()};
  Lanes<2>::exponential(far);
  double got[2];
  Lanes<2>::store(got, far);
  EXPECT_GT(got[0], 0);
  EXPECT_LT(got[1], 1e-300);
}

}  // namespace
