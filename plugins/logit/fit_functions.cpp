// SPDX-License-Identifier: MIT
#include <algorithm>
#include <kommunevarehus/sdk/callbacks.h>
#include <kommunevarehus/sdk/interrupt.h>
#include <optional>

#include "plugins/logit/frame_builder.h"
#include "plugins/logit/functions.h"
#include "plugins/logit/model/model_json.h"
#include "plugins/logit/options_json.h"
#include "plugins/logit/query_frame.h"

namespace kv::logit {
namespace {

using sdk::Arguments;
using sdk::Result;

std::string required_text(const Arguments& arguments, std::size_t i) {
  const auto text = arguments.text(i);
  if (!text) throw arguments.wrong(i, "a text");
  return std::string(*text);
}

void put_model(const std::string& formula, const Frame& frame, const ModelOptions& options,
               Result& out) {
  sdk::InterruptWatch watch(out.db());
  const Analysis analysis = analyse(formula, frame, options, [&] { watch.check(); });
  out.text(model_json(analysis, KV_VERSION));
}

/// Rows as arguments: the values of one row in the order of the names.
class ModelState {
 public:
  void step(const Arguments& arguments) {
    over_ = true;  // until the row is taken: SQLite ends the group after an error too
    if (columns_.empty()) begin(arguments);
    require_same(arguments);
    if (arguments.size() != columns_.size() + kFirstValue)
      throw ModelError("it names " + std::to_string(columns_.size()) + " columns and is given " +
                       std::to_string(arguments.size() - kFirstValue) + " values");
    for (std::size_t k = 0; k < columns_.size(); ++k) take(columns_[k], arguments, k + kFirstValue);
    ++rows_;
    over_ = false;
  }

  /// The same for a logit_fit() that reads; the group has no value then.
  void pass_on(RowSink& sink, const Arguments& arguments) {
    over_ = true;
    try {
      std::size_t k = kFirstValue;
      for (ColumnBuilder& column : sink.columns) take(column, arguments, k++);
      ++sink.rows;
    } catch (...) {
      sink.error = std::current_exception();
      throw;
    }
  }

  void inverse(const Arguments&) {}

  void result(Result& out) {
    if (over_) return;
    if (columns_.empty()) throw ModelError("there are no rows");
    Frame frame;
    for (ColumnBuilder& column : columns_) frame.add(column.take());
    frame.rows = rows_;
    put_model(texts_[0], frame, options_, out);
  }

 private:
  static constexpr std::size_t kFirstValue = 3;

  void begin(const Arguments& arguments) {
    for (std::size_t i = 0; i < kFirstValue; ++i)
      texts_[i] = i == 1 && arguments.is_null(i) ? "" : required_text(arguments, i);
    options_ = read_options(texts_[1]);
    parse_formula(texts_[0]);  // an error in it is told before a million rows are read
    for (std::string& name : split_names(texts_[2])) columns_.emplace_back(std::move(name));
  }

  void require_same(const Arguments& arguments) const {
    for (std::size_t i = 0; i < kFirstValue; ++i)
      if (arguments.text(i).value_or("") != texts_[i])
        throw ModelError(arguments.place(i) + " changes within the group to " + arguments.shown(i) +
                         "; give one for all its rows");
  }

  static void take(ColumnBuilder& column, const Arguments& arguments, std::size_t i) {
    switch (arguments.type(i)) {
      case SQLITE_NULL:
        return column.add_null();
      case SQLITE_INTEGER:
        return column.add_integer(arguments.integer(i));
      case SQLITE_FLOAT:
        return column.add_real(arguments.real(i));
      case SQLITE_TEXT:
        return column.add_text(*arguments.text(i));
      default:
        column.refuse_blob();
    }
  }

