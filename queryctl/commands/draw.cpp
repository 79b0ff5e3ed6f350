// SPDX-License-Identifier: MIT
#include "queryctl/artefact.h"
#include "queryctl/commands/builtin.h"
#include "queryctl/draw/chart_data.h"
#include "queryctl/draw/data_source.h"
#include "queryctl/report/origin.h"
#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

using draw::Kind;

struct Described {
  Kind kind;
  const char* name;
  const char* summary;
  const char* example;
};

constexpr Described kCharts[] = {
    {Kind::kBars, "bars", "A bar chart of survey answers or of any table",
     "bars --question T09 -o svar.svg"},
    {Kind::kSeries, "series", "A time series, with imputed years and breaks marked",
     "series \"show folkemengde --group imdi-sor\" -o folk.svg"},
    {Kind::kScatter, "scatter", "A scatter plot of two scores, with four fields and names",
     "scatter firefelt --near 2 -o felt.svg"},
    {Kind::kCoefficients, "coefficients", "The coefficients of a model with their intervals",
     "coefficients \"logit 'over70 ~ by' --data kommuner\" -o modell.svg"}};

sql::Param option(const char* name, const char* type, const char* summary,
                  std::optional<std::string> otherwise = std::nullopt) {
  return {name, type, false, std::move(otherwise), summary};
}

CommandInfo info_of(const Described& chart) {
  CommandInfo info;
  info.name = chart.name;
  info.origin = "built in";
  info.summary = chart.summary;
  info.example = chart.example;
  info.formats = {"svg", "png", "pdf"};
  info.details =
      "DATA is a command with its options in quotes, a table, a view or a SELECT. Columns are "
      "found "
      "by their usual names.\n"
      "What has no number is drawn as what it is, never as 0; reconstructed and invented figures "
      "are called so in the figure.\n";
  const bool is_bars = chart.kind == Kind::kBars;
  info.arguments = {{"data", "text", !is_bars, std::nullopt,
                     "A command in quotes, a table, a view or a SELECT."}};
  info.options = {
      option("title", "text", "The heading; else the question's or the command's."),
      option("subtitle", "text", "What is counted, in which unit."),
      option("source", "text", "The source line; else what the warehouse knows."),
      option("note", "text", "One more line at the foot."),
      option("unit", "text", "percent, or nothing."),
      option("decimals", "count", "Of the values."),
      option("width", "number", "Of the figure, in mm.", "160"),
      option("dpi", "number", "Of a PNG.", "300"),
      option("id_prefix", "text",
             "Before the ids within an SVG: one of its own for each figure of a page.", "f"),
      option("label", "text", "The column with the names."),
      option("n", "text", "The column with how many.")};
  const auto add = [&](sql::Param param) { info.options.push_back(std::move(param)); };
  if (chart.kind != Kind::kScatter) add(option("value", "text", "The column that is drawn."));
  if (chart.kind == Kind::kBars || chart.kind == Kind::kCoefficients)
    add(option("group", "text", "The column that parts bars, or models."));
  if (is_bars) {
    add(option("question", "text", "Survey questions instead of DATA, with ',' between."));
    add(option("wave", "text", "Their wave."));
    add(option("answer", "text",
               "Only the share of this answer, or with * of those that fit: Ja*."));
    add(option("style", "choice:bars|grouped|stacked",
               "grouped where there are groups, stacked for several questions, else bars."));
    add(option("sort", "choice:value|given", "Largest first, or as the data has them.", "value"));
  }
  if (chart.kind == Kind::kSeries) {
    add(option("x", "text", "The column with the years."));
    add(option("breaks", "text", "The first year after each break, with ',' between."));
  }
  if (chart.kind == Kind::kScatter) {
    add(option("x", "text", "The column of the first score."));
    add(option("y", "text", "The column of the second."));
    add(option("x_cut", "number", "Where the fields part; else the column x_cut of the data."));
    add(option("y_cut", "number", "As --x-cut."));
    add(option("near", "number", "A grey band so far from the cuts.", "0"));
    add(option("x_title", "text", "What stands at the axis."));
    add(option("y_title", "text", "As --x-title."));
    add(option("x_name", "text", "One word for x, in the names of the fields: bosetting."));
    add(option("y_name", "text", "One word for y."));
    add(option("n_title", "text", "What --n counts."));
    add(option("min_n", "number", "Below it a row is too few; said in the list."));
  }
  return info;
}

