// SPDX-License-Identifier: MIT
#include <iterator>
#include <kommunevarehus/sdk/load.h>

#include "plugins/quadrant/functions.h"

SQLITE_EXTENSION_INIT1

namespace {

using namespace kv::quadrant;

constexpr const kv::sdk::Function* kFunctions[] = {&kLabel,  &kClass,     &kNear,
                                                   &kMedian, &kReference, &kSql};
const auto kRecords = kv::sdk::records(kFunctions);

constexpr const kv_command* kCommands[] = {&kQuadrantCommand};

const kv_plugin kPlugin = {
    sizeof(kv_plugin),
    "quadrant",
    KV_VERSION,
    "Two scores and two stated cuts: four fields, with what is missing, suppressed, too few or "
    "undecided in classes of their own.",
    "MIT",
    3'040'000,
    kRecords.data(),
    kRecords.size(),
    kCommands,
    std::size(kCommands),
};

}  // namespace

KV_PLUGIN_ENTRY int sqlite3_quadrant_init(sqlite3* db, char** message,
                                          const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  return kv::sdk::load(db, message, kPlugin, kFunctions);
}
