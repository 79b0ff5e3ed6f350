// SPDX-License-Identifier: MIT
#include <algorithm>
#include <kommunevarehus/sdk/callbacks.h>
#include <unordered_map>

#include "plugins/protect/functions.h"
#include "plugins/protect/json.h"
#include "plugins/protect/kernels/suppress.h"

namespace kv::protect {
namespace {

using sdk::ArgumentError;
using sdk::Arguments;

const rapidjson::Value* member(const rapidjson::Value& object, const char* name) {
  const auto it = object.FindMember(name);
  return it == object.MemberEnd() ? nullptr : &it->value;
}

class SystemReader {
 public:
  explicit SystemReader(const Arguments& arguments)
      : json_(read_json(arguments, 0)), place_(arguments.place(0)) {}

  Table table() {
    if (!json_.IsObject()) fail("must be a JSON object with cells and equations");
    read_cells();
    const rapidjson::Value* equations = member(json_, "equations");
    if (!equations || !equations->IsArray()) fail("has no list 'equations'");
    for (const auto& equation : equations->GetArray()) read_equation(equation);
    read_published();
    return std::move(table_);
  }

  bool flag(const char* name) const {
    const rapidjson::Value* value = member(json_, name);
    if (value && !value->IsBool())
      fail(std::string("has '") + name + "', which is no true or false");
    return value && value->GetBool();
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw ArgumentError(place_ + " " + what);
  }

  void read_cells() {
    const rapidjson::Value* cells = member(json_, "cells");
    if (!cells || !cells->IsObject()) fail("has no object 'cells' of counts by name");
    std::vector<std::pair<std::string, std::int64_t>>
        sorted;  // the result is the same in any order
    for (const auto& [name, count] : cells->GetObject()) {
      if (!count.IsInt64())
        fail("has a count that is no whole number, in cell '" + std::string(text_of(name)) + "'");
      sorted.emplace_back(text_of(name), count.GetInt64());
    }
    std::ranges::sort(sorted);
    for (auto& [name, count] : sorted) {
      numbers_.emplace(name, table_.names.size());
      table_.names.push_back(std::move(name));
      table_.counts.push_back(count);
      table_.always_published.push_back(false);
    }
  }

  std::size_t cell(const rapidjson::Value& name) const {
    if (!name.IsString()) fail("names a cell by something that is no text");
    const auto it = numbers_.find(std::string(text_of(name)));
    if (it == numbers_.end())
      fail("names the cell '" + std::string(text_of(name)) + "', which is not among the cells");
    return it->second;
  }

  void read_equation(const rapidjson::Value& equation) {
    const rapidjson::Value* parent = equation.IsObject() ? member(equation, "parent") : nullptr;
    const rapidjson::Value* children = equation.IsObject() ? member(equation, "children") : nullptr;
    if (!parent || !children || !children->IsArray())
      fail("has an equation without a parent and a list of children");
    Sum sum{cell(*parent), {}};
    for (const auto& child : children->GetArray()) sum.children.push_back(cell(child));
    table_.sums.push_back(std::move(sum));
  }

  // Names that are no cells are passed over: the list may be one for many tables.
  void read_published() {
    const rapidjson::Value* list = member(json_, "never_suppressed");
    if (!list) return;
    if (!list->IsArray()) fail("has 'never_suppressed', which is no list");
    for (const auto& name : list->GetArray()) {
      if (!name.IsString()) fail("names a cell by something that is no text");
      if (const auto it = numbers_.find(std::string(text_of(name))); it != numbers_.end())
        table_.always_published[it->second] = true;
    }
  }

