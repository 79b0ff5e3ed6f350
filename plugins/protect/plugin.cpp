// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/load.h>

#include "plugins/protect/functions.h"

SQLITE_EXTENSION_INIT1

namespace {

using namespace kv::protect;

constexpr const kv::sdk::Function* kFunctions[] = {&kTableFunction, &kSystem, &kRateStatus,
                                                   &kDifference, &kSql};
const auto kRecords = kv::sdk::records(kFunctions);

constexpr const kv_command* kCommands[] = {&kProtectCommand};

const kv_plugin kPlugin = {
    sizeof(kv_plugin),
    "protect",
    KV_VERSION,
    "Disclosure control: small counts of a table suppressed, with as many more as it takes that no "
    "published sum gives them back.",
    "MIT",
    3'040'000,
    kRecords.data(),
    kRecords.size(),
    kCommands,
    std::size(kCommands),
};

}  // namespace

KV_PLUGIN_ENTRY int sqlite3_protect_init(sqlite3* db, char** message,
                                         const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  return kv::sdk::load(db, message, kPlugin, kFunctions);
}
