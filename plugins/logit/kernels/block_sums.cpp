// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/block_sums.h"

#include <algorithm>
#include <cmath>

#include "plugins/logit/kernels/lanes.h"

// Vectors are passed between inlined functions only.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace kv::logit {
namespace {

constexpr Index kMostLanes = 8;
/// Twelve sums, three columns and one more fill the sixteen registers.
constexpr int kTileLeft = 3;
constexpr int kTileRight = 4;

/// The rows of one block beside its columns. A block that is not full has weights of 0 at its end.
struct RowData {
  const double* y;
  const double* w;
  const double* offset;
  bool unit;  ///< all weights are 0 or 1
  double* residual;
  double* weight;
  double* eta;
};

template <int L>
[[gnu::always_inline]] inline void scale_columns(const PassData& data, Index at, Index rows,
                                                 PassRoom& room) {
  using V = typename Lanes<L>::Reals;
  for (Index j = 0; j < room.columns; ++j) {
    double* z = room.z + j * kBlockRows;
    const double* x = data.x.columns[static_cast<std::size_t>(j)];
    if (x == nullptr) {
      for (Index i = 0; i < kBlockRows; ++i) z[i] = i < rows ? 1 : 0;
      continue;
    }
    const double center = data.center[j];
    const double scale = data.inverse_scale[j];
    if (rows == kBlockRows) {
      for (Index i = 0; i < kBlockRows; i += L) {
        V v;
        Lanes<L>::load(v, x + at + i);
        v = (v - center) * scale;
        Lanes<L>::store(z + i, v);
      }
    } else {
      for (Index i = 0; i < kBlockRows; ++i) z[i] = i < rows ? (x[at + i] - center) * scale : 0;
    }
  }
}

template <int L>
[[gnu::always_inline]] inline void predict(const double* b, const RowData& row,
                                           const PassRoom& room) {
  using V = typename Lanes<L>::Reals;
  constexpr Index kChains = 4;  // sums that do not wait for each other
  for (Index i = 0; i < kBlockRows; i += kChains * L) {
    V sum[kChains];
#pragma GCC unroll 4
    for (Index k = 0; k < kChains; ++k) Lanes<L>::load(sum[k], row.offset + i + k * L);
    for (Index j = 0; j < room.columns; ++j) {
      const double* z = room.z + j * kBlockRows + i;
#pragma GCC unroll 4
      for (Index k = 0; k < kChains; ++k) {
        V v;
        Lanes<L>::load(v, z + k * L);
        sum[k] += b[j] * v;
      }
    }
    for (Index k = 0; k < kChains; ++k) Lanes<L>::store(row.eta + i + k * L, sum[k]);
  }
}

/// Residuals, weights and the log-likelihood from the linear predictor. e^-|eta| serves all three
/// and never overflows. With weights of 1 the logarithms of 1 + e, each between 1 and 2, are taken
/// once per lane, of their product.
template <int L>
[[gnu::always_inline]] inline void weigh(const RowData& row, Sums& out) {
  using V = typename Lanes<L>::Reals;
  const V zero = {};
  const V one = zero + 1.0;
  V linear = zero;
  V product = one;
  V largest = zero;
  double logs = 0;
  double each[3 * std::size_t{L}];
  for (Index i = 0; i < kBlockRows; i += L) {
    V eta;
    V y;
    V w;
    Lanes<L>::load(eta, row.eta + i);
    Lanes<L>::load(y, row.y + i);
    Lanes<L>::load(w, row.w + i);
    const V size = eta < zero ? -eta : eta;
    largest = size > largest ? size : largest;
    V e = -size;
    Lanes<L>::exponential(e);
    const V t = one / (one + e);
    const V lower = e * t;  // of the two probabilities the smaller one
    const V mu = eta > zero ? one - lower : lower;
    const V residual = w * (y - mu);
    const V weight = w * lower * t;
    Lanes<L>::store(row.residual + i, residual);
    Lanes<L>::store(row.weight + i, weight);
    linear += w * (y * eta - (eta > zero ? eta : zero));
    if (row.unit) {
      product *= w > zero ? one + e : one;
    } else {
      Lanes<L>::store(each, e);
      for (int k = 0; k < L; ++k) logs += row.w[i + k] * std::log1p(each[k]);
    }
  }
  Lanes<L>::store(each, linear);
  Lanes<L>::store(each + L, product);
  Lanes<L>::store(each + 2 * L, largest);
  for (int k = 0; k < L; ++k) {
    out.log_likelihood += each[k] - (row.unit ? std::log(each[L + k]) : 0);
    // A NaN must be seen, not lost in a comparison.
    if (!(each[2 * L + k] <= out.largest_eta)) out.largest_eta = each[2 * L + k];
  }
  out.log_likelihood -= logs;
}

/// Adds to each pair of A columns of z and B of the weighted ones their products, lane by lane.
template <int L, int A, int B>
[[gnu::always_inline]] inline void tile(const double* z, const double* weighted, double* products,
                                        Index pitch) {
  using V = typename Lanes<L>::Reals;
  V sum[std::size_t{A}][std::size_t{B}] = {};
  for (Index i = 0; i < kBlockRows; i += L) {
    V left[std::size_t{A}];
#pragma GCC unroll 4
    for (int a = 0; a < A; ++a) Lanes<L>::load(left[a], z + a * kBlockRows + i);
#pragma GCC unroll 4
    for (int b = 0; b < B; ++b) {
      V right;
      Lanes<L>::load(right, weighted + b * kBlockRows + i);
#pragma GCC unroll 4
      for (int a = 0; a < A; ++a) sum[a][b] += left[a] * right;
    }
  }
  for (int a = 0; a < A; ++a)
    for (int b = 0; b < B; ++b) {
      double* at = products + (a * pitch + b) * L;
      V v;
      Lanes<L>::load(v, at);
      v += sum[a][b];
      Lanes<L>::store(at, v);
    }
}

template <int L, int A>
[[gnu::always_inline]] inline void tiles(const PassRoom& room, Index first, Index count) {
  const double* z = room.z + first * kBlockRows;
  const Index pitch = room.columns + 1;
  double* products = room.products + first * pitch * L;
  Index b = 0;
  for (; b + kTileRight <= count; b += kTileRight)
    tile<L, A, kTileRight>(z, room.weighted + b * kBlockRows, products + b * L, pitch);
  for (; b < count; ++b) tile<L, A, 1>(z, room.weighted + b * kBlockRows, products + b * L, pitch);
}

/// The score is column 0, the information's lower triangle follows.
template <int L>
[[gnu::always_inline]] inline void multiply(const RowData& row, PassRoom& room, bool information) {
  using V = typename Lanes<L>::Reals;
  const Index p = room.columns;
  if (information)
    for (Index j = 0; j < p; ++j) {
      const double* z = room.z + j * kBlockRows;
      double* weighted = room.weighted + (j + 1) * kBlockRows;
      for (Index i = 0; i < kBlockRows; i += L) {
        V v;
        V weight;
        Lanes<L>::load(v, z + i);
        Lanes<L>::load(weight, row.weight + i);
        v *= weight;
        Lanes<L>::store(weighted + i, v);
      }
    }
  Index j = 0;
  for (; j + kTileLeft <= p; j += kTileLeft)
    tiles<L, kTileLeft>(room, j, information ? j + kTileLeft + 1 : 1);
  for (; j < p; ++j) tiles<L, 1>(room, j, information ? j + 2 : 1);
}

template <int L>
[[gnu::always_inline]] inline void sum_blocks(const PassData& data, const double* b,
                                              const RowRange& range, bool information, double* eta,
                                              PassRoom& room, Sums& out) {
  double* y = room.rows;
  double* w = room.rows + kBlockRows;
  double* offset = room.rows + 2 * kBlockRows;
  for (Index i = 0; i < kBlockRows; ++i) {
    w[i] = 1;
    offset[i] = 0;
  }
  for (Index at = range.begin; at < range.end; at += kBlockRows * range.stride) {
    const Index rows = std::min(kBlockRows, range.end - at);
    RowData row{data.y + at,
                data.w == nullptr ? w : data.w + at,
                data.offset == nullptr ? offset : data.offset + at,
                data.w == nullptr,
                room.weighted,
                room.rows + 3 * kBlockRows,
                room.rows + 4 * kBlockRows};
    if (rows < kBlockRows) {
      for (Index i = 0; i < kBlockRows; ++i) {
        y[i] = i < rows ? row.y[i] : 0;
        w[i] = i < rows ? row.w[i] : 0;
        offset[i] = i < rows ? row.offset[i] : 0;
      }
      row.y = y;
      row.w = w;
      row.offset = offset;
    }
    scale_columns<L>(data, at, rows, room);
    predict<L>(b, row, room);
    weigh<L>(row, out);
    multiply<L>(row, room, information);
    if (eta != nullptr)
      for (Index i = 0; i < rows; ++i) eta[at + i] = row.eta[i];
  }
  const Index pitch = room.columns + 1;
  const auto total = [&](Index i, Index k) {
    double sum = 0;
    for (int lane = 0; lane < L; ++lane) sum += room.products[(i * pitch + k) * L + lane];
    return sum;
  };
  for (Index i = 0; i < room.columns; ++i) {
    out.score[i] = total(i, 0);
    if (information)
      for (Index k = 0; k <= i; ++k) out.information(i, k) = total(i, k + 1);
  }
}

using SumBlocks = void(const PassData&, const double*, const RowRange&, bool, double*, PassRoom&,
                       Sums&);

void sum_blocks_anywhere(const PassData& data, const double* b, const RowRange& range,
                         bool information, double* eta, PassRoom& room, Sums& out) {
  sum_blocks<2>(data, b, range, information, eta, room, out);
}

#if defined(__x86_64__)
[[gnu::target("avx2,fma")]] void sum_blocks_avx2(const PassData& data, const double* b,
                                                 const RowRange& range, bool information,
                                                 double* eta, PassRoom& room, Sums& out) {
  sum_blocks<4>(data, b, range, information, eta, room, out);
}
#endif

SumBlocks* best_sum_blocks() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return sum_blocks_avx2;
#endif
  return sum_blocks_anywhere;
}

}  // namespace

