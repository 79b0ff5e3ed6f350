// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <memory>

#include "plugins/logit/formula/frame.h"
#include "plugins/logit/functions.h"
#include "plugins/logit/kernels/fit_statistics.h"
#include "plugins/logit/model_reader.h"
#include "plugins/logit/symbols.h"
#include "plugins/logit/text_table.h"

namespace kv::logit {
namespace {

using sdk::Arguments;
using sdk::Rows;

struct Named {
  std::string name;
  std::unique_ptr<ModelReader> model;

  const Json* term(const std::string& label) const {
    for (const Json& t : ModelReader::list((*model)["terms"]))
      if (ModelReader::text(t, "term") == label) return &t;
    return nullptr;
  }
};

std::vector<Named> read_models(const Arguments& arguments) {
  const auto text = arguments.text(0);
  if (!text) throw arguments.wrong(0, "a list of models");
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(text->data(), text->size());
  if (document.HasParseError() || !document.IsArray())
    throw ModelError("the models must be a JSON array of objects with name and model");
  std::vector<Named> out;
  for (const Json& one : document.GetArray())
    out.push_back({ModelReader::text(one, "name"),
                   std::make_unique<ModelReader>(ModelReader::text(one, "model"))});
  if (out.empty()) throw ModelError("there are no models to set side by side");
  return out;
}

enum class Style { kEstimates, kOdds, kSymbols, kP };
constexpr std::pair<std::string_view, Style> kStyles[] = {{"estimates", Style::kEstimates},
                                                          {"or", Style::kOdds},
                                                          {"symbols", Style::kSymbols},
                                                          {"p", Style::kP}};

std::optional<double> exponential(const Json& term, const char* name) {
  const auto value = ModelReader::number(term, name);
  return value ? std::optional(std::exp(*value)) : std::nullopt;
}

std::string shown(const Json& term, Style style) {
  if (ModelReader::truth(term, "aliased")) return "aliased";
  switch (style) {
    case Style::kSymbols:
      return symbol_of(term);
    case Style::kP:
      return p_text(ModelReader::number(term, "p_value"));
    case Style::kOdds:
      return fixed(exponential(term, "estimate"), 2) + " [" +
             fixed(exponential(term, "conf_low"), 2) + ", " +
             fixed(exponential(term, "conf_high"), 2) + "]";
    case Style::kEstimates:
      break;
  }
  return fixed(ModelReader::number(term, "estimate"), 3) + " (" +
         fixed(ModelReader::number(term, "std_error"), 3) + ")";
}

const char* meaning(Style style) {
  switch (style) {
    case Style::kSymbols:
      return kSymbolLegend;
    case Style::kP:
      return "p-values";
    case Style::kOdds:
      return "odds ratio [interval, the exponential of the logit's]";
    case Style::kEstimates:
      break;
  }
  return "logit (standard error)";
}

/// The terms of all models, each after the one it follows where it first appears.
std::vector<std::string> all_terms(const std::vector<Named>& models) {
  std::vector<std::string> out;
  for (const Named& one : models) {
    auto at = out.begin();
    for (const Json& t : ModelReader::list((*one.model)["terms"])) {
      const std::string label = ModelReader::text(t, "term");
      const auto known = std::ranges::find(out, label);
      at = known != out.end() ? known + 1 : out.insert(at, label) + 1;
    }
  }
  return out;
}

class Writer {
 public:
  Writer(const std::vector<Named>& models, Rows& rows) : models_(models), rows_(rows) {}

  template <class Cell>
  void line(const std::string& label, Cell&& cell) {
    ++row_;
    for (std::size_t k = 0; k < models_.size(); ++k)
      rows_.push_back(
          {std::int64_t{row_}, label, static_cast<std::int64_t>(k) + 1, models_[k].name, cell(k)});
  }

