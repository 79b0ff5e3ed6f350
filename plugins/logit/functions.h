// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/plugin.h>
#include <kommunevarehus/sdk/function.h>

namespace kv::logit {

extern const sdk::Function kModelFunction;
extern const sdk::Function kFit;
extern const sdk::Function kPredict;

extern const sdk::Function kTerms;
extern const sdk::Function kFirthTable;
extern const sdk::Function kRobust;
extern const sdk::Function kVif;
extern const sdk::Function kGlance;
extern const sdk::Function kTests;
extern const sdk::Function kGroups;
extern const sdk::Function kSeparation;
extern const sdk::Function kNotes;
extern const sdk::Function kAugment;
extern const sdk::Function kEffects;
extern const sdk::Function kBlock;
extern const sdk::Function kSideBySide;

extern const kv_command kLogitCommand;
extern const kv_command kModelsCommand;

}  // namespace kv::logit