void Sums::add(const Sums& other) {
  log_likelihood += other.log_likelihood;
  if (!(other.largest_eta <= largest_eta)) largest_eta = other.largest_eta;
  score += other.score;
  information += other.information;
}

PassRoom::PassRoom(Index count) : columns(count) {
  constexpr std::size_t kAligned = 8;  // doubles in a cache line
  const Index pairs = columns * (columns + 1);
  const Index cells = (2 * columns + 1 + 5) * kBlockRows + pairs * kMostLanes;
  memory_.resize(static_cast<std::size_t>(cells) + kAligned);
  const auto past = reinterpret_cast<std::uintptr_t>(memory_.data()) / sizeof(double) % kAligned;
  z = memory_.data() + (kAligned - past) % kAligned;
  weighted = z + columns * kBlockRows;
  rows = weighted + (columns + 1) * kBlockRows;
  products = rows + 5 * kBlockRows;
}

Sums sum_rows(const PassData& data, const Vector& b, const RowRange& range, bool information,
              double* eta, PassRoom& room) {
  static SumBlocks* const best = best_sum_blocks();
  const Index p = room.columns;
  Sums out{0, 0, Vector::Zero(p), information ? Matrix::Zero(p, p) : Matrix()};
  std::fill_n(room.products, p * (p + 1) * kMostLanes, 0.0);
  best(data, b.data(), range, information, eta, room, out);
  return out;
}

}  // namespace kv::logit