 private:
  const std::vector<Named>& models_;
  Rows& rows_;
  int row_ = 0;
};

/// The likelihood ratio against the model before, when they have the same rows and outcome and the
/// one holds the other's terms.
sdk::Cell against_previous(const std::vector<Named>& models, std::size_t k) {
  if (k == 0) return {};
  const ModelReader& small = *models[k - 1].model;
  const ModelReader& large = *models[k].model;
  const std::string digest = ModelReader::text(small["data"], "outcome_digest");
  if (digest.empty() || digest != ModelReader::text(large["data"], "outcome_digest")) return {};
  for (const Json& t : ModelReader::list(small["terms"]))
    if (models[k].term(ModelReader::text(t, "term")) == nullptr) return {};
  const double chisq = 2 * (ModelReader::number(large["fit"], "loglik_kernel").value_or(0) -
                            ModelReader::number(small["fit"], "loglik_kernel").value_or(0));
  const auto df = static_cast<Index>(ModelReader::number(large["rank"]).value_or(0) -
                                     ModelReader::number(small["rank"]).value_or(0));
  const auto p = chi_squared_p(chisq, df);
  return fixed(chisq, 2) + " (" + std::to_string(df) + "), p " + p_text(p);
}

void side_by_side(const Arguments& arguments, Rows& rows) {
  const Style style = arguments.choice(1, kStyles);
  const std::vector<Named> models = read_models(arguments);
  Writer writer(models, rows);
  for (const std::string& label : all_terms(models))
    writer.line(label, [&](std::size_t k) -> sdk::Cell {
      const Json* term = models[k].term(label);
      return term == nullptr ? sdk::Cell() : sdk::Cell(shown(*term, style));
    });
  const auto fit_line = [&](const std::string& label, const char* name, int decimals) {
    writer.line(label, [&](std::size_t k) -> sdk::Cell {
      const auto value = ModelReader::number((*models[k].model)["fit"], name);
      return value ? sdk::Cell(fixed(value, decimals)) : sdk::Cell();
    });
  };
  fit_line("N", "nobs", 0);
  fit_line("Log likelihood", "loglik", 3);
  fit_line("AIC", "aic", 2);
  fit_line("Nagelkerke R2", "nagelkerke", 3);
  bool compared = false;
  for (std::size_t k = 1; k < models.size(); ++k)
    compared = compared || !std::holds_alternative<std::monostate>(against_previous(models, k));
  if (compared)
    writer.line("LR against the model before",
                [&](std::size_t k) { return against_previous(models, k); });
  writer.line("Cells", [&](std::size_t k) -> sdk::Cell {
    return k == 0 ? sdk::Cell(std::string(meaning(style))) : sdk::Cell();
  });
}

constexpr kv_parameter kModels = sdk::parameter(
    "models", "json", "A JSON array of objects with name (a text) and model (a model's text).");
constexpr kv_parameter kStyle = sdk::parameter(
    "style", "text",
    "'estimates' (logit and error), 'or' (odds ratio and interval), 'symbols' (signs) or 'p'.");
constexpr const kv_parameter* kParameters[] = {&kModels, &kStyle};
constexpr sdk::TableSource kSource = {
    "row_no INTEGER, label TEXT, model_no INTEGER, name TEXT, value TEXT", side_by_side};

}  // namespace

constinit const sdk::Function kSideBySide = sdk::table(
    {.name = "logit_side_by_side",
     .kind = "table",
     .signature = "logit_side_by_side(models, style)",
     .summary =
         "Models side by side, one row per line and model: terms in the order of the models, "
         "then N, log likelihood, AIC, R2, and the test against the model before.",
     .details = "An interval of an odds ratio is the exponential of the logit's. Models are tested "
                "against each other only when they used the same rows with the same outcome, and "
                "the later one has every term of the earlier. The line 'Cells' says what the cells "
                "are; of symbols it is the legend.",
     .returns = "Columns row_no, label, model_no, name, value.",
     .example =
         "SELECT label, value FROM logit_side_by_side(json_array(json_object('name', 'm', 'model', "
         "logit_fit('y ~ 1', 'SELECT column1 AS y FROM (VALUES (0), (0), (1), (0))', NULL))), "
         "'estimates') LIMIT 2",
     .result = "(Intercept)|-1.099 (1.155)\nN|4"},
    kParameters, kSource);

}  // namespace kv::logit
