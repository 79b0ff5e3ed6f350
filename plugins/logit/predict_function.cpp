// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/callbacks.h>

#include "plugins/logit/frame_builder.h"
#include "plugins/logit/functions.h"
#include "plugins/logit/predictor.h"

namespace kv::logit {
namespace {

using sdk::Arguments;
using sdk::Result;

constexpr std::size_t kFirstValue = 2;

void take(ColumnBuilder& column, const Arguments& arguments, std::size_t i) {
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

void predict(const Arguments& arguments, Result& out) {
  const auto& predictor =
      out.constant<Predictor>(0, [&] { return Predictor(ModelReader(arguments, 0)); });
  const auto list = arguments.text(1);
  if (!list) throw arguments.wrong(1, "a text");
  const std::vector<std::string> names = split_names(*list);
  if (names.size() != arguments.size() - kFirstValue)
    throw ModelError("it names " + std::to_string(names.size()) + " columns and is given " +
                     std::to_string(arguments.size() - kFirstValue) + " values");
  Frame row;
  for (std::size_t k = 0; k < names.size(); ++k) {
    ColumnBuilder column(names[k]);
    take(column, arguments, k + kFirstValue);
    row.add(column.take());
  }
  out.real(predictor.probability(row));
}

constexpr kv_parameter kModelParameter =
    sdk::parameter("model", "json", "A model from logit_model() or logit_fit().");
constexpr kv_parameter kColumns =
    sdk::parameter("columns", "text", "The names of the values that follow, with commas between.");
constexpr kv_parameter kValue =
    sdk::parameter("value", "any", "The values of one row, in the order of the names.");
constexpr const kv_parameter* kParameters[] = {&kModelParameter, &kColumns, &kValue};

}  // namespace

constinit const sdk::Function kPredict = sdk::function(
    {.name = "logit_predict",
     .kind = "scalar",
     .signature = "logit_predict(model, columns, value, ...)",
     .summary = "The probability that a model gives a row.",
     .details =
         "The row needs every column of the formula's right-hand side, offsets included. NULL "
         "when one of them is NULL, or when a coefficient that matters has no finite "
         "estimate. A level that the model has not seen is an error.",
     .returns = "A probability, or NULL.",
     .example = "WITH m(model) AS (SELECT logit_fit('y ~ x', 'SELECT column1 AS y, column2 AS x, "
                "column3 AS n FROM (VALUES (0, 0, 30), (1, 0, 10), (0, 1, 20), (1, 1, 40))', "
                "'{\"weights\": \"n\"}')) SELECT round(logit_predict(model, 'x', 1), 4), "
                "logit_predict(model, 'x', NULL) FROM m",
     .result = "0.6667|"},
    kParameters, sdk::scalar<predict>(), sdk::Arity::kLastRepeats);

}  // namespace kv::logit
