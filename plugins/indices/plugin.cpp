// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/load.h>

#include "plugins/indices/functions.h"

SQLITE_EXTENSION_INIT1

namespace {

using namespace kv::indices;

constexpr const kv::sdk::Function* kFunctions[] = {
    &kPooledRatio,       &kPooledMissing, &kPooledOutside, &kShare,   &kShareStatus, &kShareLower,
    &kShareUpper,        &kAdditive,      &kAdditiveN,     &kRank,    &kAlpha,       &kAlphaN,
    &kDeviationFunction, &kNormalised,    &kCompositeSql,  &kRequire,
};
const auto kRecords = kv::sdk::records(kFunctions);

constexpr const kv_command* kCommands[] = {&kCompositeCommand, &kRankCommand};

const kv_plugin kPlugin = {
    sizeof(kv_plugin),
    "indices",
    KV_VERSION,
    "Index numbers of municipal statistics: pooled ratios, shares with suppression and bounds, "
    "additive and composite indices, Cronbach's alpha, ranks.",
    "MIT",
    3'040'000,
    kRecords.data(),
    kRecords.size(),
    kCommands,
    std::size(kCommands),
};

}  // namespace

KV_PLUGIN_ENTRY int sqlite3_indices_init(sqlite3* db, char** message,
                                         const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  return kv::sdk::load(db, message, kPlugin, kFunctions);
}
