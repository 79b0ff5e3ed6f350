// SPDX-License-Identifier: MIT
#include "plugins/chart/functions.h"

#include <cmath>
#include <kommunevarehus/sdk/callbacks.h>
#include <stdexcept>

#include "plugins/chart/json_input.h"
#include "plugins/sdk/draw/raster.h"
#include "plugins/sdk/draw/svg.h"

namespace kv::chart {
namespace {

using sdk::Arguments;
using sdk::Result;

enum class Format { kSvg, kInline, kPng, kPdf, kDesc, kNotes };
constexpr std::pair<std::string_view, Format> kFormats[] = {
    {"svg", Format::kSvg}, {"svg-inline", Format::kInline}, {"png", Format::kPng},
    {"pdf", Format::kPdf}, {"desc", Format::kDesc},         {"notes", Format::kNotes}};

using MakeChart = Chart (*)(const std::vector<Row>&, const Options&);

void require_finite(const std::vector<Row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const auto& v : {rows[i].value, rows[i].lower, rows[i].upper}) {
      if (v && !std::isfinite(*v))
        throw std::invalid_argument("row " + std::to_string(i + 1) +
                                    " has an infinite value, which only coefficients can be drawn "
                                    "with");
    }
  }
}

std::string json_list(const std::vector<std::string>& sentences) {
  std::string json = "[";
  for (const std::string& sentence : sentences) {
    json += json.size() > 1 ? ",\"" : "\"";
    for (const char c : sentence) {
      if (c == '"' || c == '\\') json += '\\';
      json += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    json += '"';
  }
  return json + "]";
}

/// `WithInfinity`: the chart has a way to show what is beyond any number.
template <MakeChart Make, bool WithInfinity = false>
void call(const Arguments& arguments, Result& out) {
  const auto json = arguments.text(0);
  const auto given = arguments.text(1);
  const Format format = arguments.choice(2, kFormats);
  if (!json) return;
  const std::vector<Row> rows = read_rows(*json);
  const Options options = read_options(given.value_or("{}"));
  if constexpr (!WithInfinity) require_finite(rows);
  const Chart chart = Make(rows, options);
  switch (format) {
    case Format::kSvg:
      return out.text(draw::svg(chart.scene));
    case Format::kInline:
      return out.text(draw::svg(chart.scene, {.xml_declaration = false}));
    case Format::kPng:
      return out.blob(draw::png(chart.scene, {.dpi = options.dpi}).bytes);
    case Format::kPdf:
      return out.blob(draw::pdf(chart.scene).bytes);
    case Format::kDesc:
      return out.text(chart.scene.desc);
    case Format::kNotes:
      return out.text(json_list(chart.notes));
  }
}

constexpr kv_parameter kRows =
    sdk::parameter("rows", "json",
                   "A list of objects, one a row; NULL draws nothing. The members are in details.");
constexpr kv_parameter kOptions = sdk::parameter(
    "options", "json",
    "An object: title, subtitle, source, note, unit, lang, width (mm), decimals, base, "
    "reconstructed (true, 'partly' or 'invented'), dpi, and the chart's own; NULL is none.");
constexpr kv_parameter kFormat = sdk::parameter(
    "format", "text",
    "'svg', 'png' or 'pdf'; 'svg-inline' without the XML declaration; 'desc', the text for one who "
    "does not see the figure; or 'notes', what its maker should know, as a JSON list.");
constexpr const kv_parameter* kThree[] = {&kRows, &kOptions, &kFormat};

constexpr const char* kReturns = "A text, or a BLOB for png and pdf; NULL for NULL rows.";

}  // namespace