/// A JSON object of what is not NULL or empty.
class Json {
 public:
  void add(const std::string& name, const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (std::holds_alternative<std::monostate>(value) || (text && text->empty())) return;
    raw(name, draw::json_value(value));
  }
  void raw(const std::string& name, const std::string& json) {
    members_ += (members_.empty() ? "\"" : ",\"") + name + "\":" + json;
  }
  std::string done() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

class DrawCommand : public Command {
 public:
  explicit DrawCommand(const Described& chart) : Command(info_of(chart)), chart_(chart) {}

  void run(Session& session, const Arguments& arguments) const override {
    const auto format = asked_format(session.settings(), info().name, info().formats, true);
    const std::string function = std::string("chart_") + chart_.name;
    if (session.fetch("SELECT 1 FROM pragma_function_list WHERE name = :name", {{"name", function}})
            .empty())
      throw Error(info().name + " needs the plugin chart, which is not loaded.",
                  "Leave --no-plugins out, or give --plugin chart.", ExitCode::kPlugin);
    const draw::Data data = data_for(session, arguments);
    const draw::Wanted wanted{arguments.text("label"), arguments.text("value"),
                              arguments.text("group"), arguments.text("n"),
                              arguments.text("x"),     arguments.text("y")};
    const draw::ChartData chart = draw::chart_data(chart_.kind, data.table, wanted);
    session.run_artefact("SELECT " + function + "(:rows, :options, :format), " + function +
                             "(:rows, :options, 'notes')",
                         {{"rows", chart.rows},
                          {"options", options(session, arguments, data, chart)},
                          {"format", *format}},
                         info().name);
  }

 private:
  draw::Data data_for(Session& session, const Arguments& arguments) const {
    const std::string questions = arguments.text("question");
    if (arguments.has("data") == !questions.empty())
      throw Error(info().name + ": give DATA" +
                      (chart_.kind == Kind::kBars ? " or --question, one of the two." : "."),
                  {}, ExitCode::kUsage);
    if (questions.empty()) return draw::data_of(session, arguments.text("data"));
    return draw::data_of_questions(session, questions, arguments.text("wave"),
                                   arguments.text("answer"));
  }

  std::string options(const Session& session, const Arguments& arguments, const draw::Data& data,
                      const draw::ChartData& chart) const {
    Json json;
    const auto either = [&](const char* name, const Value& otherwise) {
      json.add(name, arguments.has(name) ? arguments.values().find(name)->second : otherwise);
    };
    json.add("lang", session.settings().lang);
    either("title", data.title);
    either("subtitle", chart_.kind == Kind::kBars ? data.subtitle : std::string());
    either("source", data.source);
    either("unit", chart.unit);
    for (const char* name : {"note", "decimals", "width", "dpi", "id_prefix", "near", "x_name",
                             "y_name", "n_title", "min_n", "sort"})
      either(name, {});
    json.add("base", chart.base);
    if (chart_.kind == Kind::kBars)
      either("style", data.stacked ? Value{std::string("stacked")} : Value{});
    if (chart_.kind == Kind::kScatter) {
      either("x_cut", chart.x_cut);
      either("y_cut", chart.y_cut);
      either("x_title", chart.x_column);
      either("y_title", chart.y_column);
    }
    if (chart_.kind == Kind::kSeries && arguments.has("breaks"))
      json.raw("breaks", "[" + years(arguments.text("breaks")) + "]");
    switch (report::origin_of(data.table)) {
      case report::Origin::kPublished:
        break;
      case report::Origin::kPartly:
        json.raw("reconstructed", "\"partly\"");
        break;
      case report::Origin::kReconstructed:
        json.raw("reconstructed", "true");
        break;
      case report::Origin::kInvented:
        json.raw("reconstructed", "\"invented\"");
        break;
    }
    return json.done();
  }

  std::string years(const std::string& list) const {
    if (list.find_first_not_of("0123456789,") != std::string::npos || list.empty() ||
        list.front() == ',' || list.back() == ',' || list.find(",,") != std::string::npos)
      throw Error(info().name + ": --breaks: '" + list + "' is no list of years.",
                  "Write 2011, or 2011,2015.", ExitCode::kUsage);
    return list;
  }

  Described chart_;
};

}  // namespace

std::vector<std::unique_ptr<Command>> make_draw_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  for (const Described& chart : kCharts) commands.push_back(std::make_unique<DrawCommand>(chart));
  return commands;
}

}  // namespace kv::queryctl
