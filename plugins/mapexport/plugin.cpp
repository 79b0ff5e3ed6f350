// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/load.h>

#include "plugins/mapexport/functions.h"

SQLITE_EXTENSION_INIT1

namespace {

using namespace kv::mapexport;

constexpr const kv::sdk::Function* kFunctions[] = {
    &kBreaks, &kGeoJson, &kGeoPackage, &kHtml, &kPanelMap, &kPdfMap, &kPngMap, &kRemarks, &kSvgMap};
const auto kRecords = kv::sdk::records(kFunctions);

const kv_plugin kPlugin = {
    sizeof(kv_plugin),
    "mapexport",
    KV_VERSION,
    "Maps of figures: class breaks by rule, choropleths as pictures and as data.",
    "MIT",
    3'040'000,
    kRecords.data(),
    kRecords.size(),
    nullptr,
    0,
};

}  // namespace

KV_PLUGIN_ENTRY int sqlite3_mapexport_init(sqlite3* db, char** message,
                                           const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  return kv::sdk::load(db, message, kPlugin, kFunctions);
}
