// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/load.h>

#include "plugins/chart/functions.h"

SQLITE_EXTENSION_INIT1

namespace {

using namespace kv::chart;

constexpr const kv::sdk::Function* kFunctions[] = {&kBars, &kSeries, &kScatter, &kCoefficients};
const auto kRecords = kv::sdk::records(kFunctions);

const kv_plugin kPlugin = {
    sizeof(kv_plugin),
    "chart",
    KV_VERSION,
    "Bar charts, time series, scatter plots with four fields and coefficient plots, as SVG, PNG "
    "and "
    "PDF.",
    "MIT",
    3'040'000,
    kRecords.data(),
    kRecords.size(),
    nullptr,
    0,
};

}  // namespace

KV_PLUGIN_ENTRY int sqlite3_chart_init(sqlite3* db, char** message,
                                       const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  return kv::sdk::load(db, message, kPlugin, kFunctions);
}
