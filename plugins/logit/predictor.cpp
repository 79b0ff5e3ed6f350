// SPDX-License-Identifier: MIT
#include "plugins/logit/predictor.h"

#include <cmath>

#include "plugins/logit/kernels/likelihood.h"

namespace kv::logit {
namespace {

std::vector<double> numbers_of(const Json& value) {
  std::vector<double> out;
  for (const Json& one : ModelReader::list(value))
    out.push_back(ModelReader::number(one).value_or(0));
  return out;
}

void require_known_level(const Variable& variable, const Frame& row) {
  if (!variable.is_factor() || variable.column.empty()) return;
  const Column& column = column_of(row, variable.column);
  if (column.missing(0) || variable_data(variable, row).levels[0] >= 0) return;
  const std::string value = column.text ? column.labels[static_cast<std::size_t>(column.codes[0])]
                                        : deparse(column.numbers[0]);
  throw ModelError("the model has not seen " + variable.label + " = '" + value + "'");
}

}  // namespace

Predictor::Predictor(const ModelReader& model)
    : formula_(parse_formula(ModelReader::text(model["formula"]))) {
  const Json& recipe = model["recipe"];
  if (const Json& factors = ModelReader::member(recipe, "factors"); factors.IsObject())
    for (const auto& member : factors.GetObject()) {
      DeclaredFactor& factor = learnt_.factors[ModelReader::text(member.name)];
      for (const Json& level : ModelReader::list(ModelReader::member(member.value, "levels")))
        factor.levels.push_back(ModelReader::text(level));
      factor.ordered = ModelReader::truth(member.value, "ordered");
      if (factor.levels.size() < 2) throw ModelError("the model's recipe is damaged");
    }
  if (const Json& polynomials = ModelReader::member(recipe, "polynomials"); polynomials.IsObject())
    for (const auto& member : polynomials.GetObject())
      learnt_.polynomials[ModelReader::text(member.name)] = {
          numbers_of(ModelReader::member(member.value, "centres")),
          numbers_of(ModelReader::member(member.value, "norms"))};
  for (const Json& term : ModelReader::list(model["terms"])) {
    const auto estimate = ModelReader::number(term, "estimate");
    const bool finite = estimate && std::isfinite(*estimate);
    beta_.push_back(finite ? estimate : std::nullopt);
    aliased_.push_back(ModelReader::truth(term, "aliased"));
  }
}

std::optional<double> Predictor::probability(const Frame& row) const {
  std::vector<Variable> variables;
  for (const Expression& e : formula_.variables) {
    variables.push_back(recall_variable(e, row, learnt_));
    require_known_level(variables.back(), row);
  }
  const Design design(formula_, std::move(variables));
  if (design.names().size() != beta_.size()) throw ModelError("the model's recipe is damaged");
  const Matrix x = design.matrix(row);
  double eta = 0;
  for (std::size_t j = 0; j < beta_.size(); ++j) {
    const double value = x(0, static_cast<Index>(j));
    if (aliased_[j] || value == 0) continue;
    if (!beta_[j] || std::isnan(value)) return std::nullopt;
    eta += value * *beta_[j];
  }
  for (const Expression& offset : formula_.offsets) eta += evaluate(offset, row).value[0];
  if (std::isnan(eta)) return std::nullopt;
  return inverse_logit(eta);
}

}  // namespace kv::logit
