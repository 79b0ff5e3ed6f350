// SPDX-License-Identifier: MIT
#include "plugins/logit/model/effects.h"

#include <algorithm>
#include <cmath>

#include "plugins/logit/kernels/likelihood.h"

namespace kv::logit {
namespace {

class Averager {
 public:
  Averager(const ModelData& data, const std::vector<Index>& kept, const Vector& beta,
           const Matrix& covariance)
      : data_(data), kept_(kept), beta_(beta), covariance_(covariance) {
    share_ = data.obs.w / data.obs.w.sum();
    x_ = data.x()(Eigen::all, kept);
    means_ = means_of(x_ * beta_ + data.obs.offset);
  }

  Effect slope(const std::string& variable) const {
    const Matrix dx = data_.design->matrix(data_.frame, variable)(Eigen::all, kept_);
    const Vector deta = dx * beta_;
    const Eigen::ArrayXd v = share_.array() * means_.variance.array();
    const Eigen::ArrayXd bend = v * (1 - 2 * means_.mu.array()) * deta.array();
    const Vector gradient = dx.transpose() * v.matrix() + x_.transpose() * bend.matrix();
    return made({variable, "dydx", "dP/dx", (v * deta.array()).sum(), {}}, gradient);
  }

  Effect difference(const std::string& variable, const std::string& contrast,
                    std::shared_ptr<const Column> high, std::shared_ptr<const Column> low) const {
    const Side up = side(std::move(high));
    const Side down = side(std::move(low));
    return made({variable, "discrete", contrast, up.mean - down.mean, {}},
                up.gradient - down.gradient);
  }

 private:
  struct Side {
    double mean;
    Vector gradient;
  };

  Side side(std::shared_ptr<const Column> column) const {
    const Frame changed = data_.frame.with(std::move(column));
    const Matrix x = data_.design->matrix(changed)(Eigen::all, kept_);
    const Means means = means_of(x * beta_ + data_.obs.offset);
    return {share_.dot(means.mu), x.transpose() * share_.cwiseProduct(means.variance)};
  }

  Effect made(Effect effect, const Vector& gradient) const {
    const double variance = gradient.dot(covariance_ * gradient);
    if (std::isfinite(variance)) effect.error = std::sqrt(std::max(0.0, variance));
    if (!std::isfinite(*effect.estimate)) effect.estimate = std::nullopt;
    return effect;
  }

  const ModelData& data_;
  const std::vector<Index>& kept_;
  const Vector& beta_;
  const Matrix& covariance_;
  Vector share_;
  Matrix x_;
  Means means_;
};

std::shared_ptr<const Column> constant(const Column& column, const std::string& label) {
  auto out = std::make_shared<Column>();
  out->name = column.name;
  out->text = column.text;
  if (column.text) {
    // All labels stay known: a comparison may name another one.
    out->labels = column.labels;
    const auto at = std::ranges::find(out->labels, label) - out->labels.begin();
    if (at == std::ssize(out->labels)) out->labels.push_back(label);
    out->codes.assign(column.size(), static_cast<std::int32_t>(at));
  } else {
    out->numbers.assign(column.size(), number_in(label));
  }
  return out;
}

bool is_binary(const Column& column) {
  bool zero = false;
  bool one = false;
  for (const double x : column.numbers) {
    if (x != 0 && x != 1) return false;
    (x == 0 ? zero : one) = true;
  }
  return zero && one;
}

}  // namespace

std::vector<Effect> average_effects(const ModelData& data, const std::vector<Index>& kept,
                                    const Vector& beta, const Matrix& covariance,
                                    const Poll& poll) {
  const Averager averager(data, kept, beta, covariance);
  std::vector<std::string> names;
  for (const Variable& v : data.design->variables()) collect_names(v.expression, names);
  std::vector<Effect> out;
  for (const std::string& name : names) {
    poll();
    const Column* column = data.frame.find(name);
    if (column == nullptr) continue;  // TRUE and FALSE
    const Variable* factor = nullptr;
    bool logical = false;
    for (const Variable& v : data.design->variables()) {
      if (!v.is_factor()) continue;
      if (v.column == name) factor = &v;
      std::vector<std::string> inside;
      if (v.column.empty()) collect_names(v.expression, inside);
      logical = logical || std::ranges::find(inside, name) != inside.end();
    }
    if (factor != nullptr) {
      for (std::size_t k = 1; k < factor->levels.size(); ++k)
        out.push_back(averager.difference(name, factor->levels[k] + " - " + factor->levels[0],
                                          constant(*column, factor->levels[k]),
                                          constant(*column, factor->levels[0])));
    } else if (logical || column->text) {
      out.push_back({name, "dydx", "dP/dx", std::nullopt, std::nullopt});  // a step has no slope
    } else {
      out.push_back(averager.slope(name));
      if (is_binary(*column))
        out.push_back(
            averager.difference(name, "1 - 0", constant(*column, "1"), constant(*column, "0")));
    }
  }
  std::vector<std::string> held;
  for (const Expression& offset : data.formula.offsets) collect_names(offset, held);
  for (const std::string& name : held)
    if (std::ranges::find(names, name) == names.end() && data.frame.find(name) != nullptr)
      out.push_back({name, "dydx", "dP/dx", 0.0, 0.0});
  return out;
}

}  // namespace kv::logit
