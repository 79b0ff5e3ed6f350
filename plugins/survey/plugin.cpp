// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/load.h>

#include "plugins/survey/functions.h"

SQLITE_EXTENSION_INIT1

namespace {

using namespace kv::survey;

constexpr const kv::sdk::Function* kFunctions[] = {
    &kChiSquare, &kChiSquareDf, &kChiSquareP, &kCramersV, &kFisherP, &kExpectedMin, &kExpectedSmall,
};
const auto kRecords = kv::sdk::records(kFunctions);

const kv_plugin kPlugin = {
    sizeof(kv_plugin),
    "survey",
    KV_VERSION,
    "Cross tables of survey answers: chi-square, Fisher's exact test for tables of any size, "
    "Cramer's V.",
    "MIT",
    3'040'000,
    kRecords.data(),
    kRecords.size(),
    nullptr,
    0,
};

}  // namespace

KV_PLUGIN_ENTRY int sqlite3_survey_init(sqlite3* db, char** message,
                                        const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  return kv::sdk::load(db, message, kPlugin, kFunctions);
}
