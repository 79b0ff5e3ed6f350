// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/callbacks.h>

#include "plugins/protect/functions.h"
#include "plugins/protect/json.h"
#include "plugins/protect/kernels/differencing.h"

namespace kv::protect {
namespace {

void difference_function(const sdk::Arguments& arguments, sdk::Result& out) {
  const Difference found =
      difference(read_counts(arguments, 0), read_counts(arguments, 1), read_count(arguments, 2));
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  json.Key("persons");
  json.Int64(found.persons);
  json.Key("discloses");
  json.Bool(found.discloses);
  json.Key("counts");
  json.StartObject();
  for (const auto& [category, count] : found.counts) {
    write_text(json, category);
    json.Int64(count);
  }
  json.EndObject();
  json.EndObject();
  out.text({buffer.GetString(), buffer.GetSize()});
}

constexpr kv_parameter kOne =
    sdk::parameter("counts", "json", "A published table: {\"category\": count, …}.");
constexpr kv_parameter kOther = sdk::parameter(
    "other", "json", "Another of the same variable, whose persons are a part of the first's.");
constexpr kv_parameter kThreshold =
    sdk::parameter("threshold", "integer", "Counts below it, other than 0, must not become known.");
constexpr const kv_parameter* kParameters[] = {&kOne, &kOther, &kThreshold};

}  // namespace

constinit const sdk::Function kDifference = sdk::function(
    {.name = "protect_difference",
     .kind = "scalar",
     .signature = "protect_difference(counts, other, threshold)",
     .summary = "What two tables with different bases tell together: the answers of those who are "
                "in one of them only.",
     .details = "Two tables of 40 and 39 persons disclose the fortieth's answer. `discloses` is "
                "true when the persons between the bases, or one of their answers, are below "
                "the threshold: the two must not both be published. An error when neither table "
                "can be a part of the other. Method: Willenborg & de Waal, Elements of Statistical "
                "Disclosure Control (2001), 1.4.",
     .returns = "JSON: persons, discloses, counts.",
     .example = "SELECT protect_difference('{\"Ja\":21,\"Nei\":19}', '{\"Ja\":21,\"Nei\":18}', 3)",
     .result = "{\"persons\":1,\"discloses\":true,\"counts\":{\"Nei\":1}}"},
    kParameters, sdk::scalar<difference_function>());

}  // namespace kv::protect
