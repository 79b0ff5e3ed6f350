// SPDX-License-Identifier: MIT
#include <iterator>
#include <kommunevarehus/sdk/load.h>

#include "plugins/logit/functions.h"

SQLITE_EXTENSION_INIT1

namespace {

using namespace kv::logit;

constexpr const kv::sdk::Function* kFunctions[] = {
    &kModelFunction, &kFit,    &kPredict, &kTerms,  &kGlance,     &kTests, &kEffects, &kAugment,
    &kFirthTable,    &kRobust, &kVif,     &kGroups, &kSeparation, &kNotes, &kBlock,   &kSideBySide,
};
const auto kRecords = kv::sdk::records(kFunctions);

constexpr const kv_command* kCommands[] = {&kLogitCommand, &kModelsCommand};

const kv_plugin kPlugin = {
    sizeof(kv_plugin),
    "logit",
    KV_VERSION,
    "Logistic regression with an R formula: maximum likelihood and Firth, separation found and "
    "named, profile intervals, robust, cluster and design errors, marginal effects, tests of fit.",
    "MIT",
    3'040'000,
    kRecords.data(),
    kRecords.size(),
    kCommands,
    std::size(kCommands),
};

}  // namespace

KV_PLUGIN_ENTRY int sqlite3_logit_init(sqlite3* db, char** message,
                                       const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  return kv::sdk::load(db, message, kPlugin, kFunctions);
}