constinit const sdk::Function kBars = sdk::function(
    {.name = "chart_bars",
     .kind = "scalar",
     .signature = "chart_bars(rows, options, format)",
     .summary = "A bar chart: sorted bars with their values, bars in groups, or stacked shares.",
     .details = "Rows: label, value, count, group, status. Options: style ('bars', 'grouped' or "
                "'stacked'), "
                "sort ('value' or 'given'), unit ('percent'), base (N). A value that is NULL is "
                "drawn as the "
                "reason that its status gives, never as 0. Where rounded shares of one whole do "
                "not add up to "
                "100, the figure says so.",
     .returns = kReturns,
     .example = "SELECT chart_bars('[{\"label\":\"Nei\",\"value\":40,\"count\":16},"
                "{\"label\":\"Ja\",\"value\":60,\"count\":24}]', '{\"unit\":\"percent\"}', 'desc')",
     .result = "Stolpediagram: Ja 60\u00a0%\u00a0(24) og Nei 40\u00a0%\u00a0(16)."},
    kThree, sdk::scalar<call<bars>>());

constinit const sdk::Function kSeries = sdk::function(
    {.name = "chart_series",
     .kind = "scalar",
     .signature = "chart_series(rows, options, format)",
     .summary = "Lines over years, with their names at their ends and zero on the axis.",
     .details =
         "Rows: label (the series), x (the year), value, status. A status with the word imputed "
         "makes "
         "an open point and a dashed line; a value that is NULL a gap, and a mark below the axis. "
         "Options: breaks, a list with the first year after each break in the series.",
     .returns = kReturns,
     .example =
         "SELECT chart_series('[{\"label\":\"Telemark\",\"x\":2010,\"value\":5239},"
         "{\"label\":\"Telemark\",\"x\":2011,\"value\":5575}]', '{\"lang\":\"en\"}', 'desc')",
     .result = "Line chart. Telemark: 5,239 (2010) to 5,575 (2011)."},
    kThree, sdk::scalar<call<series>>());

constinit const sdk::Function kScatter = sdk::function(
    {.name = "chart_scatter",
     .kind = "scalar",
     .signature = "chart_scatter(rows, options, format)",
     .summary = "Two scores as points with names that never overlap, in four fields by two cuts.",
     .details =
         "Rows: label, x, y, count (the point's area), field (HH, HL, LH, LL, 'undecided', 'too "
         "few', "
         "'suppressed' or 'missing'), status. What has no point is listed by name beside the plot. "
         "Options: x_cut, y_cut, near (a grey band so far from the cuts), x_title, y_title, "
         "x_name, "
         "y_name (for the names of the fields), n_title, min_n. Names without room are in notes.",
     .returns = kReturns,
     .example =
         "SELECT "
         "chart_scatter('[{\"label\":\"Skien\",\"x\":92,\"y\":38.1},{\"label\":\"Tokke\"}]', "
         "'{\"x_cut\":70.2,\"y_cut\":41.3,\"lang\":\"en\"}', 'desc')",
     .result = "Scatter plot of 1 point(s). HL (1): Skien. No figure (1): Tokke."},
    kThree, sdk::scalar<call<scatter>>());

constinit const sdk::Function kCoefficients = sdk::function(
    {.name = "chart_coefficients",
     .kind = "scalar",
     .signature = "chart_coefficients(rows, options, format)",
     .summary =
         "The coefficients of one or more models with their intervals, on the log odds scale.",
     .details =
         "Rows: label (the term), group (the model), value, lower, upper, status; 'Inf' and '-Inf' "
         "are "
         "numbers. What has no end (separation) is drawn as an arrow, and the figure says so.",
     .returns = kReturns,
     .example =
         "SELECT chart_coefficients('[{\"label\":\"sentralitet\",\"value\":0.5,\"lower\":-0.25,"
         "\"upper\":\"Inf\"}]', NULL, 'desc')",
     .result =
         "Koeffisienter med intervaller: sentralitet 0,50 [\u22120,25; ∞]. Pil: estimatet eller "
         "intervallet har ingen grense i den retningen (separasjon)."},
    kThree, sdk::scalar<call<coefficients, true>>());

}  // namespace kv::chart
