// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/plugin.h>
#include <kommunevarehus/sdk/function.h>

namespace kv::indices {

extern const sdk::Function kPooledRatio;
extern const sdk::Function kPooledMissing;
extern const sdk::Function kPooledOutside;

extern const sdk::Function kShare;
extern const sdk::Function kShareStatus;
extern const sdk::Function kShareLower;
extern const sdk::Function kShareUpper;

extern const sdk::Function kAdditive;
extern const sdk::Function kAdditiveN;

extern const sdk::Function kRank;

extern const sdk::Function kAlpha;
extern const sdk::Function kAlphaN;

extern const sdk::Function kDeviationFunction;
extern const sdk::Function kNormalised;
extern const sdk::Function kCompositeSql;
extern const sdk::Function kRequire;

extern const kv_command kCompositeCommand;
extern const kv_command kRankCommand;

}  // namespace kv::indices
