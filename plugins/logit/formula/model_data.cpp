// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/model_data.h"

#include <algorithm>
#include <cmath>

#include "plugins/logit/formula/outcome.h"
#include "plugins/logit/formula/units.h"

namespace kv::logit {
namespace {

/// Decides row by row what is used and why not.
class RowFilter {
 public:
  explicit RowFilter(std::size_t rows) : used_(rows, true) {}

  /// `is_missing(i)` of a thing called `what`; each row is counted for its first reason only.
  template <class Missing>
  void drop(const std::string& reason, Missing&& is_missing) {
    Index count = 0;
    for (std::size_t i = 0; i < used_.size(); ++i) {
      if (!used_[i] || !is_missing(i)) continue;
      used_[i] = false;
      ++count;
    }
    if (count > 0) dropped.emplace_back(reason, count);
  }
  std::vector<Index> rows() const {
    std::vector<Index> out;
    for (std::size_t i = 0; i < used_.size(); ++i)
      if (used_[i]) out.push_back(static_cast<Index>(i));
    return out;
  }
  std::vector<std::pair<std::string, Index>> dropped;

 private:
  std::vector<bool> used_;
};

void filter_columns(RowFilter& filter, const Expression& e, const Frame& frame) {
  std::vector<std::string> names;
  collect_names(e, names);
  for (const std::string& name : names) {
    const Column* column = frame.find(name);
    if (column == nullptr) continue;  // TRUE in poly(x, 2, raw = TRUE)
    if (column->any_missing)
      filter.drop(name + " is missing", [&](std::size_t i) { return column->missing(i); });
  }
}

void filter_variable(RowFilter& filter, const Variable& variable, const Frame& frame) {
  filter_columns(filter, variable.expression, frame);
  if (!variable.is_factor() && variable.expression.kind == Expression::Kind::kName) return;
  const VariableData data = variable_data(variable, frame);
  if (variable.is_factor())
    filter.drop(variable.label + " is not among its levels",
                [&](std::size_t i) { return data.levels[i] < 0; });
  else
    filter.drop(variable.label + " cannot be worked out", [&](std::size_t i) {
      return data.numbers.row(static_cast<Index>(i)).array().isNaN().any();
    });
}

std::string levels_text(const Variable& variable) {
  return variable.levels.empty() ? "" : " ('" + variable.levels[0] + "')";
}

/// Levels that no used row has are left out, with a note.
void drop_empty_levels(Variable& variable, const Frame& used, std::vector<std::string>& notes) {
  const std::vector<Index> codes = variable_data(variable, used).levels;
  std::vector<bool> seen(variable.levels.size(), false);
  for (const Index code : codes)
    if (code >= 0) seen[static_cast<std::size_t>(code)] = true;
  std::vector<std::string> kept;
  for (std::size_t k = 0; k < seen.size(); ++k) {
    if (seen[k])
      kept.push_back(variable.levels[k]);
    else
      notes.push_back("No row that is used has " + variable.label + " = '" + variable.levels[k] +
                      "'; the level has no coefficient.");
  }
  const std::string was = variable.levels.empty() ? "" : variable.levels[0];
  variable.levels = std::move(kept);
  if (variable.levels.size() < 2)
    throw ModelError(variable.label + " has one value only" + levels_text(variable) +
                     " in the rows that are used, so nothing can be compared. Leave it out of the "
                     "formula");
  if (!seen[0] && variable.chosen_reference)
    notes.push_back("The reference level '" + was + "' of " + variable.label +
                    " has no row; the reference is '" + variable.levels[0] + "' instead.");
  if (!variable.chosen_reference)
    notes.push_back("The reference level of " + variable.label + " is '" + variable.levels[0] +
                    "', the first by code point, because none was chosen: factor(" +
                    variable.label + ", ref = '…') chooses one.");
}

void note_numbers_as_text(const Frame& frame, const Variable& variable,
                          std::vector<std::string>& notes) {
  if (variable.column.empty() || variable.chosen_reference) return;
  const Column* column = frame.find(variable.column);
  if (column == nullptr || !column->text || column->labels.empty()) return;
  for (const std::string& label : column->labels)
    if (std::isnan(number_in(label))) return;
  notes.push_back(variable.column + " is stored as text although every value is a number ('" +
                  column->labels[0] + "'); it is taken as a factor. as.numeric(" +
                  formula_name(variable.column) + ") takes it as a number.");
}

/// Columns of the frame are finite where nothing is missing: what was read was.
void require_finite(const ModelData& data, const Poll& poll) {
  const DesignColumns& x = data.columns.all;
  const auto known = [&](const double* column) {
    return column == nullptr || std::ranges::any_of(data.columns.borrowed, [&](const auto& own) {
             return own->numbers.data() == column && !own->any_missing;
           });
  };
  for (Index j = 0; j < x.cols(); ++j) {
    const double* column = x.columns[static_cast<std::size_t>(j)];
    if (known(column)) continue;
    poll();
    for (Index i = 0; i < x.rows; ++i)
      if (!std::isfinite(column[i]))
        throw ModelError(data.design->names()[static_cast<std::size_t>(j)] +
                         " is too large for a number in row " +
                         std::to_string(data.rows[static_cast<std::size_t>(i)] + 1) +
                         ". Scale it down");
  }
}

Vector weights_of(const Frame& frame, const std::string& name) {
  const Column& column = column_of(frame, name);
  if (column.text)
    throw ModelError("the weights " + name + " are texts ('" + column.labels[0] +
                     "'); weights are numbers");
  const Vector w = Eigen::Map<const Vector>(column.numbers.data(), static_cast<Index>(frame.rows));
  for (Index i = 0; i < w.size(); ++i)
    if (w[i] < 0 || std::isinf(w[i]))
      throw ModelError("the weight " + name + " is " + deparse(w[i]) + " in row " +
                       std::to_string(i + 1) + "; a weight is a number from 0");
  return w;
}

Vector offsets_of(const Formula& formula, const Frame& frame) {
  Vector sum = Vector::Zero(static_cast<Index>(frame.rows));
  for (const Expression& offset : formula.offsets) sum += evaluate(offset, frame).value;
  return sum;
}

Vector chosen(Vector values, const std::vector<Index>& rows) {
  if (values.size() == static_cast<Index>(rows.size())) return values;
  return values(rows);
}

}  // namespace

Frame pick_rows(const Frame& frame, const std::vector<Index>& rows) {
  if (rows.size() == frame.rows) return frame;
  Frame out;
  for (const auto& column : frame.columns()) {
    auto picked = std::make_shared<Column>();
    picked->name = column->name;
    picked->text = column->text;
    picked->labels = column->labels;
    picked->any_missing = column->any_missing;
    if (!column->text) picked->numbers.reserve(rows.size());
    for (const Index i : rows) {
      const auto at = static_cast<std::size_t>(i);
      if (column->text)
        picked->codes.push_back(column->codes[at]);
      else
        picked->numbers.push_back(column->numbers[at]);
    }
    out.add(std::move(picked));
  }
  out.rows = rows.size();
  return out;
}

ModelData model_data(const Formula& formula, const Frame& frame, const DataOptions& options,
                     const Poll& poll, const std::vector<Index>* forced) {
  ModelData data;
  data.formula = formula;
  data.rows_given = static_cast<Index>(frame.rows);
  if (frame.rows == 0) throw ModelError("the data have no rows");
  Outcome outcome = read_outcome(formula.response, frame, options.factors, options.success);
  std::vector<Variable> variables;
  for (const Expression& variable : formula.variables)
    variables.push_back(learn_variable(variable, frame, options.factors));
  Vector weight =
      options.weights.empty() ? Vector::Ones(data.rows_given) : weights_of(frame, options.weights);
  if (outcome.shares && options.weights.empty())
    throw ModelError("the outcome " + outcome.text +
                     " holds shares between 0 and 1. Give the number of trials as weights, or "
                     "write cbind(successes, failures)");
  Vector offset = offsets_of(formula, frame);

  if (forced != nullptr) {
    data.rows = *forced;
  } else {
    RowFilter filter(frame.rows);
    filter_columns(filter, formula.response, frame);
    filter.drop(outcome.text + " is not among its levels", [&](std::size_t i) {
      return std::isnan(outcome.successes[static_cast<Index>(i)]);
    });
    for (const Variable& variable : variables) {
      poll();
      filter_variable(filter, variable, frame);
    }
    for (const Expression& e : formula.offsets) filter_columns(filter, e, frame);
    if (!formula.offsets.empty())
      filter.drop("the offset cannot be worked out",
                  [&](std::size_t i) { return std::isnan(offset[static_cast<Index>(i)]); });
    for (const std::string* name :
         {&options.weights, &options.cluster, &options.strata, &options.fpc}) {
      if (name->empty()) continue;
      const Column& column = column_of(frame, *name);
      filter.drop(*name + " is missing", [&](std::size_t i) { return column.missing(i); });
    }
    data.rows = filter.rows();
    data.dropped = filter.dropped;
  }
  if (data.rows.empty()) {
    std::string why;
    for (const auto& [reason, count] : data.dropped)
      why += (why.empty() ? "" : ", ") + reason + " in " + std::to_string(count);
    throw ModelError("no row is left of " + std::to_string(data.rows_given) + ": " + why);
  }
  data.frame = pick_rows(frame, data.rows);
  data.notes = outcome.notes;
  for (Variable& variable : variables) {
    note_numbers_as_text(frame, variable, data.notes);
    if (variable.is_factor()) drop_empty_levels(variable, data.frame, data.notes);
  }
  data.design = std::make_shared<const Design>(formula, std::move(variables));
  if (data.design->names().empty())
    throw ModelError("the formula leaves nothing to estimate: no term and no intercept");
  data.columns = data.design->columns(data.frame, poll);
  require_finite(data, poll);

  data.grouped = outcome.grouped;
  data.outcome = outcome.text;
  data.trials = chosen(std::move(outcome.trials), data.rows);
  data.obs.y = chosen(std::move(outcome.successes), data.rows);
  if (data.grouped)
    data.obs.y =
        (data.trials.array() > 0).select(data.obs.y.array() / data.trials.array(), 0.0).matrix();
  data.obs.w = chosen(std::move(weight), data.rows);
  if (data.grouped) data.obs.w.array() *= data.trials.array();
  data.obs.offset = chosen(std::move(offset), data.rows);
  if (!(data.obs.w.array() > 0).any()) throw ModelError("every row that is left has the weight 0");
  const auto coded = [&](const std::string& name) {
    return name.empty() ? std::vector<Index>{} : dense(numbered(column_of(data.frame, name)));
  };
  data.cluster = coded(options.cluster);
  data.stratum = coded(options.strata);
  if (!options.fpc.empty()) data.fpc = weights_of(data.frame, options.fpc);
  return data;
}

}  // namespace kv::logit