  std::string texts_[kFirstValue];
  ModelOptions options_;
  std::vector<ColumnBuilder> columns_;
  std::size_t rows_ = 0;
  bool over_ = false;  ///< there is nothing to fit
};

void fit(const Arguments& arguments, Result& out) {
  const std::string formula = required_text(arguments, 0);
  const std::string data = required_text(arguments, 1);
  const ModelOptions options = read_options(arguments.text(2));
  std::vector<std::string> names = parse_formula(formula).names();
  std::erase_if(names, [](const std::string& name) { return name == "TRUE" || name == "FALSE"; });
  for (const std::string& text : options.nested)
    for (const std::string& name : parse_formula(text).names())
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  for (const std::string& name : option_columns(options.data))
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  put_model(formula, read_frame(out.db(), data, names), options, out);
}

constexpr kv_parameter kFormula =
    sdk::parameter("formula", "text", "As in R: 'over70 ~ by + factor(parti, ref = ''AP'')'.");
constexpr kv_parameter kOptions = sdk::parameter(
    "options", "json",
    "NULL, or an object with weights, weights_are, cluster, strata, fpc (names of columns), "
    "success, factors, method, errors, level, nested, rows, detail.");
constexpr kv_parameter kColumns =
    sdk::parameter("columns", "text", "The names of the values that follow, with commas between.");
constexpr kv_parameter kValue =
    sdk::parameter("value", "any", "The values of one row, in the order of the names.");
constexpr kv_parameter kData =
    sdk::parameter("data", "text",
                   "A table, a view, or a query that begins with SELECT, WITH or "
                   "VALUES.");
constexpr const kv_parameter* kModelParameters[] = {&kFormula, &kOptions, &kColumns, &kValue};
constexpr const kv_parameter* kFitParameters[] = {&kFormula, &kData, &kOptions};

constexpr const char* kDetails =
    "Maximum likelihood by Newton's method to a score criterion with a QR of sqrt(W) X and "
    "step-halving; columns that earlier ones determine are dropped as in R. Whether the outcome is "
    "separated is decided by linear programmes (Konis 2007) before the fit; what runs away is "
    "infinite, with one-sided profile bounds, and Firth's (1993) estimates stand beside. Rows with "
    "a NULL in what the formula and options name are left out and counted by reason. A text column "
    "is a factor; which text of an outcome counts as 1 must be said. docs/logit.md describes the "
    "formula, the options and the model.";

void take_row(sqlite3_context* context, int count, sqlite3_value** values) {
  auto* sink = static_cast<RowSink*>(sqlite3_value_pointer(values[0], RowSink::kTag));
  if (sink == nullptr) return sdk::aggregate<ModelState>().step(context, count, values);
  sdk::detail::call(context, count, values, [&](const Arguments& arguments) {
    sdk::detail::Slot<ModelState>::made(context).state().pass_on(*sink, arguments);
  });
}

/// Without OVER: a model of every frame of a window is nobody's wish.
constexpr sdk::Callbacks model_callbacks() {
  sdk::Callbacks callbacks = sdk::aggregate<ModelState>();
  callbacks.step = take_row;
  callbacks.value = nullptr;
  callbacks.inverse = nullptr;
  return callbacks;
}

constexpr sdk::Function with_flags(sdk::Function function, int flags) {
  function.flags = flags;
  return function;
}

}  // namespace

constinit const sdk::Function kModelFunction = sdk::function(
    {.name = "logit_model",
     .kind = "aggregate",
     .signature = "logit_model(formula, options, columns, value, ...)",
     .summary = "A logistic regression of the group's rows, as a model that the table functions "
                "read.",
     .details = kDetails,
     .returns = "A JSON text: the model.",
     .example = "WITH t(y, x, n) AS (VALUES (0, 0, 30), (1, 0, 10), (0, 1, 20), (1, 1, 40)) "
                "SELECT round(logit_model('y ~ x', '{\"weights\": \"n\"}', 'y, x, n', y, x, n) "
                "->> '$.terms[1].estimate', 6) FROM t",
     .result = "1.791759"},
    kModelParameters, model_callbacks(), sdk::Arity::kLastRepeats);

constinit const sdk::Function kFit = with_flags(
    sdk::function({.name = "logit_fit",
                   .kind = "scalar",
                   .signature = "logit_fit(formula, data, options)",
                   .summary = "A logistic regression of a table or query, as a model that the "
                              "table functions read.",
                   .details = kDetails,
                   .returns = "A JSON text: the model. The function reads the connection's tables, "
                              "so it cannot stand in a view or trigger.",
                   .example = "SELECT round(logit_fit('y ~ x', 'SELECT column1 AS y, column2 AS x, "
                              "column3 AS n FROM (VALUES (0, 0, 30), (1, 0, 10), (0, 1, 20), (1, "
                              "1, 40))', '{\"weights\": \"n\"}') ->> '$.terms[1].estimate', 6)",
                   .result = "1.791759"},
                  kFitParameters, sdk::scalar<fit>()),
    SQLITE_DIRECTONLY);

}  // namespace kv::logit
