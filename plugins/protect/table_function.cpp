// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/callbacks.h>
#include <optional>
#include <stdexcept>

#include "plugins/protect/functions.h"
#include "plugins/protect/json.h"
#include "plugins/protect/kernels/margins.h"
#include "plugins/protect/kernels/suppress.h"

namespace kv::protect {
namespace {

using sdk::ArgumentError;
using sdk::Arguments;

constexpr std::pair<std::string_view, bool> kMarginRules[] = {{"protect", false},
                                                              {"publish", true}};

void write_cell(JsonWriter& json, const std::vector<std::string>& key, std::int64_t count,
                Cell state, const Range& range) {
  json.StartObject();
  json.Key("key");
  json.StartArray();
  for (const std::string& name : key) write_text(json, name);
  json.EndArray();
  json.Key("count");
  if (state == Cell::kPublished)
    json.Int64(count);
  else
    json.Null();
  json.Key("status");
  json.String(state == Cell::kPublished ? "" : ":");
  json.Key("reason");
  json.String(state == Cell::kPublished ? "" : state == Cell::kPrimary ? "small" : "secondary");
  json.Key("lower");
  json.Int64(range.lower);
  json.Key("upper");
  if (range.upper)
    json.Int64(*range.upper);
  else
    json.Null();
  json.EndObject();
}

class TableState {
 public:
  void step(const Arguments& arguments) {
    const Rule rule = read_rule(arguments, 2);
    const bool publish = arguments.choice(4, kMarginRules);
    if (rule_ && (rule_->threshold != rule.threshold || rule_->width != rule.width ||
                  publish_margins_ != publish))
      throw ArgumentError("threshold, width and margins must be the same in all rows of a group");
    rule_ = rule;
    publish_margins_ = publish;
    margins_.add(read_cell(arguments, 0), read_count(arguments, 1));
  }

  [[noreturn]] void inverse(const Arguments&) {
    throw ArgumentError("it protects a whole table and takes no frame; leave OVER out");
  }

  /// NULL for a table without rows.
  void result(sdk::Result& out) const {
    if (margins_.empty()) return;
    const Margins::Whole whole = margins_.whole(publish_margins_);
    const Suppression done = suppress(whole.table, *rule_);
    rapidjson::StringBuffer buffer;
    JsonWriter json(buffer);
    json.StartArray();
    for (std::size_t i = 0; i < whole.table.size(); ++i)
      write_cell(json, whole.keys[i], whole.table.counts[i], done.cells[i], done.ranges[i]);
    json.EndArray();
    out.text({buffer.GetString(), buffer.GetSize()});
  }

 private:
  Margins margins_;
  std::optional<Rule> rule_;
  bool publish_margins_ = false;
};

constexpr kv_parameter kCell = sdk::parameter(
    "cell", "json",
    "The categories of the row, one per dimension: json_array(answer, kommune); a dimension with "
    "levels as a list from the coarsest: json_array(answer, json_array(region, fylke, kommune)).");
constexpr kv_parameter kCount =
    sdk::parameter("count", "integer", "How many there are; rows of the same cell add up.");
constexpr kv_parameter kThreshold =
    sdk::parameter("threshold", "integer", "Counts below it, other than 0, are suppressed.");
constexpr kv_parameter kWidth = sdk::parameter(
    "width", "integer",
    "How wide, in persons, the range must be that can be inferred of a suppressed small count.");
constexpr kv_parameter kMarginsRule = sdk::parameter(
    "margins", "text",
    "'protect': margins are suppressed as other cells are, but the grand total is not; 'publish': "
    "no margin is suppressed.");
constexpr const kv_parameter* kParameters[] = {&kCell, &kCount, &kThreshold, &kWidth,
                                               &kMarginsRule};

}  // namespace

constinit const sdk::Function kTableFunction = sdk::function(
    {.name = "protect_table",
     .kind = "aggregate",
     .signature = "protect_table(cell, count, threshold, width, margins)",
     .summary = "A table with every margin, in which small counts are suppressed, and as many more "
                "cells as it takes that no published sum gives them back.",
     .details =
         "Secondary cells: the fewest, then the smallest sum of their counts; of several such sets "
         "always the same, and the order of the rows does not matter. Combinations that no "
         "row has are cells with 0. Small margins are suppressed too. A suppressed cell has count "
         "NULL and status ':'; lower and upper are what someone can infer who knows every "
         "published "
         "number. `reason` tells small from secondary cells, and so tells more than the table: "
         "keep "
         "it in the house. Errors: a cell that cannot be protected, more than 20,000 cells. "
         "Method: Fischetti & Salazar, Management Science 47 (2001).",
     .returns =
         "A JSON list of cells: key (a name per dimension, '*' for its total), count, status, "
         "reason, lower, upper.",
     .example =
         "WITH t(svar, n) AS (VALUES ('Ja', 24), ('Nei', 15), ('Vet ikke', 1)) "
         "SELECT value ->> '$.key[0]', value ->> 'count', value ->> 'status', value ->> 'lower', "
         "value ->> 'upper' FROM json_each((SELECT protect_table(json_array(svar), n, 3, 1, "
         "'protect') FROM t)) ORDER BY 1",
     .result = "*|40||40|40\nJa|24||24|24\nNei||:|0|16\nVet ikke||:|0|16"},
    kParameters, sdk::aggregate<TableState>());

}  // namespace kv::protect