  rapidjson::Document json_;
  std::string place_;
  Table table_;
  std::unordered_map<std::string, std::size_t> numbers_;
};

void write_names(JsonWriter& json, const char* key, const Table& table,
                 const std::vector<Cell>& cells, bool primary, bool secondary) {
  json.Key(key);
  json.StartArray();
  for (std::size_t i = 0; i < table.size(); ++i)
    if ((primary && cells[i] == Cell::kPrimary) || (secondary && cells[i] == Cell::kSecondary))
      write_text(json, table.names[i]);
  json.EndArray();
}

void system_function(const Arguments& arguments, sdk::Result& out) {
  SystemReader reader(arguments);
  const Table table = reader.table();
  Rule rule = read_rule(arguments, 1);
  rule.hide_zero = reader.flag("zero_is_small");
  rule.zero_may_help = reader.flag("zeros_may_be_secondary");
  const Suppression done = suppress(table, rule);
  const std::vector<Range> attack = attack_on_small_counts(table, rule);

  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  write_names(json, "primary", table, done.cells, true, false);
  write_names(json, "secondary", table, done.cells, false, true);
  write_names(json, "suppressed", table, done.cells, true, true);
  json.Key("proven");
  json.Bool(done.proven);
  json.Key("intervals");
  json.StartObject();
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (done.cells[i] == Cell::kPublished) continue;
    write_text(json, table.names[i]);
    write_range(json, done.ranges[i]);
  }
  json.EndObject();
  json.Key("attack_on_primary_only");
  json.StartObject();
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (done.cells[i] != Cell::kPrimary) continue;
    write_text(json, table.names[i]);
    write_range(json, attack[i]);
  }
  json.EndObject();
  json.EndObject();
  out.text({buffer.GetString(), buffer.GetSize()});
}

constexpr kv_parameter kSystemText = sdk::parameter(
    "system", "json",
    "{\"cells\": {name: count}, \"equations\": [{\"parent\": name, \"children\": [name, …]}], "
    "\"never_suppressed\": [name, …], \"zeros_may_be_secondary\": false, \"zero_is_small\": "
    "false}; the last three may be left out.");
constexpr kv_parameter kThreshold =
    sdk::parameter("threshold", "integer", "Counts below it, other than 0, are suppressed.");
constexpr kv_parameter kWidth = sdk::parameter(
    "width", "integer",
    "How wide, in persons, the range must be that can be inferred of a suppressed small count.");
constexpr const kv_parameter* kParameters[] = {&kSystemText, &kThreshold, &kWidth};

}  // namespace

constinit const sdk::Function kSystem = sdk::function(
    {.name = "protect_system",
     .kind = "scalar",
     .signature = "protect_system(system, threshold, width)",
     .summary = "Suppresses small counts of any set of cells and sums, and what else it takes.",
     .details =
         "For tables whose sums are not those of protect_table: linked tables, two hierarchies. "
         "Secondary cells: the fewest, then the smallest sum of their counts; of several "
         "such sets always the same. `proven` is false where the search ended at its limit; the "
         "table is protected all "
         "the same. Errors: a sum that does not add up, a cell that cannot be protected. Method: "
         "Fischetti & Salazar, Management Science 47 (2001); audit by linear programming, "
         "Willenborg & de Waal (2001), chapter 4.",
     .returns = "JSON: primary, secondary, suppressed (names), proven, intervals (what an attacker "
                "who knows every published number can infer), attack_on_primary_only.",
     .example = "SELECT protect_system('{\"cells\":{\"Ja\":24,\"Nei\":15,\"Vet ikke\":1,\"*\":40},"
                "\"equations\":[{\"parent\":\"*\",\"children\":[\"Ja\",\"Nei\",\"Vet ikke\"]}],"
                "\"never_suppressed\":[\"*\"]}', 3, 1)",
     .result = "{\"primary\":[\"Vet ikke\"],\"secondary\":[\"Nei\"],\"suppressed\":[\"Nei\",\"Vet "
               "ikke\"],\"proven\":true,\"intervals\":{\"Nei\":[0,16],\"Vet ikke\":[0,16]},"
               "\"attack_on_primary_only\":{\"Vet ikke\":[1,1]}}"},
    kParameters, sdk::scalar<system_function>());

}  // namespace kv::protect
